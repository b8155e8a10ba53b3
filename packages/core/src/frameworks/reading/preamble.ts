// Lines that begin with `#` above a table: some formats say there what the table is (SSSOM, compeito).
import type { SourceFile } from '../gathered.ts';
import { rowsOf } from './separated.ts';
import { headText } from './text.ts';
import { headOf, withoutGzip } from './unpack.ts';

// What a table says of itself takes a dozen lines.
const linesAtMost = 1_000;
const preamble = /^(?:#[^\r\n]*(?:\r\n|\n|\r))+/;

/** The text after its preamble. */
export function withoutPreamble(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(preamble, '');
}

/** The lines of a preamble without their `#`, as far as they stand in the first 64 KiB of a file. */
export async function preambleOf(file: SourceFile): Promise<string> {
  const text = headText(await headOf(await withoutGzip(file))).replace(/^\uFEFF/, '');
  return (preamble.exec(text)?.[0] ?? '').replace(/^#/gm, '');
}

/** The lines of a preamble as rows of comma separated values; none when they cannot be told apart. */
export async function preambleRows(file: SourceFile): Promise<string[][]> {
  return rowsOf(await preambleOf(file), { by: ',', isQuoted: true }, linesAtMost);
}
