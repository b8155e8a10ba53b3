// Rows of a file of comma, semicolon or tab separated values (RFC 4180 and its looser kin), as they stand.
import { CsvError, parse, type Options } from 'csv-parse';
import { parse as parseNow } from 'csv-parse/sync';
import type { SourceFile } from '../gathered.ts';
import { rowBytes } from './bounds.ts';
import { textOf } from './text.ts';
import { Unreadable } from './unreadable.ts';

/** How the values of a file are set apart. Without quoting, a quote is a letter like any other (O*NET). */
export type Separation = { readonly by: string; readonly isQuoted: boolean };

/** The separation a first line shows: the mark that stands in it most often outside quotes. */
export function separationOf(text: string): Separation {
  const line = /^\uFEFF?((?:"[^"]*"|[^"\r\n])*)/.exec(text)?.[1]?.replace(/"[^"]*"/g, '') ?? '';
  const counts = ['\t', ',', ';'].map((by) => ({ by, count: line.split(by).length }));
  const { by } = counts.reduce((best, next) => (next.count > best.count ? next : best));
  return { by, isQuoted: by !== '\t' || /(^|\t)"/.test(text.slice(0, 4096).split(/\r?\n/, 1)[0]!) };
}

/**
 * The rows of a file. Throws Unreadable for what is no text, for a row past the bound and for a file cut off within quotes, each
 * after the rows before it.
 */
export async function* separatedRows(file: SourceFile, separation: Separation): AsyncIterable<string[]> {
  let ready: string[][] = [];
  // Rows are taken as they are told apart: a stream would throw away those that wait when a later one is wrong.
  const parser = parse({ ...optionsFor(separation), bom: true, on_record: (row: string[]) => void ready.push(row) });
  const given = (give: (done: (error?: Error | null) => void) => void) =>
    new Promise<Error | null>((resolve) => {
      parser.once('error', resolve);
      give((error) => {
        parser.off('error', resolve);
        resolve(error ?? null);
      });
    });
  // The end of a stream comes only to who reads it, even where there is nothing to read.
  parser.resume();
  // What goes wrong is told to each `given`; that it may be told once more later must not end the process.
  parser.on('error', () => undefined);
  try {
    for await (const text of textOf(file.bytes())) {
      const error = await given((done) => parser.write(text, done));
      yield* ready;
      ready = [];
      if (error !== null) throw inWords(error);
    }
    const error = await given((done) => parser.once('end', () => done()).end());
    yield* ready;
    if (error !== null) throw inWords(error);
  } finally {
    parser.destroy();
  }
}

/** The rows of a short text at once, at most so many; none when they cannot be told apart. */
export function rowsOf(text: string, separation: Separation, atMost: number): string[][] {
  try {
    return parseNow(text, { ...optionsFor(separation), bom: true, to: atMost }) as unknown as string[][];
  } catch {
    return [];
  }
}

function optionsFor({ by, isQuoted }: Separation): Options {
  return {
    delimiter: by,
    quote: isQuoted ? '"' : null,
    escape: isQuoted ? '"' : null,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: rowBytes,
    record_delimiter: ['\r\n', '\n', '\r'],
  };
}

function inWords(error: Error): Error {
  if (!(error instanceof CsvError)) return error;
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return new Unreadable('row-too-long', 'A row is longer than 1 MiB. The file was read up to it.');
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return new Unreadable('cut-off', 'The file ends in the middle of a quoted cell: it was cut off, or a quote is missing.');
  // With rows of any width and loose quotes nothing else can be wrong with a text.
  return error;
}
