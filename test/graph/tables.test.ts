// What readers of tables make of a little O*NET, a crosswalk and a CASE table stands in the graph as they say, on both engines.
import { Readable } from 'node:stream';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { crosswalk } from '../../packages/core/src/frameworks/crosswalk/read.ts';
import { recognise } from '../../packages/core/src/frameworks/index.ts';
import type { Gathered } from '../../packages/core/src/frameworks/gathered.ts';
import type { Graph } from '../../packages/api/src/graph/graph.ts';
import { anything, probes } from './probe.ts';
import { engines } from './engines.ts';
import { framework, item, load } from './frameworks.ts';

const soc = 'O*NET-SOC Code';
const rows = (...lines: string[][]) => lines.map((cells) => cells.join('\t')).join('\n');
const files = {
  'a.txt': rows([soc, 'Title', 'Description'], ['99-1000.00', 'Kite Makers', 'Make kites.']),
  'b.txt': rows(['Element ID', 'Element Name', 'Description'], ['2', 'Worker', ''], ['2.A', 'Reading', 'Read.']),
  'c.txt': rows(
    [soc, 'Element ID', 'Element Name', 'Scale ID', 'Data Value', 'Recommend Suppress'],
    ['99-1000.00', '2.A', 'Reading', 'IM', '4.5', 'N'],
    ['99-1000.00', '2.A', 'Reading', 'LV', '3', 'Y'],
  ),
  'd.txt': rows([soc, 'Task ID', 'Task', 'Task Type'], ['99-1000.00', '7', 'Tie tails.', 'Core']),
  'e.txt': rows([soc, 'Example', 'Commodity Code', 'Commodity Title'], ['99-1000.00', 'Knots', '4323', 'Rope software']),
  'f.csv': 'from,to,relation\nhttps://jobs.example/kites,99-1000.00,exact\n',
  'g.csv': 'Identifier,fullStatement,Is Child Of\na,Kites,\nb,Tie tails,a\n',
};

const { shelf, probe } = probes();
const links = probe(
  "MATCH (a)-[r]->(b) WHERE a.uri IS NOT NULL AND b.uri IS NOT NULL AND type(r) <> 'IN' RETURN a.uri + ' ' + type(r) + ' ' + b.uri AS said ORDER BY said",
  {},
  { said: anything },
);
const ratings = probe(
  'MATCH (:Target)-[r:RATED]->(:Competency) RETURN r.importance AS importance, r.atLevel AS level, r.isSuppressed AS isSuppressed',
  {},
  { importance: anything, level: anything, isSuppressed: anything },
);
const claims = probe(
  'MATCH (a:Target)<-[:FROM]-(m:Mapping)-[:TO]->(b:Target) RETURN a.uri AS from, m.predicate AS predicate, m.confidence AS confidence, m.state AS state, b.uri AS to ORDER BY to',
  {},
  { from: anything, predicate: anything, confidence: anything, state: anything, to: anything },
);

async function piecesOf(): Promise<Gathered[]> {
  const handedIn = Object.entries(files).map(([name, text]) => ({ name, bytes: () => Readable.from([Buffer.from(text)]) }));
  const pieces: Gathered[] = [];
  for (const { format, files: own } of (await recognise(handedIn)).found)
    for await (const piece of format.read(own)) pieces.push(piece);
  return pieces;
}

describe.each(await engines())('on the %s engine', (engine) => {
  let graph: Graph;
  beforeEach(async () => {
    await engine.clear();
    graph = await engine.open({ shelf });
  });
  afterAll(() => engine.clear());

  test('what tables hold comes in whole, claims between occupations too, and again without a trace', async () => {
    const loaded = await load(graph, await piecesOf());
    expect(loaded).toMatchObject({ outcome: 'loaded', report: { counts: { added: 8, stubs: 1, linksAdded: 6, claims: 1 } } });
    const [kites, knots] = ['urn:sg:onet:99-1000.00', 'urn:sg:onet:technology:Knots'];
    expect((await graph.read(links, {})).map(({ said }) => said)).toEqual([
      'urn:sg:case:g:b BROADER urn:sg:case:g:a',
      'urn:sg:onet:2.A BROADER urn:sg:onet:2',
      `${kites} PERFORMS urn:sg:onet:task:7`,
      `${kites} RATED urn:sg:onet:2.A`,
      `${kites} USES ${knots}`,
      `${knots} BROADER urn:sg:onet:commodity:4323`,
    ]);
    expect(await graph.read(ratings, {})).toEqual([{ importance: 4.5, level: 3, isSuppressed: true }]);
    const claim = { from: 'https://jobs.example/kites', predicate: 'exactMatch', state: 'proposed', to: kites };
    // Nobody said how sure they are, and nobody is made to have said so.
    expect(await graph.read(claims, {})).toEqual([{ ...claim, confidence: null }]);
    expect(await load(graph, await piecesOf())).toMatchObject({ outcome: 'unchanged' });
  });

  test('what a claim stands between is asked of the graph, where neither the file nor its addresses say it', async () => {
    const jobs = 'https://jobs.example';
    await load(graph, [framework(jobs), item(jobs, `${jobs}/kites`, { kind: 'occupation' }), item(jobs, `${jobs}/tails`)]);
    const rows = [
      `https://work.example/flyer,${jobs}/kites`,
      'https://work.example/flyer,https://far.example/pilot',
      `https://work.example/knots,${jobs}/tails`,
    ];
    const file = {
      name: 'pairs.csv',
      bytes: () => Readable.from([Buffer.from(`from,to,relation\n${rows.map((row) => `${row},close`).join('\n')}\n`)]),
    };
    const pieces: Gathered[] = [];
    for await (const piece of crosswalk.read([file])) pieces.push(piece);
    expect(await load(graph, pieces)).toMatchObject({ outcome: 'loaded', report: { counts: { claims: 3, stubs: 3 } } });
    expect((await graph.read(claims, {})).map(({ from, to }) => `${from} ${to}`)).toEqual([
      'https://work.example/flyer https://far.example/pilot',
      `https://work.example/flyer ${jobs}/kites`,
    ]);
    expect(await load(graph, pieces)).toMatchObject({ outcome: 'unchanged' });
  });
});
