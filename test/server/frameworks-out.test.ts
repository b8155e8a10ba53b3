// Frameworks leave by three doors: the CASE service, permanent addresses and downloads. Nothing hostile gets more than a plain no.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idFor } from '../../packages/api/src/write/frameworks/identity.ts';
import { framework, item, load, relation } from '../graph/frameworks.ts';
import { visit, type Visit } from './visit.ts';

let here: Visit;
const home = 'https://skills.example/list';
const uuid = '5f0a1c00-0000-4000-8000-0000000000aa';
const ids = { list: '' };

beforeAll(async () => {
  here = await visit({}, { town: true });
  const definitions = {
    CFSubjects: [{ identifier: '5f0a1c00-0000-4000-8000-0000000000bb', uri: `${home}/s`, title: 'Bread', hierarchyCode: '1' }],
  };
  const list = {
    ...framework(home),
    licence: 'CC BY 4.0',
    facts: { adoptionStatus: 'Adopted', CFDefinitions: JSON.stringify(definitions) },
  } as ReturnType<typeof framework>;
  const pieces = [
    item(home, 'a', { facts: { identifier: uuid } }),
    item(home, 'b'),
    item(home, 'gone'),
    item(home, 'draft', { state: 'draft' }),
    relation('a', 'b', { type: 'precedes' }),
    relation('b', 'a', { type: 'broader' }),
  ];
  await load(here.house.graph, [list, ...pieces]);
  await load(here.house.graph, [
    { ...list, version: '2' } as typeof list,
    ...pieces.filter((each) => !('uri' in each && each.uri === 'gone')),
  ]);
  const { CFDocuments } = (await get('/ims/case/v1p1/CFDocuments?limit=1000')).json() as { CFDocuments: Json[] };
  ids.list = String(CFDocuments.find(({ uri }) => uri === home)?.['identifier']);
}, 120_000);
afterAll(() => here.end());

type Json = Record<string, unknown>;
const get = async (url: string, headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET') =>
  await here.app.inject({ method, url, headers });
const root = '/ims/case/v1p1';
const minor = (body: Json) =>
  (body as { imsx_codeMinor: { imsx_codeMinorField: { imsx_codeMinorFieldValue: string }[] } }).imsx_codeMinor
    .imsx_codeMinorField[0]?.imsx_codeMinorFieldValue;

describe('the CASE service', () => {
  it('lists documents in pages that lead to one another', async () => {
    const all = (await get(`${root}/CFDocuments`)).json() as { CFDocuments: Json[] };
    const titles: unknown[] = [];
    let next: string | undefined = `${root}/CFDocuments?limit=1&sort=title&fields=title`;
    while (next !== undefined) {
      const answer = await get(next);
      expect(answer.headers['x-total-count']).toBe(String(all.CFDocuments.length));
      titles.push(...(answer.json() as { CFDocuments: Json[] }).CFDocuments.map((each) => JSON.stringify(each)));
      next = /<([^>]+)>; rel="next"/.exec(String(answer.headers['link']))?.[1]?.replace(here.house.settings.publicUrl, '');
    }
    expect(all.CFDocuments.length).toBeGreaterThan(2);
    expect(titles).toEqual(all.CFDocuments.map(({ title }) => JSON.stringify({ title })));
  });

  it('filters, sorts and leaves fields out as asked', async () => {
    const ask = async (query: string) =>
      ((await get(`${root}/CFDocuments?${query}`)).json() as { CFDocuments: Json[] }).CFDocuments;
    expect(await ask(`filter=${encodeURIComponent(`uri='${home}' AND adoptionStatus='Adopted'`)}&fields=uri,publisher`)).toEqual([
      { uri: home, publisher: 'A keeper' },
    ]);
    expect(await ask(`filter=${encodeURIComponent("title='nothing' OR title~'LIST https://SKILLS'")}`)).toHaveLength(1);
    const up = (await ask('sort=uri')).map(({ uri }) => uri);
    expect((await ask('sort=uri&orderBy=desc')).map(({ uri }) => uri)).toEqual(up.toReversed());
    expect(await ask('offset=999')).toEqual([]);
  });

  it('gives documents, packages, items, associations and definitions by their UUIDs', async () => {
    const document = (await get(`${root}/CFDocuments/${ids.list}`)).json() as Json;
    expect(document).toMatchObject({ uri: home, CFPackageURI: { uri: expect.stringMatching(`/CFPackages/${ids.list}$`) } });
    const pack = (await get(`${root}/CFPackages/${ids.list}`)).json() as { CFItems: Json[]; CFAssociations: Json[] };
    expect(pack.CFItems.map(({ uri }) => uri)).toEqual(['a', 'b']);
    const one = (await get(`${root}/CFItems/${uuid}`)).json() as Json;
    expect(one).toMatchObject({ identifier: uuid, uri: 'a', CFDocumentURI: { identifier: ids.list } });
    expect((await get(`${root}/CFItems/${uuid.toUpperCase()}`)).json()).toEqual(one);
    const around = (await get(`${root}/CFItemAssociations/${uuid}`)).json() as { CFItem: Json; CFAssociations: Json[] };
    expect(around.CFItem).toEqual(one);
    expect(around.CFAssociations.map(({ associationType }) => associationType).sort()).toEqual([
      'isChildOf',
      'isChildOf',
      'precedes',
    ]);
    const subject = '5f0a1c00-0000-4000-8000-0000000000bb';
    expect((await get(`${root}/CFSubjects/${subject}`)).json()).toMatchObject({ CFSubjects: [{ title: 'Bread' }] });
    expect((await get(`${root}/CFConcepts/${subject}`)).statusCode).toBe(404);
  });

  it('is read by any page of any site, and tells when nothing changed', async () => {
    const first = await get(`${root}/CFPackages/${ids.list}`);
    expect(first.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'cache-control': expect.stringContaining('public'),
    });
    const again = await get(`${root}/CFPackages/${ids.list}`, { 'if-none-match': `W/"x", ${String(first.headers['etag'])}` });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    const head = await get(`${root}/CFPackages/${ids.list}`, {}, 'HEAD');
    expect([head.statusCode, head.headers['etag'], head.body]).toEqual([200, first.headers['etag'], '']);
  });

  it.each([
    ['CFDocuments/none', 400, 'invalid_uuid'],
    ['CFItems/..%2f..%2fetc', 400, 'invalid_uuid'],
    ['CFItems/%00', 400, 'invalid_uuid'],
    ["CFItems/'%20OR%201=1", 400, 'invalid_uuid'],
    ['CFPackages/00000000-0000-4000-8000-000000000000', 404, 'unknownobject'],
    ['CFAssociations/00000000-0000-4000-8000-000000000000', 404, 'unknownobject'],
    ['CFNothing', 404, 'unknownobject'],
    ['CFDocuments?limit=0', 400, 'invalid_selection_field'],
    ['CFDocuments?limit=-1', 400, 'invalid_selection_field'],
    ['CFDocuments?limit=1e9', 400, 'invalid_selection_field'],
    ['CFDocuments?offset=x', 400, 'invalid_selection_field'],
    ['CFDocuments?limit=1&limit=2', 400, 'invalid_selection_field'],
    ['CFDocuments?sort=__proto__', 400, 'invalid_sort_field'],
    ['CFDocuments?orderBy=up', 400, 'invalid_selection_field'],
    ['CFDocuments?fields=title,constructor', 400, 'invalid_selection_field'],
    ["CFDocuments?filter=title='a", 400, 'invalid_selection_field'],
    ["CFDocuments?filter=toString='a'", 400, 'invalid_selection_field'],
    ["CFDocuments?filter=title='a'%20AND%20title='b'%20OR%20title='c'", 400, 'invalid_selection_field'],
    ["CFDocuments?filter=title='a'%20AND%20", 400, 'invalid_selection_field'],
    [`CFDocuments?filter=${'('.repeat(1_999)}`, 400, 'invalid_selection_field'],
    [`CFDocuments?filter=${"title='a'%20AND%20".repeat(80)}title='b'`, 400, 'invalid_selection_field'],
    [`CFDocuments?fields=${'a,'.repeat(5_000)}`, 400, 'invalid_selection_field'],
  ])('says no to %.40s', async (path, status, code) => {
    const answer = await get(`${root}/${path}`);
    expect([answer.statusCode, minor(answer.json() as Json)]).toEqual([status, code]);
  });

  it('is only read from', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'] as const) {
      const answer = await here.app.inject({
        method,
        url: `${root}/CFItems/${uuid}`,
        headers: { 'content-type': 'application/json' },
        payload: '{}',
      });
      expect([method, answer.statusCode]).toEqual([method, 405]);
    }
  });
});

describe('a permanent address', () => {
  const shown = (uri: string) => Buffer.from(`${uri === home ? 'Framework' : 'Competency'}:${idFor(uri)}`).toString('base64url');

  it.each([
    ['text/html,application/xhtml+xml,*/*;q=0.8', 303],
    ['*/*', 303],
    ['application/json', 200],
    ['application/json;q=0.2, text/html;q=0.1', 200],
    ['application/json;q=0.1, text/html;q=0.2', 303],
    ['text/html;q=0, application/*', 200],
    ['image/png', 406],
    ['application/json;q=0', 406],
    [`${'a/b,'.repeat(2_000)}x/y`, 406],
  ])('answers %.60s with %i', async (accept, status) => {
    for (const url of [`/frameworks/${idFor(home)}`, `/competencies/${idFor('a')}`]) {
      const answer = await get(url, { accept });
      expect([answer.statusCode, answer.headers['vary']]).toEqual([status, 'Accept']);
    }
  });

  it('leads to the page of the thing, or is the thing in CASE', async () => {
    const id = shown('a');
    const page = await get(`/competencies/${idFor('a')}`, { accept: 'text/html' });
    expect(page.headers['location']).toBe(`/library/skill/${id}`);
    const list = shown(home);
    expect((await get(`/frameworks/${list}`, { accept: 'text/html' })).headers['location']).toBe(`/library/framework/${list}`);
    const json = await get(`/competencies/${id}`, { accept: 'application/json' });
    expect(json.json()).toMatchObject({ CFDocument: { uri: home }, CFItems: [{ identifier: uuid }] });
    const head = await get(`/competencies/${id}`, { accept: 'application/json' }, 'HEAD');
    expect([head.statusCode, head.body, head.headers['etag']]).toEqual([200, '', json.headers['etag']]);
  });

  it('of something retired says so, and its page still stands', async () => {
    const id = idFor('gone');
    expect((await get(`/competencies/${id}`, { accept: 'application/json' })).json()).toMatchObject({ code: 'RETIRED' });
    expect((await get(`/competencies/${id}`, { accept: 'application/json' })).statusCode).toBe(410);
    expect((await get(`/competencies/${id}`, { accept: 'text/html' })).statusCode).toBe(303);
  });

  it.each(['x', '%00', '..%2f..%2fetc%2fpasswd', "'%20OR%20true", '%F0%9F%A5%96', 'RnJhbWV3b3JrOg', 'a'.repeat(390)])(
    '%s is nobody’s, and nothing is said but that',
    async (id) => {
      for (const kind of ['frameworks', 'competencies']) {
        const answer = await get(`/${kind}/${id}`, { accept: 'application/json' });
        expect([answer.statusCode, (answer.json() as Json)['code']]).toEqual([404, 'NOT_HERE']);
      }
    },
  );

  it('saves a file with a name any system takes, drafts for curators only', async () => {
    const url = `/frameworks/${shown(home)}/export?format=case`;
    const file = await get(url);
    expect(file.headers['content-disposition']).toBe('attachment; filename="list-https-skills-example-list.case.json"');
    expect(file.headers['cache-control']).toBe('private, no-cache');
    const uris = (body: string) => (JSON.parse(body) as { CFItems: Json[] }).CFItems.map(({ uri }) => uri);
    expect(uris(file.body)).toEqual(['a', 'b']);
    const { cookie, personId } = await here.register('Cora');
    await here.give(personId, 'lakeside-college', 'curator');
    expect(uris((await get(url, { cookie })).body)).toEqual(['a', 'b']);
    expect(uris((await get(url, { cookie, 'skillweave-acting-as': 'lakeside-college/curator' })).body)).toEqual([
      'a',
      'b',
      'draft',
    ]);
    expect((await get(url, { 'skillweave-acting-as': 'lakeside-college/curator' })).statusCode).toBe(403);
  });

  it.each(['', '?format=', '?format=nothing', '?format=__proto__', '?format=case&format=case'])(
    'export%s is refused with the choices',
    async (query) => {
      const answer = await get(`/frameworks/${shown(home)}/export${query}`);
      expect([answer.statusCode, answer.json()]).toEqual([
        400,
        expect.objectContaining({ text: expect.stringContaining('?format=case') }),
      ]);
    },
  );
});
