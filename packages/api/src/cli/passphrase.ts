// The passphrase of a backup: from a file or from what is piped in, never from the command line, where others could read it.
import { readFile } from 'node:fs/promises';
import { SaidNo, textOption, WrongUse, type Called } from './command.ts';

export const passphraseOption = { 'passphrase-file': { type: 'string' } } as const;
export const passphraseHelp = `--passphrase-file FILE names the file whose first line is the passphrase; - reads it from what is piped in.`;

/** @throws WrongUse when none was named, SaidNo when there is none */
export async function passphraseFrom(called: Called): Promise<string> {
  const file = textOption(called, 'passphrase-file');
  if (file === null) throw new WrongUse('--passphrase-file is missing.');
  const bytes = file === '-' ? await called.input() : await readFile(file).catch(() => null);
  const [line = ''] = Buffer.from(bytes ?? '')
    .toString('utf8')
    .split(/\r?\n/);
  if (line === '') throw new SaidNo(`There is no passphrase in ${file === '-' ? 'what was piped in' : file}.`);
  return line;
}
