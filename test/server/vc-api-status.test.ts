// Bitstring Status List 1.0 at the doors of the VC-API: issued, set, read and verified, without anybody else.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeStatusList } from '@skillweave/core/sign';
import { but, fate, plain, vcClient, type Loose, type VcClient } from './vc-client.ts';

let client: VcClient;
beforeAll(async () => void (client = await vcClient()), 120_000);
afterAll(() => client.here.end());

let count = 0;
const listed = async (statusPurpose: string, instance?: string): Promise<Loose> => {
  const credentialStatus = { type: 'BitstringStatusListEntry', statusPurpose };
  return await client.issued(but({ id: `urn:uuid:listed-${++count}` }), { credentialStatus }, instance);
};
const set = async (credentialId: string, statusPurpose: string, status?: boolean, type = 'BitstringStatusListEntry') =>
  await client.here.post('/vc-api/credentials/status', { credentialId, credentialStatus: { type, statusPurpose }, status });
const listOf = async ({ credentialStatus: { statusListCredential } }: Loose) =>
  await client.get(new URL(statusListCredential).pathname);
const bitOf = async (credential: Loose): Promise<boolean> => {
  const bits = decodeStatusList((await listOf(credential)).body.credentialSubject.encodedList);
  const index = Number(credential.credentialStatus.statusListIndex);
  return ((bits[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0;
};

it('an entry has every part the standard asks for', async () => {
  const { credentialStatus } = await listed('revocation');
  expect(credentialStatus).toEqual({
    id: expect.stringMatching(/^http:.+#\d+$/),
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: expect.stringMatching(/^(0|[1-9]\d*)$/),
    statusListCredential: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/vc-api\/status\/[\w-]+$/),
  });
  expect(credentialStatus.id).not.toBe(credentialStatus.statusListCredential);
});

it('the list is a credential of its own, signed by the same issuer, long enough, and verified', async () => {
  const credential = await listed('revocation');
  const { status, body: list, headers } = await listOf(credential);
  expect([status, headers['content-type']]).toEqual([200, 'application/vc']);
  expect(list).toMatchObject({
    id: credential.credentialStatus.statusListCredential,
    type: expect.arrayContaining(['VerifiableCredential', 'BitstringStatusListCredential']),
    issuer: credential.issuer,
    credentialSubject: { type: 'BitstringStatusList', statusPurpose: 'revocation', encodedList: expect.stringMatching(/^uH4s/) },
  });
  expect(decodeStatusList(list.credentialSubject.encodedList).length).toBe(16_384);
  expect((await client.verify(list)).status).toBe(200);
});

describe.each([
  ['revocation', 'status.revoked'],
  ['suspension', 'status.suspended'],
])('%s', (purpose, code) => {
  it.each([undefined, 'ecdsa-rdfc-2019-p384', 'eddsa-jcs-2022', 'ecdsa-jcs-2019-p256'])(
    'issued, set and taken back (%s)',
    async (instance) => {
      const credential = await listed(purpose, instance);
      const bystander = await listed(purpose, instance);
      expect((await client.verify(credential)).status).toBe(200);
      expect(await bitOf(credential)).toBe(false);

      expect((await set(credential.id, purpose, true)).status).toBe(200);
      expect(await bitOf(credential)).toBe(true);
      const refusal = await client.verify(credential);
      expect(fate(refusal, code)).toBe('refused');
      expect(refusal.status).toBe(422);
      expect((await client.verify(bystander)).status).toBe(200);

      expect((await set(credential.id, purpose, false)).status).toBe(200);
      expect((await client.verify(credential)).status).toBe(200);
    },
  );
});

it('a token’s status is set and read as well', async () => {
  const credentialStatus = { type: 'BitstringStatusListEntry', statusPurpose: 'revocation' };
  const token = await client.issued(but({ id: 'urn:uuid:token-1' }), { credentialStatus }, 'vc-jwt');
  expect((await client.verify(token)).status).toBe(200);
  expect((await set('urn:uuid:token-1', 'revocation')).status).toBe(200);
  expect(fate(await client.verify(token), 'status.revoked')).toBe('refused');
});

it('an instance for lists puts every credential in both', async () => {
  const credential = await client.issued(but({ id: 'urn:uuid:both' }), {}, 'bitstring-status-list');
  expect(credential.credentialStatus.map((entry: Loose) => entry.statusPurpose)).toEqual(['revocation', 'suspension']);
  expect((await client.verify(credential)).status).toBe(200);
  await set('urn:uuid:both', 'suspension');
  expect(fate(await client.verify(credential), 'status.suspended')).toBe('refused');
});

describe('refused', () => {
  it('an unknown credential, another purpose, another type, and what is no mark', async () => {
    const { id } = await listed('revocation');
    expect((await set('urn:uuid:nobody', 'revocation', true)).status).toBe(404);
    expect((await set(id, 'suspension', true)).status).toBe(404);
    expect(fate(await set(id, 'refresh', true))).toBe('refused');
    expect(fate(await set(id, 'revocation', true, 'StatusList2021Entry'))).toBe('refused');
    expect(fate(await set(id, 'revocation', 'yes' as never))).toBe('refused');
    expect(fate(await set(5 as never, 'revocation', true))).toBe('refused');
    for (const body of [
      [],
      null,
      {},
      { credentialId: id },
      { credentialId: id, credentialStatus: null, status: true },
      { ...plain },
    ])
      expect(fate(await client.here.post('/vc-api/credentials/status', body))).toBe('refused');
  });

  it('an entry asked for in a list we do not keep, or beside one of its own, or without an id', async () => {
    for (const credentialStatus of [{ type: 'X' }, { type: 'BitstringStatusListEntry', statusPurpose: 'message' }, 5])
      expect(fate(await client.issue(plain, { credentialStatus }))).toBe('refused');
    const credentialStatus = { type: 'BitstringStatusListEntry' };
    expect(fate(await client.issue(but({ id: undefined }), { credentialStatus }))).toBe('refused');
    expect(fate(await client.issue(but({ credentialStatus: { type: 'ExampleStatus' } }), { credentialStatus }))).toBe('refused');
  });

  it.each([
    ['a place that is no number', { statusListIndex: 'first' }],
    ['a place that is not text', { statusListIndex: 5 }],
    ['a place below nought', { statusListIndex: '-1' }],
    ['no place', { statusListIndex: undefined }],
    ['no purpose', { statusPurpose: undefined }],
    ['no list', { statusListCredential: undefined }],
    ['a message size without messages', { statusSize: 2 }],
    ['a message size of nought', { statusSize: 0 }],
    ['fewer messages than values', { statusSize: 2, statusMessage: [{ status: '0x0', message: 'Kept' }] }],
    ['messages that are no list', { statusMessage: { status: '0x0', message: 'Kept' } }],
    ['a message without words', { statusMessage: [{ status: '0x0' }, { status: '0x1', message: 'Lost' }] }],
  ])('a credential with %s is not issued', async (_, changes: Loose) => {
    const { credentialStatus } = await listed('revocation');
    const answer = await client.issue(but({ credentialStatus: { ...credentialStatus, ...changes } }));
    expect(fate(answer, 'status.malformed')).toBe('refused');
  });

  it('a reference that is no address is not signed', async () => {
    const { credentialStatus } = await listed('revocation');
    const entry = { ...credentialStatus, statusReference: 'not an address' };
    expect(fate(await client.issue(but({ credentialStatus: entry })))).toBe('refused');
  });

  it('a credential whose entry has the address of its list is not issued', async () => {
    const { credentialStatus } = await listed('revocation');
    const answer = await client.issue(
      but({ credentialStatus: { ...credentialStatus, id: credentialStatus.statusListCredential } }),
    );
    expect(fate(answer, 'status.malformed')).toBe('refused');
  });

  it.each([
    ['a purpose the list is not for', { statusPurpose: 'suspension' }, 'STATUS_VERIFICATION_ERROR'],
    ['a place beyond the list', { statusListIndex: '131072' }, 'RANGE_ERROR'],
    ['a list that is not there', { statusListCredential: 'https://l.example/1' }, 'STATUS_RETRIEVAL_ERROR'],
    ['a list of another issuer', 'other', 'STATUS_VERIFICATION_ERROR'],
  ])('a credential with %s is not verified', async (_, changes, name) => {
    const { credentialStatus: own } = await listed('revocation');
    const { credentialStatus: other } = await listed('revocation', 'ecdsa-rdfc-2019-p256');
    const credentialStatus = changes === 'other' ? other : { ...own, ...(changes as object) };
    const answer = await client.verify(await client.issued(but({ credentialStatus })));
    expect([fate(answer, `status.${name}`), answer.status]).toEqual(['refused', 422]);
    const types = answer.body.errors.map(({ type }: Loose) => type);
    expect(types).toContain(`https://www.w3.org/ns/credentials/status-list#${name}`);
  });

  it('a list that does not exist', async () => {
    expect((await client.get('/vc-api/status/nothing')).status).toBe(404);
  });
});
