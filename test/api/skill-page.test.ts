// What the pages about one skill and one framework are told, and by how many statements. On every engine at hand.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { later } from '../../packages/core/src/terms/index.ts';
import type { Gathered } from '../../packages/core/src/frameworks/gathered.ts';
import { encodeId } from '../../packages/api/src/schema/ids.ts';
import { idFor } from '../../packages/api/src/write/frameworks/identity.ts';
import { engines } from '../graph/engines.ts';
import { framework, item, load, relation } from '../graph/frameworks.ts';
import { seedDay, stage, type Actor, type Stage } from './stage.ts';

const home = 'https://skills.example/trades';
const council = { as: 'lakeside-skills-council/curator' };
const german = { language: 'de', name: 'Schweißen', otherNames: ['Fügen'], statement: 'Kann schweißen.' };
const pieces = (version: string, more: Gathered[]): Gathered[] => [
  { ...framework(home, version), licence: 'CC BY 4.0', attribution: 'From the Trades list.', language: 'en' } as Gathered,
  item(home, 'metal', { kind: 'group', code: 'M', words: [{ language: 'en', name: 'Metal work' }] }),
  item(home, 'joining', { kind: 'group', code: 'J', words: [{ language: 'en', name: 'Joining' }] }),
  item(home, 'best', { kind: 'collection', words: [{ language: 'en', name: 'Best of all' }] }),
  item(home, 'saw', { words: [{ language: 'en', name: 'Saw' }] }),
  item(home, 'file', { words: [{ language: 'en', name: 'File' }] }),
  relation('weld', 'metal', { type: 'broader', order: 2 }),
  relation('weld', 'joining', { type: 'broader' }),
  relation('saw', 'metal', { type: 'broader', order: 1 }),
  relation('weld', 'best', { type: 'collectedIn' }),
  relation('weld', 'saw', { type: 'requires', necessity: 'optional' }),
  relation('saw', 'weld', { type: 'related' }),
  item(home, 'welder', { kind: 'occupation', words: [{ language: 'en', name: 'Welder' }] }),
  item(home, 'crafts', { kind: 'occupationGroup', code: '7', words: [{ language: 'en', name: 'Crafts' }] }),
  relation('smith', 'crafts', { type: 'broader', order: 1 }),
  relation('welder', 'crafts', { type: 'broader', order: 0 }),
  item(home, 'smith', { kind: 'occupation', words: [{ language: 'en', name: 'Smith' }] }),
  item(home, 'artist', { kind: 'occupation', words: [{ language: 'en', name: 'Artist' }] }),
  relation('welder', 'weld', { type: 'asks', necessity: 'essential', level: '3' }),
  relation('smith', 'weld', { type: 'asks', necessity: 'optional' }),
  relation('smith', 'weld', { type: 'rated', importance: 3.5, level: 2.25, isSuppressed: true }),
  relation('welder', 'weld', { type: 'rated', importance: 4.75, level: 5 }),
  relation('artist', 'weld', { type: 'rated', importance: 1 }),
  ...more,
];
const weldThen = item(home, 'weld', {
  code: 'M1',
  words: [{ language: 'en', name: 'Welding', otherNames: ['Join'], statement: 'Welds.' }],
});
const weldNow = item(home, 'weld', { code: 'M1', words: [{ language: 'en', name: 'Weld', statement: 'Welds metal.' }, german] });
const first = pieces('1', [
  weldThen,
  item(home, 'rivet', { words: [{ language: 'en', name: 'Rivet' }] }),
  item(home, 'glue', { words: [{ language: 'en', name: 'Glue' }] }),
  relation('rivet', 'metal', { type: 'broader' }),
  relation('weld', 'rivet', { type: 'mapping', predicate: 'narrowMatch', confidence: 0.6, justification: 'Looks alike.' }),
]);
const second = pieces('2', [
  weldNow,
  item(home, 'rivet', { words: [{ language: 'en', name: 'Rivet' }], state: 'deprecated' }),
  relation('rivet', 'metal', { type: 'broader' }),
  relation('rivet', 'weld', { type: 'replacedBy' }),
]);

const id = (uri: string) => encodeId('Competency', idFor(uri));
const target = (uri: string) => encodeId('Target', idFor(uri));
const list = encodeId('Framework', idFor(home));
const Skill = `query ($id: ID!) { node(id: $id) { ... on Competency { name kind state retiredAt level language otherNames
  wordings { language name statement otherNames } editions { name statement version state }
  surroundings(first: 1) { relation totalCount some { necessity competency { name kind state } } }
  demand { way totalCount } askedBy(first: 2) { pageInfo { hasNextPage endCursor } nodes { way level importance measuredLevel reliability target { name kind } } } } } }`;
const More = `query ($id: ID!, $way: AskingWay, $after: String) { node(id: $id) { ... on Competency {
  askedBy(way: $way, first: 2, after: $after) { pageInfo { hasNextPage endCursor } nodes { way importance target { name } } } } } }`;
type Askers = {
  nodes: { way: string; target: { name: string } }[];
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
};
const Matches = `query ($id: ID!) { node(id: $id) { ... on Competency {
  matches { nodes { side claim saidBy competency { name } mapping { predicate confidence state justification } } } } } }`;
const Tree = `query ($id: ID!, $of: [ID!]!, $groups: [ID!]!) { node(id: $id) { ... on Framework { attribution language languages
  contents { kind current retired } releases { version added changed retired }
  topLevel { nodes { kind narrowerCount broaderCount competency { name } } }
  branches(of: $of) { of items { nodes { kind narrowerCount broaderCount competency { name } } } }
  topLevelTargets { nodes { ...Place } } targetBranches(of: $groups) { of items { nodes { ...Place } } } } } }
  fragment Place on TargetTreeItem { narrowerCount broaderCount target { name code kind } }`;

describe.each(await engines())('on the %s engine', (engine) => {
  let here: Stage;
  let anybody: Actor;
  beforeAll(async () => {
    here = await stage(engine);
    anybody = here.stranger;
    await load(here.graph, first, { clock: () => seedDay });
    await load(here.graph, second, { clock: () => later(seedDay, 60_000) });
  });
  afterAll(() => here.leave());
  // oxlint-disable-next-line typescript/no-explicit-any
  const node = async (question: string, variables: object, who = anybody): Promise<any> =>
    (await who.get(question, variables)).node;

  test('a skill tells its words in every language, what it said before, and what stands around it', async () => {
    const weld = await node(Skill, { id: id('weld') });
    expect(weld).toMatchObject({ name: 'Weld', kind: 'SKILL', state: 'PUBLISHED', language: 'en', otherNames: [] });
    expect(weld.wordings).toEqual([german]);
    expect(weld.editions).toEqual([{ name: 'Welding', statement: 'Welds.', version: '1', state: 'PUBLISHED' }]);
    const one = (name: string, kind = 'SKILL', more = {}) => [
      { necessity: null, ...more, competency: { name, kind, state: 'PUBLISHED' } },
    ];
    const retired = [{ necessity: null, competency: { name: 'Rivet', kind: 'SKILL', state: 'RETIRED' } }];
    expect(weld.surroundings).toEqual([
      { relation: 'BROADER', totalCount: 2, some: one('Joining', 'GROUP') },
      { relation: 'COLLECTED_IN', totalCount: 1, some: one('Best of all', 'COLLECTION') },
      { relation: 'RELATED', totalCount: 1, some: one('Saw') },
      { relation: 'REPLACES', totalCount: 1, some: retired },
      { relation: 'REQUIRES', totalCount: 1, some: one('Saw', 'SKILL', { necessity: 'HELPFUL' }) },
    ]);
  });

  test('who asks for it comes in the order of how much: needed, helpful, then as measured, most important first', async () => {
    const { demand, askedBy } = await node(Skill, { id: id('weld') });
    expect(demand).toEqual([
      { way: 'REQUIRED', totalCount: 1 },
      { way: 'HELPFUL', totalCount: 1 },
      { way: 'RATED', totalCount: 3 },
    ]);
    expect(askedBy.nodes[0]).toEqual({
      way: 'REQUIRED',
      level: '3',
      importance: null,
      measuredLevel: null,
      reliability: 'USUAL',
      target: { name: 'Welder', kind: 'OCCUPATION' },
    });
    const seen: unknown[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page: Askers = (await node(More, { id: id('weld'), after })).askedBy;
      seen.push(...page.nodes.map(({ way, target }) => `${way} ${target.name}`));
      ({ endCursor: after, hasNextPage: more } = page.pageInfo);
    }
    expect(seen).toEqual(['REQUIRED Welder', 'HELPFUL Smith', 'RATED Welder', 'RATED Smith', 'RATED Artist']);
    const rated = (await node(More, { id: id('weld'), way: 'RATED' })).askedBy.nodes;
    expect(rated.map(({ importance }: { importance: number }) => importance)).toEqual([4.75, 3.5]);
  });

  test('what is retired says so and names what took its place', async () => {
    const rivet = await node(Skill, { id: id('rivet') });
    expect(rivet).toMatchObject({ name: 'Rivet', state: 'RETIRED' });
    expect(await node(Skill, { id: id('glue') })).toMatchObject({
      state: 'RETIRED',
      retiredAt: later(seedDay, 60_000),
      surroundings: [],
    });
    expect(rivet.surroundings).toContainEqual({
      relation: 'REPLACED_BY',
      totalCount: 1,
      some: [{ necessity: null, competency: { name: 'Weld', kind: 'SKILL', state: 'PUBLISHED' } }],
    });
  });

  test('a claim that came with a file is seen by who curates, from either side, and by nobody else', async () => {
    expect((await node(Matches, { id: id('weld') })).matches.nodes).toEqual([]);
    expect((await node(Matches, { id: id('weld') }, await here.as('ingrid'))).matches.nodes).toEqual([]);
    const ingrid = await here.as('ingrid', council);
    const mapping = { predicate: 'narrowMatch', confidence: 0.6, state: 'proposed', justification: 'Looks alike.' };
    const told = { claim: 'HOLDS', saidBy: 'A keeper', mapping };
    expect((await node(Matches, { id: id('weld') }, ingrid)).matches.nodes).toEqual([
      { side: 'FROM', competency: { name: 'Rivet' }, ...told },
    ]);
    expect((await node(Matches, { id: id('rivet') }, ingrid)).matches.nodes).toEqual([
      { side: 'TO', competency: { name: 'Weld' }, ...told },
    ]);
  });

  test('a published match names the person who says so, for everyone', async () => {
    const { competencies } = await anybody.get('{ competencies(search: "W3.2") { nodes { id } } }');
    const { matches } = await node(Matches, { id: competencies.nodes[0].id });
    expect(matches.nodes).toContainEqual(
      expect.objectContaining({
        side: 'FROM',
        saidBy: 'Ingrid Solberg',
        mapping: expect.objectContaining({ state: 'published' }),
      }),
    );
  });

  test('a framework tells what it holds and what came when; its tree has one skill at two places, in its keeper’s order', async () => {
    const of = [id('metal'), id('joining'), 'not-an-id'];
    const { branches, topLevel, ...more } = await node(Tree, { id: list, of, groups: [target('crafts'), id('metal')] });
    const { topLevelTargets, targetBranches, ...told } = more;
    expect(told).toEqual({
      attribution: 'From the Trades list.',
      language: 'en',
      languages: ['de'],
      contents: [
        { kind: 'collection', current: 1, retired: 0 },
        { kind: 'group', current: 2, retired: 0 },
        { kind: 'skill', current: 3, retired: 2 },
        { kind: 'occupation', current: 3, retired: 0 },
        { kind: 'occupationGroup', current: 1, retired: 0 },
      ],
      releases: [
        { version: '2', added: 0, changed: 2, retired: 1 },
        { version: '1', added: 12, changed: 0, retired: 0 },
      ],
    });
    const place = (name: string, narrowerCount = 0, broaderCount = 0, kind = 'SKILL') => ({
      kind,
      narrowerCount,
      broaderCount,
      competency: { name },
    });
    expect(topLevel.nodes).toEqual([
      place('Joining', 1, 0, 'GROUP'),
      place('Metal work', 2, 0, 'GROUP'),
      place('Best of all', 0, 0, 'COLLECTION'),
      place('File'),
    ]);
    expect(branches).toEqual([
      { of: id('metal'), items: { nodes: [place('Saw', 0, 1), place('Weld', 0, 2)] } },
      { of: id('joining'), items: { nodes: [place('Weld', 0, 2)] } },
      { of: 'not-an-id', items: { nodes: [] } },
    ]);
    const work = (name: string, narrowerCount = 0, broaderCount = 0, more = {}) => ({
      narrowerCount,
      broaderCount,
      target: { name, code: null, kind: 'OCCUPATION', ...more },
    });
    expect(topLevelTargets.nodes).toEqual([work('Crafts', 2, 0, { kind: 'OCCUPATION_GROUP', code: '7' }), work('Artist')]);
    expect(targetBranches).toEqual([
      { of: target('crafts'), items: { nodes: [work('Welder', 0, 1), work('Smith', 0, 1)] } },
      // A skill is no occupation.
      { of: id('metal'), items: { nodes: [] } },
    ]);
  });

  test('each field takes one statement, however many skills or branches are asked for', async () => {
    const { statements } = await anybody.ask(Skill, { id: id('weld') });
    expect(statements.toSorted()).toEqual(
      [
        'competency/asked-by',
        'competency/by-ids',
        // Once for the skill, once for all that stand around it.
        'competency/details',
        'competency/details',
        'competency/editions',
        'competency/demand',
        'competency/surroundings',
        'competency/wordings',
      ].toSorted(),
    );
    const tree = await anybody.ask(Tree, {
      id: list,
      of: [id('metal'), id('joining'), id('best')],
      groups: [target('crafts'), target('welder')],
    });
    expect(tree.statements.toSorted()).toEqual([
      'competency/narrower',
      'framework/by-ids',
      'framework/contents',
      'framework/details',
      'framework/languages',
      'framework/releases',
      'framework/top-level',
      'framework/top-level-targets',
      'target/narrower',
    ]);
  });

  test('more branches than a page can open at once are refused, and so is a cursor of no list', async () => {
    const thirteen = Array.from({ length: 13 }, () => id('metal'));
    for (const [of, groups] of [
      [thirteen, []],
      [[], thirteen],
    ]) {
      const { errors } = await anybody.ask(Tree, { id: list, of, groups });
      expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    }
    const cut = await anybody.ask(More, { id: id('weld'), after: '%' });
    expect(cut.errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });
});
