// The published data sets we can read, each with the totals it was published with (SOURCES.md beside them counts rows; what rows become is said here).
import { importFiles } from '../../packages/api/src/write/frameworks/import-files.ts';
import type { Graph } from '../../packages/api/src/graph/graph.ts';
import { instantOf } from '../../packages/core/src/terms/index.ts';
import { dataFiles, escoFolders, escoTotals, totals } from './published-data.ts';

export type Published = {
  /** Folders below ../shared/data. */
  readonly folders: readonly string[];
  /** A folder below them that is left aside. */
  readonly but?: string;
  readonly formats: readonly string[];
  /** What must stand in the graph: items by kind, relations by type, proposed mappings; what is not named here is not compared. */
  readonly totals: Readonly<Record<string, number>>;
  /** Takes a minute and more on either engine: brought in by `npm run prove -- import-totals` alone. */
  readonly isLarge?: true;
};

const osmt = {
  occupation: 867 + 1_016,
  occupationGroup: 1_447 - 867,
  skill: 2 + 24 + 1,
  collection: 1,
  BROADER: 1_447 - 23,
  COLLECTED_IN: 1,
  // Which occupations ask for the skills of the lists, by their most specific codes: with the occupations described, none is lost.
  'REQUIRES helpful': 13 + 429,
};

export const published: readonly Published[] = [
  {
    folders: ['case'],
    formats: ['case', 'case-tables'],
    totals: { frameworks: 3 + 3, items: 48 + 10 + 4 + 36, mappings: 16 + 1 },
  },
  { folders: ['derived/case-smarterbalanced'], formats: ['case'], totals: { frameworks: 3, items: 164 + 48 + 86 } },
  // Rows of claims between occupations that others describe.
  { folders: ['crosswalk'], formats: ['esco-onet'], totals: { frameworks: 0, items: 0, mappings: 1_680 } },
  {
    // DQP comes twice and counts once; six files are about credentials and courses, and hold no framework.
    folders: ['ctdl'],
    formats: ['ctdl-asn'],
    totals: { frameworks: 10, items: 170 + 100 + 83 + 91 + 8 + 71 + 12 + 13 + 3 + 12, PERFORMS: 4, PRECEDES: 2 },
  },
  {
    // JSON-LD and a workbook of the same. Beside the levels of the supplement stand the four that its statements name.
    folders: ['digcomp-3.0'],
    formats: ['digcomp'],
    totals: {
      frameworks: 1,
      group: 5,
      competency: 21 + 362,
      level: 8 + 4,
      knowledge: 217,
      skill: 199,
      attitude: 107,
      items: 5 + 21 + 362 + 8 + 4 + 523,
    },
  },
  {
    folders: ['esco-1.1.1-fr-tabiya'],
    formats: ['esco-csv'],
    totals: { occupation: 3_007, occupationGroup: 619, group: 640, items: 3_007 + 619 + 640 },
  },
  {
    // ESCO's own and the occupations Tabiya adds to it, which are a list of their own.
    folders: ['esco-tabiya-sample'],
    formats: ['esco-csv'],
    totals: {
      frameworks: 2,
      occupation: 3_015,
      occupationGroup: 624,
      group: 640,
      skill: 792,
      knowledge: 1_000 - 792,
      BROADER: 1_636 + 3_627,
      'REQUIRES required': 4_698,
      'REQUIRES helpful': 8_679 + 38 - 4_698,
    },
  },
  {
    // Of its skills only those of the collections are described: 2,334.
    folders: ['esco-1.2.0-en'],
    formats: ['esco-csv'],
    isLarge: true,
    totals: {
      ...escoTotals,
      skill: 1_522,
      knowledge: 2_334 - 1_522,
      'REQUIRES required': 189,
      'REQUIRES helpful': 5_818 - 1 - 189,
    },
  },
  {
    folders: ['nice'],
    formats: ['nice'],
    totals: {
      task: 1_003,
      knowledge: 594,
      skill: 368,
      ability: 176,
      occupation: 52,
      occupationGroup: 32 + 7,
      BROADER: 52 + 32,
      PERFORMS: 4,
      'REQUIRES required': 39 + 2 + 11,
    },
  },
  {
    folders: ['onet-30.2-text'],
    formats: ['onet'],
    totals: { occupation: 1_016, technology: 8_785, group: 137, USES: 32_773, BROADER: 8_785 + 137 + 19 },
  },
  {
    // OSMT's lists (its 50 skills are drafts, which nobody sees), and what it takes in of SOC and O*NET.
    folders: ['rsd'],
    but: 'wgu-graph-csv',
    formats: ['soc-csv', 'rsd-csv', 'onet', 'rsd-json'],
    totals: osmt,
  },
  {
    // With the library of WGU below them.
    folders: ['rsd'],
    formats: ['soc-csv', 'rsd-csv', 'onet', 'rsd-json', 'rsd-graph-csv'],
    isLarge: true,
    totals: {
      ...osmt,
      skill: osmt.skill + 8_847,
      group: 1_077,
      collection: 276 + 1,
      BROADER: osmt.BROADER + 8_847,
      COLLECTED_IN: 37_677 + 1,
    },
  },
  {
    folders: ['onet-29.2-xlsx'],
    formats: ['onet'],
    isLarge: true,
    totals: {
      occupation: 1_016,
      task: 18_796,
      technology: 8_768,
      items: 1_016 + 18_796 + 8_768 + 627 + 2_087 + 332 + 135,
      PERFORMS: 18_796,
      USES: 32_627,
      RATED: (61_530 + 58_014) / 2,
      RELATED_TO: 18_460 + 232,
    },
  },
  {
    // Of 8,699 alignments, 117 name something without an address.
    folders: ['rsd/wgu-graph-csv'],
    formats: ['rsd-graph-csv'],
    isLarge: true,
    totals: { skill: 8_847, group: 1_077, collection: 276, BROADER: 8_847, COLLECTED_IN: 37_677, mappings: 8_699 - 117 },
  },
  {
    // The skills and what occupations ask, without the occupations: these are named only. Of the 61,382 rows that call a skill
    // optional, 17 ask what the same occupation calls essential too: the report says so, and the first, essential, stands.
    folders: ['derived/esco-1.2.0-full'],
    formats: ['esco-csv'],
    isLarge: true,
    totals: { items: 13_939, 'REQUIRES required': 67_622, 'REQUIRES helpful': 61_365 },
  },
  {
    // All of ESCO: of what occupations ask, 17 skills are called both essential and optional.
    folders: escoFolders,
    formats: ['esco-csv'],
    isLarge: true,
    totals: { ...escoTotals, items: 13_939 + 3_039 + 619 + 640 + 16 },
  },
];

/** What people call a set. */
export const nameOf = ({ folders, but }: Published): string => `${folders.join(' and ')}${but ? ` without ${but}` : ''}`;

/** What was found when a set was brought in twice. */
export type Brought = {
  readonly first: readonly (readonly [string, string])[];
  readonly again: readonly (readonly [string, string])[];
  readonly found: Readonly<Record<string, number>>;
  readonly foundAgain: Readonly<Record<string, number>>;
};

/** Brings the files of a set into a graph twice, as the command line does, and counts after each time. */
export async function bringTwice(graph: Graph, { folders, but }: Published): Promise<Brought> {
  const bring = async () => {
    const clock = () => instantOf(Date.now());
    const files = dataFiles(...folders).filter(({ name }) => but === undefined || !name.startsWith(`${but}/`));
    const { imports } = await importFiles({ graph, files, by: 'a test', clock });
    return imports.map(({ format, outcome }) => [format, outcome] as const);
  };
  const first = await bring();
  const found = await totals(graph);
  const again = await bring();
  return { first, again, found, foundAgain: await totals(graph) };
}
