// Whether a badge was taken back: lists good, broken, forged, missing, and the standard's name for each.
import { constants, crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { encodeStatusList, issueStatusList, withBit } from '@skillweave/core/sign';
import { standing } from '@skillweave/core/verify';
import { describe, expect, it } from 'vitest';
import { seal } from '../../packages/core/src/sign/seal.ts';
import { altered, at, check, college, faults, issue, mallory, now, recordOf, worldWith } from './stage.ts';

const text = await issue();
const list = 'https://status.lakeside.example/1';
const bits = new Uint8Array(16_384);
const listed = { purpose: 'revocation', index: 94_567, list } as const;
const listInput = { id: list, issuer: college.did, purpose: 'revocation', bits, validFrom: at('2026-01-01T00:00:00Z') } as const;

describe('the list of withdrawn badges', () => {
  const checkListed = async (served: string | undefined, status: object = listed) => {
    const signed = await issue({ status: { ...listed, ...status } });
    return await check(signed, worldWith(served === undefined ? {} : { [list]: served }));
  };
  const listWith = (changes: object = {}, by = college) =>
    issueStatusList({ ...listInput, issuer: by.did, ...changes }, by.signer);
  const relist = async (encodedList: unknown) => {
    // Signed by the college itself: a list can be broken by its own issuer.
    const document = JSON.parse(await listWith());
    delete document.proof;
    document.credentialSubject.encodedList = encodedList;
    return await seal(document, college.signer, { created: now });
  };

  it('clears a badge whose bit is not set, whatever its neighbours', async () => {
    const neighbours = withBit(withBit(bits, 94_566, true), 94_568, true);
    expect((await checkListed(await listWith({ bits: neighbours }))).verdict).toBe('valid');
  });

  it('revokes a badge whose bit is set', async () => {
    const report = await checkListed(await listWith({ bits: withBit(bits, 94_567, true) }));
    expect([report.verdict, standing(report), faults(report)]).toEqual(['invalid', 'revoked', ['status.revoked']]);
  });

  it('suspends a badge in the same way', async () => {
    const served = await listWith({ purpose: 'suspension', bits: withBit(bits, 94_567, true) });
    const report = await checkListed(served, { purpose: 'suspension' });
    expect([standing(report), faults(report)]).toEqual(['suspended', ['status.suspended']]);
  });

  it('cannot be had: could not check, never good (C13)', async () => {
    const report = await checkListed(undefined);
    expect([report.verdict, standing(report), faults(report)]).toEqual([
      'undetermined',
      'cannotCheck',
      ['status.STATUS_RETRIEVAL_ERROR'],
    ]);
  });

  it.each<[string, () => Promise<string>, string]>([
    ['a web page (C13)', async () => '<html>Not here</html>', 'status.STATUS_RETRIEVAL_ERROR'],
    ['another document', async () => text, 'status.STATUS_VERIFICATION_ERROR'],
    ['signed by another (C11)', () => listWith({}, mallory), 'status.STATUS_VERIFICATION_ERROR'],
    ['unsigned (C11)', async () => altered(await listWith(), (d) => void delete d.proof), 'status.STATUS_VERIFICATION_ERROR'],
    [
      'changed',
      async () => altered(await listWith(), (d) => void (d.credentialSubject.ttl = 1)),
      'status.STATUS_VERIFICATION_ERROR',
    ],
    ['for another use (C12)', () => listWith({ purpose: 'suspension' }), 'status.STATUS_VERIFICATION_ERROR'],
    ['another list of the same issuer', () => listWith({ id: `${list}0` }), 'status.STATUS_VERIFICATION_ERROR'],
    ['out of date', () => listWith({ validUntil: at('2026-11-01T00:00:00Z') }), 'status.outdated'],
    ['too short (C14)', () => relist(encodeStatusList(new Uint8Array(16_383))), 'status.STATUS_LIST_LENGTH_ERROR'],
    ['not packed', () => relist('uAAAA'), 'status.MALFORMED_VALUE_ERROR'],
    ['not marked', () => relist(encodeStatusList(bits).slice(1)), 'status.MALFORMED_VALUE_ERROR'],
    ['cut short (C13)', () => relist(encodeStatusList(bits).slice(0, -8)), 'status.MALFORMED_VALUE_ERROR'],
    ['a number', () => relist(7), 'status.MALFORMED_VALUE_ERROR'],
    ['packed in two members (C15)', () => relist(members(bits, bits)), 'status.MALFORMED_VALUE_ERROR'],
  ])('that is %s says so', async (_, served, code) => {
    const report = await checkListed(await served());
    expect([report.verdict.startsWith('valid'), faults(report)]).toEqual([false, [code]]);
  });

  describe('as an old copy', () => {
    const kept = at('2026-11-23T11:54:58Z');
    const ask = async (first: string, fresh: string | null) => {
      const asked: string[] = [];
      const world = worldWith(
        {},
        {
          fetchDocument: async (url, wish) => {
            asked.push(`${url}${wish?.fresh ? ' fresh' : ''}`);
            if (!wish?.fresh) return { kind: 'found', bytes: Buffer.from(first), at: kept };
            return fresh === null
              ? { kind: 'unreachable', because: 'Nobody answers.', lastGoodAt: kept }
              : { kind: 'found', bytes: Buffer.from(fresh), at: now };
          },
        },
      );
      const report = await check(await issue({ status: listed }), world);
      return { codes: faults(report), verdict: report.verdict, asked, report };
    };
    const revoked = withBit(bits, 94_567, true);

    it.each<[string, object, string[]]>([
      ['older than its own time to live', { ttl: 1000 }, ['status.stale']],
      ['older than five minutes, when it says nothing', {}, ['status.stale']],
      ['past its end', { validUntil: at('2026-11-01T00:00:00Z') }, ['status.stale']],
      ['within its time to live', { ttl: 3_600_000 }, []],
      ['before its end, without a time to live', { validUntil: at('2026-12-01T00:00:00Z') }, []],
    ])('%s is not gone by once the issuer is silent (C16)', async (_, changes, codes) => {
      const { codes: found, verdict, report } = await ask(await listWith(changes), null);
      expect([found, verdict]).toEqual([codes, codes.length === 0 ? 'valid' : 'undetermined']);
      expect(report.findings.find(({ check: name }) => name === 'status')?.text).toContain('2026-11-23');
    });

    it('is replaced by a newer one, asked for once (C33)', async () => {
      const { verdict, asked, report } = await ask(await listWith({ ttl: 1000 }), await listWith({ ttl: 1000, bits: revoked }));
      expect([verdict, standing(report), asked]).toEqual(['invalid', 'revoked', [list, `${list} fresh`]]);
    });

    it('is outdated when the newest there is has run out as well', async () => {
      const over = await listWith({ validUntil: at('2026-11-01T00:00:00Z') });
      expect((await ask(over, over)).codes).toEqual(['status.outdated']);
    });

    it('is not asked for again when it serves, nor when it is bad', async () => {
      expect((await ask(await listWith({ ttl: 3_600_000 }), null)).asked).toEqual([list]);
      expect((await ask(await listWith({}, mallory), null)).asked).toEqual([list]);
    });
  });

  describe('with other things to say', () => {
    const other = async (entry: object, purpose: string, set: Uint8Array) => {
      const document = JSON.parse(await issue({ status: listed }));
      delete document.proof;
      Object.assign(document.credentialStatus, { statusPurpose: purpose }, entry);
      const served = JSON.parse(await listWith());
      delete served.proof;
      Object.assign(served.credentialSubject, { statusPurpose: purpose, encodedList: encodeStatusList(set) });
      return await check(
        await seal(document, college.signer, { created: now }),
        worldWith({ [list]: await seal(served, college.signer, { created: now }) }),
      );
    };
    const said = (report: Awaited<ReturnType<typeof other>>) =>
      report.findings
        .filter(({ check: name }) => name === 'status')
        .map(({ code, remark, text: words }) => [code, remark, words]);
    const four = ['Waiting', 'Stamped', 'Sent', 'Lost'].map((message, value) => ({ status: `0x${value}`, message }));

    it.each([0, 1, 2, 3])('gives the plain words for value %i of a message list', async (value) => {
      const set = new Uint8Array(32_768);
      set[94_567 >> 2] = value << (6 - 2 * (94_567 & 3));
      const report = await other({ statusSize: 2, statusMessage: four }, 'message', set);
      expect(report.verdict).toBe('valid');
      expect(said(report)).toEqual([['status.message', true, `The issuer says of it: “${four[value]?.message}”.`]]);
    });

    it('shows a message as text, cut short', async () => {
      const long = four.map((one) => ({ ...one, message: `<b>\u202e${'x'.repeat(5000)}` }));
      const [[, , words] = []] = said(await other({ statusSize: 2, statusMessage: long }, 'message', new Uint8Array(32_768)));
      expect(words).toMatch(/^The issuer says of it: “<b>x{110,120}…”\.$/);
    });

    it('says that there is a newer one', async () => {
      const report = await other({}, 'refresh', withBit(bits, 94_567, true));
      expect([report.verdict, said(report)[0]?.slice(0, 2)]).toEqual(['valid', ['status.newer', true]]);
      expect(faults(await other({}, 'refresh', bits))).toEqual([]);
    });

    it('does not take a mark it cannot read for a good one', async () => {
      const report = await other({}, 'Revocation', withBit(bits, 94_567, true));
      expect([report.verdict, faults(report)]).toEqual(['undetermined', ['status.other']]);
    });

    it.each<[string, object]>([
      ['no message', { statusMessage: undefined }],
      ['too few messages', { statusMessage: four.slice(1) }],
      ['one value twice', { statusMessage: [four[0], four[0], four[1], four[2]] }],
      ['a value beyond its size', { statusMessage: [...four.slice(1), { status: '0x4', message: 'x' }] }],
      ['a value in another base', { statusMessage: four.map((one, value) => ({ ...one, status: String(value) })) }],
      ['a message without words', { statusMessage: four.map(({ status }) => ({ status })) }],
      ['a size of nought', { statusSize: 0 }],
      ['half a size', { statusSize: 1.5 }],
      ['a size as text', { statusSize: '2' }],
      ['the list for an id', { id: list }],
    ])('refuses a place with %s', async (_, wrong) => {
      const report = await other({ statusSize: 2, statusMessage: four, ...wrong }, 'message', new Uint8Array(32_768));
      expect(faults(report)).toContain('status.malformed');
    });
  });

  it.each<[string, number]>([
    ['says so', 2 ** 30],
    ['claims to be small', 16_384],
  ])('that unpacks to a gigabyte and %s is refused at once, in little memory (C15)', async (_, claimed) => {
    const chunk = Buffer.alloc(1024 * 1024);
    const block = deflateRawSync(chunk, { finishFlush: constants.Z_FULL_FLUSH, level: 9 });
    let sum = 0;
    for (let count = 0; count < 1024; count += 1) sum = crc32(chunk, sum);
    const end = Buffer.alloc(8);
    end.writeUInt32LE(sum, 0);
    end.writeUInt32LE(claimed, 4);
    const front = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);
    const packed = Buffer.concat([front, ...Array.from({ length: 1024 }, () => block), Buffer.from([3, 0]), end]);
    const served = await relist(`u${packed.toString('base64url')}`);
    const signed = await issue({ status: listed });
    const before = process.memoryUsage().rss;
    const started = process.cpuUsage();
    expect(faults(await check(signed, worldWith({ [list]: served })))).toEqual(['status.MALFORMED_VALUE_ERROR']);
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1000).toBeLessThan(1000);
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
  });

  it.each<[string, unknown, string]>([
    ['beyond the end', '131072', 'status.RANGE_ERROR'],
    ['far beyond any end', '9'.repeat(400), 'status.RANGE_ERROR'],
    ['negative', '-1', 'status.malformed'],
    ['with an exponent', '1e3', 'status.malformed'],
    ['with a space', ' 5', 'status.malformed'],
    ['a number', 5, 'status.malformed'],
    ['a list', ['5'], 'status.malformed'],
  ])('has no place %s (C14)', async (_, index, code) => {
    const document = JSON.parse(await issue({ status: listed }));
    delete document.proof;
    document.credentialStatus.statusListIndex = index;
    const signed = await seal(document, college.signer, { created: now });
    expect(faults(await check(signed, worldWith({ [list]: await listWith() })))).toEqual([code]);
  });

  it('is asked once for a record full of badges', async () => {
    const served = await listWith();
    const badges = await Promise.all([1, 2, 3].map((n) => issue({ id: `urn:uuid:b${n}`, status: { ...listed, index: n } })));
    const world = worldWith({ [list]: served });
    expect((await check(await recordOf(badges), world)).verdict).toBe('valid');
    expect(world.asked).toEqual([list]);
  });
});

function members(...lists: Uint8Array[]): string {
  return `u${Buffer.concat(lists.map((one) => gzipSync(one))).toString('base64url')}`;
}
