// `restore`: a backup back into an empty place, on either engine.
import { existsSync } from 'node:fs';
import { instantOf } from '@skillweave/core/terms';
import { operator } from '../access/viewer.ts';
import { BadBackup } from '../backup/lines.ts';
import { restoreBackup } from '../backup/restore.ts';
import { openGraph } from '../graph/open.ts';
import { closeHouse, openHouse } from '../main.ts';
import { readSettings, type Settings } from '../settings.ts';
import { SaidNo, WrongUse, type Command } from './command.ts';
import { passphraseFrom, passphraseHelp, passphraseOption } from './passphrase.ts';

export const command: Command = {
  summary: 'put a backup back into an empty place',
  help: `npm run skillweave -- restore <file> --passphrase-file FILE [--replace] [--json]

Reads the whole backup first: one that is cut off, changed or under another passphrase changes nothing. Then writes it into the store
that GRAPH_URL names, embedded or Neo4j, whichever it came from, and into the data folder. A place that holds anything is left alone,
unless --replace says that it may go. Until all of it is there the server does not start; a restore that was stopped is run again.
Everybody has to sign in again. Who was erased here since (tombstones.jsonl in the data folder) is erased again before it is done; for
that KEYRING_PASSPHRASE has to be the one of the backup's keyring. Stop the server first.

${passphraseHelp}`,
  options: { ...passphraseOption, replace: { type: 'boolean' } },
  run: async (called) => {
    const [file, ...more] = called.words;
    if (file === undefined || more.length > 0) throw new WrongUse('restore takes the name of one backup.');
    if (!existsSync(file)) throw new SaidNo(`There is no file ${file}.`);
    const passphrase = await passphraseFrom(called);
    const settings = readSettings(called.environment);
    const graph = await openGraph(settings.graph);
    let closing: Promise<void> | null = null;
    const close = () => (closing ??= graph.close());
    try {
      const operating = { graph, operator: operator('restore'), now: instantOf(Date.now()) };
      const replace = called.options['replace'] === true;
      const eraseAgain = async () => {
        // Its files belong to one process's one store: from here on that of the house.
        await close();
        await eraseIn(settings);
      };
      const restored = await restoreBackup(operating, { folder: settings.folder, passphrase, file, replace, eraseAgain });
      const { things, relations, madeAt } = restored;
      return {
        text: `${things} things and ${relations} relations are here again, as of ${madeAt}.`,
        json: { file, ...restored },
      };
    } catch (error) {
      throw error instanceof BadBackup ? new SaidNo(error.message) : error;
    } finally {
      await close();
    }
  },
};

/** Opens the house over what was restored: its start erases everybody who has a tombstone, from every place. */
async function eraseIn(settings: Settings): Promise<void> {
  const house = await openHouse(settings, { restoring: true });
  try {
    const { closedBecause } = house.keyring;
    if (closedBecause !== null)
      throw new BadBackup(
        `Somebody in this backup was erased here since, and without its keys they cannot be erased again: ${closedBecause}. The restore is not done; set KEYRING_PASSPHRASE to the backup's and run it again.`,
      );
    if ((await house.erasure.eraseAgain([])) > 0)
      throw new BadBackup('Somebody who was erased is still here. The restore is not done.');
  } finally {
    await closeHouse(house);
  }
}
