// Who somebody is to the API: by cookie or token, in a role they hold now, for a purpose from the list.
import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { visit, type Somebody, type Visit } from './visit.ts';

let here: Visit;
let maya: Somebody;
const who = '{ viewer { name role purpose actingFor { slug } memberships { key } } }';
const ask = (headers: Record<string, string>) => here.ask(who, {}, headers);
const acting = (key: string) => ({ cookie: maya.cookie, 'skillweave-acting-as': key });

beforeAll(async () => {
  here = await visit();
  maya = await here.register('Maya');
  await here.give(maya.personId, 'lakeside-college', 'advisor');
});
afterAll(() => here.end());

it('nobody known is a stranger', async () => {
  const { status, body } = await ask({});
  expect({ status, viewer: body.data.viewer }).toEqual({ status: 200, viewer: null });
});

it('a session acts as oneself until it says otherwise', async () => {
  const { body } = await ask({ cookie: maya.cookie });
  expect(body.data.viewer).toEqual({
    name: 'Maya',
    role: 'LEARNER',
    purpose: null,
    actingFor: null,
    memberships: [{ key: 'lakeside-college/advisor' }],
  });
});

it('a role that is held can be acted in, with a purpose', async () => {
  const { body } = await ask({ ...acting('lakeside-college/advisor'), 'skillweave-purpose': 'advising' });
  expect(body.data.viewer).toMatchObject({ role: 'ADVISOR', purpose: 'ADVISING', actingFor: { slug: 'lakeside-college' } });
});

describe('a wish that cannot be granted is a no, never a quiet fall-back', () => {
  const cases: [string, () => Record<string, string>, number, string][] = [
    ['a role not held', () => acting('lakeside-college/curator'), 403, 'FORBIDDEN'],
    ['an organisation not of theirs', () => acting('other-college/advisor'), 403, 'FORBIDDEN'],
    ['words that are no role', () => acting('advisor'), 403, 'FORBIDDEN'],
    ['a stranger with a role', () => ({ 'skillweave-acting-as': 'lakeside-college/advisor' }), 403, 'FORBIDDEN'],
    ['a purpose not on the list', () => ({ cookie: maya.cookie, 'skillweave-purpose': 'curiosity' }), 400, 'BAD_USER_INPUT'],
    ['a token that is none', () => ({ authorization: 'Bearer abc' }), 401, 'UNAUTHENTICATED'],
    ['another scheme', () => ({ authorization: 'Basic abc' }), 401, 'UNAUTHENTICATED'],
  ];
  it.each(cases)('%s', async (_name, headers, status, code) => {
    const answer = await ask(headers());
    expect({ status: answer.status, code: answer.body.errors[0].extensions.code }).toEqual({ status, code });
    expect(answer.body.data).toBeUndefined();
  });
});

it('P9: a membership that ended is gone at the next request', async () => {
  await here.give(maya.personId, 'mill-works', 'employer');
  expect((await ask(acting('mill-works/employer'))).body.data.viewer.role).toBe('EMPLOYER');
  await here.take(maya.personId, 'mill-works', 'employer');
  expect((await ask(acting('mill-works/employer'))).status).toBe(403);
});

it('a forged cookie is a stranger', async () => {
  const [name = '', value = ''] = maya.cookie.split('=');
  const forged = `${name}=${value.slice(0, 10)}${value[10] === 'x' ? 'y' : 'x'}${value.slice(11)}`;
  expect((await ask({ cookie: forged })).body.data.viewer).toBeNull();
});

describe('a bearer token', () => {
  const bearer = (token: string | null) => ask({ authorization: `Bearer ${token}` });
  const good = (wish = {}) => here.house.door.accounts.tokenFor(maya.email, wish);

  it('speaks for its person, in the role and for the purpose it was made for', async () => {
    const token = await good({ actingAs: 'lakeside-college/advisor', purpose: 'advising' });
    expect((await bearer(token)).body.data.viewer).toMatchObject({ name: 'Maya', role: 'ADVISOR', purpose: 'ADVISING' });
  });

  it('is not widened by a header', async () => {
    const token = await good({ actingAs: 'lakeside-college/advisor', purpose: 'advising' });
    const headers = { authorization: `Bearer ${token}`, 'skillweave-purpose': 'hiring' };
    expect((await ask(headers)).body.data.viewer.purpose).toBe('ADVISING');
  });

  it('is refused in every forged form', async () => {
    const token = (await good()) ?? '';
    const [header = '', payload = '', signature = ''] = token.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, string>;
    const { iss = '', sub = '' } = claims;
    const other = await generateKeyPair('EdDSA', { extractable: true });
    const ownKeys = await here.house.door.accounts.keySet();
    const publicBytes = new TextEncoder().encode(JSON.stringify(ownKeys.keys[0]));
    const sign = (change: (jwt: SignJWT) => SignJWT, headers: Record<string, unknown> = {}) =>
      change(new SignJWT({ sub }).setIssuer(iss).setAudience('skillweave').setExpirationTime('1h'))
        .setProtectedHeader({ alg: 'EdDSA', kid: ownKeys.keys[0]?.kid ?? '', ...headers })
        .sign(other.privateKey);
    const same = (jwt: SignJWT) => jwt;
    const forged: [string, string][] = [
      ['another key', await sign(same)],
      ['a key of its own in the header', await sign(same, { jwk: { kty: 'OKP' } })],
      ['an address of keys in the header', await sign(same, { jku: 'http://127.0.0.1:9/jwks', x5u: 'http://127.0.0.1:9/x' })],
      ['another issuer', await sign((jwt) => jwt.setIssuer('https://elsewhere.example'))],
      ['no algorithm', new UnsecuredJWT({ sub }).setIssuer(iss).setAudience('skillweave').setExpirationTime('1h').encode()],
      [
        'our public key as a shared secret',
        await new SignJWT({ sub }).setProtectedHeader({ alg: 'HS256' }).setIssuer(iss).sign(publicBytes),
      ],
      [
        'a changed claim',
        `${header}.${Buffer.from(JSON.stringify({ ...claims, sub: 'somebody' })).toString('base64url')}.${signature}`,
      ],
      ['padding', `${token}=`],
      ['a space', `${header}. ${payload}.${signature}`],
      ['no signature', `${header}.${payload}.`],
      ['too long', `${header}.${payload}.${'A'.repeat(9_000)}`],
    ];
    for (const [name, each] of forged) expect([name, (await bearer(each)).status]).toEqual([name, 401]);
    expect((await bearer(token)).status).toBe(200);
  });
});
