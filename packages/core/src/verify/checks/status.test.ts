// Several entries, each in another state: the record is worth what its worst entry is worth.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { encodeStatusList, fewestEntries } from '../../credential/bits.ts';
import { readCredential } from '../../credential/facts.ts';
import { instantOf } from '../../terms/index.ts';
import type { Fetched, Report, World } from '../check.ts';
import { finding } from '../codes.ts';
import { standing, verdictOf } from '../verdict.ts';
import { checkStatus } from './status.ts';

const now = instantOf(Date.parse('2026-11-23T12:00:00Z'));
const issuer = 'did:example:college';
const good = { findings: [finding('proof.good'), finding('issuer.good')], kind: 'status-list' } as const;

/** A record with these entries, against lists that need no signature here. */
async function statusOf(
  entries: object[],
  lists: Record<string, { bits: Uint8Array; purpose: string } | 'unreachable'>,
  at: string = now,
) {
  const fetchDocument = async (url: string): Promise<Fetched> =>
    lists[url] === undefined || lists[url] === 'unreachable'
      ? { kind: 'unreachable', because: 'Nobody answers.', lastGoodAt: now }
      : { kind: 'found', bytes: Buffer.from(url), at: instantOf(Date.parse(at)) };
  const world: World = { now, fetchDocument, recognise: async () => ({ kind: 'unknown' }) };
  const document = { type: ['VerifiableCredential'], issuer, credentialStatus: entries };
  const examined = {
    document,
    token: null,
    kind: 'open-badge',
    dataModel: '2.0',
    facts: readCredential(document),
    world,
  } as const;
  return await checkStatus(examined, true, async (bytes) => {
    const list = lists[Buffer.from(bytes).toString()];
    if (list === undefined || list === 'unreachable') throw new TypeError('Nobody fetched that.');
    const subject = { statusPurpose: list.purpose, encodedList: encodeStatusList(list.bits) };
    const served = { issuer, credentialSubject: subject };
    return { report: { ...good, facts: readCredential(served) } as unknown as Report, document: served };
  });
}

type State = 'clear' | 'revoked' | 'suspended' | 'unreachable' | 'newer' | 'said' | 'unknown';
const purposeOf: Record<State, string> = {
  clear: 'revocation',
  revoked: 'revocation',
  suspended: 'suspension',
  unreachable: 'revocation',
  newer: 'refresh',
  said: 'message',
  unknown: 'something-else',
};

it('the worst entry decides, whatever stands beside it and in which order (C17)', async () => {
  const states = fc.constantFrom<State[]>('clear', 'revoked', 'suspended', 'unreachable', 'newer', 'said', 'unknown');
  await fc.assert(
    fc.asyncProperty(fc.array(states, { minLength: 1, maxLength: 8 }), fc.nat(fewestEntries - 1), async (chosen, index) => {
      const bits = new Uint8Array(fewestEntries / 8);
      bits[index >> 3] = 128 >> (index & 7);
      const entries = chosen.map((state, place) => ({
        type: 'BitstringStatusListEntry',
        statusPurpose: purposeOf[state],
        statusListIndex: String(state === 'clear' ? (index + 1) % fewestEntries : index),
        statusListCredential: `https://lists.example/${place}`,
        ...(state === 'said' ? { statusMessage: messages } : {}),
      }));
      const lists = Object.fromEntries(
        chosen.map((state, place) => [
          `https://lists.example/${place}`,
          state === 'unreachable' ? ('unreachable' as const) : { bits, purpose: purposeOf[state] },
        ]),
      );
      const findings = await statusOf(entries, lists);
      const all = [finding('proof.good'), finding('issuer.good'), ...findings];
      const report = { findings: all, verdict: verdictOf(all) } as unknown as Report;
      expect(findings).toHaveLength(chosen.length);
      expect([report.verdict, standing(report)]).toEqual(worst(chosen));
      expect(findings.map(({ outcome }) => outcome)).toEqual(findings.map(({ outcome }) => outcome).toSorted(byOutcome));
    }),
    { numRuns: 300 },
  );
});

const messages = [
  { status: '0x0', message: 'Waiting for a stamp' },
  { status: '0x1', message: 'Stamped' },
];

function worst(states: State[]): [string, string] {
  if (states.includes('revoked')) return ['invalid', 'revoked'];
  if (states.includes('suspended')) return ['invalid', 'suspended'];
  if (states.includes('unreachable') || states.includes('unknown')) return ['undetermined', 'cannotCheck'];
  return ['valid', 'good'];
}

function byOutcome(one: string, other: string): number {
  const order = ['failed', 'notDone', 'passed'];
  return order.indexOf(one) - order.indexOf(other);
}

it('a list of wide places is as long as it has places, not bits (C14)', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 8 }), fc.integer({ min: -2, max: 2 }), async (size, by) => {
      const bits = new Uint8Array((fewestEntries * size) / 8 + by);
      const statusMessage = Array.from({ length: 2 ** size }, (_, value) => ({
        status: `0x${value.toString(16)}`,
        message: `Value ${value}`,
      }));
      const entry = {
        type: 'BitstringStatusListEntry',
        statusPurpose: 'message',
        statusListIndex: String(fewestEntries - 1),
        statusListCredential: 'https://lists.example/wide',
        statusSize: size,
        statusMessage,
      };
      const [found] = await statusOf([entry], { 'https://lists.example/wide': { bits, purpose: 'message' } });
      expect(found?.code).toBe(by < 0 ? 'status.STATUS_LIST_LENGTH_ERROR' : 'status.message');
    }),
    { numRuns: 60 },
  );
});

it('an address that is silent says when somebody last answered there', async () => {
  const entry = {
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: '1',
    statusListCredential: 'https://lists.example/0',
  };
  const [found] = await statusOf([entry], {});
  expect(found?.text).toBe(
    'We could not get the list of withdrawn records from https://lists.example/0. We last read it on 2026-11-23.',
  );
});

const bitEntry = {
  type: 'BitstringStatusListEntry',
  statusPurpose: 'revocation',
  statusListIndex: '1',
  statusListCredential: 'https://lists.example/0',
};
it.each<[string, unknown]>([
  ['more material at no address', { ...bitEntry, statusReference: ['https://x.example', 'ask at the desk'] }],
  ['a list at no address', { ...bitEntry, statusListCredential: 'the list' }],
  ['a list of ids at no address', { type: '1EdTechRevocationList', id: 'the list' }],
  ['a list of ids for a record without one', { type: '1EdTechRevocationList', id: 'https://lists.example/0' }],
  ['a word for an entry', 'revoked'],
])('a place with %s is not written as it should be', async (_, entry) => {
  expect((await statusOf([entry as object], {})).map(({ code }) => code)).toEqual(['status.malformed']);
});

it('a kind of list we do not know is named, and never passed', async () => {
  const [found] = await statusOf([{ type: 'HomeMadeList', id: 'https://lists.example/0' }], {});
  expect([found?.outcome, found?.code, found?.text]).toEqual([
    'notDone',
    'status.unsupported',
    expect.stringContaining('HomeMadeList'),
  ]);
});
