// Statements taken straight from a document are held to the general way, through jsonld's expansion and its own statements:
// on what we sign, on published samples, and on badges changed at random.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { contextAt } from '../../packages/core/src/credential/documents.ts';
import { canonizeQuads, expand, generalForm } from '../../packages/core/src/verify/canonical.ts';
import { directGraph } from '../../packages/core/src/verify/direct-graph.ts';
import { badge as base, issue, recordOf } from './stage.ts';
import { wholeRecord } from './whole-records.ts';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

const direct = async (document: object) => {
  const graph = await directGraph(document, contextAt);
  return graph && (graph.form('sha256') ?? (await canonizeQuads(graph.dataset(), 'sha256').catch(() => 'refused')));
};
const general = async (document: object) =>
  await expand(document, contextAt).then(
    async (expanded) => await generalForm(expanded, 'sha256').catch(() => 'refused'),
    () => 'refused',
  );

/** How many are read the same by both ways, or left to the general way; anything else is a fault. */
async function compared(documents: readonly object[]) {
  const sum = { same: 0, left: 0 };
  for (const document of documents) {
    const form = await direct(document);
    if (form !== null && form !== (await general(document))) throw new Error(`Read in two ways: ${JSON.stringify(document)}`);
    sum[form === null ? 'left' : 'same'] += 1;
  }
  return sum;
}

const badge = JSON.parse(await issue(base)) as { [name: string]: Json };
const record = JSON.parse(await recordOf([await issue(base), await issue(base)])) as { [name: string]: Json };

const { proof: _, ...unsigned } = badge;

it('a badge of ours is read directly', async () => {
  expect(await compared([unsigned])).toEqual({ same: 1, left: 0 });
});

const odd: readonly Json[] = [
  null,
  '',
  'relative',
  'T:x',
  '_:b0',
  'https://a.example/1',
  'Achievement',
  1,
  1.5,
  true,
  [],
  {},
  [[]],
  ['a', 'a'],
  { id: 'urn:a:1' },
  { type: 'Image', id: 'https://a.example/i' },
  { '@value': 'x' },
  { '@list': ['a'] },
  { '@id': 'urn:a:1' },
  { type: ['Achievement', 'Profile'], name: 'x', image: { id: 'urn:a:2', type: 'Image' } },
  { '@context': 'https://www.w3.org/ns/credentials/v2', id: 'urn:a:3', type: 'VerifiableCredential' },
];
const names = ['id', 'type', '@id', '@type', '@context', '@graph', '@json', 'name', 'issuer', 'image', 'proof', 'evidence'];
const others = [
  'unknownWord',
  'allowedValue',
  'verifiableCredential',
  'endorsement',
  'credentialStatus',
  'xsd',
  'ext:x',
  'urn:x',
];
const change = fc.record({
  place: fc.nat(),
  name: fc.constantFrom(...names, ...others),
  value: fc.constantFrom(...odd),
  kind: fc.constantFrom('add', 'put', 'rename', 'remove', 'list', 'copy'),
});

function placesIn(value: Json): [{ [name: string]: Json }, string][] {
  if (Array.isArray(value)) return value.flatMap(placesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((name) => [[value, name] as [typeof value, string], ...placesIn(value[name] ?? null)]);
}

type Change = { place: number; name: string; value: Json; kind: string };
function put(document: { [name: string]: Json }, { place, name, value, kind }: Change) {
  const places = placesIn(document);
  const [parent, own] = places[place % places.length] ?? [document, 'id'];
  const before = parent[own] ?? null;
  if (kind === 'add') parent[name] = structuredClone(value);
  if (kind === 'put') parent[own] = structuredClone(value);
  if (kind === 'list') parent[own] = [before, structuredClone(before)];
  if (kind === 'copy') parent[name] = structuredClone(before);
  if (kind === 'rename' || kind === 'remove') delete parent[own];
  if (kind === 'rename') parent[name] = before;
}

it('a badge or record changed at random is read the same by both ways, or left to the general one', async () => {
  const seed = Date.now() % 2 ** 31;
  const sum = { same: 0, left: 0 };
  const drawn = fc.asyncProperty(fc.boolean(), fc.array(change, { minLength: 1, maxLength: 3 }), async (isRecord, changes) => {
    const document = structuredClone(isRecord ? record : unsigned);
    for (const one of changes) put(document, one);
    const { same, left } = await compared([document]);
    sum.same += same;
    sum.left += left;
  });
  await fc.assert(drawn, { numRuns: 1_500, seed });
  console.log(`direct, random: seed ${seed}, ${JSON.stringify(sum)}`);
  expect(Math.min(sum.same, sum.left)).toBeGreaterThan(50);
}, 120_000);

it('whatever the data model allows, as it is or with one change, is read the same by both ways', async () => {
  const seed = Date.now() % 2 ** 31;
  const sum = { same: 0, left: 0 };
  const drawn = fc.asyncProperty(wholeRecord, fc.array(change, { maxLength: 1 }), async (drawnRecord, changes) => {
    const document = JSON.parse(JSON.stringify(drawnRecord)) as { [name: string]: Json };
    for (const one of changes) put(document, one);
    const { same, left } = await compared([document]);
    sum.same += same;
    sum.left += left;
  });
  await fc.assert(drawn, { numRuns: 600, seed });
  console.log(`direct, whole records: seed ${seed}, ${JSON.stringify(sum)}`);
  expect(sum.same).toBeGreaterThan(sum.left);
}, 120_000);

const folder = join(import.meta.dirname, '../../../shared/standards/samples');
const isHere = existsSync(folder);
if (!isHere) console.warn('Samples: NOT RUN, because ../shared/standards/samples is not beside this folder.');

it.runIf(isHere)(
  'every published sample is read the same by both ways',
  async () => {
    const files = readdirSync(folder).filter((file) => /\.(json|1ob)$/.test(file));
    const documents = files.map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as unknown);
    const sum = await compared(documents.filter((one): one is object => typeof one === 'object' && one !== null));
    console.log(`Samples read directly: ${JSON.stringify(sum)}`);
    expect(sum.same).toBeGreaterThan(120);
  },
  60_000,
);
