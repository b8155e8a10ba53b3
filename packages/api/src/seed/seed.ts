// Seeds an empty store with the demo town: signs, checks, and moves everything in at once, or not at all.
import type { Accounts } from '../accounts/accounts.ts';
import type { LookSealing, Operating } from '../access/asking.ts';
import { bool, id, list, statement } from '../graph/statement.ts';
import type { KeyCurve, Keyring, KeyOwner } from '../keys/keyring.ts';
import { sealFrom } from '../looks/seal.ts';
import { beginLists, statusListSlug, storeLists, type StatusPurpose } from '../write/status-lists.ts';
import { signTown } from './badges.ts';
import { chanceFrom, type Chance } from './chance.ts';
import { moveInCrowd, type Progress } from './crowd.ts';
import { checkAll, recordChecked } from './checked.ts';
import { writeDemoFiles } from './demo-files.ts';
import { seedFeedback } from './feedback.ts';
import { seedLibrary } from './library.ts';
import { seedPeople } from './people.ts';
import { seedLooks } from './looks.ts';
import { seedPermissions } from './permissions.ts';
import { signShares } from './shares.ts';
import { indexDraw, type IndexDraw } from './status-indexes.ts';
import { emailOf, readTown, type Town } from './town.ts';
import type { Seeding } from './seeding.ts';

const emptiness = statement('seed/is-empty', {}, { isEmpty: bool });
const peopleHere = statement('seed/people-here', { ids: list(id) }, { id });

/** Whether nobody lives here yet, so that seeding would disturb no one. */
export async function isEmpty({ graph }: Operating): Promise<boolean> {
  return (await graph.read(emptiness, {}))[0]?.isEmpty ?? false;
}

export type SeedPlace = {
  readonly keyring: Keyring;
  /** The keeper of look logs, where a server runs; elsewhere entries are sealed all the same. */
  readonly looks?: LookSealing;
  /** Where the demo people get accounts; null where nobody needs to sign in. */
  readonly accounts: Pick<Accounts, 'add'> | null;
  /** `folder`: where the files to try are put; null for none. */
  readonly settings: { readonly publicUrl: string; readonly folder: string | null };
  /** Another number, another town of the same shape. */
  readonly seed?: number;
  /** Learners to add for benchmarks; none when left out. */
  readonly crowd?: number;
  readonly progress?: Progress;
};

export const usualSeed = 20_261_123;
/** How many learners `--size large` adds. */
export const largeCrowd = 10_000;

/** `people`: those with an account. */
export type Seeded = { readonly people: number; readonly credentials: number; readonly files: number };

/**
 * Moves the demo town into an empty store. Same seed and same `now`, same graph. Killed half-way it leaves no town: keys and
 * accounts made so far are found and used the next time.
 */
export async function seedTown(operating: Operating, place: SeedPlace): Promise<Seeded> {
  const { keyring, accounts, settings } = place;
  const town = readTown();
  const chance = chanceFrom(place.seed ?? usualSeed);
  const dids = await makeKeys(keyring, town, chance);
  const seeding: Seeding = { town, chance, now: operating.now, publicUrl: settings.publicUrl, dids };

  const indexes = indexDraw(chance);
  const issuing = { ...seeding, keyring, indexes };
  const signed = await signTown(issuing);
  const files = settings.folder === null ? 0 : await writeDemoFiles(issuing, settings.folder);
  const lists = await beginTownLists(seeding, keyring, indexes);
  const checked = await checkAll(seeding, signed, new Map(lists.map(({ url, signedText }) => [url, signedText])));
  const records = await signShares(seeding, keyring, checked);
  const sealing = place.looks ?? { seal: sealFrom(keyring), wrote: () => {} };

  await operating.graph.write(async (tx) => {
    await seedLibrary(tx, seeding);
    await seedPeople(tx, seeding);
    await storeLists(tx, lists);
    const credentials = await recordChecked(tx, seeding, checked);
    await seedPermissions(tx, seeding, { records, credentials });
    await seedLooks(tx, seeding, sealing);
    await seedFeedback(tx, seeding, credentials);
  });
  await operating.graph.checkpoint();
  const { crowd: learners = 0, progress = () => {} } = place;
  const more = learners === 0 ? 0 : await moveInCrowd(operating, { seeding, keyring, learners, progress });

  const people = accounts === null ? 0 : await settleAccounts(operating, accounts, place.seed);
  return { people, credentials: checked.length + more, files };
}

/**
 * Gives every person of the town who lives here an account, unless they have one; gives how many people that is. None when the
 * store holds another town. Accounts are a store of their own, so this mends a start that was cut off between the two.
 */
export async function settleAccounts({ graph }: Operating, accounts: Pick<Accounts, 'add'>, seed = usualSeed): Promise<number> {
  const { learners, staff } = readTown();
  const chance = chanceFrom(seed);
  const people = [...learners, ...staff].map(({ slug, name }) => ({ slug, name, personId: chance.id('Person', slug) }));
  const here = new Set((await graph.read(peopleHere, { ids: people.map(({ personId }) => personId) })).map((row) => row.id));
  const moved = people.filter(({ personId }) => here.has(personId));
  for (const { slug, name, personId } of moved) await accounts.add({ email: emailOf(slug), name, personId, demo: true });
  return moved.length;
}

/** Keys of every issuer and learner and of the publisher, in one write of the keyring for each curve. */
async function makeKeys(keyring: Keyring, town: Town, chance: Chance): Promise<ReadonlyMap<string, string>> {
  const issuers = town.organisations.filter(({ issues }) => issues);
  const ofIssuers = (curve: KeyCurve) =>
    issuers
      .filter(({ key = 'Ed25519' }) => key === curve)
      .map(({ slug }) => [`org:${chance.id('Organization', slug)}`, chance.secret(`org ${slug}`)] as const);
  const usual = await keyring.makeForAll(
    new Map<KeyOwner, Uint8Array>([
      ['skillweave', chance.secret('skillweave')],
      ['looks', chance.secret('looks')],
      ...ofIssuers('Ed25519'),
      ...town.learners.map(({ slug }) => [`person:${chance.id('Person', slug)}`, chance.secret(`person ${slug}`)] as const),
    ]),
  );
  return new Map([...usual, ...(await keyring.makeForAll(new Map(ofIssuers('P-256')), 'P-256'))]);
}

async function beginTownLists({ town, chance, now, publicUrl }: Seeding, keyring: Keyring, indexes: IndexDraw) {
  const purposes: StatusPurpose[] = ['revocation', 'suspension'];
  const beginnings = town.organisations
    .filter(({ issues }) => issues)
    .flatMap(({ slug: issuer }) => purposes.map((purpose) => ({ issuer, purpose, slug: statusListSlug(issuer, purpose) })))
    .map(async ({ issuer, purpose, slug }) => {
      const issuerId = chance.id('Organization', issuer);
      const signer = await keyring.signerFor(`org:${issuerId}`);
      const { bits, taken } = indexes.list(slug);
      return { id: chance.id('StatusList', slug), slug, purpose, issuerId, publicUrl, bits, taken, signer };
    });
  return await beginLists(await Promise.all(beginnings), now);
}
