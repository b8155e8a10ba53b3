// How fast anyone finds something among ESCO, O*NET and the WGU library, and whether the last page of a long list costs more than the first.
import assert from 'node:assert/strict';
import type { Graph } from '../../packages/api/src/graph/graph.ts';
import { openEngine, openGraph, type GraphSettings } from '../../packages/api/src/graph/open.ts';
import type { Shelf } from '../../packages/api/src/graph/shelf.ts';
import { stranger } from '../../packages/api/src/access/viewer.ts';
import { competencies, competenciesIn } from '../../packages/api/src/read/competencies.ts';
import { search } from '../../packages/api/src/read/search.ts';
import type { Finder, Fitting } from '../../packages/api/src/search/finder.ts';
import { openFinder } from '../../packages/api/src/search/open.ts';
import { embedded } from '../graph/engines.ts';
import { wipe } from '../graph/global-neo4j.ts';
import { startNeo4j } from '../graph/neo4j-server.ts';
import { questions } from '../search/golden.ts';
import { isPublishedHere, published, type Stock } from '../search/published.ts';
import { stocking, type Stocking } from '../search/stock.ts';
import { now } from '../seed/settled.ts';
import { byTheClock, type Bench, type Figure } from './bench.ts';

type Place = { readonly name: string; open(shelf: Shelf): Promise<Graph>; leave(): Promise<void> };
type Stocked = { readonly graph: Graph; readonly finder: Finder };

const inUse: Fitting = { languages: null, states: ['published'], frameworks: null, kinds: null };
const depth = 50_000;

export const bench: Bench = {
  async prepare(say) {
    const places = [besides(), await neo4j(say)].filter((place) => place !== null);
    const figures = places.flatMap((place) => [
      ...(isPublishedHere ? [finding(place, say)] : []),
      paging(place, 'competencies', say),
      paging(place, 'framework', say),
    ]);
    if (!isPublishedHere) say('Search is not timed, because ../shared/data is not here.');
    return {
      figures,
      leave: async () => {
        for (const place of places) await place.leave();
      },
    };
  },
};

/** One question, of twenty the slowest (`ours`) and the middle one (`baseline`); told apart from the first ones after a start. */
function finding(place: Place, say: (words: string) => void): Figure {
  let at: Stocked | null = null;
  const pass = async () => {
    assert.ok(at, 'the stock is there');
    const times: number[] = [];
    let missed = 0;
    for (const [text, ...expected] of questions) {
      const begun = performance.now();
      const { found } = await search(at, { ...inUse, text }, { from: 0, fetch: 20 });
      times.push(performance.now() - begun);
      if (!found.slice(0, 3).some(({ thing }) => expected.includes(thing.id))) missed += 1;
    }
    times.sort((a, b) => a - b);
    const part = (share: number) => times[Math.floor(times.length * share)] ?? 0;
    return { missed, p50: part(0.5), p95: part(0.95) };
  };
  return {
    name: `search-${place.name}`,
    about: `p95 against p50 of ${questions.length} golden questions, warm after ${questions.length * 4}, on ${place.name}`,
    unit: 'ms',
    better: 'slower',
    check: async () => {
      const stock = published();
      say(`Stocking ${place.name} with ${stock.items.length} things.`);
      at = await stocked(place, stock);
      const begun = performance.now();
      await at.finder.upToDate();
      say(`${place.name}: ready to be asked after ${(performance.now() - begun).toFixed(0)} ms`);
      const { missed, p50, p95 } = await pass();
      say(`${place.name}, cold, the first ${questions.length} questions: p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`);
      assert.ok(missed <= questions.length * 0.05, `${missed} of ${questions.length} have no expected answer in the first three`);
    },
    round: async () => {
      const { p50, p95 } = await pass();
      return { ours: p95, baseline: p50 };
    },
  };
}

/** The last page of a list of fifty thousand against its first. */
function paging(place: Place, list: 'competencies' | 'framework', say: (words: string) => void): Figure {
  let at: Graph | null = null;
  const page = async (after: string | null) => {
    assert.ok(at, 'the stock is there');
    const asking = { graph: at, viewer: stranger(), now };
    const wanted = { first: 20, fetch: 20, after };
    if (list === 'competencies') return await competencies(asking, { search: null, framework: null }, wanted);
    return (await competenciesIn(asking, ['long'], wanted)).get('long') ?? [];
  };
  const keyBefore = (count: number) => (list === 'competencies' ? '' : '\t') + `${nameOf(count - 1)}\t${nameOf(count - 1)}`;
  return {
    name: `depth-${list}-${place.name}`,
    about: `the last page of ${depth} ${list === 'competencies' ? 'skills' : 'skills of one framework'} against the first, on ${place.name}`,
    unit: 'ms',
    better: 'slower',
    check: async () => {
      say(`Stocking ${place.name} with ${depth} skills in one framework.`);
      at = (await stocked(place, long())).graph;
      assert.deepEqual(
        (await page(null)).map(({ competency }) => competency.id),
        Array.from({ length: 20 }, (_, each) => nameOf(each)),
        'the first page begins the list',
      );
      assert.deepEqual(
        (await page(keyBefore(depth - 20))).map(({ competency }) => competency.id),
        Array.from({ length: 20 }, (_, each) => nameOf(depth - 20 + each)),
        'the last page ends the list',
      );
    },
    round: async () => ({
      ours: await byTheClock(() => page(keyBefore(depth - 20))),
      baseline: await byTheClock(() => page(null)),
    }),
  };
}

const nameOf = (place: number) => `s${String(place).padStart(6, '0')}`;

function long(): Stock {
  const items = Array.from({ length: depth }, (_, place) => ({
    uri: nameOf(place),
    framework: 'long',
    kind: 'skill',
    code: null,
    words: [{ language: 'en', name: nameOf(place), otherNames: [], statement: 'Does one thing well.' }] as const,
  }));
  return { frameworks: [{ id: 'long', name: 'Long', language: 'en' }], items };
}

async function stocked(place: Place, stock: Stock): Promise<Stocked> {
  const town: Stocking = stocking();
  const graph = await place.open(town.shelf);
  await town.stock(graph, stock);
  return { graph, finder: openFinder(graph, { warn: (_, words) => assert.fail(words) }) };
}

function besides(): Place {
  const engine = embedded();
  return { name: 'embedded', open: (shelf) => engine.open({ shelf }), leave: () => engine.clear() };
}

/** A Neo4j of our own or the one under GRAPH_URL, whose data is wiped; null, said aloud, where there is none. */
async function neo4j(say: (words: string) => void): Promise<Place | null> {
  try {
    const { address, stop } = await startNeo4j();
    const settings: GraphSettings = { ...address, folder: '' };
    let graph: Graph | null = null;
    return {
      name: 'neo4j',
      open: async (shelf) => {
        await graph?.close();
        const engine = await openEngine(settings);
        await engine.define(wipe('n:TestStore OR n:Migration'));
        await engine.close();
        graph = await openGraph(settings, { shelf });
        return graph;
      },
      leave: async () => {
        await graph?.close();
        await stop();
      },
    };
  } catch (error) {
    say(`Neo4j is NOT TIMED: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}
