// Hide, remove, undo, and gone after 30 days: what their owner says holds at once, everywhere, and for good. On every engine.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { afterAnswer, type AnswerStep, type Kept } from '../../packages/core/src/consent/index.ts';
import { day, later, type Instant } from '../../packages/core/src/terms/index.ts';
import { text, unsealed } from '../../packages/api/src/graph/statement.ts';
import { decodeId } from '../../packages/api/src/schema/ids.ts';
import { sweepRemoved } from '../../packages/api/src/write/sweep-removed.ts';
import { engines } from '../graph/engines.ts';
import { anything, probes } from '../graph/probe.ts';
import { seedDay, stage, type Actor, type Stage } from './stage.ts';

const Answer = `mutation ($input: AnswerCredentialInput!) { answerCredential(input: $input) { __typename
  ... on CredentialAnswered { credential { id answer goneAt isReplaced } } ... on Refused { reasons { code } } } }`;
const Receive = `mutation ($text: String!) { receiveCredential(input: { text: $text }) { ... on CredentialReceived { alreadyHere credential { id answer wraps { id name } } } ... on Refused { reasons { code } } } }`;
const Archive = '{ archive(first: 50) { edges { node { id name answer goneAt isReplaced } } } }';
const Skills = '{ mySkills { credentialCount skills { competency { name } } } }';
const Preview =
  'mutation ($input: RecordInput!) { previewRecord(input: $input) { ... on RecordPreview { token includes { credential { id } } } ... on Refused { reasons { code } } } }';
const Sign =
  'mutation ($preview: ID!) { signRecord(input: { preview: $preview, withLink: true }) { ... on SignedRecord { share { url } } } }';
const Open = `mutation ($input: OpenShareInput!) { openShare(input: $input) { __typename
  ... on OpenedShare { takenOut presentation report { inner { inner { name } } } } ... on Refused { reasons { code } } } }`;
const Node = 'query ($id: ID!) { node(id: $id) { ... on Credential { name } } }';

const { shelf, probe } = probes();
// Everything that is written out: what was handed in, and the signed records a link shows.
const written = [
  probe(
    "MATCH (p:Person)<-[:ABOUT]-(c:Credential)-[:WRITTEN_AS]->(d:Document) WHERE d.text <> '' RETURN {ownerId: p.id, object: c.id, text: d.text} AS text",
    {},
    { text: unsealed },
  ),
  probe(
    "MATCH (p:Person)-[:GAVE]->(:Grant)-[:TO]->(:Link)-[:SHOWS]->(d:Document) WHERE d.text <> '' RETURN {ownerId: p.id, object: d.id, text: d.text} AS text",
    {},
    { text: unsealed },
  ),
];
const evidenceOf = probe('MATCH (e:Evidence) RETURN count(e) AS n', {}, { n: anything });
const listed = probe(
  'MATCH (l:StatusList) RETURN l.url AS url, l.taken AS taken, l.bits AS bits ORDER BY url',
  {},
  { url: text, taken: anything, bits: anything },
);

describe.each(await engines())('on the %s engine', (engine) => {
  let here: Stage;
  let maya: Actor;
  const at = (days: number) => later(seedDay, days * day);
  const file = (name: string) => readFileSync(join(here.folder, 'demo', name), 'utf8');
  const answer = async (credential: string, said: AnswerStep, when: Instant = seedDay, more = {}) =>
    (await maya.get(Answer, { input: { credential, answer: said, ...more } }, when)).answerCredential;
  const saying = async (words: string) => {
    const found = await Promise.all(written.map((each) => here.graph.read(each, {})));
    return found.flat().filter((each) => each.text.includes(words));
  };
  const receive = async (name: string, when = seedDay) => (await maya.get(Receive, { text: file(name) }, when)).receiveCredential;
  const archive = async (when = seedDay) =>
    (await maya.get(Archive, {}, when)).archive.edges.map(({ node }: { node: object }) => node);
  const mine = async () => {
    const { myCredentials } = await maya.get('{ myCredentials(first: 100) { edges { node { id name } } } }');
    return myCredentials.edges.map(({ node }: { node: { id: string; name: string } }) => node);
  };
  const share = async (credentials: readonly string[], until = at(80)) => {
    const input = { receiver: 'Northshore Care', purpose: 'HIRING', until, credentials };
    const { previewRecord } = await maya.get(Preview, { input });
    const { signRecord } = await maya.get(Sign, { preview: previewRecord.token });
    const [, id, token] = /\/share\/([^#]+)#(.+)$/.exec(signRecord.share.url) ?? [];
    return { share: id, token };
  };
  const open = async (key: object, when = seedDay) => (await here.stranger.get(Open, { input: key }, when)).openShare;

  beforeAll(async () => {
    here = await stage(engine, { shelf });
    maya = await here.as('maya');
  });
  afterAll(() => here.leave());

  test('hiding takes it out of skills, counts, permissions and open links at once, and bringing it back brings all of it back', async () => {
    const { credential } = await receive('early-warning-signs.json');
    await answer(credential.id, 'ACCEPT');
    const [other] = (await mine()).filter(({ id }: { id: string }) => id !== credential.id);
    const before = (await maya.get(Skills)).mySkills;
    const ruth = await here.as('ruth', { as: 'lakeside-college/advisor', purpose: 'advising' });
    const count = async () =>
      (await ruth.get('{ myPeople(first: 50) { nodes { credentialCount person { name } } } }')).myPeople.nodes.find(
        ({ person }: { person: { name: string } }) => /Maya/.test(person.name),
      ).credentialCount;
    const seen = await count();
    const key = await share([credential.id, other.id]);
    expect((await ruth.get(Node, { id: credential.id })).node).toMatchObject({ name: 'Early Warning Signs' });
    expect(await open(key)).toMatchObject({ takenOut: 0 });

    expect(await answer(credential.id, 'HIDE')).toMatchObject({ credential: { answer: 'HIDDEN', goneAt: null } });
    const hidden = (await maya.get(Skills)).mySkills;
    expect(hidden.credentialCount).toBe(before.credentialCount - 1);
    expect(hidden.skills.length).toBeLessThan(before.skills.length);
    expect((await ruth.get(Node, { id: credential.id })).node).toBeNull();
    expect(await count()).toBe(seen - 1);
    const shown = await open(key);
    expect(shown).toMatchObject({ takenOut: 1, presentation: null });
    expect(JSON.stringify(shown)).not.toContain('Early Warning');
    expect(await archive()).toContainEqual(expect.objectContaining({ id: credential.id, answer: 'HIDDEN' }));

    await answer(credential.id, 'RESTORE');
    expect((await maya.get(Skills)).mySkills).toEqual(before);
    expect((await ruth.get(Node, { id: credential.id })).node).not.toBeNull();
    expect(await open(key)).toMatchObject({ takenOut: 0 });
  });

  test('a random walk of answers, with a sweep now and then, is what the rule says it is', async () => {
    const step = fc.record({
      said: fc.constantFrom<AnswerStep>('ACCEPT', 'DECLINE', 'HIDE', 'REMOVE', 'RESTORE', 'RESTORE'),
      days: fc.constantFrom(0, 0, 1, 29, 31),
      sweep: fc.boolean(),
    });
    const runs = engine.name === 'neo4j' ? 8 : 40;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (walk) => {
        // Each walk begins where a hand-in leaves it: waiting again, or there anew.
        const begun = await receive('work-together-online.jwt');
        let isGone = false;
        let is: Kept = { answer: begun.credential.answer.toLowerCase(), before: null, removedAt: null, replacedAt: null };
        let when = seedDay;
        const [got, wanted]: [unknown[], unknown[]] = [[], []];
        for (const { said, days, sweep } of walk) {
          when = later(when, days * day);
          if (sweep) await sweepRemoved({ graph: here.graph, now: when });
          if (sweep && is.answer === 'removed' && is.removedAt !== null && later(is.removedAt, 30 * day) <= when) isGone = true;
          const given = await answer(begun.credential.id, said, when);
          got.push(given.reasons?.[0].code ?? given.credential.answer.toLowerCase());
          const next = afterAnswer(is, said, when);
          if (!isGone && typeof next !== 'string') is = next;
          wanted.push(isGone ? 'notHere' : typeof next === 'string' ? next : next.answer);
        }
        expect(got).toEqual(wanted);
        // Back to waiting, so that the next walk begins alike.
        for (const said of ['RESTORE', 'RESTORE', 'REMOVE'] as const) await answer(begun.credential.id, said, when);
      }),
      { numRuns: runs },
    );
  }, 200_000);

  test('after 30 days a sweep leaves nothing of it: no facts, no text, no evidence, no signed copy; its link says that it stopped', async () => {
    const { credential } = await receive('early-warning-signs.json');
    await answer(credential.id, 'ACCEPT');
    const uri = JSON.parse(file('early-warning-signs.json')).id as string;
    const [other] = (await mine()).filter(({ id }: { id: string }) => id !== credential.id);
    const [key, keyOfOther] = [await share([credential.id, other.id]), await share([other.id])];
    const lists = await here.graph.read(listed, {});
    expect(await answer(credential.id, 'REMOVE', at(1))).toMatchObject({ credential: { goneAt: at(31) } });
    expect((await open(key, at(1))).takenOut).toBe(1);

    expect(await sweepRemoved({ graph: here.graph, now: later(at(31), -1) })).toBe(0);
    expect((await saying(uri)).length).toBeGreaterThan(1);
    expect(await sweepRemoved({ graph: here.graph, now: at(31) })).toBe(1);
    expect(await sweepRemoved({ graph: here.graph, now: at(31) })).toBe(0);

    expect(await saying(uri)).toEqual([]);
    expect(await here.graph.read(listed, {})).toEqual(lists);
    expect((await maya.get(Node, { id: credential.id }, at(31))).node).toBeNull();
    expect((await archive(at(31))).map(({ id }: { id: string }) => id)).not.toContain(credential.id);
    expect(await open(key, at(31))).toMatchObject({ reasons: [{ code: 'share.stopped' }] });
    expect(await open(keyOfOther, at(31))).toMatchObject({ __typename: 'OpenedShare', takenOut: 0 });
    expect(await receive('early-warning-signs.json', at(31))).toMatchObject({
      alreadyHere: false,
      credential: { answer: 'PENDING' },
    });
  });

  test('its evidence goes with it, and nobody else’s', async () => {
    const { myCredentials } = await maya.get('{ myCredentials(first: 100) { nodes { id evidence { name } } } }');
    const supported = myCredentials.nodes.find(({ evidence }: { evidence: object[] }) => evidence.length > 0);
    const count = async () => (await here.graph.read(evidenceOf, {}))[0]?.n as number;
    const before = await count();
    await answer(supported.id, 'REMOVE', at(1));
    await sweepRemoved({ graph: here.graph, now: at(31) });
    expect(await count()).toBe(before - supported.evidence.length);
  });

  test('what lay inside a record and went for good does not come back with a new check, only when it is handed in again', async () => {
    const { credential } = await receive('spring-term-record.json');
    await answer(credential.id, 'ACCEPT');
    const [inner, kept] = credential.wraps;
    const recheck =
      'mutation ($id: ID!) { recheckCredential(input: { credential: $id }) { ... on CredentialRechecked { credential { wraps { id } } } } }';
    const inside = async () => (await maya.get(recheck, { id: credential.id }, at(40))).recheckCredential.credential.wraps;
    await answer(inner.id, 'REMOVE', at(1));
    await sweepRemoved({ graph: here.graph, now: at(40) });
    expect(await inside()).not.toContainEqual({ id: inner.id });
    expect(await inside()).toContainEqual({ id: kept.id });
    expect((await maya.get('{ inbox(first: 50) { edges { node { name } } } }', {}, at(40))).inbox.edges).not.toContainEqual({
      node: { name: inner.name },
    });
    const again = await receive('spring-term-record.json', at(41));
    expect(again.credential.wraps.map(({ name }: { name: string }) => name)).toContain(inner.name);
  });

  test('nobody hides, removes or finds in an archive what is another’s', async () => {
    const [{ id }] = await mine();
    const tomas = await here.as('tomas');
    for (const said of ['HIDE', 'REMOVE', 'RESTORE'])
      expect((await tomas.get(Answer, { input: { credential: id, answer: said } })).answerCredential).toMatchObject({
        reasons: [{ code: 'notHere' }],
      });
    const { archive: theirs } = await tomas.get(Archive);
    const ids = (await archive()).map((each: { id: string }) => decodeId(each.id).id);
    for (const { node } of theirs.edges) expect(ids).not.toContain(decodeId(node.id).id);
  });
});
