// The shelf of questions: reads every .cypher file under graph/queries once, with the four-line header that says what it is for.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GraphFailure } from './graph.ts';

export type Sight = 'viewer' | 'public' | 'operator';

export type Entry = {
  readonly file: string;
  readonly sentence: string;
  /** Parameter name → codec name, in the order of the header. */
  readonly takes: Readonly<Record<string, string>>;
  readonly gives: readonly string[];
  readonly sight: Sight;
  readonly writes: boolean;
  /** The whole file, header included: it shows in an engine's query log. */
  readonly text: string;
};

export type Shelf = ReadonlyMap<string, Entry>;

/** The folder `graph/`, which stands beside `packages/` in the source tree and in an image alike. */
export const graphFolder = join(import.meta.dirname, '../../../../graph');

/**
 * Reads every question.
 * @throws GraphFailure `rejected`, naming the file and the line, when a header does not follow graph/README.md.
 */
export function readShelf(folder = join(graphFolder, 'queries')): Shelf {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.cypher'));
  const entries = files.toSorted().map((path) => {
    const file = path.replaceAll('\\', '/').slice(0, -'.cypher'.length);
    return [file, readEntry(file, readFileSync(join(folder, path), 'utf8'))] as const;
  });
  return new Map(entries);
}

const sights: readonly string[] = ['viewer', 'public', 'operator'] satisfies Sight[];
const name = /^[a-z][A-Za-z0-9]*$/;
const type = /^(\[?(id|text|int|float|bool|instant|map)\??\]?)\??$/;

/** Reads one file: its four header lines, then its statement. */
export function readEntry(file: string, text: string): Entry {
  const wrong = (line: number, what: string) => new GraphFailure('rejected', `${file}.cypher line ${line}: ${what}`);
  const lines = text.split('\n');
  const after = (line: number, word: string) => {
    const found = /^\/\/ (.+)$/.exec(lines[line - 1] ?? '')?.[1] ?? '';
    if (!found.startsWith(word)) throw wrong(line, `expected "// ${word}…"`);
    return found.slice(word.length).trim();
  };

  const sentence = after(1, '');
  if (!/^[A-Z].*\.$/.test(sentence)) throw wrong(1, 'expected "// " and one sentence that ends in a full stop');
  const takes: Record<string, string> = {};
  for (const part of parts(after(2, 'takes '))) {
    const [key = '', of = '', ...rest] = part.split(':').map((word) => word.trim());
    if (!name.test(key) || !type.test(of) || rest.length > 0) throw wrong(2, `"${part}" is not "name: type"`);
    takes[key] = of;
  }
  const gives = parts(after(3, 'gives '));
  for (const column of gives) if (!name.test(column)) throw wrong(3, `"${column}" is not the name of a column`);
  const sight = after(4, 'sight ');
  if (!sights.includes(sight)) throw wrong(4, `sight is one of ${sights.join(', ')}`);
  return { file, sentence, takes, gives, sight: sight as Sight, writes: writes(text), text };
}

const parts = (list: string) => (list === 'nothing' ? [] : list.split(',').map((part) => part.trim()));

/** The statement without comments and without what stands in quotes, so that words can be looked for. */
export function bare(text: string): string {
  return text.replace(/'(\\.|[^'\\])*'|"(\\.|[^"\\])*"|`[^`]*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (found) =>
    found.startsWith('/') ? ' ' : "''",
  );
}

const writes = (text: string) => /\b(CREATE|MERGE|SET|DELETE|REMOVE|FOREACH|DROP)\b/i.test(bare(text));
