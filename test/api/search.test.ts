// Anyone finds a skill in their own words, through GraphQL: order, marks, counts, pages, and calm answers to anything. On every engine at hand.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engines } from '../graph/engines.ts';
import { stage, type Stage } from './stage.ts';

const Search = `query ($text: String!, $frameworks: [ID!], $kinds: [String!], $languages: [String!], $states: [SearchState!], $first: Int, $after: String) {
  search(text: $text, frameworks: $frameworks, kinds: $kinds, languages: $languages, states: $states, first: $first, after: $after) {
    total isMore pageInfo { hasNextPage hasPreviousPage endCursor }
    facets { frameworks { count framework { id name } } kinds { of count } states { state count } languages { of count } }
    edges { cursor node { kind state framework { name } highlights { field language text ranges { start end } }
      thing { __typename ... on Competency { id name } ... on Target { id slug name } } } } } }`;

// A hundred at once cost too much with all their marks; with their names alone they do not.
const Names = `query ($text: String!, $frameworks: [ID!], $first: Int, $after: String) {
  search(text: $text, frameworks: $frameworks, first: $first, after: $after) { total pageInfo { hasNextPage endCursor }
    edges { node { thing { ... on Competency { name } ... on Target { name } } } } } }`;

type Edge = { node: { thing: { id: string; name: string; __typename: string } } };

describe.each(await engines())('on the %s engine', (engine) => {
  let here: Stage;
  beforeAll(async () => {
    here = await stage(engine);
    await here.finder.upToDate();
  });
  afterAll(() => here.leave());

  const find = async (text: string, more: object = {}) => (await here.stranger.get(Search, { text, ...more })).search;
  const list = async (text: string, more: object) => (await here.stranger.get(Names, { text, ...more })).search;
  const names = ({ edges }: { edges: Edge[] }) => edges.map(({ node }) => node.thing.name);

  test('a stranger finds a skill by its name and by part of it with a slip, with the words marked', async () => {
    const exact = await find('Keep accurate records');
    expect(names(exact)[0]).toBe('Keep accurate records');
    const [{ node }] = (await find('acurate recor')).edges;
    expect(node).toMatchObject({ state: 'PUBLISHED', thing: { __typename: 'Competency', name: 'Keep accurate records' } });
    const [{ text, ranges }] = node.highlights;
    expect(ranges.map(({ start, end }: { start: number; end: number }) => text.slice(start, end))).toEqual([
      'accurate',
      'records',
    ]);
  });

  test('roles are found beside skills, and kinds and frameworks leave only what fits', async () => {
    const all = await find('support');
    const kinds = new Set(all.facets.kinds.map(({ of }: { of: string }) => of));
    expect(kinds).toContain('role');
    const roles = await find('support', { kinds: ['role'] });
    expect(names(roles)).toContain('Ward support worker');
    expect(roles.edges.every(({ node }: Edge) => node.thing.__typename === 'Target')).toBe(true);
    const skills = await find('record');
    for (const { count, framework } of skills.facets.frameworks) {
      const some = await list('record', { frameworks: [framework.id], first: 100 });
      expect([some.total, some.edges.length]).toEqual([count, count]);
    }
  });

  test('pages follow each other without gap or repetition, and the address of a page is honest', async () => {
    const whole = names(await list('care', { first: 100 }));
    expect(whole.length).toBeGreaterThan(4);
    const walked: string[] = [];
    let after: string | null = null;
    do {
      const page: { pageInfo: { hasNextPage: boolean; endCursor: string }; edges: Edge[] } = await list('care', {
        first: 2,
        after,
      });
      walked.push(...names(page));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(walked).toEqual(whole);
    const beyond = Buffer.from('900').toString('base64url');
    expect(await find('care', { after: beyond })).toMatchObject({ edges: [], pageInfo: { hasNextPage: false, endCursor: null } });
    for (const cursor of ['', 'x', Buffer.from('-1').toString('base64url'), Buffer.from('care').toString('base64url')])
      expect((await here.stranger.ask(Search, { text: 'care', after: cursor })).errors?.[0]?.extensions['code']).toBe(
        'BAD_USER_INPUT',
      );
  });

  test.each([
    '',
    '???',
    '\u0000',
    '\uD800 care',
    'a'.repeat(50_000),
    'care '.repeat(10_000),
    '(a+)+$',
    'name:[* TO *] AND NOT ~100',
    '"unclosed',
    "'; DROP TABLE skills; --",
    '${7*7} {{7*7}} <script>',
    '🧑‍🍳',
  ])('hostile text %# is answered calmly', async (text) => {
    const { data, errors } = await here.stranger.ask(Search, { text });
    expect(errors).toBeUndefined();
    expect(data.search.total).toBeGreaterThanOrEqual(0);
  });

  test('filters nobody offered find nothing, and ids of something else are said to be that', async () => {
    expect(await find('care', { kinds: ['\uD800', '*', ''] })).toMatchObject({ total: 0 });
    expect(await find('care', { languages: ["en' OR 1=1"] })).toMatchObject({ total: 0 });
    const role = here.outside('Target', 'ward-support-worker');
    for (const more of [
      { frameworks: [role] },
      { frameworks: ['nonsense'] },
      { kinds: Array.from({ length: 51 }, (_, n) => `${n}`) },
    ])
      expect((await here.stranger.ask(Search, { text: 'care', ...more })).errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });

  test('one search is a handful of statements, however many things it finds', async () => {
    const { statements } = await here.stranger.ask(Search, { text: 'care', first: 20 });
    expect(statements.length).toBeLessThanOrEqual(6);
  });
});
