// What stands around a skill, and the levels of a framework's trees of skills and of occupations: what plain functions say, on random libraries and on every engine.
import * as fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { stranger } from '../../packages/api/src/access/viewer.ts';
import type { Graph } from '../../packages/api/src/graph/graph.ts';
import { byKey } from '../../packages/api/src/read/in-order.ts';
import { neighboursOf, surroundingsOf, type Relation } from '../../packages/api/src/read/surroundings.ts';
import { narrowerOf, narrowerTargetsOf, topLevelOf, topLevelTargetsOf, type Place } from '../../packages/api/src/read/tree.ts';
import { instantOf } from '../../packages/core/src/terms/index.ts';
import { librarian, library, named, withoutTilde, type Library } from '../prove/library.ts';
import { embedded, engines } from './engines.ts';

const cases = { embedded: 60, neo4j: 4 };
const asking = (graph: Graph) => ({ graph, viewer: stranger(), now: instantOf(0) });
const relations: Relation[] = ['BROADER', 'NARROWER', 'REQUIRES', 'REQUIRED_BY'];

/** The plain rule: what everyone may see of a library, computed without a graph. */
function plainly({ frameworks, skills, related }: Library) {
  const frameworkOf = (at: number) => frameworks[skills[at]?.framework ?? -1];
  const isSeen = (at: number) => skills[at]?.state !== 'draft' && frameworkOf(at)?.state !== 'draft';
  const name = (at: number) => ({ key: `${skills[at]?.name}\t${skills[at]?.id}`, id: skills[at]?.id ?? '' });
  const inRelation = (of: number, relation: Relation) =>
    related
      .filter(({ kind }) => (kind === 'BROADER') === (relation === 'BROADER' || relation === 'NARROWER'))
      .map(({ from, to }) => (relation === 'BROADER' || relation === 'REQUIRES' ? [from, to] : [to, from]))
      .filter(([from, to]) => from === of && to !== of && isSeen(to ?? -1))
      .map(([, to]) => name(to ?? -1))
      .sort(byKey)
      .map(({ id }) => id);
  return {
    neighbours: (of: number, relation: Relation) => (skills[of]?.state === 'draft' ? [] : inRelation(of, relation)),
  };
}

type Standing = Pick<Library['skills'][number], 'id' | 'framework' | 'name' | 'code' | 'state'>;

/** The plain rule of a tree, whatever stands in it: skills or occupations. */
function plainTree({ frameworks }: Library, items: readonly Standing[], broader: Library['broaderOccupations']) {
  const frameworkOf = (at: number) => frameworks[items[at]?.framework ?? -1];
  const inTree = (a: number, b: number) =>
    a !== b && frameworkOf(a) === frameworkOf(b) && items[a]?.state === 'published' && frameworkOf(a)?.state !== 'draft';
  const over = (of: number) => broader.filter(({ from, to }) => from === of && inTree(to, of)).length;
  const under = (of: number) => broader.filter(({ from, to }) => to === of && inTree(from, of)).map(({ from }) => from);
  const level = (members: readonly number[]) =>
    members
      .map((at) => {
        const { code, name: called, id } = items[at]!;
        const narrower = under(at).length;
        return { key: `${narrower > 0 ? 1 : 2}\t${code ?? ''}\t${called}\t${id}`, id, narrower, broader: over(at) };
      })
      .sort(byKey)
      .map(({ id, narrower, broader: above }) => ({ id, narrower, broader: above }));
  return {
    ids: items.map(({ id }) => id),
    narrower: (of: number) => (items[of]?.state !== 'draft' && frameworkOf(of)?.state !== 'draft' ? level(under(of)) : []),
    topLevel: (framework: number) =>
      frameworks[framework]?.state === 'draft'
        ? []
        : level(
            items.flatMap((each, at) =>
              each.framework === framework && each.state === 'published' && over(at) === 0 ? [at] : [],
            ),
          ),
  };
}

const told = <T extends Place>(items: readonly T[], idOf: (item: T) => string) =>
  items.map((item) => ({ id: idOf(item), narrower: item.narrower, broader: item.broader }));

/** All pages of a list, one after the other. */
async function walked<T extends { readonly key: string }>(size: number, page: (page: Paging) => Promise<T[]>): Promise<T[]> {
  const all: T[] = [];
  for (let after: string | null = null; ; after = all.at(-1)?.key ?? null) {
    const rows = await page({ first: size, fetch: size + 1, after });
    all.push(...rows.slice(0, size));
    if (rows.length <= size) return all;
    // A cursor that stays where it is would go on for ever.
    if (all.length > 100) throw new Error('the pages do not end');
  }
}

async function compareAround(graph: Graph, drawn: Library) {
  const rule = plainly(drawn);
  const here = asking(graph);
  const ids = drawn.skills.map(({ id }) => id);
  const around = await surroundingsOf(here, ids, 2);
  for (const [at, id] of ids.entries()) {
    const expected = relations.flatMap((relation) => {
      const all = rule.neighbours(at, relation);
      return all.length > 0 ? [{ relation, total: all.length, some: all.slice(0, 2) }] : [];
    });
    const found = around.get(id)?.map(({ some, ...each }) => ({ ...each, some: some.map(({ competency }) => competency.id) }));
    expect(found?.toSorted((a, b) => relations.indexOf(a.relation) - relations.indexOf(b.relation))).toEqual(expected);
  }
  const one = ids[drawn.pageSize % ids.length]!;
  for (const relation of relations) {
    const pages = await walked(
      drawn.pageSize,
      async (page) => (await neighboursOf(here, [one], { relation, page })).get(one) ?? [],
    );
    expect(pages.map(({ competency }) => competency.id)).toEqual(rule.neighbours(ids.indexOf(one), relation));
  }
}

async function compareTrees(graph: Graph, drawn: Library) {
  const here = asking(graph);
  await compareTree(
    drawn,
    plainTree(
      drawn,
      drawn.skills,
      drawn.related.filter(({ kind }) => kind === 'BROADER'),
    ),
    { narrower: (of, page) => narrowerOf(here, of, page), topLevel: (of, page) => topLevelOf(here, of, page) },
    ({ competency }) => competency.id,
  );
  await compareTree(
    drawn,
    plainTree(drawn, drawn.occupations, drawn.broaderOccupations),
    { narrower: (of, page) => narrowerTargetsOf(here, of, page), topLevel: (of, page) => topLevelTargetsOf(here, of, page) },
    ({ target }) => target.id,
  );
}

type Paging = { readonly first: number; readonly fetch: number; readonly after: string | null };
type Levels<T> = Record<'narrower' | 'topLevel', (of: readonly string[], page: Paging) => Promise<Map<string, T[]>>>;

/** Every level of one tree in one go, and each again page by page, against the rule. */
async function compareTree<T extends Place>(
  { frameworks, pageSize }: Library,
  rule: ReturnType<typeof plainTree>,
  { narrower, topLevel }: Levels<T>,
  idOf: (item: T) => string,
) {
  const { ids } = rule;
  const levels = await narrower(ids, { first: 50, fetch: 51, after: null });
  for (const [at, id] of ids.entries()) expect(told(levels.get(id) ?? [], idOf)).toEqual(rule.narrower(at));
  const fullest = ids.toSorted((a, b) => (levels.get(b)?.length ?? 0) - (levels.get(a)?.length ?? 0))[0]!;
  const paged = await walked(pageSize, async (page) => (await narrower([fullest], page)).get(fullest) ?? []);
  expect(told(paged, idOf)).toEqual(rule.narrower(ids.indexOf(fullest)));
  for (const [at, { id }] of frameworks.entries()) {
    const pages = await walked(pageSize, async (page) => (await topLevel([id], page)).get(id) ?? []);
    expect(told(pages, idOf)).toEqual(rule.topLevel(at));
  }
}

describe.each(await engines())('on the %s engine', (engine) => {
  afterAll(() => engine.clear());
  test.each([
    ['neighbours and counts', compareAround],
    ['the levels of both trees, circles and several parents among them,', compareTrees],
  ])('%s are those of the rule', async (_what, compare) => {
    const keeper = librarian();
    const graph = await engine.open({ shelf: keeper.shelf });
    const drawing = graph.engine === 'neo4j' ? library.map(withoutTilde) : library;
    const property = fc.asyncProperty(drawing.map(named), async (drawn) => {
      await keeper.settle(graph, drawn);
      await compare(graph, drawn);
    });
    const { failed, counterexample, errorInstance } = await fc.check(property, { numRuns: cases[engine.name] });
    expect(failed, `${JSON.stringify(counterexample)}\n${String(errorInstance)}`).toBe(false);
  });
});

describe('a question that was broken is caught', () => {
  const engine = embedded();
  afterAll(() => engine.clear());
  test.each([
    ['competency/surroundings', "WHEN type = 'BROADER' THEN 'NARROWER'", "WHEN type = 'BROADER' THEN 'BROADER'"],
    ['competency/surroundings', "k.state <> 'draft' AND f.state", 'f.state'],
    ['competency/surroundings', 'ORDER BY k.name, k.id\nWITH c, relation', 'WITH c, relation'],
    ['competency/neighbours', 'key > $after', 'key >= $after'],
    ['competency/neighbours', 'k.id <> c.id', 'true'],
    ['competency/narrower', "k.state = 'published' AND k.id <> c.id", "k.state <> 'draft'"],
    ['competency/narrower', '-[:`IN`]->(f)\n  WHERE k', '-[:`IN`]->()\n  WHERE k'],
    ['framework/top-level', "b.state = 'published' AND b.id <> k.id", 'true'],
    ['framework/top-level', "coalesce(k.code, '')", "''"],
    ['target/narrower', "t.state = 'published' AND t.id <> c.id", "t.state <> 'draft'"],
    ['target/narrower', "c.state <> 'draft' AND f.state <> 'draft'", "c.state <> 'draft'"],
    ['target/narrower', '-[:`IN`]->(f)\n  WHERE t', '-[:`IN`]->()\n  WHERE t'],
    ['target/narrower', 'key > $after', 'key >= $after'],
    ['target/narrower', "b.state = 'published' AND b.id <> t.id", 'true'],
    ['framework/top-level-targets', "b.state = 'published' AND b.id <> t.id", 'true'],
    ['framework/top-level-targets', "coalesce(t.code, '')", "''"],
    ['framework/top-level-targets', "WHERE f.state <> 'draft'", 'WHERE true'],
  ])('%s with "%s" replaced by "%s"', async (file, piece, instead) => {
    const keeper = librarian();
    const entry = keeper.shelf.get(file);
    if (!entry?.text.includes(piece)) throw new Error(`${file}.cypher does not say ${piece}`);
    const graph = await engine.open({
      shelf: new Map([...keeper.shelf, [file, { ...entry, text: entry.text.replaceAll(piece, instead) }]]),
    });
    const property = fc.asyncProperty(library.map(named), async (drawn) => {
      await keeper.settle(graph, drawn);
      await compareAround(graph, drawn);
      await compareTrees(graph, drawn);
    });
    const { failed } = await fc.check(property, { numRuns: 400, seed: 7, endOnFailure: true });
    expect(failed).toBe(true);
  });
});
