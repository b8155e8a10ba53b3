// Every key we sign with, each under its owner's name; on disk only sealed.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeKey, signerFrom, type Signer } from '@skillweave/core/sign';
import { Fault } from '../errors.ts';
import { openSealed, Unsealable, writeWhole, type SealedFile } from './sealed-file.ts';

/** `org:<organizationId>`, `person:<personId>`, or `skillweave` for the publisher of records. */
export type KeyOwner = `org:${string}` | `person:${string}` | 'skillweave';

export interface Keyring {
  /** Why nothing can be signed here now; null when signing works. Checking records never needs the keyring. */
  readonly closedBecause: string | null;
  has(owner: KeyOwner): boolean;
  /** Signs as this owner. @throws Fault `keyring.noKey`, `keyring.closed`: keys are never made in passing. */
  signerFor(owner: KeyOwner): Promise<Signer>;
  /** Makes the owner's key, from a seed of 32 bytes or at random, unless there is one already; answers its `did:key`. */
  makeFor(owner: KeyOwner, seed?: Uint8Array): Promise<{ readonly did: string }>;
  /** Many at once, in one write; owners that have a key keep it. */
  makeForAll(owners: ReadonlyMap<KeyOwner, Uint8Array | null>): Promise<ReadonlyMap<KeyOwner, string>>;
}

export type KeyringPlace = {
  /** The folder of everything we keep. */
  readonly folder: string;
  /** Null only in the demo: then a random one is kept beside the file. */
  readonly passphrase: string | null;
  /** Whether the store already has issuers: then a missing file is a loss to be told, not a beginning. */
  readonly inUse: boolean;
};

export const keyringPath = (folder: string) => join(folder, 'keys', 'keyring');
export const passphrasePath = (folder: string) => join(folder, 'keys', 'demo-passphrase');

/** Opens the keyring. One that cannot be opened is not replaced: it comes back closed, and says why. */
export async function openKeyring({ folder, passphrase, inUse }: KeyringPlace): Promise<Keyring> {
  const path = keyringPath(folder);
  const there = existsSync(path);
  if (!there && inUse) return closed(`${path} is missing, and the store already has issuers; put the file back from a backup`);
  const phrase = passphrase ?? (await demoPassphrase(folder, there));
  if (phrase === null) return closed(`${path} needs its passphrase: ${passphrasePath(folder)} is missing`);
  try {
    return over(await openSealed(path, phrase));
  } catch (error) {
    if (error instanceof Unsealable) return closed(`${path} cannot be opened: ${error.message}`);
    if (error instanceof Error && 'code' in error) return closed(`${path} cannot be read: ${String(error.code)}`);
    throw error;
  }
}

function over(file: SealedFile): Keyring {
  const makeForAll: Keyring['makeForAll'] = async (owners) => {
    const missing = [...owners].filter(([owner]) => !file.secrets.has(owner));
    if (missing.length > 0) await file.add(new Map(missing.map(([owner, seed]) => [owner, seed ?? randomBytes(32)])));
    const dids = [...owners.keys()].map(async (owner) => [owner, (await makeKey(secretOf(owner))).did] as const);
    return new Map(await Promise.all(dids));
  };
  const secretOf = (owner: KeyOwner) => {
    const secret = file.secrets.get(owner);
    if (!secret) throw new Fault('keyring.noKey', `there is no key for ${owner.split(':')[0]}`);
    return secret;
  };
  return {
    closedBecause: null,
    has: (owner) => file.secrets.has(owner),
    signerFor: async (owner) => await signerFrom(secretOf(owner)),
    makeFor: async (owner, seed) => ({ did: (await makeForAll(new Map([[owner, seed ?? null]]))).get(owner) ?? '' }),
    makeForAll,
  };
}

function closed(because: string): Keyring {
  const refuse = async (): Promise<never> => {
    throw new Fault('keyring.closed', because);
  };
  return { closedBecause: because, has: () => false, signerFor: refuse, makeFor: refuse, makeForAll: refuse };
}

async function demoPassphrase(folder: string, there: boolean): Promise<string | null> {
  const path = passphrasePath(folder);
  if (existsSync(path)) return (await readFile(path, 'utf8')).trim();
  if (there) return null;
  const phrase = randomBytes(24).toString('base64url');
  await writeWhole(path, `${phrase}\n`);
  return phrase;
}
