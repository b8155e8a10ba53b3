// Plain credentials, as other wallets give and take them: a zip of files, not locked, with nothing else in it.
import { membersOf, Unreadable, type Member } from '@skillweave/core/frameworks';
import { sizeLimit } from '@skillweave/core/credential';
import type { Asking } from '../access/asking.ts';
import { isRefusal, refused, type Refusal } from '../access/refusal.ts';
import type { Place } from '../checking.ts';
import { receiveCredential } from '../write/receive-credential.ts';
import { plainName } from './files.ts';
import { ownCredentials } from './read-own.ts';
import { zipped, type ToZip } from './zip-out.ts';

/** A zip of every credential its owner has accepted, exactly as issued: `.json` or `.jwt`, named after what it is. */
export async function* plainOut(asking: Asking): AsyncGenerator<Uint8Array> {
  async function* files(): AsyncGenerator<ToZip> {
    let place = 0;
    for await (const { card, document } of ownCredentials(asking))
      if (card.answer === 'accepted') yield { name: plainName((place += 1), card.name, document), bytes: only(document) };
  }
  yield* zipped(files(), Date.parse(asking.now));
}

async function* only(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text, 'utf8');
}

export type TakenPlain = {
  readonly fresh: number;
  readonly known: number;
  readonly notTaken: readonly { readonly name: string; readonly because: string }[];
};

const mostFiles = 500;

/**
 * Hands in every file of a zip, each as if it came alone: badges, records, tokens, and pictures with a badge inside. What is taken waits in the inbox.
 * A refusal when the zip itself cannot be read; then nothing was taken.
 */
export async function plainIn(
  asking: Asking,
  place: Place,
  archive: () => AsyncIterable<Uint8Array>,
): Promise<TakenPlain | Refusal> {
  try {
    const members = await membersOf({ bytes: archive }, mostFiles);
    const taken = { fresh: 0, known: 0, notTaken: [] as { name: string; because: string }[] };
    // What packing programs add for themselves is nobody's badge.
    for (const member of members.filter(({ name }) => !/(^|\/)(__MACOSX|\.)/.test(name))) {
      const bytes = await bytesOf(member);
      const got = bytes === null ? tooLarge : await receiveCredential(asking, place, { bytes });
      if (isRefusal(got)) taken.notTaken.push({ name: member.name.slice(0, 200), because: got.reasons[0]?.text ?? '' });
      else if (got.alreadyHere) taken.known += 1;
      else taken.fresh += 1;
    }
    return taken;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return refused({ code: `takeIn.${error.code}`, field: 'file', text: error.message });
  }
}

const tooLarge = refused({ code: 'readable.size', text: 'This file is larger than 5 MB, which no badge is.' });

async function bytesOf({ bytes }: Member): Promise<Buffer | null> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of bytes()) {
    if ((size += piece.length) > sizeLimit) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
