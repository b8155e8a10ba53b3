// `backup`: everything of this installation in one locked file.
import { existsSync } from 'node:fs';
import { passphraseFault } from '@skillweave/core/take-along';
import { instantOf } from '@skillweave/core/terms';
import { operator } from '../access/viewer.ts';
import { BadBackup } from '../backup/lines.ts';
import { saveBackup } from '../backup/save.ts';
import { readSettings } from '../settings.ts';
import { lookInside } from '../store.ts';
import { SaidNo, WrongUse, type Command } from './command.ts';
import { passphraseFrom, passphraseHelp, passphraseOption } from './passphrase.ts';

export const command: Command = {
  summary: 'write everything of this installation into one locked file',
  help: `npm run skillweave -- backup <file> --passphrase-file FILE [--json]

Writes the whole graph, the accounts, the keyring and the keys of documents (as they lie here, under the keyring's
passphrase) and the file of look logs into one new file in the age format (https://age-encryption.org), locked with the passphrase.
Stop the server first. Not in it: sessions, files of imports that are under way, and the list of who was erased, which stays in the data folder so that a restore brings nobody back.

${passphraseHelp}`,
  options: passphraseOption,
  run: async (called) => {
    const [file, ...more] = called.words;
    if (file === undefined || more.length > 0) throw new WrongUse('backup takes the name of one new file.');
    if (existsSync(file)) throw new SaidNo(`${file} is there already; it was left as it is.`);
    const passphrase = await passphraseFrom(called);
    if (passphraseFault(passphrase) !== null)
      throw new SaidNo('The passphrase is too easily guessed. Take at least 12 letters, such as four words.');
    const settings = readSettings(called.environment);
    const begun = performance.now();
    const say = called.redraw ?? (() => {});
    const saved = await lookInside(settings.graph, async (graph) => {
      const operating = { graph, operator: operator('backup'), now: instantOf(Date.now()) };
      const progress = ({ things }: { things: number }) => say(`${things} things saved`);
      return await saveBackup(operating, { folder: settings.folder, passphrase, file, progress });
    }).catch((error: unknown) => {
      throw error instanceof BadBackup ? new SaidNo(error.message) : error;
    });
    const seconds = Number(((performance.now() - begun) / 1000).toFixed(1));
    return {
      text: `${saved.things} things and ${saved.relations} relations saved in ${file}, in ${seconds} s. Keep the passphrase, and that of the keyring.`,
      json: { file, ...saved, seconds },
    };
  },
};
