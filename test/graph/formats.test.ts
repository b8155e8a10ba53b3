// Files of the smaller formats come into the graph on every engine, and come again without a trace.
import { afterAll, describe, expect, test } from 'vitest';
import type { SourceFile } from '../../packages/core/src/frameworks/index.ts';
import { instantOf } from '../../packages/core/src/terms/index.ts';
import { importFiles } from '../../packages/api/src/write/frameworks/import-files.ts';
import { engines } from './engines.ts';
import { anything, probes } from './probe.ts';

const file = (name: string, text: string): SourceFile => ({
  name,
  bytes: async function* () {
    yield Buffer.from(text);
  },
});
const uuid = '7a10c0de-0000-4000-8000-000000000001';
const esco = 'http://data.europa.eu/esco';
const digcomp = [
  { '@type': 'CompetenceArea', '@id': 'CompetenceArea/1', name: 'Rowing', description: 'Oars.' },
  {
    '@type': 'Competence',
    '@id': 'Competence/1.1',
    name: { en: 'Feathering', nl: 'Draaien' },
    competence_area_id: 'CompetenceArea/1',
  },
];
const files = [
  file(
    'rsd.json',
    JSON.stringify([
      {
        id: `https://a.example/api/skills/${uuid}`,
        uuid,
        skillName: 'Splice',
        skillStatement: 'Splice a rope.',
        status: 'published',
        occupations: [{ code: '53-5011' }],
        alignments: [{ id: 'https://b.example/1', skillName: 'Knots' }],
      },
    ]),
  ),
  file('soc.csv', 'SOC Group,SOC Code,SOC Title\nMajor,53-0000,Moving\nDetailed,53-5021,Mates\n'),
  file('tasks.yml', '- tId: T0001\n  taskDescription: Bail.\n- kId: K0001\n  knowledgeDescription: Knowledge of tides.\n'),
  file('role.yml', '- workRoleID: DK-RPS-001\n  workRole: Rigger\n  domain: DECK (DK)\n  specialityArea: Ropes (RPS)\n'),
  file('asked.yml', '# Rigger (DK-RPS-001)\n- type: tasks\n  tId: T0001\n- type: knowledge\n  kId: K0001\n'),
  file('digcomp.jsonld', JSON.stringify({ '@context': {}, '@graph': digcomp })),
  file(
    'occupations_fr.csv',
    `ORIGINURI,ID,UUIDHISTORY,OCCUPATIONTYPE,CODE,PREFERREDLABEL\n${esco}/occupation/a,k1,,escooccupation,1,matelot\n,k2,,localoccupation,I1,porteur\n`,
  ),
  file('occupations_en.csv', `conceptType,conceptUri,preferredLabel\nOccupation,${esco}/occupation/a,sailor\n`),
];

const { shelf, probe } = probes();
const links = probe(
  "MATCH (a)-[r]->(b) WHERE a.uri IS NOT NULL AND b.uri IS NOT NULL AND type(r) <> 'IN' RETURN a.uri + ' ' + type(r) + ' ' + b.uri AS said ORDER BY said",
  {},
  { said: anything },
);

describe.each(await engines())('on the %s engine', (engine) => {
  afterAll(() => engine.clear());

  test('each is loaded, and changes nothing the second time', async () => {
    await engine.clear();
    const graph = await engine.open({ shelf });
    const asked = { graph, files, by: 'a test', clock: () => instantOf(Date.now()) };
    const first = await importFiles(asked);
    expect(first.imports.map(({ format, outcome, report }) => [format, outcome, report?.counts.added])).toEqual([
      ['rsd-json', 'loaded', 1],
      ['soc-csv', 'loaded', 2],
      ['nice', 'loaded', 5],
      ['digcomp', 'loaded', 2],
      ['esco-csv', 'loaded', 2],
    ]);
    const before = (await graph.read(links, {})).map(({ said }) => said);
    expect(before).toEqual([
      'urn:sg:digcomp-3.0:Competence/1.1 BROADER urn:sg:digcomp-3.0:CompetenceArea/1',
      'urn:sg:nice:DK-RPS-001 BROADER urn:sg:nice:RPS',
      'urn:sg:nice:DK-RPS-001 PERFORMS urn:sg:nice:T0001',
      'urn:sg:nice:DK-RPS-001 REQUIRES urn:sg:nice:K0001',
      'urn:sg:nice:RPS BROADER urn:sg:nice:DK',
      `urn:sg:soc:53-5011 REQUIRES urn:uuid:${uuid}`,
      'urn:sg:soc:53-5021 BROADER urn:sg:soc:53-0000',
    ]);
    const second = await importFiles(asked);
    expect(second.imports.map(({ format, outcome }) => [format, outcome])).toEqual(
      first.imports.map(({ format }) => [format, 'unchanged']),
    );
    expect((await graph.read(links, {})).map(({ said }) => said)).toEqual(before);
  });
});
