// What the library answers is what plain functions say, on random libraries and on every engine.
import { afterAll, describe, expect, test } from 'vitest';
import { libraries } from '../prove/graph.ts';
import { librarian } from '../prove/library.ts';
import { embedded, engines } from './engines.ts';

const say = () => {};
// A case takes some thirty statements, and each costs ten times as much over a wire.
const cases = { embedded: 100, neo4j: 5 };

describe.each(await engines())('on the %s engine', (engine) => {
  afterAll(() => engine.clear());
  test('pages, links and searches are those of the rule', async () => {
    const keeper = librarian();
    const graph = await engine.open({ shelf: keeper.shelf });
    const seed = Math.floor(Math.random() * 2 ** 31);
    const { wrong } = await libraries(graph, keeper, { cases: cases[engine.name], seed, say });
    expect(wrong, `npm run prove -- graph --engine ${engine.name} --cases ${cases[engine.name]} --seed ${seed}`).toEqual([]);
  });
});

describe('a question that was broken is caught', () => {
  const engine = embedded();
  afterAll(() => engine.clear());
  test.each([
    ['competency/search', "k.state = 'published' AND", "k.state <> 'draft' AND"],
    ['competency/search', 'key > $after', 'key >= $after'],
    ['competency/search', 'toLower(k.statement) CONTAINS toLower($search)', 'false'],
    ['competency/search', '\nORDER BY key', '\nORDER BY k.id'],
    ['framework/competencies', "coalesce(k.code, '') + '\\t' + ", ''],
    ['competency/related', "c.state <> 'draft' AND ", ''],
    ['competency/related', 'BROADER|REQUIRES', 'BROADER'],
    ['competency/achievements', "WHERE a.state = 'published'", 'WHERE true'],
    ['competency/achievements', 'coalesce(a.effort, 100000)', 'coalesce(a.effort, 0)'],
    ['competency/counts-as', '-[e:COUNTS_AS]->', '-[e:COUNTS_AS]-'],
    ['target/requirements', 'MATCH (k)<-[e:COUNTS_AS]-(d:Competency)', 'MATCH (k)-[e:COUNTS_AS]->(d:Competency)'],
    ['target/list', '$kind IS NULL OR', 'true OR'],
    ['achievement/search', "a.state = 'published' AND", ''],
    ['framework/sizes', 'count(k)', 'count(DISTINCT k.name)'],
  ])('%s with "%s" replaced by "%s"', async (file, piece, instead) => {
    const keeper = librarian();
    const entry = keeper.shelf.get(file);
    if (!entry?.text.includes(piece)) throw new Error(`${file}.cypher does not say ${piece}`);
    const shelf = new Map([...keeper.shelf, [file, { ...entry, text: entry.text.replaceAll(piece, instead) }]]);
    const graph = await engine.open({ shelf });
    const { wrong } = await libraries(graph, { ...keeper, shelf }, { cases: 1000, seed: 7, say, shrink: false });
    expect(wrong).not.toEqual([]);
  });
});
