// The demo town is rich and true: what the files promise is in the graph, and every signature in it holds.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operator } from '../../packages/api/src/access/viewer.ts';
import { worldFor } from '../../packages/api/src/checking.ts';
import { graphOver, type Engine } from '../../packages/api/src/graph/engine.ts';
import { openEngine } from '../../packages/api/src/graph/open.ts';
import { readShelf } from '../../packages/api/src/graph/shelf.ts';
import { isEmpty } from '../../packages/api/src/seed/seed.ts';
import { isForOwnerAlone } from '../../packages/api/src/write/leaving-out.ts';
import { verifyOwn } from '../../packages/api/src/write/own-check.ts';
import { standing, verify } from '../../packages/core/src/verify/index.ts';
import { asItIs } from '../graph/at-rest.ts';
import { engines } from '../graph/engines.ts';
import { now, place, settle, type Settled } from './settled.ts';

describe.each(await engines())('the demo town on %s', (engine) => {
  let town: Settled;
  let store: Engine;
  const ask = async (text: string) => await store.read(text, {});
  const count = async (text: string) => Number((await ask(text))[0]?.['n']);

  beforeAll(async () => {
    // Sealed, documents would be closed to a test that looks at the store itself.
    town = await settle(engine, { opening: { sealing: asItIs } });
    await town.graph.close();
    store = await openEngine(engine.settings());
  });
  afterAll(async () => {
    await store.close();
    await town.leave();
  });

  it('has as much of everything as was promised', async () => {
    const n = async (pattern: string) => await count(`MATCH ${pattern} RETURN count(*) AS n`);
    expect(await n('(o:Organization) WHERE o.recognised AND COUNT { (o)-[:OFFERS]->() } > 0')).toBe(4);
    expect(
      await count(
        'MATCH (o:Organization) WHERE o.recognised AND o.did IS NOT NULL WITH DISTINCT o.kind AS kind RETURN count(kind) AS n',
      ),
    ).toBe(4);
    expect(await n('(f:Framework)')).toBe(2);
    for (const { n: size } of await ask(
      'MATCH (c:Competency)-[:`IN`]->(f:Framework) RETURN f.uri AS uri, count(c) AS n ORDER BY uri',
    ))
      expect(Number(size)).toBeGreaterThanOrEqual(35);
    expect(await n('(:Competency)-[:BROADER]->(:Competency)')).toBe(65);
    expect(await n('(:Competency)-[:REQUIRES]->(:Competency)')).toBeGreaterThan(30);
    expect(await n('(m:Mapping)')).toBe(20);
    expect(await n('(:Review)-[:OF]->(:Mapping)')).toBeGreaterThan(20);
    expect(await n("(a:Achievement) WHERE a.state = 'published'")).toBe(40);
    expect(await n('(p:Person) WHERE COUNT { (p)-[:MEMBER_OF]->() } = 0')).toBe(12);
    expect(await n('(c:Credential)')).toBeGreaterThanOrEqual(60);
    expect(await n('(c:Credential)-[:SUPPORTED_BY]->(:Evidence)')).toBeGreaterThanOrEqual(8);
    for (const [kind, least] of [
      ['role', 3],
      ['programme', 2],
      ['occupation', 1],
    ] as const)
      expect(await n(`(t:Target) WHERE t.kind = '${kind}' AND COUNT { (t)-[:REQUIRES]->() } >= 8`)).toBe(least);
    for (const [role, number] of [
      ['advisor', 2],
      ['employer', 2],
      ['curator', 2],
      ['issuer', 1],
    ] as const)
      expect(await n(`(:Person)-[m:MEMBER_OF]->() WHERE m.role = '${role}'`)).toBe(number);
  });

  it('shows matches and alignments in every state, with thin edges for the published ones alone', async () => {
    const states = async (label: string) =>
      (await ask(`MATCH (n:${label}) RETURN DISTINCT n.state AS state ORDER BY state`)).map((row) => row['state']);
    expect(await states('Mapping')).toEqual(['deprecated', 'disputed', 'inReview', 'proposed', 'published']);
    expect(await states('Alignment')).toEqual(['accepted', 'proposed', 'published', 'rejected']);
    expect((await ask('MATCH (m:Mapping) RETURN DISTINCT m.predicate AS predicate')).length).toBe(5);
    expect(await count('MATCH (m:Mapping) WHERE m.`not` RETURN count(m) AS n')).toBe(1);
    expect(
      await count("MATCH (x:Alignment) WHERE x.state = 'proposed' AND x.reason IS NOT NULL RETURN count(x) AS n"),
    ).toBeGreaterThanOrEqual(6);
    expect(await count("MATCH (x:Alignment) WHERE x.state = 'accepted' AND x.publishedById IS NULL RETURN count(x) AS n")).toBe(
      2,
    );
    expect(await count('MATCH (:Achievement)-[r:ALIGNED_TO]->(:Competency) RETURN count(r) AS n')).toBe(
      await count("MATCH (x:Alignment) WHERE x.state = 'published' RETURN count(x) AS n"),
    );
    expect(
      await count("MATCH (x:Alignment) WHERE x.state = 'published' AND x.publishedById = x.decidedById RETURN count(x) AS n"),
    ).toBe(0);
    const live =
      await ask(`MATCH ()-[e:COUNTS_AS]->() MATCH (m:Mapping {id: e.mappingId}) RETURN DISTINCT m.state AS state, m.predicate AS predicate, e.weight AS weight,
      m.validUntil > '${now}' AS isCurrent, m.\`not\` AS isNot ORDER BY state, predicate, weight`);
    expect(live.every(({ isCurrent, isNot }) => isCurrent === true && isNot === false)).toBe(true);
    expect(live.map(({ state, predicate, weight }) => `${String(state)} ${String(predicate)} ${String(weight)}`)).toEqual([
      'disputed closeMatch part',
      'published broadMatch part',
      'published closeMatch part',
      'published exactMatch full',
      'published narrowMatch part',
    ]);
  });

  it('gives Maya a record that touches every state', async () => {
    const rows = await ask(
      "MATCH (c:Credential)-[:ABOUT]->(p:Person) WHERE p.name STARTS WITH 'Maya' RETURN c.name AS name, c.answer AS answer, c.standing AS standing, c.validFrom AS validFrom, c.validUntil AS validUntil",
    );
    const has = (wanted: (row: Record<string, unknown>) => boolean) => rows.some(wanted);
    const missing = [
      ...['good', 'untrusted', 'suspended', 'revoked', 'cannotCheck'].filter(
        (state) => !has((row) => row['answer'] === 'accepted' && row['standing'] === state),
      ),
      ...['pending', 'accepted', 'declined', 'removed'].filter((answer) => !has((row) => row['answer'] === answer)),
    ];
    expect(missing).toEqual([]);
    expect(has((row) => row['answer'] === 'pending' && row['standing'] === 'good')).toBe(true);
    expect(has((row) => row['answer'] === 'pending' && row['standing'] === 'bad')).toBe(true);
    expect(has((row) => String(row['validUntil']) < now && row['standing'] === 'good')).toBe(true);
    expect(has((row) => String(row['validFrom']) > now)).toBe(true);
    expect(await count('MATCH (:Credential)-[r:REPLACES]->(:Credential) RETURN count(r) AS n')).toBe(1);
    expect(await count("MATCH (o:Credential)-[:WRAPS]->(:Credential) WHERE o.kind = 'learner-record' RETURN count(*) AS n")).toBe(
      2,
    );
  });

  it('has a learner without anything, one with a very long name, and names in other letters', async () => {
    const names = (await ask('MATCH (p:Person) WHERE COUNT { (p)-[:MEMBER_OF]->() } = 0 RETURN p.name AS name')).map((row) =>
      String(row['name']),
    );
    expect(names.some((name) => name.length > 80)).toBe(true);
    expect(names.some((name) => /\p{Script=Han}/u.test(name))).toBe(true);
    expect(
      await count(
        'MATCH (p:Person) WHERE COUNT { (p)-[:MEMBER_OF]->() } = 0 AND COUNT { (:Credential)-[:ABOUT]->(p) } = 0 RETURN count(p) AS n',
      ),
    ).toBe(1);
  });

  it('gives every role something to look at', async () => {
    const live = (receiver: string, purpose: string) =>
      `MATCH (p:Person)-[:GAVE]->(g:Grant)-[:TO]->(r) WHERE r.${receiver} AND g.purpose = '${purpose}' AND g.givenAt <= '${now}' AND g.declinedAt IS NULL AND g.withdrawnAt IS NULL AND g.until > '${now}' RETURN count(g) AS n`;
    for (const advisor of ['Ruth Bergman', 'Daniel Osei'])
      expect(await count(live(`name = '${advisor}'`, 'advising'))).toBeGreaterThanOrEqual(3);
    for (const employer of ['northshore-care', 'lakeside-hospital'])
      expect(await count(live(`slug = '${employer}'`, 'hiring'))).toBeGreaterThanOrEqual(3);
    const grants = await ask(
      'MATCH (g:Grant) RETURN g.givenAt AS given, g.declinedAt AS declined, g.withdrawnAt AS withdrawn, g.until AS until',
    );
    expect(grants.some(({ declined }) => declined !== null)).toBe(true);
    expect(grants.some(({ withdrawn }) => withdrawn !== null)).toBe(true);
    expect(grants.some(({ given, declined }) => given === null && declined === null)).toBe(true);
    expect(grants.some(({ until, withdrawn }) => String(until) < now && withdrawn === null)).toBe(true);
    expect(await count('MATCH (g:Grant)-[:TO]->(:Link)-[:SHOWS]->(:Document) RETURN count(g) AS n')).toBe(3);
    expect(
      await count("MATCH (a:Access)-[:NOTED_IN]->(:LookLog)-[:OF]->(:Person) WHERE a.outcome = 'refused' RETURN count(a) AS n"),
    ).toBe(2);
    expect(await count("MATCH (f:Feedback) WHERE f.state = 'open' AND f.kind = 'barrier' RETURN count(f) AS n")).toBe(1);
    expect(await count("MATCH (f:Feedback)-[:ABOUT]->(x) WHERE f.state = 'answered' RETURN count(f) AS n")).toBe(2);
  });

  it('covers with permissions only what their giver accepted', async () => {
    expect(await count('MATCH (:Grant)-[r:COVERS]->(:Credential) RETURN count(r) AS n')).toBeGreaterThan(15);
    expect(
      await count(
        "MATCH (p:Person)-[:GAVE]->(g:Grant)-[:COVERS]->(c:Credential) WHERE c.answer <> 'accepted' OR COUNT { (c)-[:ABOUT]->(p) } = 0 RETURN count(c) AS n",
      ),
    ).toBe(0);
  });

  it('stores of every document what a fresh check of it finds', async () => {
    const world = worldFor({ graph: graphOver(store, readShelf()), now }, place);
    const rows = await ask(
      'MATCH (c:Credential)-[:WRITTEN_AS]->(d:Document) RETURN c.name AS name, c.standing AS stored, d.text AS text ORDER BY c.id',
    );
    expect(rows.length).toBeGreaterThanOrEqual(80);
    const differing: unknown[] = [];
    for (const { name, stored, text } of rows) {
      const found = standing(await verifyOwn(Buffer.from(String(text)), world));
      // The clock is read by every question, so it is not stored.
      const lasting = found === 'expired' || found === 'notYet' ? 'good' : found;
      if (lasting !== stored) differing.push({ name, stored, found });
    }
    expect(differing).toEqual([]);
  });

  it('has badges of one issuer whose parts can be left out, each with a place in a list, and hands on no copy that is its owner’s', async () => {
    const rows = await ask(
      'MATCH (c:Credential)-[:WRITTEN_AS]->(d:Document) MATCH (c)-[:ISSUED_BY]->(o:Organization) RETURN o.slug AS issuer, c.statusListIndex AS place, d.text AS text ORDER BY c.id',
    );
    const own = rows.filter(({ text }) => isForOwnerAlone(String(text)));
    expect(own.map(({ issuer }) => issuer)).toEqual(['northshore-care', 'northshore-care', 'northshore-care']);
    expect(own.every(({ place }) => Number(place) >= 0)).toBe(true);
    const shown = await ask('MATCH (:Link)-[:SHOWS]->(d:Document) RETURN d.text AS text ORDER BY d.id');
    expect(shown.some(({ text }) => String(text).includes('ecdsa-sd-2023'))).toBe(true);
    expect(shown.filter(({ text }) => isForOwnerAlone(String(text)))).toEqual([]);
  });

  it('shares by link records that verify without us', async () => {
    const world = worldFor({ graph: graphOver(store, readShelf()), now }, place);
    const rows = await ask(
      `MATCH (g:Grant)-[:TO]->(:Link)-[:SHOWS]->(d:Document) WHERE g.until > '${now}' RETURN d.text AS text`,
    );
    expect(rows).toHaveLength(2);
    for (const { text } of rows) {
      const report = await verify(Buffer.from(String(text)), {
        ...world,
        recognise: async () => ({ kind: 'recognised', name: 'x', by: 'x' }),
      });
      expect([report.kind, report.verdict]).toEqual(['presentation', 'valid']);
    }
  });

  it('is no longer empty', async () => {
    expect(await isEmpty({ graph: graphOver(store, readShelf()), operator: operator('test'), now })).toBe(false);
  });
});
