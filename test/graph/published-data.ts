// The published data sets at hand, as what is handed in, and what stands of them in a graph.
import assert from 'node:assert/strict';
import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Graph } from '../../packages/api/src/graph/graph.ts';
import type { Shelf } from '../../packages/api/src/graph/shelf.ts';
import { int, text } from '../../packages/api/src/graph/statement.ts';
import type { SourceFile } from '../../packages/core/src/frameworks/gathered.ts';
import { probes } from './probe.ts';

const data = join(import.meta.dirname, '../../../shared/data');

/** The data of others is never copied into the project: whoever needs it says so when it is not there. */
export const isDataHere = existsSync(data);

/** Every file below these folders of the data. */
export function dataFiles(...folders: string[]): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(data, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => ({ name: relative(join(data, folder), path), bytes: () => createReadStream(path) })),
  );
}

/** Every folder of the data that has files in it. */
export function dataFolders(): string[] {
  const files = readdirSync(data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return [...new Set(files.map(({ parentPath }) => relative(data, parentPath)))].filter((folder) => folder !== '').sort();
}

const { shelf: questions, probe } = probes();
/** Every question of ours and those asked here. */
export const shelf: Shelf = questions;
const items = probe(
  `MATCH (n)-[:\`IN\`]->(f:Framework) WHERE n.state <> 'draft' RETURN coalesce(n.kind, '') AS what, count(n) AS many ORDER BY what`,
  {},
  { what: text, many: int },
);
const lists = probe("MATCH (f:Framework) WHERE f.state <> 'draft' RETURN count(f) AS many", {}, { many: int });
const links = probe(
  `MATCH (a)-[r]->(b) WHERE a.uri IS NOT NULL AND b.uri IS NOT NULL AND type(r) <> 'IN' AND type(r) <> 'OWNS'
   RETURN type(r) + coalesce(' ' + r.necessity, '') AS what, count(r) AS many ORDER BY what`,
  {},
  { what: text, many: int },
);
const claims = probe("MATCH (m:Mapping) WHERE m.state = 'proposed' RETURN count(m) AS many", {}, { many: int });

/** How much of each kind stands in a graph: frameworks, items and those by kind, relations by type and necessity, proposed mappings. */
export async function totals(graph: Graph): Promise<Record<string, number>> {
  const kinds = await graph.read(items, {});
  const found: Record<string, number> = { items: kinds.reduce((sum, { many }) => sum + many, 0) };
  for (const { what, many } of [...kinds, ...(await graph.read(links, {}))]) found[what] = many;
  for (const [what, counted] of [
    ['frameworks', lists],
    ['mappings', claims],
  ] as const)
    found[what] = (await graph.read(counted, {}))[0]?.many ?? 0;
  return found;
}

/** ESCO 1.2.0 whole, as counted where it was collected: 13,939 skills, 129,004 rows of what occupations ask (17 of them call optional what another calls essential). */
export const escoFolders = ['esco-1.2.0-en', 'derived/esco-1.2.0-full'] as const;
export const escoTotals = {
  occupation: 3_039,
  occupationGroup: 619,
  group: 640,
  collection: 16,
  BROADER: 20_822 + 3_652,
};
export async function isWholeEsco(graph: Graph): Promise<void> {
  const found = await totals(graph);
  const of = (...names: string[]) => names.reduce((sum, name) => sum + (found[name] ?? 0), 0);
  assert.equal(of('skill', 'knowledge'), 13_939, 'skills');
  for (const [name, many] of Object.entries(escoTotals)) assert.equal(found[name], many, name);
  // To skills 5,817 and to occupations' skills 129,004, less 17 that are called both.
  assert.equal(of('REQUIRES required', 'REQUIRES helpful'), 5_817 + 129_004 - 17, 'relations that ask');
}
