// Writes a framework as a table of rich skill descriptors, with the columns the Open Skills Management Tool imports, safe to open in a spreadsheet.
import { isObject, listOf } from '../../credential/strict-json.ts';
import type { Loss, Pieces, Written } from '../written.ts';
import { guarded, rowOf } from '../written-cells.ts';
import { skillsOf, type Skill } from './written-skills.ts';

const wordColumns = {
  authors: 'Authors',
  categories: 'Categories',
  standards: 'Standards',
  certifications: 'Certifications',
  employers: 'Employers',
} as const;
const columns = [
  'Canonical URL',
  'RSD Name',
  'Authors',
  'Skill Statement',
  'Categories',
  'Keywords',
  'Standards',
  'Certifications',
  'Occupation Major Groups',
  'Occupation Minor Groups',
  'Broad Occupations',
  'Detailed Occupations',
  'O*NET Job Codes',
  'Employers',
  'Alignment Name',
  'Alignment URL',
  'Collections',
  'Status',
] as const;
type Column = (typeof columns)[number];

/**
 * The text of the table (RFC 4180), and what it could not hold. Cells that a spreadsheet would compute have a quote mark before
 * them (OWASP, CSV Injection); lists within a cell are parted by semicolons.
 */
export function writeRsdCsv(pieces: Pieces): Written {
  const { framework } = pieces;
  const { skills, losses } = skillsOf(pieces);
  if (skills.some(({ id }) => !/^https?:/i.test(id)))
    losses.push({
      code: 'no-library',
      text: 'A table names its framework only by the addresses of its skills. Some of these are none of the web.',
      uri: framework.uri,
    });
  if (skills.some(({ item }) => item.changedAt !== undefined))
    losses.push({
      code: 'no-dates',
      text: 'The table has no column for when a skill was changed. It was left out.',
      uri: framework.uri,
    });
  const rows = skills.map((skill) => {
    const cells = cellsOf(skill, losses);
    return columns.map((column) => guarded(cells[column]));
  });
  return { text: [columns, ...rows].map((row) => rowOf(row)).join(''), losses };
}

function cellsOf(skill: Skill, losses: Loss[]): Record<Column, string> {
  const { item, id, name, statement, keywords, alignments, occupations, collections, facts } = skill;
  const lose = (code: string, text: string) => losses.push({ code, text, uri: item.uri });
  let hasMark = false;
  const listed = (texts: readonly string[]) =>
    texts
      .map((text) => {
        hasMark ||= text.includes(';');
        return text.replaceAll(';', ',');
      })
      .join('; ');
  const words = (fact: keyof typeof wordColumns) =>
    listed(
      listOf(facts.get(fact))
        .map(nameIn)
        .filter((text) => text !== ''),
    );
  const codes = (level: ReturnType<typeof levelOf>) =>
    listed(occupations.map(({ code }) => code).filter((code) => levelOf(code) === level));
  // Names and addresses go in pairs, so that neither may be missing.
  const paired = alignments.filter((one) => one.id !== '' && one.skillName !== '' && !one.id.includes(';'));
  const lone = alignments.length - paired.length;
  if (lone)
    lose(
      'alignment-left-out',
      `An alignment needs a name and an address without a semicolon in the table. ${lone} were left out.`,
    );
  if (collections.length) lose('collection-name-only', 'The table names collections by their names alone.');
  const isHeld = (value: unknown) => listOf(value).every((one) => typeof one === 'string');
  if ([...facts].some(([fact, value]) => !Object.hasOwn(wordColumns, fact) || !isHeld(value)))
    lose('fact-left-out', 'Some details have no place in the table. They were left out.');
  const cells = {
    'Canonical URL': id,
    'RSD Name': name,
    'Skill Statement': statement,
    ...(Object.fromEntries(
      Object.entries(wordColumns).map(([fact, column]) => [column, words(fact as keyof typeof wordColumns)]),
    ) as Record<(typeof wordColumns)[keyof typeof wordColumns], string>),
    Keywords: listed(keywords),
    'Occupation Major Groups': codes('major'),
    'Occupation Minor Groups': codes('minor'),
    'Broad Occupations': codes('broad'),
    'Detailed Occupations': codes('detailed'),
    'O*NET Job Codes': codes('job'),
    'Alignment Name': listed(paired.map((one) => one.skillName)),
    'Alignment URL': paired.map((one) => one.id).join('; '),
    Collections: listed(collections.map((one) => one.name)),
    Status: skill.status,
  };
  if (hasMark) lose('semicolon', 'A semicolon parts the words of a cell. Those within words were written as commas.');
  return cells;
}

// SOC 2018 and O*NET-SOC: how far a code goes down says what it is.
function levelOf(code: string): 'major' | 'minor' | 'broad' | 'detailed' | 'job' {
  if (code.includes('.')) return 'job';
  if (code.endsWith('0000')) return 'major';
  if (code.endsWith('00')) return 'minor';
  return code.endsWith('0') ? 'broad' : 'detailed';
}

function nameIn(one: unknown): string {
  if (typeof one === 'string') return one.trim();
  if (!isObject(one)) return '';
  const found = [one['name'], one['skillName'], one['value']].find((text) => typeof text === 'string' && text.trim() !== '');
  return typeof found === 'string' ? found.trim() : '';
}
