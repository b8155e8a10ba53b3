// A framework goes out as its keeper said it: whole, the same from both engines, and without what is hidden from whoever asks.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2019 } from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import * as fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Graph } from '../../packages/api/src/graph/graph.ts';
import { collect, piecesInOrder } from '../../packages/core/src/frameworks/index.ts';
import { graphOf } from '../../packages/core/src/frameworks/gathering.test-data.ts';
import type { Pieces } from '../../packages/core/src/frameworks/written.ts';
import { writeCase } from '../../packages/core/src/frameworks/case/write.ts';
import { engines } from './engines.ts';
import { asOperator, bringIn, someFramework, takeOut } from './exporting.ts';
import { framework, item, load, relation } from './frameworks.ts';

const data = join(import.meta.dirname, '../../../shared/data');
const isHere = existsSync(data);
if (!isHere) console.warn('Frameworks out and in again: NOT RUN, because ../shared/data is not beside this folder.');
const at = '2026-11-24T12:00:00.000Z';
const published = [
  'case/opensalt-framework-20c5134f-423d-4097-a971-3dd5152bf507.json',
  'case/Ordering.json',
  'case/MarkdownFramework.json',
  'derived/case-smarterbalanced/sb_HSMATH.json',
  'derived/case-smarterbalanced/sb_MATHPackage.json',
  'derived/case-smarterbalanced/sb_PT.json',
];
const home = 'https://skills.example/list';

describe.each(await engines())('on the %s engine', (engine) => {
  let graph: Graph;
  beforeEach(async () => {
    await engine.clear();
    graph = await engine.open();
  });
  afterAll(() => engine.clear());

  test.runIf(isHere).each(published)('%s comes out as valid CASE, and comes in elsewhere unchanged', async (path) => {
    const original = readFileSync(join(data, path));
    const uri = await bringIn(graph, path, original);
    const out = writeCase(await takeOut(graph, uri), at).text;
    expect(problemsOf(out)).toEqual([]);
    const before = JSON.parse(original.toString()) as { CFItems: unknown[]; CFAssociations: unknown[] };
    const { CFItems, CFAssociations } = JSON.parse(out) as typeof before;
    expect([CFItems.length, CFAssociations.length]).toEqual([before.CFItems.length, before.CFAssociations.length]);

    await engine.clear();
    graph = await engine.open();
    expect(await bringIn(graph, 'again.json', out)).toBe(uri);
    expect(writeCase(await takeOut(graph, uri), at).text).toBe(out);
  });

  test('whatever is gathered is read again as it was, relations to things outside included', async () => {
    let made = 0;
    await fc.assert(
      fc.asyncProperty(someFramework, async (makeAt) => {
        // Always a new one: another release of the same would keep what only others name.
        const pieces = makeAt(`https://made.example/${(made += 1)}`);
        const { draft } = await collect(pieces);
        if (!draft) throw new Error('nothing gathered');
        await load(graph, pieces);
        const [{ uri } = expect.fail('no framework')] = draft.frameworks;
        const inside = ({ from, to }: { from: string; to: string }) => draft.items.has(from) || draft.items.has(to);
        const relations = draft.relations.map((each) => each.relation).filter(inside);
        const wanted = { framework: draft.frameworks[0]!, items: [...draft.items.values()], relations };
        const found = await takeOut(graph, uri, asOperator(graph));
        expect(found.framework).toEqual(wanted.framework);
        expect(shown(found)).toEqual(shown(wanted));
      }),
      // On Neo4j each run is dozens of questions over a wire.
      { numRuns: engine.name === 'neo4j' ? 8 : 40 },
    );
  });

  test('drafts are for curators, what was retired is for nobody, and a load under way is not seen', async () => {
    const list = [framework(home), item(home, 'a'), item(home, 'b', { state: 'draft' }), item(home, 'c')];
    await load(graph, [...list, relation('a', 'b', { type: 'precedes' }), relation('a', 'c', { type: 'precedes' })]);
    await load(graph, list.slice(0, 3));
    const uris = ({ items, relations }: Pieces) => [items.map(({ uri }) => uri), relations.length];
    expect(uris(await takeOut(graph, home))).toEqual([['a'], 0]);
    expect(uris(await takeOut(graph, home, asOperator(graph)))).toEqual([['a', 'b'], 0]);
  });

  test('a claim is shown to everyone when its keeper made it or it was decided', async () => {
    const claim = { type: 'mapping', predicate: 'exactMatch' } as const;
    await load(graph, [framework(home), item(home, 'a'), item(home, 'b'), relation('a', 'https://far.example/x', claim)]);
    const other = { ...framework('https://other.example'), publisher: 'Somebody else' } as ReturnType<typeof framework>;
    await load(graph, [other, item('https://other.example', 'o'), relation('b', 'o', claim)]);
    const claims = async (...asking: [] | [ReturnType<typeof asOperator>]) =>
      (await takeOut(graph, home, ...asking)).relations.map(({ from, to }) => `${from} ${to}`);
    expect(await claims()).toEqual(['a https://far.example/x']);
    expect(await claims(asOperator(graph))).toEqual(['a https://far.example/x', 'b o']);
  });
});

const shown = (pieces: Pieces) => graphOf(piecesInOrder(pieces));

function problemsOf(text: string): unknown[] {
  const schema = JSON.parse(readFileSync(join(data, 'case/schema/case-v1p1-cfpackage.json'), 'utf8')) as object;
  const ajv = new Ajv2019({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const isValid = ajv.compile(schema);
  isValid(JSON.parse(text));
  return isValid.errors ?? [];
}
