// `verify`: checks a record from a file with nothing but the file; only --online asks others, and never a store.
import { instantOf } from '@skillweave/core/terms';
import { verify, type Report, type World } from '@skillweave/core/verify';
import { makeOutside, nowhere, type Outside } from '../outside/outside.ts';
import { readOutsideAllow } from '../settings.ts';
import { bytesOf, textOption, WrongUse, type Called, type Command } from './command.ts';

export const command: Command = {
  summary: 'check a signed record from a file, offline unless --online',
  help: `npm run skillweave -- verify <file|-> [--online] [--challenge TEXT --domain TEXT] [--json]

Checks a badge, a record or a presentation, also a badge inside a PNG or SVG picture, without a network and without a store.
What needs either is told as "not done". With --online it asks the issuer for keys and for lists of what was taken back: only at
public https addresses, which then learn that somebody checks. OUTSIDE_ALLOW names origins on this machine that may be asked too.
Exit 0 when the signature holds and nothing is wrong (the issuer may be unknown here), 1 otherwise.`,
  options: { online: { type: 'boolean' }, challenge: { type: 'string' }, domain: { type: 'string' } },
  run: async (called) => {
    const [file, ...more] = called.words;
    if (file === undefined || more.length > 0) throw new WrongUse('verify takes one file, or - for what is piped in.');
    const challenge = textOption(called, 'challenge');
    const domain = textOption(called, 'domain');
    if ((challenge === null) !== (domain === null)) throw new WrongUse('--challenge and --domain go together.');
    const outside = called.options['online'] === true ? online(called) : nowhere('This command asks nobody without --online.');
    const report = await verify(await bytesOf(file, called), {
      ...alone(outside),
      ...(challenge !== null && domain !== null && { expecting: { challenge, domain } }),
    });
    return {
      text: describe(report).join('\n'),
      json: withoutText(report),
      no: report.verdict !== 'valid' && report.verdict !== 'valid-untrusted',
    };
  },
};

const online = ({ environment }: Called): Outside => makeOutside({ allow: readOutsideAllow(environment) });

/** The world of somebody with a file and nothing else, besides perhaps a way out. */
function alone(outside: Outside): World {
  const now = instantOf(Date.now());
  return {
    now,
    fetchDocument: async (url, wish) => await outside.fetchDocument(url, { ...wish, now }),
    recognise: async () => ({ kind: 'unknown' }),
  };
}

const marks = { passed: 'passed  ', failed: 'FAILED  ', notDone: 'not done' };

function describe(report: Report, depth = 0): string[] {
  const indent = '  '.repeat(depth);
  const title = `${indent}${report.facts?.name || report.kind}: ${report.verdict}`;
  const findings = report.findings.map(
    ({ check, outcome, code, text }) => `${indent}  ${marks[outcome]} ${check.padEnd(12)} ${text} (${code})`,
  );
  return [title, ...findings, ...[...report.inner, ...report.endorsements].flatMap((inner) => describe(inner, depth + 1))];
}

/** The report without the document, which whoever asked has in hand. */
function withoutText({ text: _text, inner, endorsements, ...report }: Report): object {
  return { ...report, inner: inner.map(withoutText), endorsements: endorsements.map(withoutText) };
}
