// A no reaches the issuer, if it has somebody here: which badge and why, never by whom. On every engine.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day, later } from '../../packages/core/src/terms/index.ts';
import { sweepRemoved } from '../../packages/api/src/write/sweep-removed.ts';
import { engines } from '../graph/engines.ts';
import { seedDay, stage, type Actor, type Stage } from './stage.ts';

const Answer = `mutation ($input: AnswerCredentialInput!) { answerCredential(input: $input) { ... on CredentialAnswered { credential { answer issuerTold } } ... on Refused { reasons { code } } } }`;
const Receive = `mutation ($text: String!) { receiveCredential(input: { text: $text }) { ... on CredentialReceived { credential { id name uri answer wraps { id } } } } }`;
const Declined = '{ declinedBadges(first: 50) { nodes { name credentialUri reason at } } }';

describe.each(await engines())('on the %s engine', (engine) => {
  let here: Stage;
  let maya: Actor;
  let grace: Actor;
  const answer = async (credential: string, said: string, more = {}, when = seedDay) =>
    (await maya.get(Answer, { input: { credential, answer: said, ...more } }, when)).answerCredential;
  const receive = async (who: Actor, name: string) =>
    (await who.get(Receive, { text: readFileSync(join(here.folder, 'demo', name), 'utf8') })).receiveCredential.credential;
  const declined = async (who = grace, when = seedDay) => (await who.get(Declined, {}, when)).declinedBadges.nodes;

  beforeAll(async () => {
    here = await stage(engine);
    maya = await here.as('maya');
    grace = await here.as('grace', { as: 'lakeside-college/issuer' });
  });
  afterAll(() => here.leave());

  test('a record that is declined is told to its issuer once, with the reason, and nothing of the person', async () => {
    const before = await declined();
    const record = await receive(maya, 'spring-term-record.json');
    expect(await answer(record.id, 'DECLINE', { reason: 'This was another course.' })).toMatchObject({
      credential: { answer: 'DECLINED', issuerTold: true },
    });
    await answer(record.id, 'DECLINE', { reason: 'Again.' });
    const told = await declined();
    expect(told).toHaveLength(before.length + 1 + record.wraps.length);
    expect(told).toContainEqual({
      name: record.name,
      credentialUri: record.uri,
      reason: 'This was another course.',
      at: seedDay,
    });
    expect(JSON.stringify(told)).not.toMatch(/maya|okafor/i);

    await answer(record.id, 'RESTORE');
    expect((await declined()).map(({ credentialUri }: { credentialUri: string }) => credentialUri)).not.toContain(record.uri);
    for (const { id } of record.wraps) await answer(id, 'RESTORE');
    expect(await declined()).toEqual(before);
  });

  test('removing what was declined leaves the notice until it is gone for good', async () => {
    const record = await receive(maya, 'spring-term-record.json');
    await answer(record.id, 'DECLINE');
    await answer(record.id, 'REMOVE');
    const uris = async (days: number) =>
      (await declined(grace, later(seedDay, days * day))).map(({ credentialUri }: { credentialUri: string }) => credentialUri);
    expect(await uris(29)).toContain(record.uri);
    await sweepRemoved({ graph: here.graph, now: later(seedDay, 31 * day) });
    expect(await uris(31)).not.toContain(record.uri);
  });

  test('an issuer that has nobody here is not told, and what names somebody else tells nobody', async () => {
    const before = await declined();
    const elsewhere = await receive(maya, 'early-warning-signs.json');
    expect(await answer(elsewhere.id, 'DECLINE')).toMatchObject({ credential: { answer: 'DECLINED', issuerTold: false } });
    const notMine = await receive(maya, 'healthy-skin-of-priya.json');
    expect(await answer(notMine.id, 'DECLINE', { reason: 'Not me.' })).toMatchObject({ credential: { issuerTold: false } });
    expect(await declined()).toEqual(before);
  });

  test('only those who issue for it read it, and only in that role', async () => {
    for (const who of [
      maya,
      await here.as('grace'),
      await here.as('ruth', { as: 'lakeside-college/advisor', purpose: 'advising' }),
    ]) {
      const { errors } = await who.ask(Declined);
      expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    }
  });
});
