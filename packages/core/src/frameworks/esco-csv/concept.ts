// One row of a table of concepts as an item: an occupation, an ISCO group, a skill or a group of skills.
import type { GatheredItem, Remark, Words } from '../gathered.ts';
import { remark } from '../reading/remark.ts';
import type { TableRow } from '../reading/table.ts';
import { listed } from './cells.ts';

const kinds = new Map<string, GatheredItem['kind']>([
  ['Occupation', 'occupation'],
  ['ISCOGroup', 'occupationGroup'],
  ['SkillGroup', 'group'],
  ['KnowledgeSkillCompetence', 'skill'],
]);
const states = new Map<string, GatheredItem['state']>([
  ['', 'published'],
  ['released', 'published'],
  ['deprecated', 'deprecated'],
  ['obsolete', 'deprecated'],
  ['retired', 'deprecated'],
]);
const kept = [
  'reuseLevel',
  'iscoGroup',
  'naceCode',
  'regulatedProfessionNote',
  'scopeNote',
  'definition',
  'inScheme',
  'hiddenLabels',
];

/** The item of a row, or what is wrong with it (`no-address`, `unknown-kind`, `no-name`). */
export function conceptOf(row: TableRow, framework: string, language: string): (GatheredItem | Remark)[] {
  const uri = row.cell('conceptUri');
  if (uri === '') return [remark('dropped', 'no-address', 'A row without an address (conceptUri) was left out.', row.place)];
  const kind = kinds.get(row.cell('conceptType'));
  if (kind === undefined) {
    const text = `A row of the unknown kind “${row.cell('conceptType').slice(0, 60)}” was left out.`;
    return [remark('dropped', 'unknown-kind', text, { ...row.place, column: 'conceptType' })];
  }
  const remarks: Remark[] = [];
  const name = row.cell('preferredLabel');
  if (name === '')
    remarks.push(
      remark('repaired', 'no-name', 'A row has no name; its address stands in for it.', {
        ...row.place,
        column: 'preferredLabel',
      }),
    );
  const item: GatheredItem = {
    is: 'item',
    uri,
    framework,
    kind: kind === 'skill' && row.cell('skillType') === 'knowledge' ? 'knowledge' : kind,
    words: [wordsOf(row, name || uri, language)],
    state: states.get(row.cell('status').toLowerCase()) ?? 'draft',
    place: row.place,
    ...(row.cell('code') !== '' && { code: row.cell('code') }),
    ...changed(row.cell('modifiedDate')),
    ...factsOf(row),
  };
  return [...remarks, item];
}

function wordsOf(row: TableRow, name: string, language: string): Words {
  const otherNames = [...new Set([...listed(row.cell('altLabels')), ...listed(row.cell('hiddenLabels'))])];
  const statement = row.cell('description') || row.cell('definition');
  return { language, name, ...(otherNames.length > 0 && { otherNames }), ...(statement !== '' && { statement }) };
}

function changed(date: string): { changedAt?: string } {
  const at = Date.parse(date);
  return Number.isNaN(at) ? {} : { changedAt: new Date(at).toISOString() };
}

function factsOf(row: TableRow): { facts?: Record<string, string> } {
  const facts = kept.map((column) => [column, row.cell(column)] as const).filter(([, value]) => value !== '');
  return facts.length > 0 ? { facts: Object.fromEntries(facts) } : {};
}
