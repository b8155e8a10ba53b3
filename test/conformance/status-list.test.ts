// Whether a badge was taken back: lists good, broken, forged, missing, and the standard's name for each.
import { gzipSync } from 'node:zlib';
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

  it('cannot be had: could not check, never good', async () => {
    const report = await checkListed(undefined);
    expect([report.verdict, standing(report), faults(report)]).toEqual([
      'undetermined',
      'cannotCheck',
      ['status.STATUS_RETRIEVAL_ERROR'],
    ]);
  });

  it.each<[string, () => Promise<string>, string]>([
    ['a web page', async () => '<html>Not here</html>', 'status.STATUS_RETRIEVAL_ERROR'],
    ['another document', async () => text, 'status.STATUS_VERIFICATION_ERROR'],
    ['signed by another', () => listWith({}, mallory), 'status.STATUS_VERIFICATION_ERROR'],
    ['unsigned', async () => altered(await listWith(), (d) => void delete d.proof), 'status.STATUS_VERIFICATION_ERROR'],
    [
      'changed',
      async () => altered(await listWith(), (d) => void (d.credentialSubject.ttl = 1)),
      'status.STATUS_VERIFICATION_ERROR',
    ],
    ['for another use', () => listWith({ purpose: 'suspension' }), 'status.STATUS_VERIFICATION_ERROR'],
    ['another list of the same issuer', () => listWith({ id: `${list}0` }), 'status.STATUS_VERIFICATION_ERROR'],
    ['out of date', () => listWith({ validUntil: at('2026-11-01T00:00:00Z') }), 'status.outdated'],
    ['too short', () => relist(encodeStatusList(new Uint8Array(16_383))), 'status.STATUS_LIST_LENGTH_ERROR'],
    ['not packed', () => relist('uAAAA'), 'status.MALFORMED_VALUE_ERROR'],
    ['not marked', () => relist(encodeStatusList(bits).slice(1)), 'status.MALFORMED_VALUE_ERROR'],
    ['cut short', () => relist(encodeStatusList(bits).slice(0, -8)), 'status.MALFORMED_VALUE_ERROR'],
    ['a number', () => relist(7), 'status.MALFORMED_VALUE_ERROR'],
  ])('that is %s says so', async (_, served, code) => {
    const report = await checkListed(await served());
    expect([report.verdict.startsWith('valid'), faults(report)]).toEqual([false, [code]]);
  });

  it('kept beyond its time to live is too old to go by', async () => {
    const served = await listWith({ ttl: 1000 });
    const world = worldWith(
      {},
      { fetchDocument: async () => ({ kind: 'found', bytes: Buffer.from(served), at: at('2026-11-23T11:59:58Z') }) },
    );
    expect(faults(await check(await issue({ status: listed }), world))).toEqual(['status.outdated']);
  });

  it('that unpacks to a gigabyte is refused at once, in little memory', async () => {
    const bomb = `u${gzipSync(Buffer.alloc(256 * 1024 * 1024), { level: 9 }).toString('base64url')}`;
    const served = await relist(bomb);
    const before = process.memoryUsage().rss;
    const started = process.cpuUsage();
    expect(faults(await checkListed(served))).toEqual(['status.MALFORMED_VALUE_ERROR']);
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(3000);
    expect(process.memoryUsage().rss - before).toBeLessThan(128 * 1024 * 1024);
  });

  it.each<[string, unknown, string]>([
    ['beyond the end', '131072', 'status.RANGE_ERROR'],
    ['negative', '-1', 'status.malformed'],
    ['with an exponent', '1e3', 'status.malformed'],
    ['with a space', ' 5', 'status.malformed'],
    ['a number', 5, 'status.malformed'],
    ['a list', ['5'], 'status.malformed'],
  ])('has no place %s', async (_, index, code) => {
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
