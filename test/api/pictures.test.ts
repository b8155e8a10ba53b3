// Badges in pictures and badges of the older kind, as their owners meet them: handed in, kept, checked again, taken away.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bake, drawBadge, unwrap } from '../../packages/core/src/credential/index.ts';
import { later } from '../../packages/core/src/terms/index.ts';
import { embedded } from '../graph/engines.ts';
import { seedDay, stage, type Actor, type Stage } from './stage.ts';

const HandIn = `mutation ($text: String!) { receiveCredential(input: { text: $text }) { __typename
  ... on CredentialReceived { alreadyHere credential { id standing document picture findings { code } } }
  ... on Refused { reasons { code text } } } }`;
const Answer = `mutation ($id: ID!, $answer: CredentialAnswer!) { answerCredential(input: { credential: $id, answer: $answer }) { __typename
  ... on CredentialAnswered { credential { answer picture } } } }`;
const One = 'query ($id: ID!) { node(id: $id) { ... on Credential { name checkedAt document picture } } }';

let here: Stage;
let maya: Actor;
let text: string;
let id: string;
const inPicture = (document: string) => {
  const baked = bake(Buffer.from(drawBadge({ name: 'Anything', issuerName: 'Anybody' })), document);
  if (baked.kind !== 'baked') throw new Error(baked.code);
  return Buffer.from(baked.bytes).toString('utf8');
};
const handIn = async (who: Actor, document: string) => (await who.get(HandIn, { text: document })).receiveCredential;
const file = (name: string) => readFileSync(join(here.folder, 'demo', name), 'utf8');

beforeAll(async () => {
  here = await stage(embedded());
  maya = await here.as('maya');
  text = file('early-warning-signs.json');
});
afterAll(() => here.leave());

test('a badge handed in inside a picture is kept as the badge it is, without the picture', async () => {
  const received = await handIn(maya, inPicture(text));
  expect(received).toMatchObject({
    __typename: 'CredentialReceived',
    alreadyHere: false,
    credential: { standing: 'GOOD', picture: null },
  });
  expect(received.credential.findings[0]).toEqual({ code: 'readable.inPicture' });
  expect(received.credential.document).toBe(text.trim());
  id = received.credential.id;
});

test('handed in again, in a picture or alone, it is the same one', async () => {
  for (const again of [inPicture(text), text])
    expect(await handIn(maya, again)).toMatchObject({ alreadyHere: true, credential: { id } });
});

test('it can be checked again, although the picture is gone', async () => {
  const at = later(seedDay, 60_000);
  await maya.get('mutation ($id: ID!) { recheckCredential(input: { credential: $id }) { __typename } }', { id }, at);
  expect((await maya.get(One, { id }, at)).node.checkedAt).toBe(at);
});

test('its owner takes it away as a picture once it is accepted, and anybody can check that picture', async () => {
  expect((await maya.get(One, { id })).node.picture).toBeNull();
  const { picture } = (await maya.get(Answer, { id, answer: 'ACCEPT' })).answerCredential.credential;
  expect(unwrap(Buffer.from(picture))).toMatchObject({ kind: 'json', text: text.trim(), inPicture: true });
  const checked = await here.stranger.get(
    'mutation ($text: String!) { checkRecord(input: { text: $text }) { ... on CheckReport { verdict name } } }',
    { text: picture },
  );
  expect(checked.checkRecord).toMatchObject({ verdict: 'VALID' });
  expect((await maya.get(Answer, { id, answer: 'REMOVE' })).answerCredential.credential.picture).toBeNull();
  await maya.get(Answer, { id, answer: 'RESTORE' });
});

test('nobody else is given the picture, and a record of many has none', async () => {
  const ruth = await here.as('ruth', { as: 'lakeside-college/advisor', purpose: 'advising' });
  const { node } = await ruth.get(One, { id });
  expect(node).toMatchObject({ document: null, picture: null });
  const record = await handIn(maya, file('spring-term-record.json'));
  const accepted = await maya.get(Answer, { id: record.credential.id, answer: 'ACCEPT' });
  expect(accepted.answerCredential.credential).toEqual({ answer: 'ACCEPTED', picture: null });
});

test('a changed badge in a picture is refused like a changed badge', async () => {
  expect(await handIn(maya, inPicture(file('giving-medicines-changed.json')))).toMatchObject({
    reasons: [{ code: 'proof.signature' }],
  });
});

test.each([
  ['a picture without a badge', drawBadge({ name: 'Robots', issuerName: 'Lakeside College' }), 'readable.picture'],
  ['a badge of the older kind', JSON.stringify(older()), 'kind.olderBadge'],
  ['a badge of the older kind, in a picture', inPicture(JSON.stringify(older())), 'kind.olderBadge'],
  [
    'what only tells of a badge of the older kind',
    JSON.stringify({ ...older().badge, '@context': older()['@context'] }),
    'kind.olderClass',
  ],
])('%s is refused in plain words, and nothing is kept', async (_, document, code) => {
  const count = async () => (await maya.get('{ inbox(first: 100) { edges { node { id } } } }')).inbox.edges.length;
  const before = await count();
  const { reasons } = await handIn(maya, document);
  expect(reasons[0]).toEqual({ code, text: expect.stringMatching(/^[A-Z].*\.$/) });
  expect(await count()).toBe(before);
});

test('anybody can check a badge of the older kind, and read what it says and what we cannot tell', async () => {
  const { checkRecord } = await here.stranger.get(
    `mutation ($text: String!) { checkRecord(input: { text: $text }) { ... on CheckReport { verdict kind name issuerName issuerRecognised
       achievement subjectNote findings { code outcome } } } }`,
    { text: JSON.stringify(older()) },
  );
  expect(checkRecord).toMatchObject({
    verdict: 'UNDETERMINED',
    kind: 'older-badge',
    name: 'Robots',
    issuerName: 'Lakeside College',
    issuerRecognised: null,
    subjectNote: expect.stringContaining('e-mail address'),
  });
  expect(checkRecord.findings).toContainEqual({ code: 'proof.hosted', outcome: 'NOT_DONE' });
});

function older() {
  return {
    '@context': 'https://w3id.org/openbadges/v2',
    type: 'Assertion',
    id: 'https://lakeside.example/assertions/17',
    recipient: { type: 'email', hashed: false, identity: 'maya@lakeside.example' },
    badge: {
      type: 'BadgeClass',
      id: 'https://lakeside.example/badges/robots',
      name: 'Robots',
      issuer: { id: 'https://lakeside.example/issuer', name: 'Lakeside College' },
    },
    issuedOn: '2019-05-01T10:00:00Z',
    verification: { type: 'hosted' },
  };
}
