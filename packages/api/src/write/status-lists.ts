// Keeps each issuer's lists of what was taken back or put on hold: places given out once, bits set, every change signed anew.
import { randomInt } from 'node:crypto';
import { decodeStatusList, encodeStatusList, fewestEntries, issueStatusList, withBit, type Signer } from '@skillweave/core/sign';
import { day, later, type Instant } from '@skillweave/core/terms';
import type { Operating } from '../access/asking.ts';
import type { Transaction } from '../graph/graph.ts';
import { id, instant, int, list, map, statement, text } from '../graph/statement.ts';
import type { Keyring } from '../keys/keyring.ts';
import { runOver } from './rows.ts';

const row = { id, url: text, purpose: text, issuerId: id, bits: text, version: int };
const newList = map({
  ...row,
  slug: text,
  taken: text,
  signedText: text,
  signedAt: instant,
  validUntil: instant,
});
const opened = statement('status/open', { rows: list(newList) }, {});
const byUrl = statement('status/by-url', { url: text }, row);
const ending = statement('status/ending', { before: instant }, row);
const saved = statement(
  'status/save',
  { id, before: int, bits: text, signedText: text, signedAt: instant, validUntil: instant },
  { version: int },
);
const takenPlaces = statement('status/taken', { slug: text }, { id, taken: text });
const take = statement('status/take', { id, taken: text }, {});

export type StatusPurpose = 'revocation' | 'suspension';

/** Every list has the same length, so that none tells how many credentials an issuer has. */
export const bitsOfList = fewestEntries;
// Short enough that an old copy cannot hide a change for long, long enough for a server that is off over the holidays.
const goodFor = 60 * day;
const renewBefore = 30 * day;
const copiesFor = 5 * 60_000;

/** Which of the two lists a badge names: what lapses and is tested again can be put on hold, all else only taken back. Decision 0004. */
export const purposeFor = (achievementType: string): StatusPurpose =>
  achievementType === 'Certification' || achievementType === 'License' ? 'suspension' : 'revocation';

export const statusListSlug = (issuerSlug: string, purpose: StatusPurpose): string => `${issuerSlug}-${purpose}`;
export const statusListUrl = (publicUrl: string, slug: string): string => `${publicUrl}/status/${slug}`;

/** A list to begin with. `bits` and `taken`: what is set and given out already; neither when left out. */
export type Beginning = {
  readonly id: string;
  readonly slug: string;
  readonly purpose: StatusPurpose;
  readonly issuerId: string;
  readonly publicUrl: string;
  readonly bits?: Uint8Array;
  readonly taken?: Uint8Array;
};

/** Signs new lists, ready to be stored: signing belongs before a transaction, storing inside it. */
export async function beginLists(beginnings: readonly (Beginning & { readonly signer: Signer })[], now: Instant) {
  const none = new Uint8Array(bitsOfList / 8);
  return await Promise.all(
    beginnings.map(async ({ signer, publicUrl, bits = none, taken = none, ...rest }) => {
      const url = statusListUrl(publicUrl, rest.slug);
      const signed = await signList({ url, purpose: rest.purpose, bits }, signer, now);
      return { ...rest, url, version: 1, taken: encodeStatusList(taken), ...signed };
    }),
  );
}

export async function storeLists(tx: Transaction, lists: Awaited<ReturnType<typeof beginLists>>): Promise<void> {
  await runOver(tx, opened, lists);
}

/**
 * Gives out places in a list, at random among those never given out before, so that their order tells nothing.
 * @throws RangeError when the list has too few left.
 */
export async function takePlaces(tx: Transaction, slug: string, count: number): Promise<number[]> {
  const [found] = await tx.run(takenPlaces, { slug });
  if (!found) throw new RangeError(`there is no status list ${slug}`);
  let taken = decodeStatusList(found.taken);
  const free = Array.from({ length: bitsOfList }, (_, index) => index).filter((index) => !isSet(taken, index));
  if (free.length < count) throw new RangeError(`the status list ${slug} has only ${free.length} places left`);
  const places: number[] = [];
  for (let each = 0; each < count; each++) {
    // The last free place fills the gap of the one drawn.
    const at = randomInt(free.length);
    const place = free[at] ?? 0;
    free[at] = free.at(-1) ?? 0;
    free.pop();
    taken = withBit(taken, place, true);
    places.push(place);
  }
  await tx.run(take, { id: found.id, taken: encodeStatusList(taken) });
  return places;
}

/** One place set or cleared in a list of ours, signed and stored; gives the new text. `null`: not a list of ours, or already so. */
export async function setBit(
  tx: Transaction,
  { url, index, set }: { readonly url: string; readonly index: number; readonly set: boolean },
  { keyring, now }: { readonly keyring: Keyring; readonly now: Instant },
): Promise<string | null> {
  const [found] = await tx.run(byUrl, { url });
  if (!found) return null;
  const bits = decodeStatusList(found.bits);
  if (isSet(bits, index) === set) return null;
  return await saveSigned(tx, { ...found, bits: withBit(bits, index, set) }, { keyring, now });
}

/** Signs anew what would soon be too old to go by; gives how many. At every start, and now and then while running. */
export async function renewStatusLists({ graph, now }: Operating, keyring: Keyring): Promise<number> {
  if (keyring.closedBecause !== null) return 0;
  return await graph.write(async (tx) => {
    const lists = await tx.run(ending, { before: later(now, renewBefore) });
    for (const each of lists) await saveSigned(tx, { ...each, bits: decodeStatusList(each.bits) }, { keyring, now });
    return lists.length;
  });
}

type Changed = {
  readonly id: string;
  readonly url: string;
  readonly purpose: string;
  readonly issuerId: string;
  readonly version: number;
};

async function saveSigned(
  tx: Transaction,
  { id: listId, version, issuerId, ...changed }: Changed & { readonly bits: Uint8Array },
  { keyring, now }: { readonly keyring: Keyring; readonly now: Instant },
): Promise<string> {
  const signed = await signList(changed, await keyring.signerFor(`org:${issuerId}`), now);
  await tx.run(saved, { id: listId, before: version, ...signed });
  return signed.signedText;
}

async function signList(
  { url, purpose, bits }: { readonly url: string; readonly purpose: string; readonly bits: Uint8Array },
  signer: Signer,
  now: Instant,
) {
  const validUntil = later(now, goodFor);
  const signedText = await issueStatusList(
    { id: url, issuer: signer.controller, purpose: purpose as StatusPurpose, bits, validFrom: now, validUntil, ttl: copiesFor },
    signer,
  );
  return { bits: encodeStatusList(bits), signedText, signedAt: now, validUntil };
}

// Bitstring Status List 1.0 section 3.2: places count from the left.
const isSet = (bits: Uint8Array, index: number): boolean => (((bits[index >> 3] ?? 0) >> (7 - (index & 7))) & 1) === 1;
