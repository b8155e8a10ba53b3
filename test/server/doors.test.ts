// The small doors: uploads, health, status lists, and what every answer carries.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { uploadLimits } from '../../packages/api/src/uploads.ts';
import { visit, type Visit } from './visit.ts';

let here: Visit;
beforeAll(async () => void (here = await visit()));
afterAll(() => here.end());

const upload = (bytes: Buffer, headers = {}) =>
  here.post('/upload', bytes, { 'content-type': 'application/octet-stream', ...headers });
const json = Buffer.from('{"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiableCredential"]}');

it('a file is taken in and gets an id that opens it for its owner alone', async () => {
  const { cookie, personId } = await here.register('Maya');
  const { status, body } = await upload(json, { cookie });
  expect([status, body]).toEqual([201, { id: expect.stringMatching(/^[A-Za-z0-9_-]{24}$/), size: json.length }]);
  const { uploads } = here.house;
  expect(uploads.find(body.id, personId as never, Date.now())).toEqual(Uint8Array.from(json));
  expect(uploads.find(body.id, null, Date.now())).toBeNull();
});

it('a stranger may bring a file to have it checked', async () => {
  expect((await upload(json)).status).toBe(201);
});

it('files that were answered do not stand in the way of the next: many may be checked or handed in, one after the other', async () => {
  const { cookie } = await here.register('Noor');
  const Check = 'mutation ($upload: ID!) { checkRecord(input: { upload: $upload }) { __typename } }';
  const HandIn = 'mutation ($upload: ID!) { receiveCredential(input: { upload: $upload }) { __typename } }';
  const many = Array.from({ length: uploadLimits.perOwner + 5 }, (_, index) => index);
  for (const _ of many) {
    const checked = await here.ask(Check, { upload: (await upload(json)).body.id });
    expect(checked.body.data).toEqual({ checkRecord: { __typename: 'CheckReport' } });
    const handedIn = await here.ask(HandIn, { upload: (await upload(json, { cookie })).body.id }, { cookie });
    expect(handedIn.body.data).toEqual({ receiveCredential: { __typename: 'Refused' } });
  }
});

it('what is no record is turned away with a plain sentence, by what is in it and not by its name', async () => {
  const bad: [string, Buffer, number][] = [
    ['nothing', Buffer.alloc(0), 422],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 422],
    ['cut JSON', json.subarray(0, 20), 422],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0xfd]), 422],
    ['too deep', Buffer.from(`${'['.repeat(50_000)}${']'.repeat(50_000)}`), 422],
    ['larger than 5 MB', Buffer.alloc(5 * 1024 * 1024 + 1, 'a'), 413],
  ];
  for (const [name, bytes, expected] of bad) {
    const { status, body } = await upload(bytes);
    expect([name, status]).toEqual([name, expected]);
    expect(body.text).toMatch(/^[A-Z].+\.$/);
  }
});

it('a form or a page of another site cannot bring a file in somebody’s name', async () => {
  for (const type of ['multipart/form-data; boundary=x', 'text/plain', 'application/x-www-form-urlencoded']) {
    expect((await here.post('/upload', json, { 'content-type': type })).status).toBe(415);
  }
});

it('the process says that it lives, and that the store answers', async () => {
  const live = await here.app.inject('/health/live');
  const ready = await here.app.inject('/health/ready');
  expect([live.json(), ready.statusCode, ready.json()]).toEqual([{ live: true }, 200, { ready: true, signs: true }]);
  const { graph } = here.house;
  const read = graph.read;
  Object.assign(graph, { read: async () => Promise.reject(new Error('gone')) });
  expect((await here.app.inject('/health/ready')).statusCode).toBe(503);
  Object.assign(graph, { read });
});

it('a list that is not there is a 404 that anyone may read', async () => {
  for (const slug of ['nothing', '..%2F..%2Fetc%2Fpasswd', 'a'.repeat(300), "x'})%20MATCH%20(n)"]) {
    const answer = await here.app.inject(`/status/${slug}`);
    expect([slug, answer.statusCode]).toEqual([slug, 404]);
  }
});

it('every answer carries its guards', async () => {
  for (const url of ['/health/live', '/graphql', '/status/nothing', '/api/auth/get-session', '/nothing']) {
    const { headers } = await here.app.inject(url);
    expect([url, headers]).toEqual([
      url,
      expect.objectContaining({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'content-security-policy': expect.stringContaining("default-src 'none'"),
        'cross-origin-opener-policy': 'same-origin',
      }),
    ]);
    expect(headers['x-powered-by']).toBeUndefined();
  }
});

it('a missing portal says so, and what to do', async () => {
  const answer = await here.app.inject('/');
  expect([answer.statusCode, answer.headers['content-type'], answer.body]).toEqual([
    503,
    'text/plain; charset=utf-8',
    expect.stringContaining('npm start'),
  ]);
});

it('demo files are served by their plain names and nothing else of the disk is', async () => {
  for (const name of ['..%2Fkeys%2Fkeyring', '%2e%2e/keys/demo-passphrase', 'nothing.json', '.json', 'a.txt']) {
    expect([name, (await here.app.inject(`/demo/files/${name}`)).statusCode]).toEqual([name, expect.not.stringContaining('200')]);
    expect((await here.app.inject(`/demo/files/${name}`)).statusCode).not.toBe(200);
  }
});
