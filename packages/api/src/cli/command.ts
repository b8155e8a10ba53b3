// What a verb of the command line is made of, and how it fails: 1 when the input or the world said no, 2 when it was called wrongly.
import { readFile } from 'node:fs/promises';
import type { ParseArgsConfig } from 'node:util';
import type { Environment } from '../settings.ts';

export type Options = NonNullable<ParseArgsConfig['options']>;

export type Called = {
  readonly words: readonly string[];
  /** The options as given; a flag is true, text is text. */
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  readonly environment: Environment;
  readonly input: () => Promise<Uint8Array>;
  /** Words for people, on stderr, so that stdout is the answer alone. */
  readonly say: (words: string) => void;
  /** Whether somebody watches, and wants to see that long work goes on. */
  readonly isTerminal: boolean;
  /** What is piped in, in pieces, for what may be larger than memory should hold. */
  readonly piped: () => AsyncIterable<Uint8Array>;
  /** Puts a line in the place of the last one; null where nobody watches. */
  readonly redraw: ((line: string) => void) | null;
  /** From this call on, Ctrl-C is a wish that this signal tells of; a second one ends the process. */
  readonly interrupted: () => AbortSignal;
};

/** `text` is what stdout gets, or with --json `json`, one document. `no`: the world said no, and that is the answer. */
export type Told = { readonly text: string; readonly json: unknown; readonly no?: boolean };

export type Command = {
  /** One line for the list of verbs. */
  readonly summary: string;
  /** Everything --help says, usage first. */
  readonly help: string;
  readonly options: Options;
  readonly run: (called: Called) => Promise<Told>;
};

/** Called wrongly: exit 2, with the help. */
export class WrongUse extends Error {}

/** The input or the world said no: exit 1, with one sentence. */
export class SaidNo extends Error {}

export const textOption = (called: Called, name: string): string | null => {
  const given = called.options[name];
  return typeof given === 'string' && given !== '' ? given : null;
};

// A credential with all its wrapped ones takes less; a larger file is not one.
const largest = 5 * 1024 * 1024;

/** A file's bytes, or what is piped in for `-`. @throws SaidNo when it is not there, not readable, or larger than any record. */
export async function bytesOf(file: string, called: Called): Promise<Uint8Array> {
  const bytes = file === '-' ? await called.input() : await readFile(file).catch((error: unknown) => unreadable(file, error));
  if (bytes.length > largest) throw new SaidNo(`${file} is larger than 5 MB, which no record is.`);
  return bytes;
}

function unreadable(file: string, error: unknown): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
  throw new SaidNo(code === 'ENOENT' ? `There is no file ${file}.` : `${file} cannot be read (${code}).`);
}
