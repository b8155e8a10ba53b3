// How keys lie on disk: one file, sealed with a passphrase, and the same answer whatever is wrong with it.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

// scrypt with N = 2^17, r = 8, p = 1 takes 128 MiB and part of a second a guess. Version 1 of the file means exactly this.
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };
const format = 'skillweave-keyring';
const version = 1;

/** Wrong passphrase, cut file, flipped bit: one and the same, since telling them apart helps only who guesses. */
export class Unsealable extends Error {
  constructor() {
    super('the passphrase is wrong, or the file is damaged');
    this.name = 'Unsealable';
  }
}

type Master = { readonly salt: Buffer; readonly seal: Buffer; readonly proof: Buffer };
export type Secrets = Map<string, Uint8Array>;
type Written = { format: string; version: number; salt: string; entries: Record<string, string> };

export interface SealedFile {
  readonly secrets: ReadonlyMap<string, Uint8Array>;
  /** Puts secrets beside those already there; when it returns they are on disk. */
  add(added: ReadonlyMap<string, Uint8Array>): Promise<void>;
  /** Takes secrets out; when it returns the file is without them. */
  remove(owners: readonly string[]): Promise<void>;
}

/**
 * Opens the file, or begins an empty one (written at the first `add`) when there is none.
 * @throws Unsealable
 */
export async function openSealed(path: string, passphrase: string): Promise<SealedFile> {
  const { master, secrets } = existsSync(path)
    ? await unseal(await readFile(path, 'utf8'), passphrase)
    : { master: await masterFrom(passphrase, randomBytes(16)), secrets: new Map<string, Uint8Array>() };
  const addNow = async (added: ReadonlyMap<string, Uint8Array>) => {
    await writeWhole(path, sealAll(new Map([...secrets, ...added]), master));
    for (const [owner, secret] of added) secrets.set(owner, secret);
  };
  const removeNow = async (owners: readonly string[]) => {
    const gone = owners.filter((owner) => secrets.has(owner));
    if (gone.length === 0) return;
    await writeWhole(path, sealAll(new Map([...secrets].filter(([owner]) => !gone.includes(owner))), master));
    for (const owner of gone) {
      secrets.get(owner)?.fill(0);
      secrets.delete(owner);
    }
  };
  let last: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void>) => {
    const turn = last.then(work);
    last = turn.catch(() => {});
    return turn;
  };
  return {
    secrets,
    add: (added) => inTurn(() => addNow(added)),
    remove: (owners) => inTurn(() => removeNow(owners)),
  };
}

async function masterFrom(passphrase: string, salt: Buffer): Promise<Master> {
  const key = await new Promise<Buffer>((resolve, reject) =>
    scrypt(passphrase.normalize('NFKC'), salt, 32, cost, (error, derived) => (error ? reject(error) : resolve(derived))),
  );
  const part = (use: string) => Buffer.from(hkdfSync('sha256', key, salt, `${format} ${use}`, 32));
  return { salt, seal: part('seal'), proof: part('proof') };
}

/** The body on one line, then a proof over it: a removed entry shows as well as a changed one. */
function sealAll(secrets: Secrets, master: Master): string {
  const entries = Object.fromEntries([...secrets].map(([owner, secret]) => [owner, sealOne(owner, secret, master.seal)]));
  const body = JSON.stringify({ format, version, salt: master.salt.toString('base64url'), entries } satisfies Written);
  return `${body}\n${prove(body, master).toString('base64url')}\n`;
}

async function unseal(text: string, passphrase: string): Promise<{ master: Master; secrets: Secrets }> {
  try {
    const [body = '', proof = '', end, ...rest] = text.split('\n');
    const written = JSON.parse(body) as Written;
    if (end !== '' || rest.length > 0 || written.format !== format || written.version !== version) throw new Unsealable();
    const master = await masterFrom(passphrase, Buffer.from(written.salt, 'base64url'));
    const expected = prove(body, master).toString('base64url');
    if (proof.length !== expected.length || !timingSafeEqual(Buffer.from(proof), Buffer.from(expected))) throw new Unsealable();
    const secrets = Object.entries(written.entries).map(
      ([owner, sealed]) => [owner, unsealOne(owner, sealed, master.seal)] as const,
    );
    return { master, secrets: new Map(secrets) };
  } catch {
    throw new Unsealable();
  }
}

const prove = (body: string, { proof }: Master) => createHmac('sha256', proof).update(body).digest();

/** AES-256-GCM, the owner as associated data: a sealed key cannot be moved to another owner. */
function sealOne(owner: string, secret: Uint8Array, key: Buffer): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(owner));
  return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]).toString('base64url');
}

function unsealOne(owner: string, sealed: string, key: Buffer): Uint8Array {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(owner));
  decipher.setAuthTag(bytes.subarray(-16));
  return Uint8Array.from(Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]));
}

/** Whole or not at all, also when the power goes: written beside, synced, then renamed. */
export async function writeWhole(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const beside = `${path}.${randomBytes(4).toString('hex')}.new`;
  const file = await open(beside, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await chmod(beside, 0o600);
  await rename(beside, path);
  const folder = await open(dirname(path), 'r');
  await folder.sync().finally(() => folder.close());
}
