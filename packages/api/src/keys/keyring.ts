// Every key we sign with, each under its owner's name; on disk only sealed.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeKey, signerFrom, type Curve, type Signer } from '@skillweave/core/sign';
import { Fault } from '../errors.ts';
import { openSealed, Unsealable, writeWhole, type SealedFile } from './sealed-file.ts';

/** `org:<organizationId>`, `person:<personId>`, `skillweave` for the publisher of records, `looks` for the keeper of look logs, `rest` for what lies sealed in the store. */
export type KeyOwner = `org:${string}` | `person:${string}` | 'skillweave' | 'looks' | 'rest';

export type KeyCurve = Extract<Curve, 'Ed25519' | 'P-256'>;

/** Wraps keys that lie elsewhere, each bound to what it is about. */
export interface Wrapper {
  wrap(secret: Uint8Array, about: string): Uint8Array;
  /** Null when it was not wrapped by this wrapper and about this. */
  unwrap(wrapped: Uint8Array, about: string): Uint8Array | null;
}

export interface Keyring {
  /** Why nothing can be signed here now; null when signing works. Checking records never needs the keyring. */
  readonly closedBecause: string | null;
  has(owner: KeyOwner): boolean;
  /** Signs as this owner. @throws Fault `keyring.noKey`, `keyring.closed`: keys are never made in passing. */
  signerFor(owner: KeyOwner): Promise<Signer>;
  /** A seal that only this owner can make and check: HMAC-SHA-256 with a key of its own, as hex. @throws Fault as `signerFor` */
  sealerFor(owner: KeyOwner): (text: string) => string;
  /** Wraps and unwraps with a key of this owner's own (AES-256-GCM). @throws Fault as `signerFor` */
  wrapperFor(owner: KeyOwner): Wrapper;
  /** Destroys the owner's keys, of every curve. What they signed can still be checked: that needs the public half alone. */
  remove(owner: KeyOwner): Promise<void>;
  /** The secret itself, for its owner to take along; null when there is none. It is never logged and goes into nothing unlocked. */
  takeOut(owner: `person:${string}`): { readonly secret: Uint8Array; readonly curve: KeyCurve } | null;
  /** Makes the owner's key, from a seed of 32 bytes or at random, unless there is one already; answers its `did:key`. */
  makeFor(owner: KeyOwner, seed?: Uint8Array): Promise<{ readonly did: string }>;
  /**
   * Many at once, in one write; owners that have a key keep it, of whatever curve. Ed25519 unless said otherwise: P-256 is for
   * issuers who let holders leave parts out, which no other curve can sign for.
   */
  makeForAll(owners: ReadonlyMap<KeyOwner, Uint8Array | null>, curve?: KeyCurve): Promise<ReadonlyMap<KeyOwner, string>>;
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
  const find = (owner: KeyOwner) =>
    curves.flatMap((curve) => {
      const secret = file.secrets.get(entryOf(owner, curve));
      return secret ? [{ secret, curve }] : [];
    })[0];
  const keyOf = (owner: KeyOwner) => {
    const found = find(owner);
    if (!found) throw new Fault('keyring.noKey', `there is no key for ${owner.split(':')[0]}`);
    return found;
  };
  const makeForAll: Keyring['makeForAll'] = async (owners, curve = 'Ed25519') => {
    const missing = [...owners].filter(([owner]) => !find(owner));
    const made = missing.map(
      async ([owner, seed]) => [entryOf(owner, curve), (await makeKey(seed ?? undefined, curve)).secret] as const,
    );
    if (missing.length > 0) await file.add(new Map(await Promise.all(made)));
    const dids = [...owners.keys()].map(async (owner) => {
      const key = keyOf(owner);
      return [owner, (await makeKey(key.secret, key.curve)).did] as const;
    });
    return new Map(await Promise.all(dids));
  };
  return {
    closedBecause: null,
    has: (owner) => find(owner) !== undefined,
    signerFor: async (owner) => {
      const { secret, curve } = keyOf(owner);
      return await signerFrom(secret, undefined, curve);
    },
    sealerFor: (owner) => {
      const key = Buffer.from(hkdfSync('sha256', keyOf(owner).secret, '', 'skillweave seal 1', 32));
      return (text) => createHmac('sha256', key).update(text).digest('hex');
    },
    wrapperFor: (owner) => wrapperOver(Buffer.from(hkdfSync('sha256', keyOf(owner).secret, '', 'skillweave wrap 1', 32))),
    remove: async (owner) => await file.remove(curves.map((curve) => entryOf(owner, curve))),
    takeOut: (owner) => find(owner) ?? null,
    makeFor: async (owner, seed) => ({ did: (await makeForAll(new Map([[owner, seed ?? null]]))).get(owner) ?? '' }),
    makeForAll,
  };
}

function wrapperOver(key: Buffer): Wrapper {
  return {
    wrap: (secret, about) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      cipher.setAAD(Buffer.from(about));
      return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
    },
    unwrap: (wrapped, about) => {
      if (wrapped.length < 28) return null;
      const decipher = createDecipheriv('aes-256-gcm', key, wrapped.subarray(0, 12), { authTagLength: 16 });
      decipher.setAAD(Buffer.from(about));
      decipher.setAuthTag(wrapped.subarray(-16));
      try {
        return Buffer.concat([decipher.update(wrapped.subarray(12, -16)), decipher.final()]);
      } catch {
        return null;
      }
    },
  };
}

const curves: readonly KeyCurve[] = ['Ed25519', 'P-256'];

// A secret does not say of which curve it is, so its entry does. Older files hold Ed25519 keys only, under the bare name.
const entryOf = (owner: KeyOwner, curve: KeyCurve): string => (curve === 'Ed25519' ? owner : `${owner} ${curve}`);

function closed(because: string): Keyring {
  const refuseNow = (): never => {
    throw new Fault('keyring.closed', because);
  };
  const refuse = async (): Promise<never> => refuseNow();
  return {
    closedBecause: because,
    has: () => false,
    signerFor: refuse,
    sealerFor: refuseNow,
    wrapperFor: refuseNow,
    remove: refuse,
    takeOut: () => null,
    makeFor: refuse,
    makeForAll: refuse,
  };
}

async function demoPassphrase(folder: string, there: boolean): Promise<string | null> {
  const path = passphrasePath(folder);
  if (existsSync(path)) return (await readFile(path, 'utf8')).trim();
  if (there) return null;
  const phrase = randomBytes(24).toString('base64url');
  await writeWhole(path, `${phrase}\n`);
  return phrase;
}
