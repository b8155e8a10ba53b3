// The demo town as it is served: status lists, files to try, people to be; few statements, and limits that aliases do not get round.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cookieOf, visit, type Visit } from './visit.ts';

let here: Visit;
beforeAll(async () => void (here = await visit({}, { town: true })), 120_000);
afterAll(() => here.end());

const as = async (email: string) => ({ cookie: cookieOf(await here.post('/demo/sign-in', { email })) });

it('a status list is signed text that anyone may fetch and keep for a while', async () => {
  const answer = await here.app.inject('/status/lakeside-college-revocation');
  const { headers } = answer;
  expect([answer.statusCode, headers['content-type'], headers['access-control-allow-origin']]).toEqual([
    200,
    'application/vc',
    '*',
  ]);
  expect(headers['cache-control']).toMatch(/^public, max-age=\d+/);
  expect(answer.json()).toMatchObject({
    id: `${here.house.settings.publicUrl}/status/lakeside-college-revocation`,
    proof: expect.anything(),
  });
  const again = await here.app.inject({
    url: '/status/lakeside-college-revocation',
    headers: { 'if-none-match': String(headers.etag) },
  });
  expect([again.statusCode, again.body]).toEqual([304, '']);
});

it('files to try are listed, and come as downloads', async () => {
  const { files } = (await here.app.inject('/demo/files')).json<{ files: { name: string }[] }>();
  expect(files.length).toBeGreaterThan(3);
  for (const { name } of files) {
    const file = await here.app.inject(`/demo/files/${name}`);
    expect([file.statusCode, file.headers['content-disposition']]).toEqual([200, `attachment; filename="${name}"`]);
    const kept = await here.post('/upload', file.rawPayload, { 'content-type': 'application/octet-stream' });
    expect([name, kept.status]).toEqual([name, 201]);
  }
});

it('everyone in the town can be signed in as, and each is who they are said to be', async () => {
  const { body } = await here.ask('{ demoPeople { name email role organization about } }');
  const people = body.data.demoPeople as { name: string; email: string; role: string }[];
  expect(new Set(people.map(({ role }) => role))).toEqual(
    new Set(['LEARNER', 'ADVISOR', 'EMPLOYER', 'CURATOR', 'ISSUER', 'ADMINISTRATOR']),
  );
  const forEachRole = [...new Map(people.map((person) => [person.role, person])).values()];
  for (const { email, name, role } of forEachRole) {
    const headers = await as(email);
    const { viewer } = (await here.ask('{ viewer { name memberships { key role } } }', {}, headers)).body.data;
    expect([viewer.name, role === 'LEARNER' || viewer.memberships.some((held: { role: string }) => held.role === role)]).toEqual([
      name,
      true,
    ]);
  }
});

describe('one statement for a root field, besides the one that lets the visitor in', () => {
  const questions: [string, string, string[]][] = [
    ['who I am', '{ viewer { name memberships { organization { name } } } }', []],
    [
      'what I can do',
      '{ mySkills { skills { competency { name framework { name } } chains { sentence credential { name issuer { name } } } } } }',
      ['skill/'],
    ],
    [
      'what arrived',
      '{ inbox { nodes { name issuer { name } findings { text } evidence { name } wraps { name } claims { name } } } }',
      ['credential/'],
    ],
  ];
  it.each(questions)('%s', async (_name, query, folders) => {
    const headers = await as('maya@lakeside.example');
    here.statements();
    const { body } = await here.ask(query, {}, headers);
    expect(body.errors).toBeUndefined();
    const [entry, ...rest] = here.statements();
    expect(entry).toBe('person/as-viewer');
    expect(rest.map((file) => file.slice(0, file.indexOf('/') + 1))).toEqual(folders);
  });
});

it('nested lists ask once a level, however many things there are', async () => {
  const query = `query ($n: Int) { frameworks { nodes { name competencies(first: $n) { nodes { broader { name } achievements { name issuer { name } } } } } } }`;
  const counts = [];
  for (const n of [1, 10]) {
    here.statements();
    const { body } = await here.ask(query, { n });
    expect(body.errors).toBeUndefined();
    counts.push(here.statements().length);
  }
  expect(counts[1]).toBe(counts[0]);
  expect(counts[1]).toBeLessThanOrEqual(4);
});

it('a check is counted by field, so that aliases do not make it cheaper', async () => {
  const ten = Array.from(
    { length: 10 },
    (_, n) => `a${n}: checkRecord(input: { text: "{}" }) { __typename ... on Refused { reasons { code } } }`,
  );
  const codes: string[] = [];
  for (let n = 0; n < 8; n++) {
    const { body } = await here.ask(`mutation { ${ten.join(' ')} }`);
    codes.push(
      ...Object.values(body.data as Record<string, { reasons?: { code: string }[] }>).map(
        ({ reasons }) => reasons?.[0]?.code ?? 'checked',
      ),
    );
  }
  expect(codes.slice(0, 60)).not.toContain('tooOften');
  expect(codes.slice(60).every((code) => code === 'tooOften')).toBe(true);
});
