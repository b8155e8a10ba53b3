// The list of contents of a take-along file: every file in it by name, size and digest. Written last, and believed only when all of it fits.
import { isObject, readStrictJson, type JsonObject } from '../credential/strict-json.ts';
import { readInstant, type Instant } from '../terms/index.ts';

export const takeAlongFormat = { format: 'skillweave-take-along', version: 1 } as const;

/** The name of the list itself. */
export const contentsName = 'contents.json';

/** `page`, `words`: for people to read. `earlier` stays what it was: its own kind stands in `was`. Everything else is told by its name. */
const kinds = [
  'credential',
  'evidence',
  'permission',
  'receipt',
  'record',
  'message',
  'selfAsserted',
  'looks',
  'person',
  'key',
  'earlier',
  'page',
  'words',
] as const;
export type PackedKind = (typeof kinds)[number];

/** What its owner had said to a credential. The document itself is in the file of that name, byte for byte. */
export type CredentialNote = {
  readonly answer: 'pending' | 'accepted' | 'declined' | 'removed';
  readonly receivedAt: Instant;
  readonly answeredAt: Instant | null;
  readonly removedAt: Instant | null;
  readonly declineReason: string | null;
  /** It came inside a record that is in the file as well. */
  readonly isInside: boolean;
};

export type PackedFile = {
  readonly name: string;
  readonly kind: PackedKind;
  /** What it is, in words. */
  readonly title: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-256 of the bytes, in hex. */
  readonly sha256: string;
  /** Of a credential. */
  readonly note?: CredentialNote;
  /** Of what came from a place before this one: what it was, where it was made, and when. */
  readonly earlier?: { readonly was: string; readonly from: string; readonly madeAt: Instant };
};

export type Contents = {
  /** The address of the installation it was made at, and the owner's id there. */
  readonly from: string;
  readonly ownerId: string;
  readonly ownerName: string;
  readonly madeAt: Instant;
  readonly files: readonly PackedFile[];
};

/** `unreadable`: not such a list. `newer`: of a version we do not know. */
export type ContentsFault = 'unreadable' | 'newer';

/** Reads the list strictly: what is missing, of another kind, named twice or called like a path elsewhere makes all of it unreadable. */
export function readContents(text: string): Contents | ContentsFault {
  const read = readStrictJson(text);
  if (read.kind === 'refused' || !isObject(read.value)) return 'unreadable';
  const { format, version, from, ownerId, ownerName, madeAt, files } = read.value;
  if (format !== takeAlongFormat.format || !Number.isSafeInteger(version)) return 'unreadable';
  if (version !== takeAlongFormat.version) return 'newer';
  const at = instantIn(madeAt);
  if (![from, ownerId, ownerName].every(isShort) || at === null || !Array.isArray(files)) return 'unreadable';
  const packed = files.map(packedFile);
  const names = new Set([contentsName, ...packed.map((file) => file?.name.toLowerCase() ?? '')]);
  if (packed.includes(null) || names.size !== packed.length + 1) return 'unreadable';
  return {
    from: from as string,
    ownerId: ownerId as string,
    ownerName: ownerName as string,
    madeAt: at,
    files: packed as PackedFile[],
  };
}

// At most one folder, no dots but the one before the ending: no name leads anywhere else.
const safeName = /^(?:[a-z][a-z-]{0,30}\/)?[A-Za-z0-9][A-Za-z0-9_-]{0,119}\.[a-z]{2,5}$/;
const digest = /^[0-9a-f]{64}$/;
const longestWords = 500;

function packedFile(value: unknown): PackedFile | null {
  if (!isObject(value)) return null;
  const { name, kind, title, size, sha256, note, earlier } = value;
  if (typeof name !== 'string' || !safeName.test(name) || !isShort(title) || !isKind(kind)) return null;
  if (!Number.isSafeInteger(size) || (size as number) < 0 || typeof sha256 !== 'string' || !digest.test(sha256)) return null;
  const said = kind === 'credential' ? noteFrom(note) : undefined;
  const before = kind === 'earlier' ? earlierFrom(earlier) : undefined;
  if (said === null || before === null) return null;
  const file = { name, kind, title, size: size as number, sha256 };
  return { ...file, ...(said && { note: said }), ...(before && { earlier: before }) };
}

const answers: readonly unknown[] = ['pending', 'accepted', 'declined', 'removed'];

function noteFrom(value: unknown): CredentialNote | null {
  if (!isObject(value)) return null;
  const { answer, declineReason, isInside } = value;
  const [receivedAt, answeredAt, removedAt] = [value['receivedAt'], value['answeredAt'], value['removedAt']].map(instantIn);
  const areDates = [value['answeredAt'], value['removedAt']].every((each) => each === null || instantIn(each) !== null);
  const isReason = declineReason === null || (typeof declineReason === 'string' && declineReason.length <= longestReason);
  if (!receivedAt || !areDates || !isReason || !answers.includes(answer) || typeof isInside !== 'boolean') return null;
  return {
    answer: answer as CredentialNote['answer'],
    receivedAt,
    answeredAt: answeredAt ?? null,
    removedAt: removedAt ?? null,
    declineReason: declineReason as string | null,
    isInside,
  };
}
const longestReason = 1_000;

function earlierFrom(value: unknown): PackedFile['earlier'] | null {
  if (!isObject(value)) return null;
  const { was, from, madeAt }: JsonObject = value;
  const at = instantIn(madeAt);
  return isShort(was) && isShort(from) && at !== null ? { was, from, madeAt: at } : null;
}

const isKind = (value: unknown): value is PackedKind => kinds.some((kind) => kind === value);
const isShort = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= longestWords;
const instantIn = (value: unknown): Instant | null => (typeof value === 'string' ? readInstant(value) : null);
