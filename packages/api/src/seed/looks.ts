// Who looked at the town's people before it was opened, as entries of their look logs.
import type { LookSealing } from '../access/asking.ts';
import type { Transaction } from '../graph/graph.ts';
import { chainLooks } from '../looks/chain-entries.ts';
import { onDay, type Seeding } from './seeding.ts';

/** Writes them, oldest first, as a log grows. */
export async function seedLooks(tx: Transaction, { town, chance, now }: Seeding, sealing: LookSealing): Promise<void> {
  const looks = town.looks.map(({ at, of, by, byLink, purpose, what, about = null, outcome = 'allowed', grant }, place) => {
    const viewer = town.staff.find(({ slug }) => slug === by);
    const membership = viewer?.member?.[0];
    const grantSlug = grant ?? byLink;
    return {
      id: chance.id('Access', String(place)),
      ownerId: chance.id('Person', of),
      at: onDay(now, at),
      viewerId: by === undefined ? null : chance.id('Person', by),
      viewerName: viewer?.name ?? 'Somebody with the link',
      organizationName: town.organisations.find(({ slug }) => slug === membership?.of)?.name ?? null,
      role: membership?.role ?? null,
      purpose,
      what,
      about: about === null ? null : (town.targets.find(({ slug }) => slug === about)?.name ?? absent(about)),
      outcome,
      grantId: grantSlug === undefined ? null : chance.id('Grant', grantSlug),
    };
  });
  const draw = (use: string, of: string) => chance.bytes(16, use, of).toString('base64url');
  const oldestFirst = looks.toSorted((a, b) => (`${a.at} ${a.id}` < `${b.at} ${b.id}` ? -1 : 1));
  await chainLooks(tx, { now, nobody: 'seeding', sealing, draw }, oldestFirst);
}

function absent(slug: string): never {
  throw new TypeError(`graph/seed names something that is not there: ${slug}`);
}
