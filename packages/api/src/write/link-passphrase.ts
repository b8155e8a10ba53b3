// The passphrase somebody may put on a link: kept as a slow hash, and guessed at one at a time.
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

// scrypt with N = 2^15, r = 8, p = 3: as dear to guess as the keyring's settings, in a quarter of the memory, since strangers may cause it.
const cost = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 };
const length = 32;
const kind = 'scrypt-15-8-3';

/** A hash to keep, which says how it was made. */
export async function hashPassphrase(passphrase: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(passphrase, salt);
  return [kind, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Whether this is the passphrase behind a kept hash. */
export async function isPassphrase(given: string, kept: string): Promise<boolean> {
  const [made, salt = '', key = ''] = kept.split('$');
  const wanted = Buffer.from(key, 'base64url');
  if (made !== kind || wanted.length !== length) return false;
  return timingSafeEqual(await derive(given, Buffer.from(salt, 'base64url')), wanted);
}

// One after the other: many guesses at once must take longer, not more memory.
let last: Promise<unknown> = Promise.resolve();

function derive(passphrase: string, salt: Buffer): Promise<Buffer> {
  const turn = last.then(
    () =>
      new Promise<Buffer>((resolve, reject) => {
        // NFKC, so that the same letters typed on another keyboard are the same.
        scrypt(passphrase.normalize('NFKC'), salt, length, cost, (error, key) => (error ? reject(error) : resolve(key)));
      }),
  );
  last = turn.catch(() => {});
  return turn;
}
