// The graph of a backup: all of it out, thing by thing, and into an empty store, on either engine.
import type { Graph } from '../graph/graph.ts';
import { readShelf } from '../graph/shelf.ts';
import { bool, id, int, list, map, properties, statement, text } from '../graph/statement.ts';
import type { Line, Relation } from './lines.ts';

const page = statement(
  'backup/page',
  { after: text, first: int },
  { key: text, labels: list(text), properties, out: list(map({ type: text, to: text, properties })) },
);
const isEmpty = statement('backup/is-empty', {}, { isEmpty: bool });
const clear = statement('backup/clear', { first: int }, { removed: int });
const things = statement('backup/things', { rows: list(map({ key: text, label: text, properties })) }, { made: int });
const relations = statement(
  'backup/relations',
  { rows: list(map({ start: id, type: text, to: id, properties })) },
  { made: int },
);
const settle = statement('backup/settle', { first: int }, { settled: int });

const pageSize = 2_000;
const batch = 500;

/** The labels and the kinds of relation that a restore can make: what its statements name. */
export const knownLabels = (): ReadonlySet<string> => wordsIn('backup/things');
export const knownTypes = (): ReadonlySet<string> => wordsIn('backup/relations');

const wordsIn = (file: string): ReadonlySet<string> =>
  new Set([...(readShelf().get(file)?.text ?? '').matchAll(/WHEN '(\w+)'/g)].map(([, word = '']) => word));

type Thing = Extract<Line, { is: 'thing' }>;

/** Everything in the store. @throws Error for a label or a kind of relation that no restore could make again */
export async function* everyThing(graph: Graph): AsyncGenerator<Thing> {
  const [makes, types] = [knownLabels(), knownTypes()];
  for (let after = ''; ;) {
    const rows = await graph.read(page, { after, first: pageSize });
    for (const { key, labels, properties: own, out } of rows) {
      const [label] = labels;
      const strange = [
        ...labels.filter((each) => !makes.has(each)),
        ...out.map(({ type }) => type).filter((type) => !types.has(type)),
      ];
      if (label === undefined || labels.length > 1 || strange.length > 0)
        throw new Error(`the store holds what a backup cannot: ${strange[0] ?? labels.join(' and ')}`);
      yield { is: 'thing', key, label, properties: own, out };
    }
    const last = rows.at(-1);
    if (!last || rows.length < pageSize) return;
    after = last.key;
  }
}

export const isStoreEmpty = async (graph: Graph): Promise<boolean> => (await graph.read(isEmpty, {}))[0]?.isEmpty ?? false;

/** Removes everything but the ledger of migrations. */
export async function clearStore(graph: Graph): Promise<void> {
  while (((await graph.write((tx) => tx.run(clear, { first: batch })))[0]?.removed ?? 0) > 0);
}

/** Puts things in, marked, without their relations. */
export async function putThings(graph: Graph, all: AsyncIterable<Thing>): Promise<number> {
  let made = 0;
  for await (const rows of inBatches(all)) {
    const given = rows.map(({ key, label, properties: own }) => ({ key, label, properties: own }));
    made += (await graph.write((tx) => tx.run(things, { rows: given })))[0]?.made ?? 0;
  }
  return made;
}

/** Ties what was put in together. */
export async function putRelations(graph: Graph, all: AsyncIterable<Relation & { readonly start: string }>): Promise<number> {
  let made = 0;
  for await (const rows of inBatches(all)) made += (await graph.write((tx) => tx.run(relations, { rows })))[0]?.made ?? 0;
  return made;
}

/** Takes the marks off: from then on it is a store like any other. */
export async function settleStore(graph: Graph): Promise<void> {
  while (((await graph.write((tx) => tx.run(settle, { first: batch })))[0]?.settled ?? 0) > 0);
  await graph.checkpoint();
}

async function* inBatches<Each>(all: AsyncIterable<Each>): AsyncGenerator<Each[]> {
  let held: Each[] = [];
  for await (const each of all) {
    held.push(each);
    if (held.length < batch) continue;
    yield held;
    held = [];
  }
  if (held.length > 0) yield held;
}
