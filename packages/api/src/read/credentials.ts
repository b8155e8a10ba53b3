// Credentials for those who may see them: one's own inbox and collection, and any by its id.
import type { Answer } from '@skillweave/core/consent';
import type { Finding } from '@skillweave/core/verify';
import type { Asking } from '../access/asking.ts';
import { bool, id, instant, int, list, optional, statement, text } from '../graph/statement.ts';
import { noteLooks } from '../write/access-notes.ts';
import type { CheckReport } from './check-report.ts';
import { cardRow, cardsFrom, type CardRow, type CredentialCard, type Wanted } from './credential-card.ts';
import { isSomeoneElses } from '../write/credential-facts.ts';
import { gainsOf, showing } from './showing.ts';

const wantedParts = { withEvidence: bool, withDocument: bool, withWraps: bool };
const mine = statement(
  'credential/mine',
  {
    viewerId: id,
    now: instant,
    answers: list(text),
    only: optional(list(id)),
    onTop: bool,
    after: optional(text),
    first: int,
    ...wantedParts,
    withGains: bool,
  },
  { page: list(id), parts: list(cardRow), ...showing },
);
const byIds = statement(
  'credential/by-ids',
  { viewerId: id, organizationId: optional(id), purpose: optional(text), now: instant, ids: list(id), ...wantedParts },
  { credentialId: id, ownerId: id, grantId: optional(id), endorsements: optional(text), parts: list(cardRow) },
);
const owners = statement('credential/owners', { ids: list(id) }, { credentialId: id, ownerId: id, name: text });

export type Listing = {
  /** Which answers to list. */
  readonly answers: readonly Answer[];
  /** Only these, when given. */
  readonly only?: readonly string[];
  /** Leaves out what lies inside another one that is listed. */
  readonly onTop: boolean;
  readonly fetch: number;
  readonly after: string | null;
  readonly wanted: Wanted;
  readonly withGains: boolean;
};

/** One's own credentials, newest first (see `credentialKey`). */
export async function myCredentials({ graph, viewer, now }: Asking, listing: Listing): Promise<CredentialCard[]> {
  const { answers, only, onTop, fetch: first, after, wanted, withGains } = listing;
  if (viewer.personId === null) return [];
  const asked = {
    viewerId: viewer.personId,
    now,
    answers: [...answers],
    only: only ? [...only] : null,
    onTop,
    after,
    first,
    ...wanted,
    withGains,
  };
  const [row] = await graph.read(mine, { ...asked, withWraps: wanted.withWraps || withGains });
  if (!row) return [];
  // Not every engine promises that a list keeps the order in which it was gathered.
  const cards = cardsFrom(row.parts, row.page, { ...wanted, withWraps: wanted.withWraps || withGains }, true).toSorted((a, b) =>
    credentialKey(a) < credentialKey(b) ? 1 : -1,
  );
  if (!withGains) return cards;
  const gains = gainsOf(row, cards.map(withInside), now);
  // What names somebody else gives nothing: it cannot be accepted.
  const gives = (card: CredentialCard) => !isSomeoneElses(JSON.parse(card.findings) as Finding[]);
  return cards.map((card, place) => ({ ...card, gains: gives(card) ? (gains[place] ?? []) : [] }));
}

/** Those of `ids` that are one's own, whatever was answered, with what they give; newest first. */
export async function myCredentialsByIds(asking: Asking, ids: readonly string[], wanted: Wanted): Promise<CredentialCard[]> {
  const all = {
    answers: ['pending', 'accepted', 'declined', 'hidden', 'removed'] as const,
    onTop: false,
    after: null,
    withGains: true,
  };
  return await myCredentials(asking, { ...all, only: ids, fetch: ids.length, wanted });
}

/** Where a credential stands in its list: the later received, the higher up. */
export const credentialKey = ({ receivedAt, id: own }: Pick<CredentialCard, 'receivedAt' | 'id'>): string =>
  `${receivedAt} ${own}`;

const withInside = ({ id: own, parts }: CredentialCard): string[] => [own, ...(parts?.wraps ?? []).flatMap(withInside)];

type OneRow = {
  readonly credentialId: string;
  readonly ownerId: string;
  readonly endorsements: string | null;
  readonly parts: readonly CardRow[];
};

/**
 * Credentials by id: one's own, and those a live permission opens, in the order of `ids` with null for every other. A look at
 * somebody else's is noted for its owner in the same transaction, allowed or refused; absent and refused look alike.
 */
export async function credentialsByIds(
  asking: Asking,
  ids: readonly string[],
  wanted: Wanted,
): Promise<(CredentialCard | null)[]> {
  const { graph, viewer, now } = asking;
  const { personId: viewerId, organizationId, purpose } = viewer;
  if (viewerId === null) return ids.map(() => null);
  const found = new Map<string, CredentialCard>();
  const take = (rows: readonly OneRow[]) => {
    for (const { credentialId, ownerId, parts, endorsements } of rows)
      for (const card of cardsFrom(parts, [credentialId], wanted, ownerId === viewerId))
        found.set(credentialId, { ...card, endorsements: JSON.parse(endorsements ?? '[]') as CheckReport[] });
  };
  const own = { viewerId, organizationId: null, purpose: null, now, ...wanted };
  take(await graph.read(byIds, { ...own, ids: [...new Set(ids)] }));

  const others = [...new Set(ids)].filter((each) => !found.has(each));
  if (others.length > 0) {
    const seen = await graph.write(async (tx) => {
      const rows = await tx.run(byIds, { ...own, organizationId, purpose, ids: others });
      const opened = new Map(rows.map(({ credentialId, grantId }) => [credentialId, grantId]));
      const owned = new Map((await tx.run(owners, { ids: others })).map((row) => [row.credentialId, row]));
      await noteLooks(
        tx,
        asking,
        others.map((credentialId) => {
          const owner = owned.get(credentialId);
          return {
            // One that is not here is nobody's, and takes the same time.
            ownerId: owner?.ownerId ?? credentialId,
            what: 'Opened one of your credentials',
            about: owner?.name ?? null,
            outcome: opened.has(credentialId) ? 'allowed' : 'refused',
            grantId: opened.get(credentialId) ?? null,
          };
        }),
      );
      return rows;
    });
    take(seen);
  }
  return ids.map((each) => found.get(each) ?? null);
}
