// What the town's people allowed whom, the links they shared, and who looked.
import { createHash } from 'node:crypto';
import type { Transaction } from '../graph/graph.ts';
import { id, instant, int, list, map, optional, statement, text, toSeal } from '../graph/statement.ts';
import { runOver } from '../write/rows.ts';
import { partsStored } from '../write/scope-wish.ts';
import { onDay, onDayOrNever, type Seeding } from './seeding.ts';
import type { TownGrant, TownShare } from './town.ts';

const grantFacts = map({
  id,
  scope: text,
  parts: optional(list(text)),
  purpose: text,
  note: optional(text),
  requestedAt: optional(instant),
  givenAt: optional(instant),
  declinedAt: optional(instant),
  withdrawnAt: optional(instant),
  until: instant,
  receiverName: text,
  /** Who asked for it, and for which organisation; null when it was given unasked. */
  askerName: optional(text),
  viaId: optional(id),
  viaName: optional(text),
});
const given = map({ giverId: id, receiverId: id, facts: grantFacts });
export const toPeople = statement('seed/grants-to-people', { rows: list(given) }, {});
export const toOrganizations = statement('seed/grants-to-organizations', { rows: list(given) }, {});
const shares = statement(
  'seed/shares',
  {
    rows: list(
      map({
        giverId: id,
        facts: grantFacts,
        link: map({ id, tokenHash: text, opens: int, lastOpenedAt: optional(instant), createdAt: instant, covered: int }),
        document: map({ id, mediaType: text, text: toSeal, digest: text }),
      }),
    ),
  },
  {},
);
const covers = statement('seed/covers', { rows: list(map({ grantId: id, credentialId: id, place: int })) }, {});
/** `records`: the signed record behind each share. `credentials`: the id of each credential. All by slug. */
export type Shown = { readonly records: ReadonlyMap<string, string>; readonly credentials: ReadonlyMap<string, string> };

export async function seedPermissions(tx: Transaction, seeding: Seeding, shown: Shown): Promise<void> {
  const { town } = seeding;
  const toPerson = town.grants.flatMap((grant) => ('person' in grant.to ? [row(seeding, grant, grant.to.person, 'Person')] : []));
  const toOrganization = town.grants.flatMap((grant) =>
    'organisation' in grant.to ? [row(seeding, grant, grant.to.organisation, 'Organization')] : [],
  );
  await runOver(tx, toPeople, toPerson);
  await runOver(tx, toOrganizations, toOrganization);
  await runOver(
    tx,
    shares,
    town.shares.map((share) => shareRow(seeding, share, shown.records.get(share.slug) ?? '')),
  );
  await runOver(
    tx,
    covers,
    [...town.grants, ...town.shares].flatMap(({ slug, covers: covered = [] }) =>
      covered.map((credential, place) => ({
        place,
        grantId: seeding.chance.id('Grant', slug),
        credentialId: shown.credentials.get(credential) ?? absent(credential),
      })),
    ),
  );
}

function row({ town, chance, now }: Seeding, grant: TownGrant, receiver: string, label: 'Person' | 'Organization') {
  const everybody = [...town.staff, ...town.organisations];
  const asker = grant.requested === undefined ? undefined : town.staff.find(({ slug }) => slug === receiver);
  const via = town.organisations.find(({ slug }) => slug === asker?.member?.[0]?.of);
  return {
    giverId: chance.id('Person', grant.from),
    receiverId: chance.id(label, receiver),
    facts: {
      id: chance.id('Grant', grant.slug),
      scope: grant.scope,
      parts: partsStored(grant.parts ?? 'everything'),
      purpose: grant.purpose,
      note: grant.note ?? null,
      requestedAt: onDayOrNever(now, grant.requested),
      givenAt: onDayOrNever(now, grant.given),
      declinedAt: onDayOrNever(now, grant.declined),
      withdrawnAt: onDayOrNever(now, grant.withdrawn),
      until: onDay(now, grant.until),
      receiverName: everybody.find(({ slug }) => slug === receiver)?.name ?? absent(receiver),
      askerName: asker?.name ?? null,
      viaId: via ? chance.id('Organization', via.slug) : null,
      viaName: via?.name ?? null,
    },
  };
}

function shareRow({ chance, now }: Seeding, share: TownShare, record: string) {
  const { slug, purpose, note = null, receiver, opens } = share;
  const givenAt = onDay(now, share.given);
  const giverId = chance.id('Person', share.from);
  const documentId = chance.id('Document', `share ${slug}`);
  return {
    giverId,
    facts: {
      id: chance.id('Grant', slug),
      scope: 'chosen',
      parts: null,
      purpose,
      note,
      requestedAt: null,
      givenAt,
      declinedAt: null,
      withdrawnAt: onDayOrNever(now, share.withdrawn),
      until: onDay(now, share.until),
      receiverName: receiver,
      askerName: null,
      viaId: null,
      viaName: null,
    },
    link: {
      id: chance.id('Link', slug),
      tokenHash: createHash('sha256').update(shareToken({ chance }, slug)).digest('hex'),
      opens,
      lastOpenedAt: onDay(now, share.lastOpened),
      createdAt: givenAt,
      covered: share.covers.length,
    },
    document: {
      id: documentId,
      mediaType: 'application/vp',
      text: { ownerId: giverId, object: documentId, text: record },
      digest: createHash('sha256').update(record).digest('hex'),
    },
  };
}

/** What opens a share of the town: drawn from the seed, so worth nothing outside the demo. */
export const shareToken = ({ chance }: Pick<Seeding, 'chance'>, slug: string): string =>
  chance.bytes(32, 'share token', slug).toString('base64url');

function absent(slug: string): never {
  throw new TypeError(`graph/seed names something that is not there: ${slug}`);
}
