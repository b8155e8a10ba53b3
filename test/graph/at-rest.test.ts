// P12: what people's documents say lies in no store and in no file of it, and a document moved about in the store is refused.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operator, viewerFor } from '../../packages/api/src/access/viewer.ts';
import { openAtRest } from '../../packages/api/src/at-rest/at-rest.ts';
import { sealEarlier } from '../../packages/api/src/at-rest/earlier.ts';
import { sealedMark } from '../../packages/api/src/at-rest/seal.ts';
import type { Graph } from '../../packages/api/src/graph/graph.ts';
import { openGraph } from '../../packages/api/src/graph/open.ts';
import { id, text } from '../../packages/api/src/graph/statement.ts';
import { everything } from '../../packages/api/src/read/credential-card.ts';
import { myCredentials } from '../../packages/api/src/read/credentials.ts';
import type { Asking } from '../../packages/api/src/access/asking.ts';
import type { PersonId } from '../../packages/core/src/terms/index.ts';
import { now, settle, type Settled } from '../seed/settled.ts';
import { asItIs, openedAtRest, unwrapped } from './at-rest.ts';
import { embedded, engines } from './engines.ts';
import { anything, probes } from './probe.ts';

const { shelf, probe } = probes();
const documents = probe(
  'MATCH (c:Credential)-[:WRITTEN_AS]->(d:Document) MATCH (c)-[:ABOUT]->(p:Person) RETURN p.id AS person, c.id AS credential, d.id AS id, d.text AS text ORDER BY id',
  {},
  { person: id, credential: id, id, text },
);
const wordsAtRest = probe(
  `MATCH (d:Document) RETURN d.text AS words UNION ALL MATCH (e:Evidence) RETURN e.text AS words
   UNION ALL MATCH (r:RecordPreview) RETURN r.input AS words`,
  {},
  { words: text },
);
const spare = probe(
  'MATCH (e:Evidence) WHERE e.uri IS NOT NULL OR e.name IS NOT NULL OR e.about IS NOT NULL OR e.narrative IS NOT NULL RETURN e.id AS id',
  {},
  { id },
);
const put = probe('MATCH (d:Document {id: $id}) SET d.text = $text', { id, text }, {});
const oldEvidence = probe(
  `MATCH (e:Evidence) WHERE e.text IS NOT NULL AND e.text STARTS WITH '{'
   RETURN e.id AS id, e.text AS text ORDER BY id`,
  {},
  { id, text },
);
const putOld = probe('MATCH (e:Evidence {id: $id}) SET e += $facts REMOVE e.text', { id, facts: anything }, {});

const owned = async (graph: Graph, personId: string) => {
  const viewer = viewerFor({ id: personId as PersonId, name: '', memberships: [] }, { actingAs: null, purpose: null });
  if (!viewer) throw new Error('a person may always act as themselves');
  const asking: Asking = { graph, viewer, now };
  return await myCredentials(asking, {
    answers: ['accepted', 'pending', 'declined'],
    onTop: false,
    fetch: 100,
    after: null,
    wanted: everything,
    withGains: false,
  });
};

describe.each(await engines())('on the %s engine', (engine) => {
  describe('P12 in the town', () => {
    let town: Settled;
    let maya: string;
    beforeAll(async () => {
      town = await settle(engine, { opening: { shelf } });
      maya = town.id('Person', 'maya');
    });
    afterAll(() => town.leave());

    test('every document, every piece of evidence and every preview is sealed', async () => {
      const all = await town.graph.read(wordsAtRest, {});
      expect(all.length).toBeGreaterThan(80);
      expect(all.filter(({ words }) => !words.startsWith(sealedMark))).toEqual([]);
      expect(await town.graph.read(spare, {})).toEqual([]);
    });

    test('its owner reads every one as it was signed, evidence with it', async () => {
      const cards = await owned(town.graph, maya);
      expect(cards.length).toBeGreaterThan(3);
      for (const { parts } of cards) expect(parts?.document).toMatch(/^(\{|ey)/);
      expect(cards.flatMap(({ parts }) => parts?.evidence ?? []).some(({ name }) => name !== null)).toBe(true);
    });

    test('a document put in the place of another is refused, whosever it is, and so is plain text', async () => {
      const all = await town.graph.read(documents, {});
      const signed = new Map((await owned(town.graph, maya)).map((card) => [card.id, card.parts?.document]));
      const own = all.filter(({ credential }) => signed.has(credential));
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...own), fc.constantFrom(...all), fc.boolean(), async (mine, other, plainly) => {
          fc.pre(mine.id !== other.id);
          const instead = plainly ? '{"type": ["VerifiableCredential"]}' : other.text;
          await town.graph.write((tx) => tx.run(put, { id: mine.id, text: instead }));
          await expect(owned(town.graph, maya)).rejects.toMatchObject({ code: 'atRest.refused' });
          await town.graph.write((tx) => tx.run(put, { id: mine.id, text: mine.text }));
        }),
        { numRuns: 25 },
      );
      // Put back, all is as it was.
      expect(new Map((await owned(town.graph, maya)).map((card) => [card.id, card.parts?.document]))).toEqual(signed);
    });
  });

  test('P12 an older store is sealed at the start, once, and says the same as before', async () => {
    const town = await settle(engine, { opening: { shelf, sealing: asItIs } });
    const maya = town.id('Person', 'maya');
    const before = await owned(town.graph, maya);
    // As evidence lay there before.
    for (const { id: each, text: said } of await town.graph.read(oldEvidence, {})) {
      const facts = Object.fromEntries(Object.entries(JSON.parse(said) as object).filter(([, value]) => value !== null));
      await town.graph.write((tx) => tx.run(putOld, { id: each, facts }));
    }
    await town.graph.close();

    const atRest = openedAtRest();
    const graph = await openGraph(engine.settings(), { shelf, sealing: atRest.sealing });
    const operating = { graph, operator: operator('test'), now };
    const sealed = await sealEarlier(operating, atRest);
    const all = await graph.read(wordsAtRest, {});
    expect(sealed).toBe(all.length);
    expect(all.filter(({ words }) => !words.startsWith(sealedMark))).toEqual([]);
    expect(await graph.read(spare, {})).toEqual([]);
    expect(await owned(graph, maya)).toEqual(before);

    // Plain text that is put there later is not taken in.
    const [first] = (await graph.read(documents, {})).filter(({ credential }) => credential === before[0]?.id);
    await graph.write((tx) => tx.run(put, { id: first?.id ?? '', text: '{}' }));
    expect(await sealEarlier(operating, atRest)).toBe(0);
    await expect(owned(graph, maya)).rejects.toMatchObject({ code: 'atRest.refused' });
    // A restored backup of those days is another matter: its keeper says so.
    expect(await sealEarlier(operating, atRest, { again: true })).toBe(1);
    await graph.close();
    await town.leave();
  });
});

/** How often the words stand in the files below a folder, in any of the ways text is encoded. */
function found(folder: string, words: string): number {
  const needles = ['utf8', 'utf16le', 'base64', 'base64url', 'hex'].map((form) => {
    const written = Buffer.from(words).toString(form === 'utf16le' ? 'utf8' : (form as BufferEncoding));
    return Buffer.from(written, form === 'utf16le' ? 'utf16le' : 'utf8');
  });
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
    .reduce((sum, bytes) => sum + needles.filter((needle) => bytes.includes(needle)).length, 0);
}

test('P12 words of documents are in no file of the embedded store, sealed from the start or later: log, pages and indexes', async () => {
  // What only documents say: the proof on each badge.
  const engine = embedded();
  const canaries = (texts: readonly string[]) => texts.flatMap((each) => /"proofValue":\s*"(\w{40})/.exec(each)?.[1] ?? []);
  const town = await settle(engine, { opening: { shelf } });
  const { folder } = engine.settings();
  const fresh = canaries((await owned(town.graph, town.id('Person', 'maya'))).map(({ parts }) => parts?.document ?? ''));
  expect(fresh.length).toBeGreaterThan(3);
  expect(fresh.map((each) => found(folder, each))).toEqual(fresh.map(() => 0));
  await town.graph.scrub();
  expect(fresh.map((each) => found(folder, each))).toEqual(fresh.map(() => 0));
  await town.leave();

  const old = await settle(engine, { opening: { shelf, sealing: asItIs } });
  const place = engine.settings().folder;
  const plain = canaries((await owned(old.graph, old.id('Person', 'maya'))).map(({ parts }) => parts?.document ?? ''));
  // That the search finds what is there.
  expect(plain.every((each) => found(place, each) > 0)).toBe(true);
  await old.graph.close();
  const keys = mkdtempSync(join(tmpdir(), 'skillweave-keys-'));
  const atRest = openAtRest(join(keys, 'learner-keys.sqlite'));
  atRest.unlock(unwrapped);
  const graph = await openGraph(engine.settings(), { shelf, sealing: atRest.sealing });
  await sealEarlier({ graph, operator: operator('test'), now }, atRest);
  expect(plain.map((each) => found(place, each))).toEqual(plain.map(() => 0));
  await graph.close();
  atRest.close();
  expect(plain.map((each) => found(place, each))).toEqual(plain.map(() => 0));
  rmSync(keys, { recursive: true, force: true });
  await old.leave();
});
