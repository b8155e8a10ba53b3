// Who looked at my data, and what came of it; and what it takes to check that log without us.
import type { LookHead, Asking } from '../access/asking.ts';
import { bool, id, instant, int, list, map, optional, statement, text } from '../graph/statement.ts';

const mine = statement(
  'access/mine',
  {
    viewerId: id,
    now: instant,
    first: int,
    after: optional(text),
    person: optional(text),
    organization: optional(text),
    outcome: optional(text),
    purpose: optional(text),
    since: optional(instant),
    before: optional(instant),
  },
  {
    id,
    at: instant,
    viewerName: text,
    organizationName: optional(text),
    role: optional(text),
    purpose: optional(text),
    what: text,
    about: optional(text),
    outcome: text,
    place: int,
    proof: map({
      isEarlier: bool,
      commitment: text,
      hash: text,
      salt: text,
      viewerId: optional(id),
      grantId: optional(id),
    }),
    key: text,
  },
);
const choices = statement('access/choices', { viewerId: id, now: instant }, { people: list(text), organizations: list(text) });
const myLog = statement(
  'access/my-log',
  { viewerId: id, now: instant },
  {
    log: id,
    ownerId: id,
    salt: text,
    ownerCommitment: text,
    length: int,
    head: text,
    lastHash: optional(text),
    lastSeal: optional(text),
  },
);

export type LookNoted = Awaited<ReturnType<typeof whoLooked>>[number];

/** Which looks: everything that is given must fit. `since` and after it, before `before`. */
export type LooksAsked = {
  readonly person?: string | null | undefined;
  readonly organization?: string | null | undefined;
  readonly outcome?: 'allowed' | 'refused' | null | undefined;
  readonly purpose?: string | null | undefined;
  readonly since?: Asking['now'] | null | undefined;
  readonly before?: Asking['now'] | null | undefined;
};

type LooksPage = { readonly fetch: number; readonly after: string | null };

/** My own log, newest first. `fetch` rows at most, those after `after` in this order. */
export async function whoLooked({ graph, viewer, now }: Asking, page: LooksPage, asked: LooksAsked = {}) {
  if (viewer.personId === null) return [];
  const { person = null, organization = null, outcome = null, purpose = null, since = null, before = null } = asked;
  const only = { person, organization, outcome, purpose, since, before };
  return await graph.read(mine, { viewerId: viewer.personId, now, first: page.fetch, after: page.after, ...only });
}

/** The names in my log, in order. */
export async function lookChoices({ graph, viewer, now }: Asking): Promise<{ people: string[]; organizations: string[] }> {
  const [row] = viewer.personId === null ? [] : await graph.read(choices, { viewerId: viewer.personId, now });
  const inOrder = (names: readonly string[] = []) => names.toSorted((a, b) => a.localeCompare(b, 'en'));
  return { people: inOrder(row?.people), organizations: inOrder(row?.organizations) };
}

export type MyLookLog = LookHead & {
  readonly ownerId: string;
  readonly salt: string;
  readonly ownerCommitment: string;
  readonly lastHash: string | null;
  readonly lastSeal: string | null;
};

/** What binds my log together; null when nobody has ever looked. */
export async function myLookLog({ graph, viewer, now }: Asking): Promise<MyLookLog | null> {
  if (viewer.personId === null) return null;
  return (await graph.read(myLog, { viewerId: viewer.personId, now }))[0] ?? null;
}
