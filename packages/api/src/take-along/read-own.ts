// Everything of the one who asks, read for themselves to take along: a page at a time, nothing of anybody else.
import type { Asking } from '../access/asking.ts';
import { bool, id, instant, int, list, map, optional, statement, text, unsealed } from '../graph/statement.ts';
import { myCredentials, credentialKey } from '../read/credentials.ts';
import { myFeedback, type KeyedFeedback } from '../read/feedback.ts';
import { whoLooked, type LookNoted } from '../read/looks.ts';
import { grantRow } from '../read/rows.ts';

const mine = { viewerId: id, now: instant };
const paged = { ...mine, after: text, first: int };
const counts = statement('take-along/counts', mine, {
  credentials: int,
  evidence: int,
  permissions: int,
  records: int,
  messages: int,
  looks: int,
  keepsakes: int,
  ownSkills: int,
});
const person = statement('take-along/person', mine, {
  name: text,
  about: optional(text),
  createdAt: optional(instant),
  did: optional(text),
  identifiers: list(map({ kind: text, value: text, provenAt: optional(instant) })),
});
const answers = statement(
  'take-along/answers',
  { ...mine, ids: list(id) },
  { id, origin: text, answeredAt: optional(instant), removedAt: optional(instant), declineReason: optional(text) },
);
const named = list(map({ id, name: text, uri: optional(text) }));
const permissions = statement('take-along/permissions', paged, {
  permission: grantRow,
  asker: map({ askerName: optional(text), viaName: optional(text), reason: optional(text) }),
  receiverKind: text,
  link: map({
    opens: optional(int),
    most: optional(int),
    createdAt: optional(instant),
    lastOpenedAt: optional(instant),
    replacedAt: optional(instant),
    hasPassphrase: bool,
  }),
  credentials: named,
  issuers: named,
  skills: named,
  changes: list(map({ what: text, at: instant, version: int, terms: text })),
});
const records = statement('take-along/records', paged, { id, signedAt: instant, grantId: optional(id), text: unsealed });
const keepsakes = statement(
  'take-along/keepsakes',
  { ...mine, only: optional(list(id)), after: text, first: int, withText: bool },
  { id, kind: text, title: text, madeFrom: text, madeAt: instant, keptAt: instant, text: optional(unsealed) },
);

export type TakeAlongCounts = Required<NonNullable<typeof counts.row>>;
export type OwnPermission = NonNullable<typeof permissions.row>;
export type Keepsake = NonNullable<typeof keepsakes.row>;

const pageSize = 20;

/** How much there is; null for nobody. */
export async function takeAlongCounts({ graph, viewer, now }: Asking): Promise<TakeAlongCounts | null> {
  if (viewer.personId === null) return null;
  return (await graph.read(counts, { viewerId: viewer.personId, now }))[0] ?? null;
}

/** Name, identities and since when. @throws TypeError for nobody */
export async function ownPerson(asking: Asking) {
  const [found] = await asking.graph.read(person, { viewerId: ownerOf(asking), now: asking.now });
  if (!found) throw new TypeError('Only somebody has things to take along.');
  return found;
}

const allAnswers = ['pending', 'accepted', 'declined', 'removed'] as const;
const wanted = { withEvidence: true, withDocument: true, withWraps: false };

/** Every credential, whatever was answered, with its exact text, its evidence and what was answered when. */
export async function* ownCredentials(asking: Asking) {
  const listing = { answers: allAnswers, onTop: false, fetch: pageSize, wanted, withGains: false };
  for (let after: string | null = null; ;) {
    const cards = await myCredentials(asking, { ...listing, after });
    const ids = cards.map((card) => card.id);
    const said = await asking.graph.read(answers, { viewerId: ownerOf(asking), now: asking.now, ids });
    for (const card of cards) {
      const answered = said.find((each) => each.id === card.id);
      const document = card.parts?.document;
      if (!answered || document === null || document === undefined) throw new TypeError('A credential has no document.');
      yield { card, document, evidence: card.parts?.evidence ?? [], ...answered };
    }
    const last = cards.at(-1);
    if (!last || cards.length < pageSize) return;
    after = credentialKey(last);
  }
}
export type OwnCredential = ReturnType<typeof ownCredentials> extends AsyncGenerator<infer Each> ? Each : never;

/** Every permission, ended ones and requests too. */
export async function* ownPermissions(asking: Asking): AsyncGenerator<OwnPermission> {
  const { graph, now } = asking;
  yield* paging(
    async (after) => await graph.read(permissions, { viewerId: ownerOf(asking), now, after, first: pageSize }),
    ({ permission }) => permission.id,
  );
}

/** Every record that was signed, as it was signed. */
export async function* ownRecords(asking: Asking) {
  const { graph, now } = asking;
  yield* paging(
    async (after) => await graph.read(records, { viewerId: ownerOf(asking), now, after, first: pageSize }),
    (record) => record.id,
  );
}

/** Everything brought along from earlier places; with its text when wanted, or only those of `only`. */
export async function* ownKeepsakes(
  asking: Asking,
  { withText = false, only = null }: { readonly withText?: boolean; readonly only?: readonly string[] | null } = {},
): AsyncGenerator<Keepsake> {
  const { graph, viewer, now } = asking;
  const { personId } = viewer;
  if (personId === null) return;
  const asked = { viewerId: personId, now, only: only === null ? null : [...only], withText };
  yield* paging(
    async (after) => await graph.read(keepsakes, { ...asked, after, first: pageSize }),
    (keepsake) => keepsake.id,
  );
}

/** A page of them, without their texts. */
export async function keepsakesPage(
  { graph, viewer, now }: Asking,
  { fetch: first, after }: { readonly fetch: number; readonly after: string | null },
): Promise<Keepsake[]> {
  if (viewer.personId === null) return [];
  return await graph.read(keepsakes, { viewerId: viewer.personId, now, only: null, after: after ?? '', first, withText: false });
}

/** One of them with its text; null when it is not theirs. */
export async function keepsakeById(asking: Asking, keepsake: string): Promise<Keepsake | null> {
  for await (const found of ownKeepsakes(asking, { withText: true, only: [keepsake] })) return found;
  return null;
}

/** What they told us, newest first. */
export async function* ownMessages(asking: Asking): AsyncGenerator<KeyedFeedback> {
  yield* paging(
    async (after) => await myFeedback(asking, { first: pageSize, fetch: pageSize, after: after || null }),
    (message) => message.key,
  );
}

const looksAtOnce = 200;

/** The first `length` entries of their look log, the newest first. */
export async function* ownLooks(asking: Asking, length: number): AsyncGenerator<LookNoted> {
  for (let after: string | null = null; ;) {
    const looks: LookNoted[] = await whoLooked(asking, { fetch: looksAtOnce, after });
    yield* looks.filter(({ place }) => place <= length);
    const last = looks.at(-1);
    if (!last || looks.length < looksAtOnce) return;
    after = last.key;
  }
}

async function* paging<Row>(read: (after: string) => Promise<Row[]>, keyOf: (row: Row) => string): AsyncGenerator<Row> {
  for (let after = ''; ;) {
    const rows = await read(after);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) return;
    after = keyOf(last);
  }
}

/** @throws TypeError for nobody */
export function ownerOf({ viewer }: Asking): string {
  if (viewer.personId === null) throw new TypeError('Only somebody has things to take along.');
  return viewer.personId;
}
