// Opens a take-along file within bounds, and believes nothing of it before every file in it is there and is as its list says.
import { createHash } from 'node:crypto';
import { isZip, membersOf, Unreadable, type Member } from '@skillweave/core/frameworks';
import { contentsName, readContents, type Contents, type PackedFile } from '@skillweave/core/take-along';
import { refused, type Refusal } from '../access/refusal.ts';
import { CannotOpen, opened, type NotOpened } from '../keys/age-file.ts';

/** In bytes. `packed`: the file as it is handed in. `unpacked`: all that may come out of it. `one`: any single file in it. */
export const takeInLimits = { packed: 64 * 1024 * 1024, unpacked: 192 * 1024 * 1024, one: 64 * 1024 * 1024, files: 20_000 };
export type TakeInLimits = typeof takeInLimits;

export type OpenedFile = {
  readonly contents: Contents;
  /** The exact text of a file that the list names. @throws Changed when it is not as the list says */
  textOf(file: PackedFile): Promise<string>;
};

const said: Record<NotOpened, string> = {
  notLocked: 'This is not a file made here to take along. It should end in .zip.age.',
  tooDear: 'This file was locked in a way that takes too much work to open. Nothing was taken in.',
  wrongPassphrase: 'This passphrase does not open the file. Check it for capitals and spaces, then try again.',
  damaged: 'The file is cut off or was changed. Nothing was taken in. Get a whole copy of it.',
};

const refusal = (code: string, text: string, field = 'file') => refused({ code: `takeIn.${code}`, field, text });
const changed = refusal('changed', 'What is in the file is not what its list says. Nothing was taken in.');

/** Unlocks and unpacks; all of it is read once and held against its list. A refusal names what is wrong. */
export async function openTakeAlong(
  sealed: AsyncIterable<Uint8Array>,
  passphrase: string,
  limits = takeInLimits,
): Promise<OpenedFile | Refusal> {
  try {
    const plain = await bounded(opened(passphrase, bounding(sealed, limits.packed)), limits.packed);
    if (!isZip(plain)) return refusal('notOurs', 'There is something else in this file than what one takes along from here.');
    const members = await membersOf({ bytes: () => only(plain) }, limits.files);
    return await held(members, limits);
  } catch (error) {
    if (error instanceof CannotOpen)
      return refusal(error.code, said[error.code], error.code === 'wrongPassphrase' ? 'passphrase' : 'file');
    if (error instanceof Unreadable) return refusal(error.code, `${error.message} Nothing was taken in.`);
    if (error instanceof TooLarge)
      return refusal('tooLarge', 'This is larger than anything one takes along from here. Nothing was taken in.');
    if (error instanceof Changed) return changed;
    throw error;
  }
}

/** What came out is not what the list says. */
export class Changed extends Error {}
class TooLarge extends Error {}

async function held(members: readonly Member[], limits: TakeInLimits): Promise<OpenedFile | Refusal> {
  const byName = new Map(members.map((member) => [member.name, member]));
  const list = byName.get(contentsName);
  if (byName.size !== members.length || list === undefined)
    return refusal('notOurs', 'There is something else in this file than what one takes along from here.');
  const contents = readContents((await bounded(list.bytes(), limits.one)).toString('utf8'));
  if (contents === 'newer') return refusal('newer', 'This file was made by a newer version. Bring this place up to date first.');
  if (contents === 'unreadable') return changed;
  const all = contents.files.reduce((sum, { size }) => sum + size, 0);
  if (all > limits.unpacked || contents.files.some(({ size }) => size > limits.one)) throw new TooLarge();
  // Neither more nor fewer than the list names.
  if (contents.files.length !== members.length - 1 || contents.files.some(({ name }) => !byName.has(name))) return changed;
  const bytesOf = async ({ name, size, sha256 }: PackedFile): Promise<Buffer> => {
    const bytes = await bounded(byName.get(name)?.bytes() ?? only(new Uint8Array(0)), size).catch((error: unknown) => {
      throw error instanceof TooLarge ? new Changed() : error;
    });
    const isSame = bytes.length === size && createHash('sha256').update(bytes).digest('hex') === sha256;
    if (!isSame) throw new Changed();
    return bytes;
  };
  for (const file of contents.files) await bytesOf(file);
  return { contents, textOf: async (file) => (await bytesOf(file)).toString('utf8') };
}

async function bounded(pieces: AsyncIterable<Uint8Array>, most: number): Promise<Buffer> {
  const taken: Uint8Array[] = [];
  for await (const piece of bounding(pieces, most)) taken.push(piece);
  return Buffer.concat(taken);
}

async function* bounding(pieces: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const piece of pieces) {
    if ((size += piece.length) > most) throw new TooLarge();
    yield piece;
  }
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
