// Files locked with a passphrase, in the age format (age-encryption.org/v1): any age program opens them, with us or without.
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { ReadableStream as NodeStream } from 'node:stream/web';
import { Decrypter, Encrypter, Stanza, type Identity, type Recipient } from 'age-encryption';

/** `notLocked`: no such file. `tooDear`: opening it would take more work than is allowed. `wrongPassphrase`: or its head is damaged. `damaged`: cut off or changed. */
export type NotOpened = 'notLocked' | 'tooDear' | 'wrongPassphrase' | 'damaged';

export class CannotOpen extends Error {
  readonly code: NotOpened;
  constructor(code: NotOpened, cause?: unknown) {
    super(code, { cause });
    this.name = 'CannotOpen';
    this.code = code;
  }
}

/** As a power of two: 128 MiB and part of a second a guess, as for the keyring. */
const usualWork = 17;
/** What the age program writes by itself; 256 MiB a guess. */
export const mostWork = 18;

/** The same bytes, locked. Piece by piece: nothing is held but the piece under way. */
export async function* locked(
  passphrase: string,
  plain: AsyncIterable<Uint8Array>,
  work = usualWork,
): AsyncGenerator<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipientFor(passphrase, work));
  yield* await encrypter.encrypt(streamOf(plain));
}

/**
 * What was locked, piece by piece. Each piece is checked before it is handed on, but only the end shows that nothing is missing:
 * whoever acts on the pieces waits for it.
 * @throws CannotOpen; what reading `sealed` fails with passes unchanged.
 */
export async function* opened(
  passphrase: string,
  sealed: AsyncIterable<Uint8Array>,
  most = mostWork,
): AsyncGenerator<Uint8Array> {
  const opening: { fault: NotOpened | null; broke?: { error: unknown } } = { fault: 'notLocked' };
  const decrypter = new Decrypter();
  decrypter.addIdentity(identityFor(passphrase, most, (fault) => (opening.fault = fault)));
  try {
    yield* await decrypter.decrypt(streamOf(headed(watched(sealed, (error) => (opening.broke = { error })))));
  } catch (error) {
    // What reading itself failed with is no matter of the file.
    if (opening.broke) throw opening.broke.error;
    if (error instanceof CannotOpen) throw error;
    // Once the file key is found, whatever else is wrong is the body.
    throw new CannotOpen(opening.fault ?? 'damaged', error);
  }
}

async function* watched(pieces: AsyncIterable<Uint8Array>, broke: (error: unknown) => void): AsyncGenerator<Uint8Array> {
  try {
    yield* pieces;
  } catch (error) {
    broke(error);
    throw error;
  }
}

// The library knows the browser's name of the same class.
const streamOf = (pieces: AsyncIterable<Uint8Array>) =>
  NodeStream.from(pieces) as unknown as globalThis.ReadableStream<Uint8Array>;

const firstLine = Buffer.from('age-encryption.org/v1\n');
// One stanza and its mac take some two hundred bytes. A head without an end is not gathered.
const longestHead = 4_096;

/** Refuses what is no such file before the library gathers a head from it. */
async function* headed(sealed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head: Buffer | null = Buffer.alloc(0);
  for await (const piece of sealed) {
    if (head === null) {
      yield piece;
      continue;
    }
    head = Buffer.concat([head, piece]);
    if (head.length < longestHead && !isHeaded(head)) continue;
    if (!isHeaded(head)) throw new CannotOpen('notLocked');
    yield head;
    head = null;
  }
  if (head !== null) throw new CannotOpen(head.subarray(0, firstLine.length).equals(firstLine) ? 'damaged' : 'notLocked');
}

const isHeaded = (head: Buffer) => head.subarray(0, firstLine.length).equals(firstLine) && head.includes('\n--- ');

// What follows is the scrypt recipient of the age specification (C2SP age, "The scrypt recipient stanza"), by Node's own scrypt and
// ChaCha20-Poly1305. The library has it too, but works it out on the thread that answers everybody.
const label = 'age-encryption.org/v1/scrypt';

function recipientFor(passphrase: string, work: number): Recipient {
  return {
    wrapFileKey: async (fileKey) => {
      const salt = randomBytes(16);
      const cipher = createCipheriv('chacha20-poly1305', await keyFrom(passphrase, salt, work), nonce, { authTagLength: 16 });
      const body = Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()]);
      return [new Stanza(['scrypt', unpadded(salt), String(work)], Uint8Array.from(body))];
    },
  };
}

function identityFor(passphrase: string, most: number, tell: (fault: NotOpened | null) => void): Identity {
  return {
    unwrapFileKey: async ([stanza, ...more]) => {
      tell('notLocked');
      const [kind, salt = '', work = '', ...rest] = stanza?.args ?? [];
      const bytes = Buffer.from(salt, 'base64');
      const isPlain = more.length === 0 && rest.length === 0 && kind === 'scrypt' && /^[1-9][0-9]?$/.test(work);
      if (!stanza || !isPlain || bytes.length !== 16 || unpadded(bytes) !== salt || stanza.body.length !== 32) return null;
      if (Number(work) > most) throw new CannotOpen('tooDear');
      tell('wrongPassphrase');
      const decipher = createDecipheriv('chacha20-poly1305', await keyFrom(passphrase, bytes, Number(work)), nonce, {
        authTagLength: 16,
      });
      decipher.setAuthTag(stanza.body.subarray(16));
      const fileKey = decipher.update(stanza.body.subarray(0, 16));
      try {
        decipher.final();
      } catch {
        return null;
      }
      tell(null);
      return Uint8Array.from(fileKey);
    },
  };
}

// A key is used for one stanza alone.
const nonce = Buffer.alloc(12);
const unpadded = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');

// One after the other: many at once must take longer, not more memory.
let last: Promise<unknown> = Promise.resolve();

function keyFrom(passphrase: string, salt: Buffer, work: number): Promise<Buffer> {
  const cost = { N: 2 ** work, r: 8, p: 1, maxmem: 2 ** (work + 11) };
  const turn = last.then(
    () =>
      new Promise<Buffer>((resolve, reject) => {
        // As it was typed: another program must come to the same key.
        scrypt(passphrase, Buffer.concat([Buffer.from(label), salt]), 32, cost, (error, key) =>
          error ? reject(error) : resolve(key),
        );
      }),
  );
  last = turn.catch(() => {});
  return turn;
}
