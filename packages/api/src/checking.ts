// The world as this installation lends it to a check: whom we recognise, our own status lists, and what a person is known by.
import type { Proven } from '@skillweave/core/credential';
import type { Instant } from '@skillweave/core/terms';
import type { Memory, World } from '@skillweave/core/verify';
import type { Asking } from './access/asking.ts';
import type { Outside } from './outside/outside.ts';
import { ownStatusListAt } from './read/status-lists.ts';
import { publisherName } from './write/signing-keys.ts';
import type { Graph } from './graph/graph.ts';
import { bool, id, instant, list, map, optional, statement, text } from './graph/statement.ts';

const recognisedIssuer = statement('credential/recognised-issuer', { did: text }, { name: text, recognisedBy: optional(text) });
const knownAs = statement(
  'person/known-as',
  { viewerId: id, now: instant },
  { name: text, did: optional(text), identifiers: list(map({ kind: text, value: text, isProven: bool })) },
);

/** What somebody is known by. Only what was proven lets them claim a credential as their own. */
export type Learner = {
  readonly name: string;
  /** The identity we keep a key for, if they have one. */
  readonly did: string | null;
  readonly proven: Proven;
  readonly unproven: Proven;
};

type Extras = Pick<World, 'expecting' | 'holderPolicy'> & {
  readonly learner?: Learner;
  /** Who publishes records here: those are ours, and we know ourselves. */
  readonly publisher?: string | null;
};

/** Where a check is made: this installation's own address, and its way out to everybody else's. */
export type Place = {
  /** Without a slash at its end. */
  readonly publicUrl: string;
  readonly outside: Outside;
  /** Status lists this process checked a moment ago. */
  readonly memory?: Memory;
  /** Aborted when nobody waits for the check any more. */
  readonly signal?: AbortSignal;
};

// Milliseconds that one check may spend outside, however many hosts it asks: an operation has five seconds in all.
const outsideTime = 4_000;

/** Lends a check what it may know. Our own status lists are read from the graph; any other address is asked under guard. */
export function worldFor({ graph, now }: { graph: Graph; now: Instant }, place: Place, extras: Extras = {}): World {
  const { publicUrl, outside } = place;
  const { expecting, holderPolicy, learner, publisher } = extras;
  let over: AbortSignal | null = null;
  return {
    now,
    fetchDocument: async (url, wish) => {
      // By the whole address: a list keeps the one it was signed with, also after we have moved.
      const list = await ownStatusListAt({ graph }, url);
      if (list !== null) return { kind: 'found', bytes: Buffer.from(list), at: now };
      if (url.startsWith(`${publicUrl}/status/`)) return { kind: 'unreachable', because: 'We keep no such list.' };
      // Counted from the first question: what was done before it is not spent outside.
      over ??= AbortSignal.any([AbortSignal.timeout(outsideTime), ...(place.signal ? [place.signal] : [])]);
      return await outside.fetchDocument(url, { ...wish, now, signal: over });
    },
    recognise: async (issuerId) => {
      if (issuerId === publisher) return { kind: 'recognised', name: publisherName, by: publisherName };
      const [found] = await graph.read(recognisedIssuer, { did: issuerId });
      return found ? { kind: 'recognised', name: found.name, by: found.recognisedBy ?? found.name } : { kind: 'unknown' };
    },
    ...(place.memory ? { memory: place.memory } : {}),
    ...(expecting ? { expecting } : {}),
    ...(holderPolicy ? { holderPolicy } : {}),
    ...(learner ? { learner: learner.proven } : {}),
  };
}

/** What the one who asks is known by; null for strangers. */
export async function learnerAsking({ graph, viewer, now }: Asking): Promise<Learner | null> {
  if (viewer.personId === null) return null;
  const [person] = await graph.read(knownAs, { viewerId: viewer.personId, now });
  if (!person) return null;
  const values = (kind: string, isProven: boolean) =>
    person.identifiers.filter((each) => each.kind === kind && each.isProven === isProven).map(({ value }) => value);
  const { name, did } = person;
  return {
    name,
    did,
    proven: { dids: [...(did === null ? [] : [did]), ...values('did', true)], emails: values('email', true) },
    unproven: { dids: values('did', false), emails: values('email', false) },
  };
}
