// Who may knock at the VC-API doors, what they refuse before any check, and what they lend a check.
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { elsewhere } from './elsewhere.ts';
import { visit, type Answer, type Visit } from './visit.ts';
import { but, fate, plain, vcClient, type Loose, type VcClient } from './vc-client.ts';

let client: VcClient;
beforeAll(async () => void (client = await vcClient()), 120_000);
afterAll(() => client.here.end());

const json = { 'content-type': 'application/json' };
const doors = [
  ['credentials/issue', 'credential'],
  ['credentials/verify', 'verifiableCredential'],
  ['credentials/derive', 'verifiableCredential'],
  ['credentials/status', 'credentialId'],
  ['presentations/verify', 'verifiablePresentation'],
  ['presentations/prove', 'presentation'],
] as const;

describe('without VC_API_OPEN', () => {
  let shut: Visit;
  beforeAll(async () => void (shut = await visit()), 120_000);
  afterAll(() => shut.end());

  it('nothing is issued, derived or marked, and there are no instances', async () => {
    for (const path of [
      'credentials/issue',
      'credentials/derive',
      'credentials/status',
      'presentations/prove',
      'instances/vc-jwt/credentials/issue',
    ])
      expect([path, (await shut.post(`/vc-api/${path}`, { credential: plain })).status]).toEqual([path, 404]);
    for (const path of ['instances', 'status/eddsa-rdfc-2022-revocation'])
      expect((await shut.app.inject({ url: `/vc-api/${path}` })).statusCode).toBe(404);
  });

  it('anybody may have something checked, but not without end', async () => {
    const verifiableCredential = await client.issued(plain);
    expect((await shut.post('/vc-api/credentials/verify', { verifiableCredential })).status).toBe(200);
    const answers: Answer[] = [];
    for (let count = 0; count < 60; count++) answers.push(await shut.post('/vc-api/credentials/verify', {}));
    expect(answers.at(-2)?.status).toBe(400);
    expect([answers.at(-1)?.status, answers.at(-1)?.body.text]).toEqual([429, expect.stringMatching(/Wait/)]);
    expect((await shut.post('/vc-api/presentations/verify', {})).status).toBe(429);
  });

  it('a list of another house’s instance is not believed to be there', async () => {
    const credentialStatus = { type: 'BitstringStatusListEntry' };
    const verifiableCredential = await client.issued(plain, { credentialStatus });
    const other = await visit({ PORT: '4999' });
    const answer = await other.post('/vc-api/credentials/verify', { verifiableCredential });
    expect(fate(answer, 'status.STATUS_RETRIEVAL_ERROR')).toBe('refused');
    expect(answer.status).toBe(422);
    await other.end();
  });
});

describe('the instances', () => {
  it('are told with their suite, key and issuer, each with one of its own', () => {
    const { instances } = client;
    expect(instances.map(({ id }) => id)).toEqual(expect.arrayContaining(['eddsa-rdfc-2022', 'ecdsa-sd-2023', 'vc-jwt']));
    expect(new Set(instances.map(({ issuer }) => issuer)).size).toBe(instances.length);
    for (const { id, issue, issuer } of instances) {
      expect(issue).toMatch(new RegExp(`/vc-api/instances/${id}/credentials/issue$`));
      expect(issuer).toMatch(/^did:key:z/);
    }
  });

  it('have new keys in every house, and none of it on the disk', async () => {
    const another = await vcClient();
    const known = new Set(client.instances.map(({ issuer }) => issuer));
    expect(another.instances.filter(({ issuer }) => known.has(issuer))).toEqual([]);
    await another.issued(plain);
    const shut = await visit();
    const kept = ({ house }: Visit) => readdirSync(house.settings.folder, { recursive: true }).toSorted();
    expect(kept(another.here)).toEqual(kept(shut));
    await Promise.all([another.here.end(), shut.end()]);
  });

  it('sign in their own name only, whoever is named', async () => {
    const { issuer } = await client.issued(but({ issuer: { id: 'https://college.example/', name: 'College' } }));
    expect(issuer).toEqual({ id: client.instances[0]?.issuer, name: 'College' });
  });

  it('are recognised by nobody', async () => {
    const { body } = await client.verify(await client.issued(plain));
    expect(body.warnings).toEqual([expect.objectContaining({ code: 'recognised.unknown' })]);
  });

  it('sign what has run out or does not count yet, and then it is not good', async () => {
    const past = await client.issued(but({ validUntil: '2026-01-02T00:00:00Z' }));
    const future = await client.issued(but({ validFrom: '2098-01-01T00:00:00Z' }));
    expect((await client.verify(past)).status).toBe(422);
    expect(fate(await client.verify(past), 'period.expired')).toBe('refused');
    expect(fate(await client.verify(future), 'period.notYet')).toBe('refused');
  });

  it('do not sign what is signed already', async () => {
    expect(fate(await client.issue(await client.issued(plain)))).toBe('refused');
  });

  it('there is none by an invented name', async () => {
    expect((await client.issue(plain, {}, 'made-up')).status).toBe(404);
    expect(fate(await client.issue(plain, { cryptosuite: 'made-up' }))).toBe('refused');
  });
});

describe.each(doors)('%s', (path, member) => {
  const post = async (body: string | Buffer, headers: Record<string, string> = json) =>
    await client.here.post(`/vc-api/${path}`, body, headers);

  it.each([
    ['nothing', ''],
    ['text', 'hello'],
    ['half of it', `{"${member}": {`],
    ['null', 'null'],
    ['a list', '[]'],
    ['a number', '5'],
    ['two documents', '{}{}'],
    ['an empty object', '{}'],
    ['null where the document belongs', `{"${member}": null}`],
    ['a list where the document belongs', `{"${member}": []}`],
    ['a list of documents', `{"${member}": [{}]}`],
    ['a number where the document belongs', `{"${member}": 5}`],
    ['text where the document belongs', `{"${member}": "hello"}`],
    ['an empty document', `{"${member}": {}}`],
    ['options that are a list', `{"${member}": {}, "options": []}`],
    ['options that are text', `{"${member}": {}, "options": "all"}`],
    ['an option nobody knows', `{"${member}": {}, "options": {"trustMe": true}}`],
    ['an option inherited by every object', `{"${member}": {}, "options": {"constructor": true}}`],
    ['a member nobody knows', `{"${member}": {}, "extra": 1}`],
    ['the document twice', `{"${member}": {}, "${member}": {}}`],
    ['a name twice, once escaped', `{"${member}": {"id": "a", "\\u0069d": "b"}}`],
    ['__proto__', `{"${member}": {"__proto__": {"verified": true}}}`],
    ['half a character', `{"${member}": {"id": "\\ud800"}}`],
    ['a number too large', `{"${member}": {"n": 99999999999999999999}}`],
    ['brackets 41 deep', `{"${member}": ${'['.repeat(41)}${']'.repeat(41)}}`],
    ['brackets 100,000 deep', `{"${member}": ${'['.repeat(100_000)}`],
    ['a million brackets less one', '['.repeat(999_999)],
  ])('%s is refused, with what is wrong', async (_, body) => {
    const answer = await post(body);
    expect(answer.status).toBe(400);
    expect(fate(answer)).toBe('refused');
  });

  it('bytes that are no text are refused', async () => {
    expect(fate(await post(Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])))).toBe('refused');
    expect(fate(await post(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])))).toBe('refused');
  });

  it('more than a million bytes are not read', async () => {
    const { status, body } = await post(`{"${member}": {"a": "${'a'.repeat(1_000_000)}"}}`);
    expect([status, body.text]).toEqual([413, expect.stringMatching(/larger/)]);
  });

  it.each([
    'text/plain',
    'application/xml',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
    'application/ld+json',
  ])('%s is not taken', async (type) => {
    const { status, body } = await post('{}', { 'content-type': type });
    expect([status, body.text]).toEqual([415, expect.stringMatching(/application\/json/)]);
  });

  it('only takes POST', async () => {
    for (const method of ['GET', 'PUT', 'DELETE'] as const)
      expect((await client.here.app.inject({ method, url: `/vc-api/${path}` })).statusCode).toBe(404);
  });
});

describe('a document handed in', () => {
  it('is checked as its exact text, where a name given twice does not hide', async () => {
    const text = JSON.stringify(await client.issued(plain));
    const twice = text.replace('{', '{"name":"Shown","name":"Signed",');
    expect(fate(await client.here.post('/vc-api/credentials/verify', `{"verifiableCredential":${twice}}`, json))).toBe('refused');
    const spaced = text.replaceAll(',"', ' ,\n "');
    expect((await client.here.post('/vc-api/credentials/verify', `{ "verifiableCredential": ${spaced} }`, json)).status).toBe(
      200,
    );
  });

  it('is told back only when it is good, and left out when not wanted', async () => {
    const issued = await client.issued(plain);
    expect((await client.verify(issued)).body.credential).toEqual(issued);
    expect((await client.verify(issued, { returnCredential: false })).body).not.toHaveProperty('credential');
  });

  it('does not make us call anybody before its signature holds', async () => {
    const server = await elsewhere();
    const open = await visit({ OUTSIDE_ALLOW: server.origin });
    const issued = await client.issued(plain);
    const entry = { type: 'BitstringStatusListEntry', statusPurpose: 'revocation', statusListIndex: '1' };
    const credentialStatus = { ...entry, statusListCredential: `${server.origin}/list` };
    expect(fate(await open.post('/vc-api/credentials/verify', { verifiableCredential: { ...issued, credentialStatus } }))).toBe(
      'refused',
    );
    expect(server.connections()).toBe(0);
    await client.issue(but({ credentialStatus }));
    expect(server.connections()).toBe(0);
    await Promise.all([open.end(), server.end()]);
  });

  it('may hold 500 credentials in a presentation, and no more', async () => {
    const held = Array.from({ length: 501 }, () => ({ '@context': ['https://www.w3.org/ns/credentials/v2'], type: 'x' }));
    const { body } = await client.here.post('/vc-api/presentations/prove', {
      presentation: { '@context': [], type: 'VerifiablePresentation', verifiableCredential: [] },
    });
    const answer = await client.verifyPresentation({ ...body.verifiablePresentation, verifiableCredential: held });
    expect(fate(answer, 'inner.tooMany')).toBe('refused');
  });
});

it('after all this the house stands, and nothing was a fault of ours', async () => {
  expect((await client.verify(await client.issued(plain))).status).toBe(200);
  const faults = client.here.logged.map((line) => JSON.parse(line) as Loose).filter(({ level }) => level >= 50);
  expect(faults).toEqual([]);
});
