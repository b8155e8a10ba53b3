// What is put aside is released by proving the address it names, and by nothing else. On every engine.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { identityHash } from '../../packages/core/src/credential/index.ts';
import { later } from '../../packages/core/src/terms/index.ts';
import { endorsed } from '../conformance/endorsing.ts';
import { engines } from '../graph/engines.ts';
import { seedDay, stage, type Actor, type Stage } from './stage.ts';

const Receive = `mutation ($text: String!) { receiveCredential(input: { text: $text }) { ... on CredentialReceived { credential { id standing } } ... on Refused { reasons { code } } } }`;
const Answer = `mutation ($id: ID!) { answerCredential(input: { credential: $id, answer: ACCEPT }) { ... on CredentialAnswered { credential { answer } } ... on Refused { reasons { code } } } }`;
const Send = `mutation ($email: String!) { sendEmailCode(input: { email: $email }) { ... on EmailCodeSent { until } ... on Refused { reasons { code } } } }`;
const Confirm = `mutation ($email: String!, $code: String!) { confirmEmail(input: { email: $email, code: $code }) { ... on EmailProven { released } ... on Refused { reasons { code } } } }`;
const Known = '{ myIdentifiers { kind value provenAt codeUntil } }';
const minute = 60_000;

describe.each(await engines())('on the %s engine', (engine) => {
  let here: Stage;
  let maya: Actor;
  const at = (minutes: number) => later(seedDay, minutes * minute);
  /** A badge for whoever reads this mailbox. */
  const badgeFor = async (id: string, email: string, salt: string | null = 'pinch') =>
    await endorsed((d) => {
      d.id = `urn:test:${id}`;
      d.credentialSubject.achievement.id = `urn:test:achievement-${id}`;
      delete d.credentialSubject.id;
      const named =
        salt === null ? { hashed: false, identityHash: email } : { hashed: true, identityHash: identityHash(email, salt), salt };
      d.credentialSubject.identifier = [{ type: 'IdentityObject', identityType: 'emailAddress', ...named }];
    });
  const receive = async (text: string, who = maya, when = seedDay) =>
    (await who.get(Receive, { text }, when)).receiveCredential.credential;
  const accept = async (id: string, when = seedDay) => (await maya.get(Answer, { id }, when)).answerCredential;
  const send = async (email: string, who = maya, when = seedDay) => (await who.get(Send, { email }, when)).sendEmailCode;
  const confirm = async (email: string, code: string, who = maya, when = seedDay) =>
    (await who.get(Confirm, { email, code }, when)).confirmEmail;
  const codeSent = async (who = maya) => {
    const [mail] = (await who.get('{ demoMail { to text } }')).demoMail;
    return { to: mail.to as string, code: /\b([2-9A-Z]{5}-[2-9A-Z]{5})\b/.exec(mail.text)?.[1] ?? '' };
  };
  beforeAll(async () => {
    here = await stage(engine);
    maya = await here.as('maya');
  });
  afterAll(() => here.leave());

  test('a badge for another mailbox is put aside; the code from that mailbox releases it, and it still waits for an answer', async () => {
    const hashed = await receive(await badgeFor('home', 'm.okafor@home.example'));
    const plain = await receive(await badgeFor('plain', ' M.Okafor@Home.example', null));
    const others = await receive(await badgeFor('other', 'somebody@else.example'));
    for (const { id } of [hashed, plain, others])
      expect(await accept(id)).toMatchObject({ reasons: [{ code: 'subject.someoneElse' }] });
    const skills = await maya.get('{ mySkills { credentialCount } }');

    expect(await send(' M.Okafor@home.example ')).toEqual({ until: at(10) });
    const { to, code } = await codeSent();
    expect(to).toBe('m.okafor@home.example');
    expect(await confirm('m.okafor@home.example', 'AAAAA-AAAAA')).toMatchObject({ reasons: [{ code: 'code.wrong' }] });
    expect(await accept(hashed.id)).toMatchObject({ reasons: [{ code: 'subject.someoneElse' }] });
    expect(await confirm('m.okafor@home.example', code.toLowerCase().replace('-', ' '), maya, at(9))).toEqual({ released: 2 });
    expect(await maya.get('{ mySkills { credentialCount } }')).toEqual(skills);
    for (const { id } of [hashed, plain]) expect(await accept(id)).toMatchObject({ credential: { answer: 'ACCEPTED' } });
    expect(await accept(others.id)).toMatchObject({ reasons: [{ code: 'subject.someoneElse' }] });
    expect((await maya.get(Known, {}, at(10))).myIdentifiers).toContainEqual({
      kind: 'email',
      value: 'm.okafor@home.example',
      provenAt: at(9),
      codeUntil: null,
    });
    expect(await send('m.okafor@home.example', maya, at(11))).toMatchObject({ reasons: [{ code: 'email.proven' }] });
    const late = await receive(await badgeFor('later', 'm.okafor@home.example'), maya, at(11));
    expect(await accept(late.id, at(12))).toMatchObject({ credential: { answer: 'ACCEPTED' } });
  });

  test('a code works once, for ten minutes, for five tries, for its address and for the one who asked', async () => {
    const tomas = await here.as('tomas');
    const wrong = { reasons: [{ code: 'code.wrong' }] };
    await send('t@home.example', tomas);
    const { code: late } = await codeSent(tomas);
    expect(await confirm('t@home.example', late, tomas, at(10))).toMatchObject(wrong);
    expect(await confirm('t@home.example', late, maya)).toMatchObject(wrong);
    await send('t2@home.example', tomas);
    expect(await confirm('t@home.example', (await codeSent(tomas)).code, tomas)).toMatchObject(wrong);

    await send('t@home.example', tomas);
    const { code: guessed } = await codeSent(tomas);
    expect(await confirm('t@home.example', late, tomas)).toMatchObject(wrong);
    for (let n = 0; n < 4; n++) await confirm('t@home.example', 'BBBBB-BBBBB', tomas);
    expect(await confirm('t@home.example', guessed, tomas)).toMatchObject(wrong);

    await send('t@home.example', tomas);
    const { code } = await codeSent(tomas);
    expect(await confirm('t@home.example', code, tomas)).toEqual({ released: 0 });
    expect(await confirm('t@home.example', code, tomas)).toMatchObject(wrong);
  });

  test('one address is proven by one account; that is told only to whoever reads the mailbox', async () => {
    const priya = await here.as('priya');
    expect(await send('m.okafor@home.example', priya)).toMatchObject({ until: at(10) });
    expect(await confirm('m.okafor@home.example', 'AAAAA-AAAAA', priya)).toMatchObject({ reasons: [{ code: 'code.wrong' }] });
    const { code } = await codeSent(priya);
    expect(await confirm('m.okafor@home.example', code, priya)).toMatchObject({ reasons: [{ code: 'email.taken' }] });
  });

  test.each(['nobody', 'a@b.example, c@d.example', 'a@b.example\r\nBcc: x@y.example', `${'a'.repeat(300)}@b.example`])(
    '%j is no address, and nothing is sent',
    async (email) => {
      const before = await maya.get('{ demoMail { text } }');
      expect(await send(email)).toMatchObject({ reasons: [{ code: 'email.shape' }] });
      expect(await maya.get('{ demoMail { text } }')).toEqual(before);
    },
  );

  test('the code is in the message to whoever asked, and in no other answer', async () => {
    await send('new@home.example');
    const { code } = await codeSent();
    const answers = JSON.stringify([
      await maya.get(Known),
      await maya.get('{ inbox(first: 50) { nodes { findings { text } } } }'),
    ]);
    expect(answers).not.toContain(code.replace('-', ''));
    const { demoMail: theirs } = await (await here.as('tomas')).get('{ demoMail { text } }');
    expect(JSON.stringify(theirs)).not.toContain(code);
  });
});
