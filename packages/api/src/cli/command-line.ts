// `npm run skillweave -- <verb>`: finds the verb, calls it, and turns what comes back into words and an exit code.
import { parseArgs } from 'node:util';
import type { Environment } from '../settings.ts';
import { sentenceFor } from '../start-words.ts';
import { SaidNo, WrongUse, type Command } from './command.ts';

const verbs: Record<string, () => Promise<{ readonly command: Command }>> = {
  verify: () => import('./verify.ts'),
  issue: () => import('./issue.ts'),
  present: () => import('./present.ts'),
  token: () => import('./token.ts'),
  export: () => import('./export.ts'),
  seed: () => import('./seed.ts'),
  import: () => import('./import.ts'),
  migrate: () => import('./migrate.ts'),
  audit: () => import('./audit.ts'),
  backup: () => import('./backup.ts'),
  restore: () => import('./restore.ts'),
  doctor: () => import('./doctor.ts'),
};

/** What a command line has around it; a test brings its own. */
export type Surroundings = {
  readonly environment: Environment;
  readonly input: () => Promise<Uint8Array>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly isTerminal?: boolean;
  /** What is piped in, in pieces. */
  readonly piped?: () => AsyncIterable<Uint8Array>;
  /** Puts a line in the place of the last one; absent where nobody watches. */
  readonly redraw?: (line: string) => void;
  /** From this call on, Ctrl-C is a wish that this signal tells of. */
  readonly interrupted?: () => AbortSignal;
};

/** Runs one command line to its end: 0 done, 1 the input or the world said no, 2 called wrongly. */
export async function runCommandLine([verb, ...rest]: readonly string[], around: Surroundings): Promise<0 | 1 | 2> {
  if (verb === undefined || verb === '--help' || verb === 'help') {
    around.out(await overview());
    return verb === undefined ? 2 : 0;
  }
  const load = verbs[verb];
  if (!load) {
    around.err(`There is no verb ${verb}. See: npm run skillweave -- --help`);
    return 2;
  }
  const { command } = await load();
  try {
    return await call(command, rest, around);
  } catch (error) {
    if (error instanceof WrongUse) {
      around.err(`${error.message}\n\n${command.help}`);
      return 2;
    }
    around.err(error instanceof SaidNo ? error.message : sentenceFor(error).replace('Skillweave did not start', verb));
    return 1;
  }
}

async function call(command: Command, args: readonly string[], around: Surroundings): Promise<0 | 1> {
  const { environment, input, out, err, isTerminal = false, redraw = null } = around;
  const { piped = () => onePiece(input), interrupted = () => new AbortController().signal } = around;
  const { values, positionals } = read(command, args);
  const { help, json, ...options } = values;
  if (help) {
    out(command.help);
    return 0;
  }
  const told = await command.run({
    words: positionals,
    options,
    environment,
    input,
    piped,
    say: err,
    redraw,
    isTerminal,
    interrupted,
  });
  out(json ? JSON.stringify(told.json) : told.text);
  return told.no ? 1 : 0;
}

async function* onePiece(input: () => Promise<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield await input();
}

function read(command: Command, args: readonly string[]) {
  const standard = { help: { type: 'boolean', short: 'h' }, json: { type: 'boolean' } } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...command.options, ...standard },
      allowPositionals: true,
      strict: true,
    });
    return { values: values as Record<string, string | boolean | undefined>, positionals };
  } catch (error) {
    throw new WrongUse(error instanceof Error ? error.message : String(error));
  }
}

async function overview(): Promise<string> {
  const lines = await Promise.all(
    Object.entries(verbs).map(async ([name, load]) => `  ${name.padEnd(9)} ${(await load()).command.summary}`),
  );
  return `npm run skillweave -- <verb> [options]\n\n${lines.join('\n')}\n\nEach has --help, and --json for one JSON document on stdout.\nExit: 0 done, 1 the input or the world said no, 2 called wrongly.`;
}
