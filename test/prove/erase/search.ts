// Looks for canaries: in every file below a folder, and in every property of every node and relation.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Graph } from '../../../packages/api/src/graph/graph.ts';
import type { Shelf } from '../../../packages/api/src/graph/shelf.ts';
import { anything, probes } from '../../graph/probe.ts';

const { shelf, probe } = probes();
export const eraseShelf: Shelf = shelf;
const nodes = probe('MATCH (n) RETURN labels(n) AS labels, properties(n) AS facts', {}, { labels: anything, facts: anything });
const relations = probe(
  'MATCH ()-[r]->() RETURN type(r) AS type, properties(r) AS facts',
  {},
  { type: anything, facts: anything },
);

const places = probe(
  'MATCH (l:StatusList) RETURN l.id AS id, l.taken AS taken, l.bits AS bits ORDER BY id',
  {},
  {
    id: anything,
    taken: anything,
    bits: anything,
  },
);

const ownerless = probe(
  `MATCH (n) WHERE (n:Credential AND COUNT { (n)-[:ABOUT]->(:Person) } = 0) OR (n:Document AND COUNT { (n)--() } = 0)
     OR (n:Evidence AND COUNT { (n)--() } = 0) OR (n:Grant AND COUNT { (n)--() } = 0)
   RETURN n.id AS id ORDER BY id`,
  {},
  { id: anything },
);
/** Things that hang on nobody. */
export const orphans = async (graph: Graph): Promise<string[]> => (await graph.read(ownerless, {})).map(({ id }) => String(id));

/** How every canary begins; what follows is 32 hex digits. No other text of the town holds it. */
const mark = 'SkCanary';
const canary = /SkCanary[0-9a-f]{32}/g;

/** One that was never there before. */
export const makeCanary = (random: () => number): string =>
  mark + Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('');

// The mark as it looks where text was encoded again: in a token, in a dump, in a store of two-byte letters.
const bytes = Buffer.from(mark);
const elsewise: readonly Buffer[] = [
  ...[0, 1, 2].map((shift) => {
    const whole = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64url');
    // What does not depend on the bytes around it.
    return Buffer.from(whole.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6)));
  }),
  Buffer.from(bytes.toString('hex')),
  Buffer.from(mark, 'utf16le'),
  Buffer.from(mark.toLowerCase()),
  Buffer.from(mark.toUpperCase()),
];

/** The canaries in all files, each with the names of the files; encoded ones as `encoded`. */
export function inFiles(folder: string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const tell = (what: string, where: string) => found.set(what, (found.get(what) ?? new Set()).add(where));
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const content = readFileSync(join(entry.parentPath, entry.name));
    for (const [each] of content.toString('latin1').matchAll(canary)) tell(each, entry.name);
    if (elsewise.some((form) => content.includes(form))) tell('encoded', entry.name);
  }
  return found;
}

/** The canaries in the graph, each with the labels and types that hold it. */
export async function inGraph(graph: Graph): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>();
  const look = (facts: unknown, where: string) => {
    const all = JSON.stringify(facts, (_key, value: unknown) => (typeof value === 'bigint' ? Number(value) : value));
    for (const [each] of all.matchAll(canary)) found.set(each, (found.get(each) ?? new Set()).add(where));
    if (elsewise.some((form) => all.includes(form.toString('latin1')))) found.set('encoded', new Set([where]));
  };
  for (const { labels, facts } of await graph.read(nodes, {})) look(facts, String(labels));
  for (const { type, facts } of await graph.read(relations, {})) look(facts, String(type));
  return found;
}

/** The places given out in each status list, as one text. */
export const placesTaken = async (graph: Graph): Promise<string> => JSON.stringify(await graph.read(places, {}));
