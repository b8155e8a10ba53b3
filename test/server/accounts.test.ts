// Signing in, out and up: sessions that end when they are ended, and doors that tire of guessing.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cookieOf, visit, type Answer, type Visit } from './visit.ts';

let here: Visit;
beforeAll(async () => void (here = await visit()));
afterAll(() => here.end());

const password = 'a long enough password';
const signIn = (email: string, given = password, headers = {}) =>
  here.post('/api/auth/sign-in/email', { email, password: given }, headers);
const nameOf = async (cookie: string) => (await here.ask('{ viewer { name } }', {}, { cookie })).body.data.viewer?.name ?? null;
const setCookie = (answer: Answer) => String(answer.headers['set-cookie'] ?? '');

it('registering makes a person who is nobody’s yet, with an address nobody has proven', async () => {
  const { cookie, email, personId } = await here.register('Noor');
  expect(await nameOf(cookie)).toBe('Noor');
  expect(personId).toMatch(/^[A-Za-z0-9_-]{22}$/);
  expect(await here.house.door.accounts.personOfProvenEmail(email)).toBeNull();
});

it('P15: what nobody may choose is refused: a person, a demo mark, a proven address', async () => {
  for (const extra of [{ personId: 'another' }, { demo: true }, { emailVerified: true }]) {
    const email = `extra${Object.keys(extra)[0]}@lakeside.example`;
    const answer = await here.post('/api/auth/sign-up/email', { name: 'X', email, password, ...extra });
    const account = answer.status === 200 ? await here.house.door.accounts.personOfProvenEmail(email) : null;
    expect([Object.keys(extra)[0], account]).toEqual([Object.keys(extra)[0], null]);
  }
});

it('the cookie is for http alone and this site alone; over https it is locked to the host', async () => {
  const { email } = await here.register('Ola');
  expect(setCookie(await signIn(email))).toMatch(
    /^skillweave\.session_token=\S+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/,
  );
  const secure = await visit({ PUBLIC_URL: 'https://skills.example.edu' });
  try {
    const answer = await secure.post('/api/auth/sign-up/email', { name: 'Ola', email: 'ola@lakeside.example', password });
    expect(setCookie(answer)).toMatch(
      /^__Host-skillweave\.session_token=\S+; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    const { body } = await secure.ask('{ viewer { name } }', {}, { cookie: cookieOf(answer) });
    expect(body.data.viewer.name).toBe('Ola');
    expect(answer.headers['strict-transport-security']).toContain('max-age');
  } finally {
    await secure.end();
  }
});

it('signing in again ends the session that was there', async () => {
  const first = await here.register('Pia');
  const second = cookieOf(await signIn(first.email, password, { cookie: first.cookie }));
  expect(second).not.toBe(first.cookie);
  expect([await nameOf(first.cookie), await nameOf(second)]).toEqual([null, 'Pia']);
});

it('a signed-out session is ended here, not only forgotten there', async () => {
  const { cookie } = await here.register('Quin');
  const answer = await here.post('/api/auth/sign-out', {}, { cookie });
  expect(answer.status).toBe(200);
  expect(await nameOf(cookie)).toBeNull();
});

it('a wrong password and an unknown address get the same answer', async () => {
  const { email } = await here.register('Rosa');
  const wrong = await signIn(email, 'another long password');
  const unknown = await signIn('nobody@lakeside.example', 'another long password');
  expect([wrong.status, wrong.body]).toEqual([unknown.status, unknown.body]);
  expect(wrong.status).toBe(401);
});

it('another site cannot sign somebody in or out', async () => {
  const { email, cookie } = await here.register('Sol');
  const from = { origin: 'https://elsewhere.example', cookie };
  expect((await signIn(email, password, from)).status).toBe(403);
  expect((await here.post('/api/auth/sign-out', {}, from)).status).toBe(403);
  expect(await nameOf(cookie)).toBe('Sol');
});

it('only the doors we use are there', async () => {
  const { cookie } = await here.register('Tea');
  for (const path of [
    '/api/auth/update-user',
    '/api/auth/change-email',
    '/api/auth/delete-user',
    '/api/auth/sign-in/demo',
    '/api/auth/sign-in/social',
  ]) {
    expect([path, (await here.post(path, {}, { cookie })).status]).toEqual([path, 404]);
  }
});

describe('one click, in the demo', () => {
  const demo = { email: 'una@lakeside.example', name: 'Una', demo: true };

  it('signs in an invented person, and nobody else', async () => {
    const other = await here.register('Vera');
    await here.house.door.accounts.add({ ...demo, personId: other.personId });
    const answer = await here.post('/demo/sign-in', { email: demo.email });
    expect([answer.status, answer.body]).toEqual([200, { name: 'Una' }]);
    expect(await nameOf(cookieOf(answer))).toBe('Vera');
    for (const body of [{ email: other.email }, { email: 'nobody@lakeside.example' }, {}, { email: 5 }, { email: { $ne: '' } }]) {
      const refused = await here.post('/demo/sign-in', body);
      expect([refused.status, setCookie(refused)]).toEqual([404, '']);
    }
  });

  it('is not there outside the demo', async () => {
    const real = await visit({ DEMO: '0', KEYRING_PASSPHRASE: 'four unlikely words' });
    try {
      await real.house.door.accounts.add({ ...demo, personId: 'una' });
      expect((await real.post('/demo/sign-in', { email: demo.email })).status).not.toBe(200);
      expect((await real.post('/api/auth/sign-in/demo', { email: demo.email })).status).toBe(404);
      expect((await real.ask('{ demoPeople { name } }')).body.data.demoPeople).toEqual([]);
    } finally {
      await real.end();
    }
  });
});

describe('guessing', () => {
  it('is stopped for an account, from wherever it comes', async () => {
    const guessed = await visit({ TRUSTED_PROXIES: '127.0.0.1' });
    try {
      const { email } = await guessed.register('Wim');
      const statuses = [];
      for (let n = 0; n < 25; n++) {
        const headers = { 'x-forwarded-for': `203.0.113.${n}` };
        statuses.push((await guessed.post('/api/auth/sign-in/email', { email, password: `guess number ${n}` }, headers)).status);
      }
      expect(statuses.slice(0, 20).every((status) => status === 401)).toBe(true);
      expect(statuses.slice(20).every((status) => status === 429)).toBe(true);
    } finally {
      await guessed.end();
    }
  });

  it('is stopped for an address, and a forged forwarding header does not help', async () => {
    const guessed = await visit();
    try {
      const statuses = [];
      for (let n = 0; n < 25; n++) {
        const headers = { 'x-forwarded-for': `203.0.113.${n}`, 'skillweave-portal': 'guessed' };
        statuses.push((await guessed.post('/demo/sign-in', { email: `nobody${n}@lakeside.example` }, headers)).status);
      }
      expect(statuses.at(19)).toBe(404);
      expect(statuses.at(20)).toBe(429);
      const own = { 'x-forwarded-for': '203.0.113.99', 'skillweave-portal': guessed.house.portalKey };
      expect((await guessed.post('/demo/sign-in', { email: 'nobody@lakeside.example' }, own)).status).toBe(404);
    } finally {
      await guessed.end();
    }
  });
});
