// What an import is told as: a few lines for each format, remarks grouped with where they were met first.
import type { RemarkGroup } from '@skillweave/core/frameworks';
import type { FormatImport, ImportOutcome } from '../write/frameworks/import-files.ts';

export type ImportTold = ImportOutcome & { readonly seconds: number; readonly dryRun: boolean };
type Place = RemarkGroup['places'][number]['place'];

/**
 * Whether something that was asked for did not come in. A file of an unknown kind counts only when it was named by itself, or
 * when nothing else was found: a folder may hold a licence, too.
 */
export function isRefused({ imports, remarks, stopped }: ImportOutcome, byName: ReadonlySet<string>): boolean {
  const cameIn = ({ outcome }: FormatImport) => outcome === 'loaded' || outcome === 'unchanged' || outcome === 'previewed';
  return (
    stopped ||
    imports.length === 0 ||
    !imports.every((each) => cameIn(each) && each.leftOut.length === 0) ||
    remarks.some((group) => weighs(group, byName))
  );
}

const weighs = ({ code, weight, places, count }: RemarkGroup, byName: ReadonlySet<string>): boolean =>
  weight === 'refused' &&
  (code !== 'unknown-format' || count > places.length || places.some(({ place }) => byName.has(place.file)));

/** The words for people. */
export function describeImport({ imports, remarks, stopped, seconds, dryRun }: ImportTold, byName: ReadonlySet<string>): string {
  const lines = imports.flatMap((each) => [...describeFormat(each), '']);
  const notRead = remarks.map((group) =>
    weighs(group, byName) || imports.length === 0 ? group : { ...group, weight: 'passed over' as const },
  );
  if (notRead.length > 0) lines.push('Files that were not read', ...notRead.flatMap(describeGroup), '');
  if (stopped) lines.push('Stopped. What is not listed as in is not seen, and what was written of it was taken out again.');
  else lines.push(`${dryRun ? 'Nothing was written: this was a look ahead' : 'Done'}, ${seconds.toLocaleString('en')} s.`);
  return lines.join('\n');
}

const ends: Record<FormatImport['outcome'], string> = {
  loaded: 'is in, and seen',
  unchanged: 'is here already: nothing changed',
  previewed: 'would come in',
  refused: 'was refused: nothing of it was written',
  heldBack: 'was held back: nothing of it was written',
  stopped: 'was stopped: nothing of it is seen. Run it again to bring it in',
  busy: 'has to wait: another import runs on this store. Run it again when that has ended',
};

function describeFormat({ title, format, files, leftOut, outcome, report, remarks, resumedAt }: FormatImport): string[] {
  const lines = [`${title} (${format}), ${several(files.length, 'file')}: ${ends[outcome]}`];
  if (leftOut.length > 0)
    lines.push(`  without ${several(leftOut.length, 'file')} that could not be read: ${leftOut.slice(0, 5).join(', ')}`);
  if (resumedAt > 0) lines.push('  went on where an import that was cut short had stopped');
  if (report !== null) {
    const { items, before, relations, added, changed, retired, unchanged, linksAdded, linksRemoved, claims, stubs } =
      report.counts;
    lines.push(
      ...report.frameworks.map(({ name, version }) => `  ${name}${version === '' ? '' : `, ${version}`}`),
      `  ${several(items, 'item')} and ${several(relations, 'relation')} in the files`,
      `  items      added ${number(added)}, changed ${number(changed)}, retired ${number(retired)}, unchanged ${number(unchanged)}`,
      `  relations  added ${number(linksAdded)}, removed ${number(linksRemoved)}`,
      `  mappings   proposed ${number(claims)}`,
      `  only named ${number(stubs)} (they wait for a framework that describes them)`,
    );
    if (report.asksToRetire && outcome !== 'loaded')
      lines.push(
        leftOut.length === 0
          ? `  Of ${several(before, 'item')} in use here ${number(retired)} would be retired: these files do not have them.`
          : `  Without what could not be read, ${number(retired)} of ${several(before, 'item')} and ${several(linksRemoved, 'relation')} here would be retired.`,
        '  If that is meant, run it again with --retire-missing.',
      );
  }
  return [...lines, ...(report?.remarks ?? remarks).flatMap(describeGroup)];
}

const shownPlaces = 3;

function describeGroup({ weight, code, text, count, places }: Omit<RemarkGroup, 'weight'> & { weight: string }): string[] {
  const shown = places.slice(0, shownPlaces).map(({ place }) => placeText(place));
  const more = count > shown.length ? `, and ${number(count - shown.length)} more` : '';
  return [`  ${weight.padEnd(11)} ${number(count)} × ${code}: ${text}`, `              ${shown.join('; ')}${more}`];
}

/** Where something stands, as people say it. */
function placeText({ file, sheet, row, column, path }: Place): string {
  const parts = [sheet && `sheet ${sheet}`, row && `row ${row}`, column && `column ${column}`, path];
  return [file, ...parts.filter(Boolean)].join(', ');
}

const number = (of: number) => of.toLocaleString('en');
const several = (of: number, what: string) => `${number(of)} ${what}${of === 1 ? '' : 's'}`;
