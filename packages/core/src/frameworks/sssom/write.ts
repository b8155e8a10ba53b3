// Writes the mappings of a framework as SSSOM (Simple Standard for Sharing Ontological Mappings 1.0), TSV with its metadata above the table.
import type { GatheredRelation } from '../gathered.ts';
import { guarded, rowOf } from '../written-cells.ts';
import type { Loss, Pieces, Written } from '../written.ts';
import { shortNames, type ShortNames } from './short-names.ts';

type Mapping = Extract<GatheredRelation, { type: 'mapping' }>;

// Slots other files may have given a mapping; kept with it as facts, and written as they came.
const keptSlots = new Set(
  'record_id author_id author_label reviewer_id reviewer_label creator_id creator_label publication_date mapping_cardinality subject_category object_category match_string similarity_score see_also issue_tracker_item other comment license mapping_date mapping_provider mapping_tool mapping_tool_version subject_type subject_source subject_source_version object_type object_source object_source_version predicate_type subject_match_field object_match_field subject_preprocessing object_preprocessing similarity_measure'.split(
    ' ',
  ),
);
const columns = [
  'subject_id',
  'subject_label',
  'predicate_id',
  'predicate_modifier',
  'object_id',
  'object_label',
  'mapping_justification',
  'confidence',
  'mapping_source',
] as const;

/**
 * The text of a mapping set, and what it could not hold. Only mappings have a place in it. Every address is written short, as the
 * standard wants it, with a prefix explained above; texts that a spreadsheet would compute get a quote mark before them.
 */
export function writeSssom({ framework, items, relations }: Pieces, at: string): Written {
  const mappings = relations.filter((relation) => relation.type === 'mapping');
  const losses: Loss[] = [];
  if (items.length)
    losses.push(lost('only-mappings', 'SSSOM holds mappings alone. The skills themselves were left out.', framework.uri));
  for (const [type, left] of Map.groupBy(relations, (relation) => relation.type)) {
    if (type === 'mapping') continue;
    losses.push(
      lost('relation-left-out', `SSSOM has no place for “${type}”. ${left.length} of them were left out.`, framework.uri),
    );
  }
  const short = shortNames(
    mappings.flatMap(({ from, to, source }) => [from, to, ...(source !== undefined && isAddress(source) ? [source] : [])]),
  );
  const names = new Map(items.map(({ uri, words }) => [uri, words[0].name]));
  const rows = mappings.map((mapping) => rowFrom(mapping, { short, names, losses }));
  const extra = [...keptSlots].filter((slot) => rows.some((row) => row.has(slot)));
  const used = [
    ...columns.filter(
      (column) => column.endsWith('_id') || column === 'mapping_justification' || rows.some((row) => row.has(column)),
    ),
    ...extra,
  ];
  const table = [used, ...rows.map((row) => used.map((column) => row.get(column) ?? ''))].map((cells) =>
    rowOf(cells, '\t').replace('\r', ''),
  );
  return { text: `${headFrom({ framework, short, at, losses })}${table.join('')}`, losses };
}

type Head = { readonly framework: Pieces['framework']; readonly short: ShortNames; readonly at: string; readonly losses: Loss[] };

function headFrom({ framework, short, at, losses }: Head): string {
  const { uri, licence, name, version } = framework;
  const hasLicence = licence !== undefined && isAddress(licence);
  if (!hasLicence)
    losses.push(
      lost('no-licence', 'SSSOM wants the address of a licence, and none is known. It was written that none is stated.', uri),
    );
  const lines = [
    `mapping_set_id: ${yamlText(`${uri}${uri.includes('#') ? '-' : '#'}mappings`)}`,
    `mapping_set_title: ${yamlText(name)}`,
    ...(version === undefined ? [] : [`mapping_set_version: ${yamlText(version)}`]),
    `license: ${yamlText(hasLicence ? licence : 'https://w3id.org/sssom/license/unspecified')}`,
    `publication_date: ${yamlText(at.slice(0, 10))}`,
    'curie_map:',
    ...[...short.prefixes].map(([prefix, space]) => `  ${prefix}: ${yamlText(space)}`),
  ];
  return lines.map((line) => `#${line}\n`).join('');
}

type Known = { readonly short: ShortNames; readonly names: ReadonlyMap<string, string>; readonly losses: Loss[] };

function rowFrom(mapping: Mapping, { short, names, losses }: Known): ReadonlyMap<string, string> {
  const { from, to, predicate, not, confidence, justification, source, fromName, toName, facts = {} } = mapping;
  const row = new Map<string, string>();
  const put = (column: string, value: string | undefined) => {
    if (value === undefined || value === '') return;
    const line = value.replace(/[\t\r\n\0]+/g, ' ');
    row.set(column, guarded(line));
  };
  put('subject_id', short.of(from));
  put('subject_label', fromName ?? names.get(from));
  put('predicate_id', `skos:${predicate}`);
  put('predicate_modifier', not === true ? 'Not' : undefined);
  put('object_id', short.of(to));
  put('object_label', toName ?? names.get(to));
  const isKnown = justification !== undefined && /^semapv:\w+$/.test(justification);
  put('mapping_justification', isKnown ? justification : 'semapv:UnspecifiedMatching');
  put('confidence', confidence === undefined ? undefined : String(confidence));
  const isPlace = source !== undefined && isAddress(source);
  put('mapping_source', isPlace ? short.of(source) : undefined);
  for (const [slot, value] of Object.entries(facts)) if (keptSlots.has(slot)) put(slot, value);
  if (justification !== undefined && !isKnown) {
    losses.push(lost('own-justification', 'SSSOM wants a justification from its own list. Ours was written as a comment.', from));
    put('comment', [facts['comment'], justification].filter((text) => text !== undefined).join(' | '));
  }
  if (source !== undefined && !isPlace) {
    losses.push(
      lost('source-text', 'SSSOM wants the address of a source, and only its name is known. It was written beside.', from),
    );
    put('other', [facts['other'], `source=${source}`].filter((text) => text !== undefined).join('|'));
  }
  const others = Object.keys(facts).filter((slot) => !keptSlots.has(slot));
  if (others.length)
    losses.push(
      lost('mapping-fact', `SSSOM has no place for ${others.slice(0, 5).join(', ')} of a mapping. It was left out.`, from),
    );
  return row;
}

function lost(code: string, text: string, uri: string): Loss {
  return { code, text, uri };
}

function isAddress(text: string): boolean {
  return /^(?:https?:\/\/|urn:|did:)\S+$/i.test(text);
}

// JSON's way to write a text is YAML's too, but for a few signs that YAML takes for the end of a line.
function yamlText(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
