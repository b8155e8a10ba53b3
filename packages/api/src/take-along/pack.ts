// Makes a take-along file: everything of one learner, packed, listed and locked with their passphrase. Streaming, from first to last byte.
import { createHash } from 'node:crypto';
import { contentsName, takeAlongFormat, type PackedFile } from '@skillweave/core/take-along';
import type { Asking } from '../access/asking.ts';
import { locked } from '../keys/age-file.ts';
import { ownFiles, type OwnFile, type Workplace } from './files.ts';
import { pageFile } from './page.ts';
import { ownerOf, ownPerson } from './read-own.ts';
import { readMe } from './words.ts';
import { zipped, type ToZip } from './zip-out.ts';

/**
 * The locked file, piece by piece. Reads happen while it is read: what changes meanwhile is in it or is not.
 * @throws TypeError for nobody, Fault when the page for it is not built.
 */
export async function* takeAlong(asking: Asking, at: Workplace, passphrase: string): AsyncGenerator<Uint8Array> {
  yield* locked(passphrase, packed(asking, at));
}

/** The same, not locked. For tests; whoever asks for a file gets it locked. */
export async function* packed(asking: Asking, at: Workplace): AsyncGenerator<Uint8Array> {
  yield* zipped(listed(asking, at), Date.parse(asking.now));
}

/** Every file, and at the end the list of them all. */
async function* listed(asking: Asking, at: Workplace): AsyncGenerator<ToZip> {
  const { publicUrl: from } = at;
  const { name: ownerName } = await ownPerson(asking);
  const done: PackedFile[] = [];
  const words = readMe({ ownerName, from, madeAt: asking.now });
  yield counted({ name: 'README.txt', kind: 'words', title: 'How to open and read it', text: [words] }, done);
  let looks: OwnFile | null = null;
  for await (const file of ownFiles(asking, at)) {
    if (file.kind === 'looks') looks = await held(file);
    yield counted(looks !== null && file.kind === 'looks' ? looks : file, done);
  }
  yield counted(await pageFile(asking, from, looks), done);
  const contents = { ...takeAlongFormat, from, ownerId: ownerOf(asking), ownerName, madeAt: asking.now, files: done };
  yield { name: contentsName, bytes: encoded([JSON.stringify(contents, null, 1)]) };
}

// The log goes into the page as well: both must be the same log, also when somebody looks meanwhile.
async function held(file: OwnFile): Promise<OwnFile> {
  const text: string[] = [];
  for await (const piece of file.text) text.push(piece);
  return { ...file, text };
}

/** The file as bytes; once they are read, it stands in the list. */
function counted({ name, kind, title, text, note, earlier }: OwnFile, done: PackedFile[]): ToZip {
  async function* bytes() {
    const digest = createHash('sha256');
    let size = 0;
    for await (const piece of encoded(text)) {
      digest.update(piece);
      size += piece.length;
      yield piece;
    }
    const file = { name, kind, title, size, sha256: digest.digest('hex') };
    done.push({ ...file, ...(note && { note }), ...(earlier && { earlier }) });
  }
  return { name, bytes: bytes() };
}

async function* encoded(text: OwnFile['text']): AsyncGenerator<Uint8Array> {
  for await (const piece of text) yield Buffer.from(piece, 'utf8');
}
