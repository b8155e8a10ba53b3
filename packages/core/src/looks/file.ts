// The file in which somebody takes their look log along, and how to check it with nothing else at hand.
import { isObject, readStrictJson, type JsonObject } from '../credential/strict-json.ts';
import type { Instant } from '../terms/index.ts';
import { walkChain, type KeptEntry, type LookFault } from './chain.ts';
import { readStatement } from './checkpoint.ts';
import type { LookWords } from './entry.ts';

/** What a checkpoint says: this log was so long, and ended in this hash, at that time. */
export type Checkpoint = { readonly log: string; readonly length: number; readonly head: string; readonly at: Instant };

export const lookFileFormat = { format: 'skillweave-look-log', version: 1 } as const;

/** What stands on top of the file: which log it is, whose, and how long it was. */
export type LookFileHead = {
  readonly log: string;
  readonly ownerCommitment: string;
  readonly owner: { readonly salt: string; readonly ownerId: string };
  /** A signed `Checkpoint`. */
  readonly checkpoint: string;
};
type WrittenEntry = Omit<KeptEntry, 'log' | 'at'> & { readonly at: string };

/** The file as text, in pieces: entries in any order, each on a line. */
export async function* lookFile(head: LookFileHead, entries: AsyncIterable<WrittenEntry>): AsyncGenerator<string> {
  const { log, ownerCommitment, owner, checkpoint } = head;
  yield `${JSON.stringify({ ...lookFileFormat, log, ownerCommitment, owner, checkpoint }, null, 1).slice(0, -2)},\n "entries": [`;
  let before = '';
  for await (const { place, id, at, outcome, isEarlier, commitment, hash, salt, words } of entries) {
    yield `${before}\n  ${JSON.stringify({ place, id, at, outcome, isEarlier, commitment, hash, salt, words })}`;
    before = ',';
  }
  yield '\n ]\n}\n';
}

/** `unreadable`: it is no such file. Otherwise what it holds, who signed its checkpoint, and every fault. */
export type LookFileReport =
  | { readonly kind: 'unreadable'; readonly because: string }
  | {
      readonly kind: 'read';
      readonly log: string;
      readonly entries: number;
      readonly signedBy: string;
      readonly at: Instant;
      readonly faults: readonly LookFault[];
    };

/** Checks a file from its bytes alone. Whose key `signedBy` is must be asked of the installation, or known from an earlier file. */
export function checkLookFile(text: string): LookFileReport {
  const read = readStrictJson(text);
  if (read.kind === 'refused' || !isObject(read.value)) return unreadable('It is not JSON that can be read in one way only.');
  const { format, version, log, ownerCommitment, owner, checkpoint, entries } = read.value;
  if (format !== lookFileFormat.format || version !== lookFileFormat.version)
    return unreadable('It is not a look log of a version known here.');
  if (
    typeof log !== 'string' ||
    typeof ownerCommitment !== 'string' ||
    !isOwner(owner) ||
    !Array.isArray(entries) ||
    !entries.every(isEntry)
  )
    return unreadable('Parts of it are missing, or of another kind than they should be.');
  const signed = typeof checkpoint === 'string' ? readCheckpoint(checkpoint) : null;
  if (signed === null) return unreadable('Its checkpoint bears no signature that fits.');

  const walk = walkChain({ log, ownerCommitment, owner, isErased: false });
  const faults: LookFault[] = [...walk.beginning];
  // Files are written newest first, as the log is read.
  const oldestFirst = entries.toSorted((a, b) => a.place - b.place);
  for (const entry of oldestFirst) faults.push(...walk.next({ ...entry, log }));
  const { said } = signed;
  if (said.log !== log) faults.push({ code: 'checkpoint.differs', log, place: null });
  else if (said.length > walk.length) faults.push({ code: 'checkpoint.cut', log, place: said.length });
  else if (said.length < walk.length) faults.push({ code: 'entry.extra', log, place: null });
  else if (said.head !== walk.head) faults.push({ code: 'checkpoint.differs', log, place: said.length });
  return { kind: 'read', log, entries: entries.length, signedBy: signed.signedBy, at: said.at, faults };
}

function readCheckpoint(token: string): { readonly signedBy: string; readonly said: Checkpoint } | null {
  const statement = readStatement('look-checkpoint', token);
  if (statement === null) return null;
  const { log, length, head, at } = statement.claims;
  if (typeof log !== 'string' || !Number.isSafeInteger(length) || typeof head !== 'string' || typeof at !== 'string') return null;
  return { signedBy: statement.signedBy, said: { log, length: length as number, head, at: at as Instant } };
}

const unreadable = (because: string): LookFileReport => ({ kind: 'unreadable', because });

const isText = (value: unknown): value is string => typeof value === 'string';
const isTextOrNull = (value: unknown): value is string | null => value === null || isText(value);

function isOwner(value: unknown): value is { salt: string; ownerId: string } {
  return isObject(value) && isText(value['salt']) && isText(value['ownerId']);
}

function isEntry(value: unknown): value is Omit<KeptEntry, 'log'> {
  if (!isObject(value)) return false;
  const { place, id, at, outcome, isEarlier, commitment, hash, salt, words } = value;
  return (
    Number.isSafeInteger(place) &&
    [id, at, outcome, commitment, hash, salt].every(isText) &&
    typeof isEarlier === 'boolean' &&
    isObject(words) &&
    areWords(words)
  );
}

const areWords = (words: JsonObject): words is LookWords =>
  isText(words['viewerName']) &&
  isText(words['what']) &&
  ['viewerId', 'organizationName', 'role', 'purpose', 'about', 'grantId'].every((name) => isTextOrNull(words[name]));
