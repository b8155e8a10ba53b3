// `export`: writes one framework from the store in a format others read, and says what that format could not hold.
import { writeFile } from 'node:fs/promises';
import { frameworkExporters, type FrameworkExporter, type Loss } from '@skillweave/core/frameworks';
import { instantOf } from '@skillweave/core/terms';
import { operator } from '../access/viewer.ts';
import { everyFramework, frameworksCalled, wholeFramework, type AskingOrOperating } from '../read/whole-framework.ts';
import { readSettings } from '../settings.ts';
import { lookInside } from '../store.ts';
import { SaidNo, textOption, WrongUse, type Called, type Command, type Told } from './command.ts';

const formats = frameworkExporters.map(({ name, title }) => `  ${name.padEnd(10)} ${title}`).join('\n');

export const command: Command = {
  summary: 'write a framework in a format others read',
  help: `npm run skillweave -- export <framework> [--format F] [--out FILE] [--json]
npm run skillweave -- export --list [--json]

Names the framework by its id, its address or its exact name; --list shows what is here. The text goes to stdout, or with --out into a
file, which must not be there yet. What the format has no place for is said on stderr; with --json
it is said on stdout, beside the framework or the file it went into.

Formats (case is taken when none is given):
${formats}`,
  options: { format: { type: 'string' }, out: { type: 'string' }, list: { type: 'boolean' } },
  run: async (called) => {
    const isList = called.options['list'] === true;
    const [word, ...more] = called.words;
    if (more.length > 0 || (word === undefined) !== isList)
      throw new WrongUse('export takes the id, address or name of one framework, or --list.');
    const exporter = exporterCalled(textOption(called, 'format') ?? 'case');
    const settings = readSettings(called.environment);
    return await lookInside(settings.graph, async (graph) => {
      const asking = { graph, operator: operator('export from the command line'), now: instantOf(Date.now()) };
      return word === undefined ? await listed(asking) : await exported(asking, { word, exporter, called });
    });
  },
};

function exporterCalled(name: string): FrameworkExporter {
  const found = frameworkExporters.find((each) => each.name === name);
  if (!found) throw new WrongUse(`--format is one of ${frameworkExporters.map((each) => each.name).join(', ')}.`);
  return found;
}

async function listed(asking: AskingOrOperating): Promise<Told> {
  const all = await everyFramework(asking);
  const frameworks = all
    .map(({ id, name, version, uri }) => ({ id, name, version: version ?? '', uri }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const lines = frameworks.map(({ id, name, version, uri }) => `${id}  ${name}${version && ` (${version})`}  ${uri}`);
  return { text: lines.join('\n') || 'There is no framework here yet.', json: { frameworks } };
}

type Wish = { readonly word: string; readonly exporter: FrameworkExporter; readonly called: Called };

async function exported(asking: AskingOrOperating, { word, exporter, called }: Wish): Promise<Told> {
  const out = textOption(called, 'out') ?? '-';
  const found = await frameworksCalled(asking, word);
  if (found.length > 1) {
    const choices = found.map(({ id, uri }) => `  ${id}  ${uri}`).join('\n');
    throw new SaidNo(`Several frameworks are called ${word}. Name one by its id:\n${choices}`);
  }
  const whole = found[0] === undefined ? null : await wholeFramework(asking, found[0].id);
  if (whole === null) throw new SaidNo(`There is no framework ${word} here. See: npm run skillweave -- export --list`);
  const { row, pieces, changedAt } = whole;
  const { text, losses } = exporter.write(pieces, changedAt ?? asking.now);
  if (out !== '-') await writeNew(out, text);
  const notHeld = grouped(losses);
  for (const each of notHeld) called.say(`${each.count} × ${each.text}${each.uri === undefined ? '' : ` First: ${each.uri}`}`);
  const { items, relations } = pieces;
  const counts = { items: items.length, relations: relations.length };
  const summary = `${row.name}: ${counts.items} items and ${counts.relations} relations as ${exporter.title}.`;
  if (out !== '-') called.say(summary);
  const written = out === '-' ? { text } : { file: out };
  return {
    // The text ends its last line itself.
    text: out === '-' ? text.replace(/\n$/, '') : `Written to ${out}.`,
    json: { framework: { id: row.id, uri: row.uri, name: row.name }, format: exporter.name, ...counts, notHeld, ...written },
  };
}

async function writeNew(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { flag: 'wx' });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'not writable';
    throw new SaidNo(
      code === 'EEXIST' ? `${file} is there already; it was left as it is.` : `${file} cannot be written (${code}).`,
    );
  }
}

type Grouped = { readonly code: string; readonly text: string; readonly count: number; readonly uri?: string };

/** Each kind of loss once, with how often and where first. */
function grouped(losses: readonly Loss[]): Grouped[] {
  return [...Map.groupBy(losses, ({ code }) => code).values()].flatMap((same) => {
    const [first] = same;
    return first ? [{ ...first, count: same.length }] : [];
  });
}
