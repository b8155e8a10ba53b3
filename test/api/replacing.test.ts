// A badge that could take the place of another: offered to its owner, who says which. On every engine.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day, later } from '../../packages/core/src/terms/index.ts';
import { sweepRemoved } from '../../packages/api/src/write/sweep-removed.ts';
import { endorsed } from '../conformance/endorsing.ts';
import { engines } from '../graph/engines.ts';
import { seedDay, stage, type Actor, type Stage } from './stage.ts';

const could = 'couldReplace { credential name answer isSameBadge }';
const Receive = `mutation ($text: String!) { receiveCredential(input: { text: $text }) { ... on CredentialReceived { credential { id ${could} } } ... on Refused { reasons { code } } } }`;
const Answer = `mutation ($input: AnswerCredentialInput!) { answerCredential(input: $input) { ... on CredentialAnswered { credential { answer } } ... on Refused { reasons { code } } } }`;
const Archive = '{ archive(first: 50) { nodes { id answer isReplaced goneAt } } }';

/** A badge about nobody by name. */
const badge = async (id: string, validFrom: string, achievement = 'urn:test:knots') =>
  await endorsed((d) => {
    d.id = id;
    d.validFrom = validFrom;
    d.credentialSubject.achievement.id = achievement;
    delete d.credentialSubject.id;
  });

describe.each(await engines())('on the %s engine', (engine) => {
  let here: Stage;
  let maya: Actor;
  const receive = async (text: string, who = maya) => (await who.get(Receive, { text })).receiveCredential.credential;
  const answer = async (credential: string, said: string, more = {}) =>
    (await maya.get(Answer, { input: { credential, answer: said, ...more } })).answerCredential;
  const archive = async () => (await maya.get(Archive)).archive.nodes;
  beforeAll(async () => {
    here = await stage(engine);
    maya = await here.as('maya');
  });
  afterAll(() => here.leave());

  test('an earlier copy makes way unless it is to stay, and another one for the same thing stays unless it is to make way', async () => {
    const first = await receive(await badge('urn:test:a', '2026-03-01T00:00:00Z'));
    expect(first.couldReplace).toEqual([]);
    await answer(first.id, 'ACCEPT');

    const other = await receive(await badge('urn:test:b', '2026-04-01T00:00:00Z'));
    expect(other.couldReplace).toMatchObject([{ credential: first.id, answer: 'ACCEPTED', isSameBadge: false }]);
    await answer(other.id, 'ACCEPT');
    expect(await archive()).not.toContainEqual(expect.objectContaining({ id: first.id }));

    const newer = await receive(await badge('urn:test:a', '2026-05-01T00:00:00Z'));
    const offered = newer.couldReplace.map(({ credential, isSameBadge }: { credential: string; isSameBadge: boolean }) => [
      credential,
      isSameBadge,
    ]);
    expect(new Map(offered)).toEqual(
      new Map([
        [first.id, true],
        [other.id, false],
      ]),
    );
    expect(await answer(newer.id, 'ACCEPT', { replaces: [] })).toMatchObject({ credential: { answer: 'ACCEPTED' } });
    expect(await archive()).not.toContainEqual(expect.objectContaining({ id: first.id }));

    const newest = await receive(await badge('urn:test:a', '2026-06-01T00:00:00Z'));
    await answer(newest.id, 'ACCEPT', { replaces: [other.id, newer.id] });
    const out = await archive();
    for (const id of [other.id, newer.id]) expect(out).toContainEqual({ id, answer: 'REMOVED', isReplaced: true, goneAt: null });
    expect(out).not.toContainEqual(expect.objectContaining({ id: first.id }));
  });

  test('what was replaced outlives 30 days, and goes 30 days after its owner removes it', async () => {
    const old = await receive(await badge('urn:test:c', '2026-03-01T00:00:00Z', 'urn:test:oars'));
    await answer(old.id, 'ACCEPT');
    const newer = await receive(await badge('urn:test:c', '2026-04-01T00:00:00Z', 'urn:test:oars'));
    await answer(newer.id, 'ACCEPT');
    await sweepRemoved({ graph: here.graph, now: later(seedDay, 90 * day) });
    expect(await archive()).toContainEqual({ id: old.id, answer: 'REMOVED', isReplaced: true, goneAt: null });
    await answer(old.id, 'REMOVE');
    expect(await archive()).toContainEqual({
      id: old.id,
      answer: 'REMOVED',
      isReplaced: false,
      goneAt: later(seedDay, 30 * day),
    });
    await sweepRemoved({ graph: here.graph, now: later(seedDay, 30 * day) });
    expect(await archive()).not.toContainEqual(expect.objectContaining({ id: old.id }));
  });

  test('nothing takes the place of what it is not offered for, nor of somebody else’s', async () => {
    const tomas = await here.as('tomas');
    const his = await receive(await badge('urn:test:d', '2026-03-01T00:00:00Z', 'urn:test:sails'), tomas);
    const mine = await receive(await badge('urn:test:e', '2026-03-01T00:00:00Z', 'urn:test:sails'));
    expect(mine.couldReplace).toEqual([]);
    for (const replaces of [[his.id], [mine.id], ['Q3JlZGVudGlhbDpub3doZXJl']])
      expect(await answer(mine.id, 'ACCEPT', { replaces })).toMatchObject({ reasons: [{ code: 'replaces.other' }] });
    expect((await maya.get('query ($id: ID!) { node(id: $id) { ... on Credential { answer } } }', { id: mine.id })).node).toEqual(
      { answer: 'PENDING' },
    );
  });
});
