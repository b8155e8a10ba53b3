// Permissions: those I gave, ended ones included, and those others gave me as far as they are live.
import { grantState, type GrantState } from '@skillweave/core/consent';
import type { Instant, Purpose } from '@skillweave/core/terms';
import type { Asking } from '../access/asking.ts';
import { bool, id, instant, int, list, map, optional, statement, text } from '../graph/statement.ts';
import { noteLooks } from '../write/access-notes.ts';
import { cardRow, cardsFrom, nothing, type CredentialCard } from './credential-card.ts';
import { competencyRow, grantRow, organizationRow, type CompetencyRow, type GrantRow } from './rows.ts';
import type { Organization } from './organizations.ts';

const askerRow = map({
  askerName: optional(text),
  viaName: optional(text),
  version: optional(int),
  reason: optional(text),
});
const linkTermsRow = map({ most: optional(int), isLive: bool, hasPassphrase: bool, replacedAt: optional(instant) });
const mine = statement(
  'grant/mine',
  {
    viewerId: id,
    now: instant,
    only: optional(list(id)),
    open: optional(text),
    forPurpose: optional(text),
    after: optional(text),
    first: int,
    withCredentials: bool,
  },
  {
    permission: grantRow,
    key: text,
    asker: askerRow,
    toPerson: bool,
    toOrganization: bool,
    isLink: bool,
    opens: optional(int),
    lastOpenedAt: optional(instant),
    linkTerms: linkTermsRow,
    issuers: list(organizationRow),
    skills: list(competencyRow),
    covered: list(cardRow),
  },
);
const toViewer = statement(
  'grant/to-viewer',
  { viewerId: id, organizationId: optional(id), purpose: optional(text), now: instant, ids: list(id), withCredentials: bool },
  {
    permission: grantRow,
    ownerId: id,
    asker: askerRow,
    toPerson: bool,
    toOrganization: bool,
    issuers: list(organizationRow),
    skills: list(competencyRow),
    covered: list(cardRow),
  },
);

const givers = statement('access/grant-owners', { ids: list(id) }, { grantId: id, ownerId: id });

type LinkTerms = {
  /** How often it opens in all; null for as often as anybody likes. */
  readonly most: number | null;
  readonly isLive: boolean;
  readonly hasPassphrase: boolean;
  readonly replacedAt: Instant | null;
};

/** A permission as a list shows it; what others' questions give (`GrantRow`) lacks the rest, which is then asked for by id. */
export type GrantCard = GrantRow & {
  readonly key?: string;
  readonly receiverKind?: 'person' | 'organisation' | 'link';
  readonly opens?: number | null;
  readonly lastOpenedAt?: Instant | null;
  /** How a link was made; null when it is none. */
  readonly linkTerms?: LinkTerms | null;
  /** Who asked for it, and for which body; null when nobody did. */
  readonly askerName?: string | null;
  readonly viaName?: string | null;
  readonly version?: number | null;
  /** Why it was opened without a yes; null for what was given. */
  readonly reason?: string | null;
  /** What a permission by rule is for. */
  readonly issuers?: readonly Organization[];
  readonly skills?: readonly CompetencyRow[];
  /** Null when nobody asked for them. */
  readonly credentials?: readonly CredentialCard[] | null;
};

type GrantListing = {
  readonly only?: readonly string[];
  /** Only those that wait for an answer, or only those that run; null for all. */
  readonly open?: 'asked' | 'live' | null;
  readonly forPurpose?: Purpose | null;
  readonly fetch: number;
  readonly after: string | null;
  readonly withCredentials: boolean;
};

/** What I allowed, newest first. */
export async function myPermissions({ graph, viewer, now }: Asking, listing: GrantListing): Promise<GrantCard[]> {
  if (viewer.personId === null) return [];
  const { only, open = null, forPurpose = null, fetch: first, after, withCredentials } = listing;
  const rows = await graph.read(mine, {
    viewerId: viewer.personId,
    now,
    only: only ? [...only] : null,
    open,
    forPurpose,
    after,
    first,
    withCredentials,
  });
  return rows.map(({ permission, key, asker, toPerson, isLink, opens, lastOpenedAt, linkTerms, issuers, skills, covered }) => ({
    ...permission,
    ...asker,
    key,
    issuers,
    skills,
    receiverKind: isLink ? 'link' : toPerson ? 'person' : 'organisation',
    opens: isLink ? (opens ?? 0) : null,
    lastOpenedAt,
    linkTerms: isLink ? linkTerms : null,
    credentials: withCredentials ? shown(covered) : null,
  }));
}

/** By id: my own, and live ones given to me or to the organisation I act for. A look at another's is noted with it, allowed or refused. */
export async function grantsByIds(asking: Asking, ids: readonly string[]): Promise<(GrantCard | null)[]> {
  const { graph, viewer, now } = asking;
  const { personId: viewerId, organizationId, purpose } = viewer;
  if (viewerId === null) return ids.map(() => null);
  const wanted = [...new Set(ids)];
  const own = await myPermissions(asking, { only: wanted, fetch: wanted.length, after: null, withCredentials: true });
  const found = new Map<string, GrantCard>(own.map((card) => [card.id, card]));
  const others = wanted.filter((each) => !found.has(each));
  if (others.length > 0) {
    await graph.write(async (tx) => {
      const rows = await tx.run(toViewer, { viewerId, organizationId, purpose, now, ids: others, withCredentials: true });
      const opened = new Set(rows.map(({ permission }) => permission.id));
      const owners = new Map((await tx.run(givers, { ids: others })).map(({ grantId, ownerId }) => [grantId, ownerId]));
      await noteLooks(
        tx,
        asking,
        // One that is not here is nobody's, and takes the same time.
        others.map((grantId) => ({
          ownerId: owners.get(grantId) ?? grantId,
          what: purpose === 'emergency' ? 'Opened your badges in an emergency look' : 'Opened a permission you gave',
          outcome: opened.has(grantId) ? 'allowed' : 'refused',
          grantId: opened.has(grantId) ? grantId : null,
        })),
      );
      for (const { permission, asker, toPerson, issuers, skills, covered } of rows)
        found.set(permission.id, {
          ...permission,
          ...asker,
          issuers,
          skills,
          receiverKind: toPerson ? 'person' : 'organisation',
          opens: null,
          lastOpenedAt: null,
          credentials: shown(covered),
        });
    });
  }
  return ids.map((each) => found.get(each) ?? null);
}

/** What has become of it by `now`. */
export const stateOf = (grant: GrantRow, now: Instant): GrantState => grantState(grant, now);

const shown = (rows: Parameters<typeof cardsFrom>[0]): CredentialCard[] =>
  cardsFrom(
    rows,
    rows.map((row) => row.id),
    nothing,
    false,
  ).toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1));
