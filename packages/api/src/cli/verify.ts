// `verify`: checks records from files with nothing but the files; only --online asks others, and never a store.
import { stat } from 'node:fs/promises';
import { makeOutside, type Outside } from '../outside/outside.ts';
import { readOutsideAllow } from '../settings.ts';
import { bytesOf, textOption, WrongUse, type Called, type Command } from './command.ts';
import { alone, checked, isGood, type Told } from './verify-file.ts';
import { checkFolder, describeFolder, type FileTold } from './verify-folder.ts';

export const command: Command = {
  summary: 'check a signed record, or a folder of them, offline unless --online',
  help: `npm run skillweave -- verify <file|folder|-> [--online] [--challenge TEXT --domain TEXT] [--json]

Checks a badge, a record or a presentation, also a badge inside a PNG or SVG picture, without a network and without a store.
What needs either is told as "not done". With --online it asks the issuer for keys and for lists of what was taken back: only at
public https addresses, which then learn that somebody checks. OUTSIDE_ALLOW names origins on this machine that may be asked too.
Of a folder, every file in it is checked, also in folders inside, and gets a line. docs/verify-json.md tells what --json gives.
Exit 0 when every signature holds and nothing is wrong (the issuer may be unknown here), 1 otherwise.`,
  options: { online: { type: 'boolean' }, challenge: { type: 'string' }, domain: { type: 'string' } },
  run: async (called) => {
    const [place, ...more] = called.words;
    if (place === undefined || more.length > 0) throw new WrongUse('verify takes one file or folder, or - for what is piped in.');
    const expecting = expectingOf(called);
    const outside = called.options['online'] === true ? online(called) : null;
    if (place !== '-' && (await isFolder(place))) {
      if (expecting !== null) throw new WrongUse('A challenge is for one presentation, not for a folder.');
      return toldOfFolder(await checkFolder(place, outside, called));
    }
    const world = { ...alone(outside ?? undefined), ...(expecting && { expecting }) };
    const report = await checked(await bytesOf(place, called), world);
    return { text: describe(report).join('\n'), json: report, no: !isGood(report) };
  },
};

const online = ({ environment }: Called): Outside => makeOutside({ allow: readOutsideAllow(environment) });

function expectingOf(called: Called): { challenge: string; domain: string } | null {
  const challenge = textOption(called, 'challenge');
  const domain = textOption(called, 'domain');
  if ((challenge === null) !== (domain === null)) throw new WrongUse('--challenge and --domain go together.');
  return challenge !== null && domain !== null ? { challenge, domain } : null;
}

const isFolder = async (place: string): Promise<boolean> =>
  await stat(place).then(
    (found) => found.isDirectory(),
    () => false,
  );

function toldOfFolder(found: FileTold[]) {
  const files = found.map(({ file, told }) => ({ file, ...(told ?? { verdict: 'unreadable' }) }));
  const good = found.filter(({ told }) => told !== null && isGood(told)).length;
  return { text: describeFolder(found), json: { files, good, notGood: found.length - good }, no: good < found.length };
}

const marks = { passed: 'passed  ', failed: 'FAILED  ', notDone: 'not done' };

function describe(report: Told, depth = 0): string[] {
  const indent = '  '.repeat(depth);
  const title = `${indent}${report.facts?.name || report.kind}: ${report.verdict}`;
  const findings = report.findings.map(
    ({ check, outcome, code, text }) => `${indent}  ${marks[outcome]} ${check.padEnd(12)} ${text} (${code})`,
  );
  return [title, ...findings, ...[...report.inner, ...report.endorsements].flatMap((inner) => describe(inner, depth + 1))];
}
