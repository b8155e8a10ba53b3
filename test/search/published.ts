// Real frameworks at full size for search: ESCO, O*NET and the WGU library, where ../shared is at hand. Read only as far as search needs.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Wording } from '../../packages/core/src/search/index.ts';

/** What search is to find, as a loader would leave it in the store. */
export type Stock = {
  /** Published where nothing else is said. */
  readonly frameworks: readonly {
    readonly id: string;
    readonly name: string;
    readonly language: string;
    readonly state?: 'draft';
  }[];
  readonly items: readonly StockItem[];
};
export type StockItem = {
  readonly uri: string;
  readonly framework: string;
  readonly kind: string;
  readonly code: string | null;
  readonly state?: 'draft' | 'published' | 'deprecated';
  readonly words: readonly [Wording, ...Wording[]];
};

const folder = join(import.meta.dirname, '../../../shared/data');

/** Whether the files are there; what needs them says so when they are not. */
export const isPublishedHere = existsSync(join(folder, 'derived/esco-1.2.0-full/skills_en.csv'));

/** Everything, about 35,000 things. @throws when a file is missing */
export function published(): Stock {
  const french = new Map([...frenchOf('occupations'), ...frenchOf('skill_groups')]);
  const esco = (file: string, kindOf: (row: Row) => string): StockItem[] =>
    read(file).map((row) => {
      const uri = row['conceptUri'] ?? '';
      const own = {
        language: 'en',
        name: row['preferredLabel'] ?? '',
        otherNames: lines(row['altLabels']),
        statement: row['description'] ?? '',
      };
      const other = french.get(uri);
      return { uri, framework: 'esco', kind: kindOf(row), code: row['code'] || null, words: other ? [own, other] : [own] };
    });
  const stock = [
    ...esco('derived/esco-1.2.0-full/skills_en.csv', ({ skillType }) => (skillType === 'knowledge' ? 'knowledge' : 'skill')),
    ...esco('esco-1.2.0-en/skillGroups_en.csv', () => 'group'),
    ...esco('esco-1.2.0-en/occupations_en.csv', () => 'occupation'),
    ...esco('esco-1.2.0-en/ISCOGroups_en.csv', () => 'occupationGroup'),
    ...onet(),
    ...wgu(),
  ].filter(({ uri, words: [{ name }] }) => uri !== '' && name !== '');
  return {
    frameworks: [
      { id: 'esco', name: 'ESCO', language: 'en' },
      { id: 'onet', name: 'O*NET', language: 'en' },
      { id: 'wgu', name: 'WGU Skills Library', language: 'en' },
    ],
    items: [...new Map(stock.map((each) => [each.uri, each])).values()],
  };
}

function frenchOf(file: string): [string, Wording][] {
  return read(`esco-1.1.1-fr-tabiya/${file}.csv`).flatMap((row) => {
    const [uri = '', name = ''] = [row['ORIGINURI'], row['PREFERREDLABEL']];
    if (uri === '' || name === '') return [];
    const otherNames = lines(row['ALTLABELS']).filter((each) => each !== name);
    return [[uri, { language: 'fr', name, otherNames, statement: row['DESCRIPTION'] ?? '' }]];
  });
}

function onet(): StockItem[] {
  const plain = (name: string, statement = '', otherNames: string[] = []): [Wording] => [
    { language: 'en', name, otherNames, statement },
  ];
  const occupations = read('onet-30.2-text/Occupation Data.txt', '\t').map((row): StockItem => {
    const code = row['O*NET-SOC Code'] ?? '';
    return {
      uri: `urn:onet:${code}`,
      framework: 'onet',
      kind: 'occupation',
      code,
      words: plain(row['Title'] ?? '', row['Description']),
    };
  });
  const technologies = read('onet-30.2-text/Technology Skills.txt', '\t').map((row): StockItem => {
    const [name = '', category = ''] = [row['Example'], row['Commodity Title']];
    return {
      uri: `urn:onet:technology:${name}`,
      framework: 'onet',
      kind: 'technology',
      code: null,
      words: plain(name, category),
    };
  });
  return [...occupations, ...technologies];
}

function wgu(): StockItem[] {
  const from = 'rsd/wgu-graph-csv';
  const keywords = new Map(read(`${from}/nodes_keyword.csv`).map((row) => [row[':ID'], row['prefLabel'] ?? '']));
  const ofSkill = new Map<string, string[]>();
  for (const row of read(`${from}/rels_rsd_hasKeyword.csv`)) {
    const [start = '', word = ''] = [row[':START_ID'], keywords.get(row[':END_ID'] ?? '')];
    ofSkill.set(start, [...(ofSkill.get(start) ?? []), word]);
  }
  return read(`${from}/nodes_rsd.csv`).map((row): StockItem => {
    const key = row[':ID'] ?? '';
    const words: [Wording] = [
      {
        language: 'en',
        name: row['prefLabel'] ?? '',
        otherNames: (ofSkill.get(key) ?? []).filter((each) => each !== ''),
        statement: '',
      },
    ];
    return { uri: `urn:wgu:${row['identifier'] ?? ''}`, framework: 'wgu', kind: 'skill', code: null, words };
  });
}

const lines = (text = '') =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

type Row = Readonly<Record<string, string>>;

function read(file: string, separator = ','): Row[] {
  const [head = [], ...rows] = cells(readFileSync(join(folder, file), 'utf8').replace(/^\uFEFF/, ''), separator);
  return rows.map((row) => Object.fromEntries(head.map((name, place) => [name.trim(), row[place] ?? ''])));
}

/** Cells of a CSV text (RFC 4180); a tab-separated file has no quotes. */
function cells(text: string, separator: string): string[][] {
  if (separator === '\t')
    return text
      .split(/\r?\n/)
      .filter(Boolean)
      .map((line) => line.split('\t'));
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    row.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  }
  return rows;
}
