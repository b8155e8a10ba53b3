// What a library says of the occupations that ask for its skills stays the library's, whoever describes these occupations.
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Gathered } from '../../packages/core/src/frameworks/gathered.ts';
import type { Graph } from '../../packages/api/src/graph/graph.ts';
import { anything, probes } from './probe.ts';
import { engines } from './engines.ts';
import { takeOut } from './exporting.ts';
import { framework, item, load, relation } from './frameworks.ts';

const { shelf, probe } = probes();
const asked = probe(
  "MATCH (t:Target)-[r:REQUIRES]->(k:Competency) RETURN t.uri + ' ' + t.state + ' ' + r.necessity + ' ' + k.uri AS said ORDER BY said",
  {},
  { said: anything },
);

const asks = (from: string, to: string) => relation(from, to, { type: 'asks', necessity: 'optional', isSaidBySkill: true });
const occupation = (uri: string) => item('soc', uri, { kind: 'occupation' });
const group = item('soc', 'group', { kind: 'occupationGroup' });
const library: Gathered[] = [framework('library'), item('library', 'knots'), item('library', 'tides'), asks('sailor', 'knots')];
const soc: Gathered[] = [framework('soc'), group, occupation('sailor'), relation('sailor', 'group', { type: 'broader' })];

describe.each(await engines())('on the %s engine', (engine) => {
  let graph: Graph;
  beforeEach(async () => {
    await engine.clear();
    graph = await engine.open({ shelf });
  });
  afterAll(() => engine.clear());
  const said = async () => (await graph.read(asked, {})).map((row) => row.said);

  test.each([
    ['before', [soc, library]],
    ['after', [library, soc]],
  ])('it is kept when the occupations are described %s it, and neither changes the other', async (_, both) => {
    for (const each of both) expect(await load(graph, each)).toMatchObject({ outcome: 'loaded' });
    expect(await said()).toEqual(['sailor published helpful knots']);
    for (const each of both) expect(await load(graph, each)).toMatchObject({ outcome: 'unchanged' });
  });

  test('each goes out again with its own words alone', async () => {
    for (const each of [soc, library]) await load(graph, each);
    const relationsOf = async (uri: string) => (await takeOut(graph, uri)).relations;
    expect(await relationsOf('library')).toMatchObject([
      { is: 'relation', from: 'sailor', to: 'knots', type: 'asks', necessity: 'optional', isSaidBySkill: true },
    ]);
    expect(await relationsOf('soc')).toMatchObject([{ is: 'relation', from: 'sailor', to: 'group', type: 'broader' }]);
  });

  test('a second library that names the same occupation takes nothing from the first', async () => {
    await load(graph, library);
    await load(graph, [framework('other'), item('other', 'rope'), asks('sailor', 'rope')]);
    expect(await said()).toEqual(['sailor external helpful knots', 'sailor external helpful rope']);
  });

  test('a new release of either changes what it said itself and nothing else', async () => {
    for (const each of [soc, library]) await load(graph, each);
    const own = relation('sailor', 'tides', { type: 'asks', necessity: 'essential' });
    await load(graph, [...soc, own]);
    expect(await said()).toEqual(['sailor published helpful knots', 'sailor published required tides']);
    const moved = [...library.slice(0, 3), asks('sailor', 'tides'), asks('pilot', 'tides')];
    expect(await load(graph, moved)).toMatchObject({ outcome: 'loaded', report: { counts: { linksAdded: 2, linksRemoved: 1 } } });
    expect(await said()).toEqual([
      'pilot external helpful tides',
      'sailor published helpful tides',
      'sailor published required tides',
    ]);
    await load(graph, library.slice(0, 3));
    expect(await said()).toEqual(['sailor published required tides']);
  });
});
