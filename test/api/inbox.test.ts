// What arrived, does it check out, and what would accepting it change? The learner's own credentials, on every engine at hand.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { later, day } from '../../packages/core/src/terms/index.ts';
import { engines } from '../graph/engines.ts';
import { seedDay, stage, type Actor, type Stage } from './stage.ts';

const Received = `mutation ($input: ReceiveCredentialInput!) { receiveCredential(input: $input) { __typename
  ... on CredentialReceived { alreadyHere credential { id name answer standing verdict findings { check outcome code }
    wouldAdd { competency { name } state isNew } wraps { id name answer } } }
  ... on Refused { reasons { code text field } } } }`;
const Answered = `mutation ($input: AnswerCredentialInput!) { answerCredential(input: $input) { __typename
  ... on CredentialAnswered { credential { id answer wraps { answer } } skills { competency { name } isNew } }
  ... on Refused { reasons { code } } } }`;
const Inbox = `{ inbox(first: 50) { edges { node { id name standing wraps { name } wouldAdd { competency { name framework { name } } because state isNew }
  findings { text } evidence { name } claims { name } document issuer { name recognised } achievement { name } } } } }`;
const Skills =
  '{ mySkills { credentialCount skills { competency { name } state chains { sentence standing credential { name } } } } }';

describe.each(await engines())('on the %s engine', (engine) => {
  let here: Stage;
  let maya: Actor;
  const file = (name: string) => readFileSync(join(here.folder, 'demo', name), 'utf8');
  const handIn = async (who: Actor, text: string, more: object = {}) =>
    (await who.get(Received, { input: { text, ...more } })).receiveCredential;
  const answer = async (id: string, to: string, at = seedDay) =>
    (await maya.get(Answered, { input: { credential: id, answer: to } }, at)).answerCredential;
  const inbox = async () => (await maya.get(Inbox)).inbox.edges.map(({ node }: { node: { id: string; name: string } }) => node);
  const skillNames = async () =>
    (await maya.get(Skills)).mySkills.skills.map(({ competency }: { competency: { name: string } }) => competency.name);

  beforeAll(async () => {
    here = await stage(engine);
    maya = await here.as('maya');
  });
  afterAll(() => here.leave());

  test('the inbox shows what waits, with every check in words and what accepting would add', async () => {
    const waiting = await inbox();
    const good = waiting.find(({ name }: { name: string }) => /Protecting Adults/.test(name));
    expect(good).toMatchObject({ standing: 'GOOD', issuer: { recognised: true } });
    expect(good.findings.length).toBeGreaterThan(6);
    expect(good.wouldAdd.length).toBeGreaterThan(0);
    const changed = waiting.find(({ name }: { name: string }) => /Vital Signs/i.test(name));
    expect(changed).toMatchObject({ standing: 'BAD', wouldAdd: [] });
    expect(changed.findings.some(({ text }: { text: string }) => /signature does not match/.test(text))).toBe(true);
  });

  test('a list is one statement, however much is asked of each credential', async () => {
    const { statements, errors } = await maya.ask(Inbox);
    expect(errors).toBeUndefined();
    expect(statements).toEqual(['credential/mine']);
    const skills = await maya.ask(
      `{ mySkills { skills { competency { name framework { name } } chains { links { label node } achievement { name } issuer { name }
         credential { name evidence { name } claims { name } document wraps { name } } } } } }`,
    );
    expect(skills.errors).toBeUndefined();
    expect(skills.statements).toEqual(['skill/mine']);
  });

  test('a good badge comes in, waits, and counts only once accepted; a repeated request gives the same answer', async () => {
    const text = file('early-warning-signs.json');
    const before = await skillNames();
    const first = await handIn(maya, text, { idempotencyKey: 'one' });
    expect(first).toMatchObject({
      __typename: 'CredentialReceived',
      alreadyHere: false,
      credential: { answer: 'PENDING', standing: 'GOOD', verdict: 'VALID' },
    });
    expect(await handIn(maya, text, { idempotencyKey: 'one' })).toEqual(first);
    expect(await handIn(maya, text)).toEqual({ ...first, alreadyHere: true });
    expect(await skillNames()).toEqual(before);

    const gained = first.credential.wouldAdd.filter(
      ({ isNew, state }: { isNew: boolean; state: string }) => isNew && state === 'MET',
    );
    expect(gained.length).toBeGreaterThan(0);
    const accepted = await answer(first.credential.id, 'ACCEPT');
    expect(accepted).toMatchObject({ __typename: 'CredentialAnswered', credential: { answer: 'ACCEPTED' } });
    const after = await skillNames();
    for (const { competency } of gained) {
      expect(before).not.toContain(competency.name);
      expect(after).toContain(competency.name);
    }
    expect((await inbox()).map(({ id }: { id: string }) => id)).not.toContain(first.credential.id);
  });

  test('the same in the form of one long line of letters', async () => {
    expect(await handIn(maya, file('work-together-online.jwt'))).toMatchObject({
      alreadyHere: false,
      credential: { verdict: 'VALID' },
    });
  });

  test('a changed badge is refused with the check that failed, and nothing is kept', async () => {
    const count = (await inbox()).length;
    const refused = await handIn(maya, file('giving-medicines-changed.json'));
    expect(refused).toMatchObject({ __typename: 'Refused', reasons: [{ code: 'proof.signature' }] });
    expect(await inbox()).toHaveLength(count);
  });

  test('a badge that ran out is kept and shown as what it is', async () => {
    const received = await handIn(maya, file('fire-safety-run-out.json'));
    expect(received).toMatchObject({ credential: { standing: 'EXPIRED', wouldAdd: [] } });
    await answer(received.credential.id, 'DECLINE');
  });

  test('somebody else’s badge is kept aside, adds nothing and cannot be accepted; its owner has it whole', async () => {
    const text = file('healthy-skin-of-priya.json');
    const aside = await handIn(maya, text);
    expect(aside).toMatchObject({ credential: { answer: 'PENDING', standing: 'CANNOT_CHECK', wouldAdd: [] } });
    expect(await answer(aside.credential.id, 'ACCEPT')).toMatchObject({
      __typename: 'Refused',
      reasons: [{ code: 'subject.someoneElse' }],
    });
    expect(await answer(aside.credential.id, 'DECLINE')).toMatchObject({ credential: { answer: 'DECLINED' } });
    expect(await handIn(await here.as('priya'), text)).toMatchObject({ alreadyHere: false, credential: { standing: 'GOOD' } });
  });

  test('a record with badges inside is one line in the inbox, and what is inside can be accepted alone', async () => {
    const received = await handIn(maya, file('spring-term-record.json'));
    expect(received).toMatchObject({ __typename: 'CredentialReceived', credential: { answer: 'PENDING' } });
    const { id, wraps } = received.credential;
    expect(wraps.length).toBeGreaterThan(1);
    const ids = (await inbox()).map((each: { id: string }) => each.id);
    expect(ids).toContain(id);
    for (const inner of wraps) expect(ids).not.toContain(inner.id);

    expect(await answer(wraps[0].id, 'ACCEPT')).toMatchObject({ credential: { answer: 'ACCEPTED' } });
    expect((await inbox()).map((each: { id: string }) => each.id)).toContain(id);
    const all = await answer(id, 'ACCEPT');
    expect(all.credential.wraps.every((each: { answer: string }) => each.answer === 'ACCEPTED')).toBe(true);
  });

  test('removing hides at once, can be undone for 30 days, and then no more', async () => {
    const { credential } = await handIn(maya, file('early-warning-signs.json'));
    const held = await skillNames();
    expect(await answer(credential.id, 'REMOVE')).toMatchObject({ credential: { answer: 'REMOVED' } });
    expect((await skillNames()).length).toBeLessThan(held.length);
    expect(await answer(credential.id, 'RESTORE', later(seedDay, 29 * day))).toMatchObject({
      credential: { answer: 'ACCEPTED' },
    });
    await answer(credential.id, 'REMOVE');
    expect(await answer(credential.id, 'RESTORE', later(seedDay, 31 * day))).toMatchObject({
      reasons: [{ code: 'restore.tooLate' }],
    });
    expect(await handIn(maya, file('early-warning-signs.json'))).toMatchObject({
      alreadyHere: true,
      credential: { answer: 'PENDING' },
    });
  });

  test('nobody answers, opens or rechecks what is somebody else’s', async () => {
    const [{ id }] = await inbox();
    for (const other of [
      await here.as('tomas'),
      await here.as('ruth', { as: 'lakeside-college/advisor', purpose: 'advising' }),
    ]) {
      expect((await other.get(Answered, { input: { credential: id, answer: 'ACCEPT' } })).answerCredential).toMatchObject({
        reasons: [{ code: 'notHere' }],
      });
      expect((await other.get(`query ($id: ID!) { node(id: $id) { id } }`, { id })).node).toBeNull();
      const again = await other.get(
        `mutation ($id: ID!) { recheckCredential(input: { credential: $id }) { ... on Refused { reasons { code } } } }`,
        { id },
      );
      expect(again.recheckCredential.reasons[0].code).toBe('notHere');
    }
    expect(
      (await here.stranger.get(Received, { input: { text: file('early-warning-signs.json') } })).receiveCredential,
    ).toMatchObject({ reasons: [{ code: 'signIn' }] });
  });

  test('a look at a credential by its id reaches its owner, allowed or refused', async () => {
    const mine = await maya.get('{ myCredentials(first: 100) { edges { node { id name } } } }');
    const id = mine.myCredentials.edges[0].node.id;
    const at = (minutes: number) => later(seedDay, minutes * 60_000);
    const looks = async () =>
      (
        await maya.get('{ whoLooked(first: 5) { edges { node { what about outcome viewerName } } } }', {}, at(3))
      ).whoLooked.edges.map((edge: { node: object }) => edge.node);
    const ruth = await here.as('ruth', { as: 'lakeside-college/advisor', purpose: 'advising' });
    const open = `query ($id: ID!) { node(id: $id) { ... on Credential { name document wraps { name } wouldAdd { because } } } }`;
    const opened = await ruth.get(open, { id }, at(1));
    expect(opened.node).toMatchObject({ name: mine.myCredentials.edges[0].node.name, document: null, wraps: [], wouldAdd: [] });
    expect((await looks())[0]).toMatchObject({ outcome: 'allowed', viewerName: 'Ruth Bergman' });
    const hiring = await here.as('ruth', { as: 'lakeside-college/advisor', purpose: 'hiring' });
    expect((await hiring.get(open, { id }, at(2))).node).toBeNull();
    expect((await looks())[0]).toMatchObject({ outcome: 'refused', viewerName: 'Ruth Bergman' });
  });

  test('checking again changes nothing that did not change', async () => {
    const { myCredentials } = await maya.get('{ myCredentials(first: 100) { edges { node { id standing verdict } } } }');
    for (const { node } of myCredentials.edges.slice(0, 3)) {
      const again = await maya.get(
        `mutation ($id: ID!) { recheckCredential(input: { credential: $id }) { ... on CredentialRechecked { credential { id standing verdict } } } }`,
        { id: node.id },
        seedDay,
      );
      expect(again.recheckCredential.credential).toEqual(node);
    }
  });

  test.each([
    ['nothing at all', {}, 'handedIn.nothing'],
    ['a file we do not have', { upload: 'nowhere' }, 'upload.notHere'],
    ['a file and a text', { upload: 'nowhere', text: '{}' }, 'handedIn.both'],
    ['what is no record', { text: '{"hello":"world"}' }, 'kind.unknown'],
    ['half a file', { text: '{"@context": [' }, 'readable.syntax'],
  ])('%s is refused in plain words', async (_, input, code) => {
    const { receiveCredential } = await maya.get(Received, { input });
    expect(receiveCredential.reasons[0].code).toBe(code);
    expect(receiveCredential.reasons[0].text).toMatch(/^[A-Z].*\.$/);
  });
});
