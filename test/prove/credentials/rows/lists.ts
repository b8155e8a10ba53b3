// Rows C11 to C17 and C33: the list of withdrawn records is forged, broken, old, missing, or says yes.
import { gzipSync } from 'node:zlib';
import { makeMemory, verify, type World } from '@skillweave/core/verify';
import { encodeStatusList, withBit } from '@skillweave/core/sign';
import type { JsonObject } from '../../../../packages/core/src/credential/strict-json.ts';
import { now, worldWith } from '../../../conformance/stage.ts';
import type { Draw } from '../drawing.ts';
import { listAddress, listBy, makeGood, momentFromNow, packed, type Way } from '../formats.ts';
import type { Expected } from '../judge.ts';
import { forged, refused, stays, type Drawn, type Row } from '../row.ts';
import { hand, modelOf, suites, type Suite } from '../suites.ts';

const place = 94_567;
const bits = new Uint8Array(16_384);
const marked = encodeStatusList(withBit(bits, place, true));
const neighbours = encodeStatusList(withBit(withBit(bits, place - 1, true), place + 1, true));

const entry = (more: JsonObject = {}): JsonObject => ({
  id: `${listAddress}#${place}`,
  type: 'BitstringStatusListEntry',
  statusPurpose: 'revocation',
  statusListIndex: String(place),
  statusListCredential: listAddress,
  ...more,
});

const fits = ({ format }: Way) => format === 'badge' || format === 'record' || format === 'endorsement';

/** A record whose issuer keeps a list; the list may be signed in any way its key allows. */
async function listed(way: Way, draw: Draw, entries: unknown = entry()) {
  const { text } = await makeGood(way, draw, (document) => ({ ...document, credentialStatus: entries }));
  const by = await hand('college', way.suite);
  const { curve } = modelOf(way.suite);
  const suite = draw.one(suites.filter((one) => modelOf(one).curve === curve));
  return { text, by, suite };
}

type Served = {
  did: string;
  expected: Expected;
  list: (own: { by: Awaited<ReturnType<typeof hand>>; suite: Suite }) => Promise<string>;
};

function served(name: string, about: string, lists: readonly Served[]): Row {
  return {
    name,
    about,
    fits,
    draw: async (way, draw) => {
      const { text, by, suite } = await listed(way, draw);
      const { did, expected, list } = draw.one(lists);
      return {
        did: `${did} (list: ${suite})`,
        text,
        documents: { [listAddress]: await list({ by, suite }) },
        mayAsk: [listAddress],
        expected,
      };
    },
  };
}

const notVerified = refused('status.STATUS_VERIFICATION_ERROR');
const notRetrieved = refused('status.STATUS_RETRIEVAL_ERROR');
const malformed = refused('status.MALFORMED_VALUE_ERROR');
const encoding =
  (encodedList: unknown): Served['list'] =>
  ({ by, suite }) =>
    listBy(by, suite, {}, { encodedList });

const forgedLists = served('C11', 'a list that is unsigned, changed or of another issuer', [
  { did: 'signed by another', expected: notVerified, list: async ({ suite }) => listBy(await hand('mallory', suite), suite) },
  {
    did: 'signed by another in its name',
    expected: notVerified,
    list: async ({ by, suite }) => listBy(await hand('mallory', suite), suite, { issuer: by.id }),
  },
  { did: 'unsigned', expected: notVerified, list: async ({ by, suite }) => unsignedList(await listBy(by, suite)) },
  { did: 'of another address', expected: notVerified, list: ({ by, suite }) => listBy(by, suite, { id: `${listAddress}0` }) },
  { did: 'good', expected: stays, list: ({ by, suite }) => listBy(by, suite) },
]);

function unsignedList(text: string): string {
  if (!text.startsWith('{')) return `${text.slice(0, text.lastIndexOf('.'))}.`;
  return forged(text, (content) => void delete content.proof);
}

const otherUse = served('C12', 'a list for another use', [
  {
    did: 'for suspension',
    expected: notVerified,
    list: ({ by, suite }) => listBy(by, suite, {}, { statusPurpose: 'suspension' }),
  },
  { did: 'for nothing', expected: notVerified, list: ({ by, suite }) => listBy(by, suite, {}, { statusPurpose: [] }) },
  {
    did: 'for both',
    expected: stays,
    list: ({ by, suite }) => listBy(by, suite, {}, { statusPurpose: ['suspension', 'revocation'] }),
  },
]);

const missing: Row = {
  ...served('C13', 'a list that cannot be had or read', [
    { did: 'a web page', expected: notRetrieved, list: async () => '<html>Not here</html>' },
    { did: 'nothing', expected: notRetrieved, list: async () => '' },
    { did: 'cut JSON', expected: notRetrieved, list: async () => '{"@context":' },
    { did: 'cut packing', expected: malformed, list: encoding(encodeStatusList(bits).slice(0, -8)) },
    { did: 'no packing', expected: malformed, list: encoding('uAAAA') },
    { did: 'packing with a wrong sum', expected: malformed, list: encoding(wrongSum()) },
  ]),
};

function wrongSum(): string {
  const packedBits = gzipSync(bits);
  packedBits[packedBits.length - 6] = (packedBits[packedBits.length - 6] ?? 0) ^ 1;
  return `u${packedBits.toString('base64url')}`;
}

const unreachable: Row = {
  name: 'C13',
  about: missing.about,
  fits,
  draw: async (way, draw) => {
    if (draw.below(7) > 0) return await missing.draw(way, draw);
    return { did: 'nobody answers', text: (await listed(way, draw)).text, documents: {}, expected: notRetrieved };
  },
};

const places: Row = {
  name: 'C14',
  about: 'a list too short, a place outside it or written oddly',
  fits,
  draw: async (way, draw) => {
    if (draw.below(4) === 0) {
      const { text, by, suite } = await listed(way, draw);
      const short = await listBy(by, suite, {}, { encodedList: encodeStatusList(bits.subarray(draw.below(16_384))) });
      const isWhole = short === (await listBy(by, suite, {}, { encodedList: encodeStatusList(bits) }));
      const expected = isWhole ? stays : refused('status.STATUS_LIST_LENGTH_ERROR');
      return { did: 'a short list', text, documents: { [listAddress]: short }, expected };
    }
    const [index, code] = draw.one<[unknown, string | null]>([
      ['0', null],
      ['131071', null],
      ['131072', 'status.RANGE_ERROR'],
      ['9'.repeat(40), 'status.RANGE_ERROR'],
      ...['-1', '1e3', ' 5', '5 ', '05', '+5', '0x5', '', '5.0', '٥'].map((odd): [string, string] => [odd, 'status.malformed']),
      [['5'], 'status.malformed'],
    ]);
    const { text, by, suite } = await listed(way, draw, entry({ statusListIndex: index }));
    const documents = { [listAddress]: await listBy(by, suite) };
    return { did: `place ${JSON.stringify(index)}`, text, documents, expected: code === null ? stays : refused(code) };
  },
};

const bombs = served('C15', 'a list that unpacks to too much, or twice', [
  { did: 'three megabytes', expected: malformed, list: encoding(`u${gzipSync(Buffer.alloc(3 << 20)).toString('base64url')}`) },
  {
    did: 'two members',
    expected: malformed,
    list: encoding(`u${Buffer.concat([gzipSync(bits), gzipSync(bits)]).toString('base64url')}`),
  },
  {
    did: 'something after it',
    expected: malformed,
    list: encoding(`u${Buffer.concat([gzipSync(bits), Buffer.from('more')]).toString('base64url')}`),
  },
  { did: 'the most there may be', expected: stays, list: encoding(encodeStatusList(new Uint8Array(2 << 20))) },
]);

const old: Row = {
  name: 'C16',
  about: 'an old copy while the issuer is silent',
  fits,
  draw: async (way, draw) => {
    const { text, by, suite } = await listed(way, draw);
    const age = draw.one([1_000, 299_999, 300_000, 300_001, 3_600_000]);
    const ttl = draw.one([undefined, 1_000, 3_600_000]);
    const validUntil = draw.one([undefined, momentFromNow(-600_000), momentFromNow(600_000)]);
    const list = await listBy(by, suite, validUntil === undefined ? {} : { validUntil }, ttl === undefined ? {} : { ttl });
    const isOver = validUntil !== undefined && Date.parse(validUntil) < Date.parse(now);
    const kept = ttl ?? (validUntil === undefined ? 300_000 : Infinity);
    const lent = {
      fetchDocument: async (_: string, wish?: { fresh: true }) =>
        wish?.fresh === true
          ? { kind: 'unreachable' as const, because: 'Nobody answers.' }
          : { kind: 'found' as const, bytes: Buffer.from(list), at: momentFromNow(-age) as World['now'] },
    };
    const expected = isOver || age > kept ? refused('status.stale', 'status.outdated') : stays;
    return { did: `a copy ${age} ms old, ttl ${ttl}, until ${validUntil}`, text, lent, expected };
  },
};

const several: Row = {
  name: 'C17',
  about: 'several entries: the worst counts',
  fits,
  draw: async (way, draw) => {
    const second = `${listAddress}-second`;
    const other = { id: `${second}#1`, statusPurpose: 'suspension', statusListIndex: '1', statusListCredential: second };
    const { text, by, suite } = await listed(way, draw, draw.yes() ? [entry(), entry(other)] : [entry(other), entry()]);
    const isRevoked = draw.yes();
    const how = draw.one(['unreachable', 'suspended', 'forged'] as const);
    const list = await listBy(by, suite, {}, { encodedList: isRevoked ? marked : neighbours });
    const suspended = { statusPurpose: 'suspension', encodedList: encodeStatusList(withBit(bits, 1, true)) };
    const from = how === 'forged' ? await hand('mallory', suite) : by;
    const documents = {
      [listAddress]: list,
      ...(how === 'unreachable' ? {} : { [second]: await listBy(from, suite, { id: second }, suspended) }),
    };
    const worst = {
      unreachable: 'status.STATUS_RETRIEVAL_ERROR',
      suspended: 'status.suspended',
      forged: 'status.STATUS_VERIFICATION_ERROR',
    };
    const expected = refused(isRevoked ? 'status.revoked' : worst[how]);
    return { did: `${isRevoked ? 'revoked' : 'not revoked'}, and the other ${how}`, text, documents, expected };
  },
};

const meanwhile: Row = {
  name: 'C33',
  about: 'withdrawn between two checks, with a memory of the first',
  fits,
  draw: async (way, draw) => {
    const { text, by, suite } = await listed(way, draw);
    const memory = makeMemory();
    const [before, after] = [await listBy(by, suite), await listBy(by, suite, {}, { encodedList: marked })];
    const bytes = await packed(way.packing, text);
    if (bytes !== null) await verify(bytes, worldWith({ [listAddress]: before }, { memory, holderPolicy: 'any' }));
    const isBack = draw.below(4) === 0;
    const documents = { [listAddress]: isBack ? before : after };
    return {
      did: isBack ? 'nothing changed' : 'withdrawn',
      text,
      documents,
      lent: { memory },
      expected: isBack ? stays : refused('status.revoked'),
    } satisfies Drawn;
  },
};

export const lists: readonly Row[] = [forgedLists, otherUse, unreachable, places, bombs, old, several, meanwhile];
