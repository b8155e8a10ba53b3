// `audit verify`: checks every look log in the store, or the file in which somebody took theirs along.
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { checkLookFile, lookFaults, type LookFault } from '@skillweave/core/looks';
import { instantOf } from '@skillweave/core/terms';
import { operator } from '../access/viewer.ts';
import { openKeyring } from '../keys/keyring.ts';
import { auditLooks, type Audit } from '../looks/audit.ts';
import { headsPath } from '../looks/heads-file.ts';
import { sealFrom } from '../looks/seal.ts';
import { isInUse } from '../read/organizations.ts';
import { readSettings, type Settings } from '../settings.ts';
import { lookInside } from '../store.ts';
import { SaidNo, textOption, WrongUse, type Called, type Command, type Told } from './command.ts';

export const command: Command = {
  summary: 'check that no look log was changed, cut or reordered',
  help: `npm run skillweave -- audit verify [--file FILE] [--signed-by DID] [--json]

Goes through every look log in the store and through the file of heads beside it: each entry, its order, its seal, and how long each log
was when it was last written down. Names whatever was changed, removed, added, moved or cut off. Changes nothing. With the embedded
engine, stop the server first.

--file checks one look log that its owner took along, with nothing but that file; --signed-by says whose key must have signed it.

Exit 0 when everything holds, 1 when something does not or could not be checked.`,
  options: { file: { type: 'string' }, 'signed-by': { type: 'string' } },
  run: async (called) => {
    if (called.words.length !== 1 || called.words[0] !== 'verify') throw new WrongUse('audit takes the word verify.');
    const file = textOption(called, 'file');
    const signedBy = textOption(called, 'signed-by');
    if (file === null && signedBy !== null) throw new WrongUse('--signed-by goes with --file.');
    return file === null ? await auditStore(called) : told(await read(file), signedBy);
  },
};

async function auditStore({ environment }: Called): Promise<Told> {
  const settings = readSettings(environment);
  const audit = await lookInside(settings.graph, async (graph) => {
    const operating = { graph, operator: operator('audit'), now: instantOf(Date.now()) };
    const keeper = await keeperOf(settings, await isInUse(operating));
    return await auditLooks(operating, { path: headsPath(settings.folder), keeper });
  });
  const isWhole = audit.faultCount === 0 && audit.sealsChecked;
  return { text: summaryOf(audit, headsPath(settings.folder)), json: { ...audit, isWhole }, no: !isWhole };
}

async function keeperOf({ folder, keyringPassphrase: passphrase }: Settings, inUse: boolean) {
  const keyring = await openKeyring({ folder, passphrase, inUse });
  if (keyring.closedBecause !== null || !keyring.has('looks')) return null;
  return { did: (await keyring.signerFor('looks')).controller, seal: sealFrom(keyring) };
}

function summaryOf(audit: Audit, path: string): string {
  const { logs, entries, erasedLogs, lines, signedBy, sealsChecked, faultCount, faults } = audit;
  const more = faultCount > faults.length ? [`And ${faultCount - faults.length} more.`] : [];
  return [
    `${entries} entries in ${logs} look logs${erasedLogs > 0 ? `, ${erasedLogs} of them erased` : ''}; ${lines} lines in ${path}.`,
    ...(signedBy === null ? [] : [`Signed by ${signedBy}.`]),
    ...faults.map(({ text }) => text),
    ...more,
    ...(sealsChecked ? [] : ['The seals were NOT checked: the keyring is closed, or has no key for look logs.']),
    faultCount > 0
      ? `${faultCount} faults: the logs are not what was written.`
      : sealsChecked
        ? 'Nothing is wrong.'
        : 'Nothing else is wrong.',
  ].join('\n');
}

// About a million looks, and as much as one text can hold; what is larger is refused before it is read.
const largest = 500 * 1024 * 1024;

async function read(file: string): Promise<string> {
  if (!existsSync(file)) throw new SaidNo(`There is no file ${file}.`);
  const { size } = await stat(file);
  if (size > largest) throw new SaidNo(`${file} is larger than any look log.`);
  return await readFile(file, 'utf8');
}

function told(text: string, signedBy: string | null): Told {
  const report = checkLookFile(text);
  if (report.kind === 'unreadable') return { text: report.because, json: { ...report, isWhole: false }, no: true };
  const isTheirs = signedBy === null || signedBy === report.signedBy;
  const isWhole = isTheirs && report.faults.length === 0;
  const lines = [
    `${report.entries} entries of the look log ${report.log}, as of ${report.at}.`,
    `Signed by ${report.signedBy}.`,
    ...(isTheirs ? [] : [`It should have been signed by ${signedBy}.`]),
    ...report.faults.map(sentence),
    isWhole ? 'Nothing is wrong.' : 'This is not the log as it was written.',
  ];
  return { text: lines.join('\n'), json: { ...report, isWhole }, no: !isWhole };
}

const sentence = ({ code, place }: LookFault): string =>
  place === null ? `The log ${lookFaults[code]}.` : `Entry ${place} ${lookFaults[code]}.`;
