// Tokens of outside issuers: only those configured, their keys fetched rarely, and only people proven on both sides.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeTokens, type Tokens } from '../../packages/api/src/access/tokens.ts';

let issuer: string;
let server: Server;
let tokens: Tokens;
let asked = 0;
let key: CryptoKey;
const ownKeys = async () => ({ keys: [] });

beforeAll(async () => {
  const pair = await generateKeyPair('ES256', { extractable: true });
  key = pair.privateKey;
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'ES256' };
  server = createServer((request, response) => {
    asked++;
    const document = request.url === '/jwks' ? { keys: [jwk] } : { issuer, jwks_uri: `${issuer}/jwks` };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(document));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  tokens = makeTokens({ ownIssuer: 'http://own.example', ownKeys, outside: [issuer] });
});
afterAll(() => server.close());

const token = (claims: Record<string, unknown>, { kid = 'one', audience = 'skillweave', ends = '5m' } = {}) =>
  new SignJWT({ sub: 'them', ...claims })
    .setProtectedHeader({ alg: 'ES256', kid })
    .setIssuer(issuer)
    .setAudience(audience)
    .setExpirationTime(ends)
    .sign(key);
const proven = { email: 'maya@lakeside.example', email_verified: true };

it('an outside issuer vouches by a proven address, and never names a person of ours', async () => {
  const read = await tokens.read(await token({ ...proven, purpose: 'hiring', acting_as: 'mill-works/employer' }));
  expect(read).toEqual({ personId: null, provenEmail: proven.email, actingAs: 'mill-works/employer', purpose: 'hiring' });
});

it('an address that is not proven is no address', async () => {
  expect(await tokens.read(await token({ email: proven.email }))).toMatchObject({ provenEmail: null });
  expect(await tokens.read(await token({ email: proven.email, email_verified: 'true' }))).toMatchObject({ provenEmail: null });
});

it('the wrong audience and an ended token are refused', async () => {
  expect(await tokens.read(await token(proven, { audience: 'another service' }))).toBeNull();
  expect(await tokens.read(await token(proven, { ends: '-1m' }))).toBeNull();
});

it('one token has one spelling: the same bytes written otherwise are refused', async () => {
  const good = await token(proven);
  const [header = '', payload = '', signature = ''] = good.split('.');
  const spellings = [
    `${good}=`,
    `${good}==`,
    `${good} `,
    ` ${good}`,
    `${header}. ${payload}.${signature}`,
    `${header}.${payload}.${signature.slice(0, 9)}\n${signature.slice(9)}`,
  ];
  for (const spelling of spellings)
    expect([JSON.stringify(spelling).slice(-12), await tokens.read(spelling)]).toEqual([expect.anything(), null]);
  expect(await tokens.read(good)).not.toBeNull();
});

it('an issuer nobody configured is not asked for its keys', async () => {
  const stranger = makeTokens({ ownIssuer: 'http://own.example', ownKeys, outside: [] });
  const before = asked;
  expect(await stranger.read(await token(proven))).toBeNull();
  expect(asked).toBe(before);
});

it('a flood of unknown keys is answered from what we have', async () => {
  await tokens.read(await token(proven));
  const before = asked;
  for (let n = 0; n < 50; n++) expect(await tokens.read(await token(proven, { kid: `unknown-${n}` }))).toBeNull();
  expect(asked).toBe(before);
});

it('an issuer whose document names another issuer is not believed', async () => {
  const liar = makeTokens({
    ownIssuer: 'http://own.example',
    ownKeys,
    outside: [issuer],
    fetchJson: async () => ({ issuer: 'https://elsewhere.example', jwks_uri: `${issuer}/jwks` }),
  });
  expect(await liar.read(await token(proven))).toBeNull();
});
