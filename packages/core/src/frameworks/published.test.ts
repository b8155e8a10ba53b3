// Published frameworks come in whole, and what we write of them the standards' own schemas and we ourselves read again.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2019 } from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import jsonld from 'jsonld';
import { describe, expect, it } from 'vitest';
import { writeCase } from './case/write.ts';
import { writeCtdlAsn } from './ctdl-asn/write.ts';
import { counted, fileOf, gather, graphOf } from './gathering.test-data.ts';
import { jsonFormats } from './json-formats.ts';

const folder = join(import.meta.dirname, '../../../../../shared/data');
const isHere = existsSync(folder);
if (!isHere) console.warn('Frameworks: NOT RUN, because ../shared/data is not beside this folder.');

const at = '2026-11-24T12:00:00.000Z';
const opensalt = 'case/opensalt-framework-20c5134f-423d-4097-a971-3dd5152bf507.json';

function formatOf(path: string) {
  const head = readFileSync(join(folder, path)).subarray(0, 65_536);
  const known = jsonFormats.filter((format) => format.recognises(head));
  if (known.length !== 1) throw new Error(`${path} is taken for ${known.map(({ name }) => name).join(' and ') || 'nothing'}`);
  return known[0]!;
}

const gathered = async (path: string) => gather(formatOf(path), fileOf(path, readFileSync(join(folder, path))));

describe.runIf(isHere)('CASE packages', () => {
  // Items, associations that are no places at the top of the document, and those at the top.
  const totals: [string, number, number, number][] = [
    [opensalt, 16, 39, 21],
    ['case/Ordering.json', 28, 28, 0],
    ['case/SequenceNumberFramework.json', 2, 2, 0],
    ['case/MarkdownFramework.json', 2, 2, 0],
    ['derived/case-smarterbalanced/sb_HSMATH.json', 86, 126, 24],
    ['derived/case-smarterbalanced/sb_MATHPackage.json', 48, 67, 13],
    ['derived/case-smarterbalanced/sb_PT.json', 164, 240, 58],
  ];

  it.each(totals)('%s: every item and association is there', async (path, items, associations, outside) => {
    const found = await gathered(path);
    const pack = JSON.parse(readFileSync(join(folder, path), 'utf8'));
    const document = pack.CFDocument.identifier;
    const atTop = pack.CFAssociations.filter(
      (one: { associationType: string; destinationNodeURI: { identifier: string } }) =>
        one.associationType === 'isChildOf' && one.destinationNodeURI.identifier === document,
    ).length;
    expect(found.items).toHaveLength(items);
    expect(found.relations.length + atTop + (counted(found.remarks)['self-relation'] ?? 0)).toBe(associations);
    const here = new Set(found.items.map(({ uri }) => uri));
    expect(found.relations.filter(({ from, to }) => !here.has(from) || !here.has(to))).toHaveLength(outside);
    expect(found.remarks.filter(({ weight }) => weight === 'refused')).toEqual([]);
  });

  it.each(totals)('%s: written again it is valid CASE 1.1 and the same graph', async (path) => {
    const first = await gathered(path);
    const { text } = writeCase({ ...first, framework: first.frameworks[0]! }, at);
    const schema = JSON.parse(readFileSync(join(folder, 'case/schema/case-v1p1-cfpackage.json'), 'utf8'));
    const ajv = new Ajv2019({ strict: false, allErrors: true });
    addFormats.default(ajv);
    const isValid = ajv.compile(schema);
    isValid(JSON.parse(text));
    expect(isValid.errors ?? []).toEqual([]);
    const again = await gather(formatOf(path), fileOf(path, text));
    expect(graphOf(again)).toEqual(graphOf(first));
  });
});

describe.runIf(isHere)('CTDL-ASN files', () => {
  // Everything in the graph but the framework itself; relations that are no places at the top.
  const totals: [string, number, Record<string, number>][] = [
    ['bcsp-asp.json', 170, { broader: 163 }],
    ['bcsp-csp.json', 100, { broader: 91 }],
    ['DQP.jsonld', 83, { broader: 78 }],
    ['DQP.ttl', 83, { broader: 78 }],
    ['ConnectingCredentials.json', 91, { broader: 89, related: 86 }],
    ['ConnectingCredentialsLevels.json', 8, {}],
    ['ONET Abilities Competency Framework 9-27-19.json', 71, { broader: 67 }],
    ['ONET Basic Skills Competency Framework 9-27-19.json', 12, { broader: 10 }],
    ['SampleCompetencyFramework_with_Envelope.json', 13, {}],
    ['comptia-IT_progModel.json', 3, { precedes: 2 }],
    ['NICE Example SP-RSK-001.json', 12, { broader: 1, collectedIn: 1, performs: 4, requires: 13 }],
  ];

  it.each(totals)('%s: every item and relation is there', async (name, items, relations) => {
    const found = await gathered(`ctdl/${name}`);
    expect(found.frameworks).toHaveLength(1);
    expect(found.items).toHaveLength(items);
    const types = Map.groupBy(found.relations, ({ type }) => type);
    expect(Object.fromEntries([...types].map(([type, list]) => [type, list.length]))).toEqual(relations);
    expect(found.remarks.filter(({ weight }) => weight === 'refused')).toEqual([]);
  });

  it.each(totals)('%s: written again a processor reads it without a network, and it is the same graph', async (name) => {
    const first = await gathered(`ctdl/${name}`);
    const { text } = writeCtdlAsn({ ...first, framework: first.frameworks[0]! });
    const again = await gather(formatOf(`ctdl/${name}`), fileOf(name, text));
    expect(graphOf(again)).toEqual(graphOf(first));
    expect(again.frameworks).toEqual(first.frameworks);
    const documentLoader = () => Promise.reject(new Error('Nothing is to be fetched.'));
    const quads = await jsonld.toRDF(JSON.parse(text), { safe: true, documentLoader });
    expect(quads.length).toBeGreaterThan(5 * first.items.length);
  });

  it('the profile that comes in two notations is one graph', async () => {
    const [json, turtle] = [await gathered('ctdl/DQP.jsonld'), await gathered('ctdl/DQP.ttl')];
    // RDF has no order, so that the Turtle cannot say what stands first.
    const unordered = ({ items, relations }: typeof json) =>
      graphOf({
        items: items.map((item) => ({ ...item, order: undefined }) as never),
        relations: relations.map((relation) => ({ ...relation, order: undefined }) as never),
      });
    const [one, other] = [unordered(json), unordered(turtle)];
    expect(new Set(one.items)).toEqual(new Set(other.items));
    expect(new Set(one.relations)).toEqual(new Set(other.relations));
  });

  it.each([
    'ACE - Introductory SociologyTVP-PUBLISHED.json',
    'CompTIA-IT_Networking_Specialist.jsonld',
    'Credential-1-graph.json',
    'Illinois-IT.json',
    'LearningProgram-1-graph.json',
    'Organization-1.json',
  ])('%s holds no framework, and that is said', async (name) => {
    const found = await gathered(`ctdl/${name}`);
    expect(counted(found.remarks)).toEqual({ 'no-framework': 1 });
    expect(found.items).toEqual([]);
  });
});
