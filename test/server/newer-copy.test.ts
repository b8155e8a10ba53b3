// A badge that names where its newer copy is: fetched for its owner on request, and nothing else is taken from there.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Outside } from '../../packages/api/src/outside/outside.ts';
import { signToken } from '../../packages/core/src/sign/token.ts';
import { college, issue, mallory, type Loose, type Party } from '../conformance/stage.ts';
import { visit, type Somebody, type Visit } from './visit.ts';

const place = 'https://lakeside.example/badges/7';
let answer: string | null = null;
const asked: string[] = [];
const outside: Outside = {
  fetchDocument: async (url, { now }) => {
    asked.push(url);
    if (answer === null) return { kind: 'unreachable', because: 'Nobody answers.' };
    return { kind: 'found', bytes: Buffer.from(answer), at: now };
  },
  keptDocument: () => ({ kind: 'unreachable', because: 'Nothing is kept.' }),
  close: () => {},
};

let here: Visit;
let maya: Somebody;
let people = 0;
beforeAll(async () => void (here = await visit({}, { outside })));
afterAll(() => here.end());
beforeEach(async () => {
  maya = await here.register(`Maya ${people++}`);
  answer = null;
  asked.length = 0;
});

/** A badge of the college that names nobody and says where its newer copy is. */
async function copy(validFrom: string, more: object = {}, by: Party = college): Promise<string> {
  const { proof: _, ...document }: Loose = JSON.parse(await issue({}, by));
  delete document.credentialSubject.id;
  const refreshService = { id: place, type: '1EdTechCredentialRefresh' };
  return await signToken({ ...document, validFrom, refreshService, ...more }, by.signer);
}
const handIn = async (text: string) => {
  const question = `mutation ($text: String!) { receiveCredential(input: { text: $text }) {
    ... on CredentialReceived { credential { id findings { code } } } ... on Refused { reasons { code } } } }`;
  return (await here.ask(question, { text }, { cookie: maya.cookie })).body.data.receiveCredential.credential;
};
const fetchFor = async (id: string, { cookie } = maya) => {
  const question = `mutation ($id: ID!) { fetchNewerCopy(input: { credential: $id }) { __typename
    ... on NewerCopyFetched { isNewer credential { id validFrom answer } } ... on Refused { reasons { code } } } }`;
  return (await here.ask(question, { id }, { cookie })).body.data.fetchNewerCopy;
};
const refusedFor = (code: string) => ({ __typename: 'Refused', reasons: [{ code }] });

it('a newer copy comes in and waits; the older one stays until it is answered', async () => {
  const { id, findings } = await handIn(await copy('2026-03-01T09:00:00Z'));
  expect(findings).toContainEqual({ code: 'related.refreshAt' });
  expect(asked).toEqual([]);
  answer = await copy('2026-09-01T09:00:00Z');
  const { isNewer, credential } = await fetchFor(id);
  expect([isNewer, credential.answer, credential.validFrom, asked]).toEqual([
    true,
    'PENDING',
    '2026-09-01T09:00:00.000Z',
    [place],
  ]);
  expect(credential.id).not.toBe(id);
});

it('the same copy again is the newest there is', async () => {
  const text = await copy('2026-03-01T09:00:00Z');
  const { id } = await handIn(text);
  answer = text;
  expect(await fetchFor(id)).toMatchObject({ isNewer: false, credential: { id } });
});

it('where nobody answers, nothing changes and it is said', async () => {
  const { id } = await handIn(await copy('2026-03-01T09:00:00Z'));
  expect(await fetchFor(id)).toEqual(refusedFor('refresh.unreachable'));
});

it.each([
  ['another badge', async () => await copy('2026-09-01T09:00:00Z', { id: 'urn:uuid:another' }), 'refresh.other'],
  ['another issuer', async () => await copy('2026-09-01T09:00:00Z', {}, mallory), 'refresh.other'],
  ['a page', async () => '<html>Sign in</html>', 'refresh.other'],
  ['a changed copy', async () => (await copy('2026-09-01T09:00:00Z')).replace(/.{8}$/, 'AAAAAAAA'), 'proof.signature'],
])('%s from there is not kept', async (_, made, code) => {
  const { id } = await handIn(await copy('2026-03-01T09:00:00Z'));
  answer = await made();
  expect(await fetchFor(id)).toEqual(refusedFor(code));
});

it('a badge that names no place, and a badge of somebody else, send nobody anywhere', async () => {
  const { id: plain } = await handIn(await copy('2026-03-01T09:00:00Z', { refreshService: undefined }));
  expect(await fetchFor(plain)).toEqual(refusedFor('refresh.none'));
  const { id: hers } = await handIn(await copy('2026-04-01T09:00:00Z', { id: 'urn:uuid:hers' }));
  const omar = await here.register('Omar');
  expect(await fetchFor(hers, omar)).toEqual(refusedFor('notHere'));
  expect(asked).toEqual([]);
});
