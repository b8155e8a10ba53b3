// CASE packages come in however they are wrapped, and go out as they came.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GatheredItem, GatheredRelation, RelationFacts } from '../gathered.ts';
import { counted, fileOf, gather, graphOf, mutated, someText } from '../gathering.test-data.ts';
import { bakery, uriOf } from './case.test-data.ts';
import { caseFormat } from './format.ts';
import { writeCase } from './write.ts';

const at = '2026-11-24T12:00:00.000Z';
const read = (value: unknown) => gather(caseFormat, fileOf('bakery.json', JSON.stringify(value)));

/** A package of one document with this item and this association; `ENDS:3` stands for ends at u:2 and u:3. */
function ends(item: string, association: string): string {
  const node = (number: string) => `{"title":"T","identifier":"${number}","uri":"u:${number}"}`;
  const joined = association.replace(
    /ENDS:(\d)/,
    (_, to: string) => `"originNodeURI":${node('2')},"destinationNodeURI":${node(to)}`,
  );
  return `{"CFDocument":{"uri":"u:1","title":"T"},"CFItems":[${item}],"CFAssociations":[${joined}]}`;
}

describe('a package', () => {
  it('is read the same flat, wrapped and in a list', async () => {
    const flat = graphOf(await read(bakery));
    expect(graphOf(await read({ CFPackage: bakery }))).toEqual(flat);
    expect(graphOf(await read([bakery]))).toEqual(flat);
    expect(flat.items).toHaveLength(4);
  });

  it('says who keeps it, and under which licence', async () => {
    const { frameworks } = await read(bakery);
    expect(frameworks[0]).toMatchObject({
      name: 'Bread and ovens',
      publisher: 'Guild of Bakers',
      licence: 'CC BY 4.0',
      attribution: 'Name the guild.',
      version: '2',
      language: 'en',
    });
  });

  it('keeps words, kinds, order and what we have no word for', async () => {
    const { items, remarks } = await read(bakery);
    expect(items[0]).toMatchObject({ kind: 'group', code: 'D', order: 2, words: [{ language: 'en', name: 'Dough' }] });
    expect(items[1]).toMatchObject({
      kind: 'skill',
      words: [{ name: 'Judging dough', otherNames: ['dough', 'resting'] }],
      facts: { educationLevel: '["11","12"]', notes: 'Old wording' },
    });
    expect(items[2]).toMatchObject({ kind: 'ability', state: 'deprecated' });
    expect(items[3]?.words[0]).toEqual({ language: 'fr', name: 'Mener le four.' });
    expect(counted(remarks)).toEqual({ 'orphan-item': 1, 'unknown-association': 1 });
  });

  it('keeps every relation in its direction, also to things outside', async () => {
    const { relations } = await read(bakery);
    expect(relations.map(({ type, from, to }) => [type, from, to])).toEqual([
      ['broader', uriOf(11), uriOf(10)],
      ['broader', uriOf(12), uriOf(10)],
      ['precedes', uriOf(11), uriOf(12)],
      ['exemplarOf', 'https://films.example/dough', uriOf(11)],
      ['mapping', uriOf(11), 'https://other.example/7'],
      ['related', uriOf(11), uriOf(12)],
      ['replacedBy', uriOf(12), uriOf(11)],
      ['related', uriOf(11), 'https://levels.example/3'],
      ['mapping', uriOf(13), uriOf(12)],
      ['related', uriOf(13), uriOf(11)],
    ]);
    expect(relations[4]).toMatchObject({ predicate: 'exactMatch', toName: 'Testing dough' });
  });

  it.each([
    ['{"CFDocument":{}}', { 'no-framework': 1 }],
    ['{"CFItems":[]}', { 'no-framework': 1 }],
    ['[]', { 'nothing-here': 1 }],
    ['[4]', { 'not-an-object': 1 }],
    ['{"CFDocument":{"uri":"u:1"},"CFItems":{},"CFAssociations":4}', { 'no-title': 1, 'not-a-list': 2 }],
    [
      '{"CFDocument":{"uri":"u:1","title":"T"},"CFItems":[3,{},{"uri":"u:2"}]}',
      { 'not-an-object': 1, 'no-identity': 1, 'no-words': 1, 'no-statement': 0 },
    ],
    [ends('{"identifier":"x","lastChangeDateTime":"yesterday","fullStatement":"F"}', ''), { 'bad-date': 1 }],
    [ends('', '{"associationType":"isChildOf","originNodeURI":{"uri":"u:2"}}'), { 'no-end': 1 }],
    [ends('', '{"associationType":"isPeerOf",ENDS:2}'), { 'self-relation': 1 }],
    [ends('', '{"associationType":"isPeerOf","sequenceNumber":"first",ENDS:3}'), { 'bad-order': 1 }],
    ['{"CFDocument":{"__proto__":1}}', { 'broken-json': 1 }],
    ['{"CFDocument":{"uri":"u:1","uri":"u:2"}}', { 'broken-json': 1 }],
    ['{"CFDocument":12345678901234567890}', { 'broken-json': 1 }],
  ])('that is wrong is remarked on: %s', async (text, codes) => {
    const { remarks } = await gather(caseFormat, fileOf('odd.json', text));
    const wanted = Object.fromEntries(Object.entries(codes).filter(([, count]) => count > 0));
    expect(counted(remarks)).toMatchObject(wanted);
  });

  it('that is broken says in which line and column', async () => {
    const { remarks } = await gather(caseFormat, fileOf('broken.json', '{\n "CFDocument": {},,\n}'));
    expect(remarks[0]?.text).toContain('line 2, column 19');
    expect(remarks[0]?.place).toEqual({ file: 'broken.json', row: 2, column: '19' });
  });

  it('with a hundred thousand lists in one another is refused', async () => {
    const { remarks } = await gather(caseFormat, fileOf('deep.json', '['.repeat(100_000)));
    expect(counted(remarks)).toEqual({ 'broken-json': 1 });
  });

  it('in another encoding, or too large to be held, is refused before it is read on', async () => {
    const latin = fileOf('bakery.json', Buffer.from('{"CFDocument":{"title":"Brød"}}', 'latin1'));
    expect(counted((await gather(caseFormat, latin)).remarks)).toEqual({ 'not-utf8': 1 });
    let handed = 0;
    const endless = async function* () {
      for (; handed < 1_000; handed += 1) yield Buffer.alloc(1_000_000, ' ');
    };
    const { remarks } = await gather(caseFormat, { name: 'bakery.json', bytes: endless });
    expect(counted(remarks)).toEqual({ 'too-large': 1 });
    expect(handed).toBeLessThan(100);
  });

  it('of which only the schema is at hand is none', () => {
    const schema = { $schema: 'https://json-schema.org/draft/2019-09/schema', properties: { CFDocument: {} } };
    expect(caseFormat.recognises(Buffer.from(JSON.stringify(schema)))).toBe(false);
    expect(caseFormat.recognises(Buffer.from(JSON.stringify(bakery)))).toBe(true);
  });

  it('names the same item once', async () => {
    const twice = {
      ...bakery,
      CFItems: [...bakery.CFItems, bakery.CFItems[1]],
      CFAssociations: [...bakery.CFAssociations, bakery.CFAssociations[3]],
    };
    const found = await read(twice);
    expect(counted(found.remarks)['duplicate-item']).toBe(1);
    expect(found.relations).toHaveLength(10);
  });

  it('with any value in any place is read or remarked on, and never stops us', async () => {
    await fc.assert(
      fc.asyncProperty(mutated(bakery), async (odd) => {
        const { frameworks, items, remarks } = await read(odd);
        expect(frameworks.length + remarks.length).toBeGreaterThan(0);
        for (const item of items) expect(item.uri.length && item.words[0].name.length).toBeGreaterThan(0);
        if (frameworks[0]) writeCase({ ...(await read(odd)), framework: frameworks[0] }, at);
      }),
      { numRuns: 300 },
    );
  });
});

describe('what is written', () => {
  it('is the package that was read', async () => {
    const first = await read(bakery);
    const { text } = writeCase({ ...first, framework: first.frameworks[0]! }, at);
    const again = await read(JSON.parse(text));
    expect(graphOf(again)).toEqual(graphOf(first));
    expect({ ...again.frameworks[0], facts: 0 }).toEqual({ ...first.frameworks[0], facts: 0 });
    expect(JSON.parse(text).CFRubrics).toEqual(bakery.CFRubrics);
  });

  it('names an item by the same identifier wherever it points to it', () => {
    const identifier = '5f0a1c00-0000-4000-8000-00000000abcd';
    const items = [0, 1].map((index): GatheredItem => {
      const words = [{ language: 'en', name: `Item ${index}` }] as const;
      return {
        is: 'item',
        uri: uri(index),
        framework: framework.uri,
        kind: 'skill',
        words,
        state: 'published',
        facts: { identifier },
        place,
      };
    });
    const relations: GatheredRelation[] = [{ is: 'relation', type: 'precedes', from: uri(0), to: uri(1), place }];
    const { CFAssociations } = JSON.parse(writeCase({ framework, items, relations }, at).text);
    expect(CFAssociations[0].originNodeURI.identifier).toBe(identifier);
    expect(CFAssociations[0].destinationNodeURI.identifier).toBe(identifier);
  });

  it('holds every framework but for what is declared lost', async () => {
    await fc.assert(
      fc.asyncProperty(pieces, async (some) => {
        const { text, losses } = writeCase(some, at);
        const again = await read(JSON.parse(text));
        const lost = new Set(losses.filter(({ code }) => code !== 'extension-relation').map(({ uri }) => uri));
        const kept = { items: some.items.filter(({ uri }) => !lost.has(uri)), relations: some.relations };
        const back = { items: again.items.filter(({ uri }) => !lost.has(uri)), relations: again.relations };
        expect(graphOf(back)).toEqual(graphOf(kept));
      }),
    );
  });
});

const place = { file: 'made' };
const framework = { is: 'framework', uri: 'https://made.example/f', name: 'Made', publisher: 'Us', language: 'en' } as const;
const uri = (index: number) => `https://made.example/i/${index}`;
const itemLike = fc.record(
  {
    kind: fc.constantFrom('skill', 'competency', 'group', 'occupation', 'level', 'task', 'attitude'),
    code: someText,
    name: someText,
    statement: fc.option(someText, { nil: undefined }),
    otherNames: fc.uniqueArray(someText, { minLength: 1, maxLength: 3 }),
    languages: fc.constantFrom(['en'], ['und'], ['fr', 'en']),
    state: fc.constantFrom('published', 'draft', 'deprecated'),
    order: fc.nat(99),
    facts: fc.dictionary(
      fc.constantFrom('notes', 'educationLevel', 'colour', 'CFItemTypeURI', 'licenseURI'),
      fc.oneof(someText, fc.json()),
      {
        minKeys: 1,
        noNullPrototype: true,
      },
    ),
  },
  { requiredKeys: ['kind', 'name', 'statement', 'languages', 'state'] },
);
const relationFacts: fc.Arbitrary<RelationFacts> = fc.oneof(
  fc.record({ type: fc.constant('broader' as const), order: fc.nat(9) }, { requiredKeys: ['type'] }),
  fc.constantFrom<RelationFacts>(
    { type: 'requires', necessity: 'optional' },
    { type: 'asks', necessity: 'essential', level: 'B2' },
    { type: 'rated', importance: 4.25, isSuppressed: true },
    { type: 'collectedIn' },
    { type: 'precedes' },
    { type: 'related', order: 3 },
    { type: 'exemplarOf' },
    { type: 'replacedBy' },
    { type: 'mapping', predicate: 'exactMatch', confidence: 0.5, justification: 'by hand' },
    { type: 'mapping', predicate: 'exactMatch', not: true },
    { type: 'mapping', predicate: 'narrowMatch', source: 'a list' },
  ),
);
const pieces = fc
  .tuple(
    fc.array(itemLike, { minLength: 1, maxLength: 6 }),
    fc.array(fc.tuple(relationFacts, fc.nat(7), fc.nat(7)), { maxLength: 8 }),
  )
  .map(([likes, joins]) => ({
    framework,
    items: likes.map(({ name, statement, otherNames, languages, facts, ...rest }, index): GatheredItem => {
      const words = languages.map((language) => ({
        language,
        name,
        statement: statement ?? name,
        ...(otherNames && { otherNames }),
      }));
      // What the first words of a long text are, nobody writes down.
      const shown = facts && Object.fromEntries(Object.entries(facts).map(([key, fact]) => [key, compact(fact)]));
      return {
        is: 'item',
        uri: uri(index),
        framework: framework.uri,
        changedAt: at,
        ...rest,
        words: words as never,
        ...(shown && { facts: shown }),
        place,
      } as GatheredItem;
    }),
    relations: unique(
      joins
        .filter(([, from, to]) => from !== to)
        .map(([said, from, to]): GatheredRelation => ({ ...said, is: 'relation', from: uri(from), to: uri(to), place })),
    ),
  }));

function compact(fact: string): string {
  return fact === 'null' ? 'none' : fact;
}

function unique(relations: GatheredRelation[]): GatheredRelation[] {
  const seen = new Set<string>();
  return relations.filter((relation) => {
    const key = `${relation.type} ${relation.from} ${relation.to}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
