// What is found and in which order: said as sentences, and held against plain oracles and random libraries.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { edits } from './edits.ts';
import { fold, forgiven, parseQuery, queryLetters, rank, wordsOf, type Findable } from './index.ts';

const thing = (
  id: string,
  name: string,
  more: Partial<{ otherNames: string[]; statement: string; language: string }> = {},
): Findable => ({
  id,
  code: null,
  words: [{ language: 'en', name, otherNames: [], statement: '', ...more }],
});
const order = (typed: string, things: readonly Findable[]) => rank(parseQuery(typed), things).map(({ item }) => item.id);

describe('text is compared as people mean it', () => {
  test.each([
    ['Été à Łódź', 'ete a lodz'],
    ['Straße', 'strasse'],
    ['ﬁnance, ＡＢＣ', 'finance abc'],
    ['co-operate/team', 'co operate team'],
    ['C++ and C#', 'c++ and c#'],
    ['مُحَاسَبَة', 'محاسبة'],
    ['看護師', '看 護 師'],
    ['👩‍🍳 !?', ''],
    ['각', '각'],
  ])('%s is %s', (text, folded) => expect(fold(text)).toBe(folded));

  test('folding twice changes no letter, and every word stands where it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        // A single sign such as ㌀ stands for a whole word, which only the second reading takes apart.
        expect(fold(fold(text)).replaceAll(' ', '')).toBe(fold(text).replaceAll(' ', ''));
        for (const { folded, start, end } of wordsOf(text)) expect(fold(text.slice(start, end))).toBe(folded);
      }),
    );
  });
});

/** Slips the slow way: by the definition, without a bound. */
function slowly(one: string, other: string): number {
  if (one === '' || other === '') return one.length + other.length;
  const costs = [
    slowly(one.slice(1), other) + 1,
    slowly(one, other.slice(1)) + 1,
    slowly(one.slice(1), other.slice(1)) + (one[0] === other[0] ? 0 : 1),
  ];
  const isSwap = one.length > 1 && other.length > 1 && one[0] === other[1] && one[1] === other[0];
  if (isSwap) costs.push(slowly(one.slice(2), other.slice(2)) + 1);
  return Math.min(...costs);
}

const letter = fc.constantFrom('a', 'b', 'c');

test('slips are counted as the definition counts them', () => {
  const word = fc.string({ unit: letter, maxLength: 6 });
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 3 }), (one, other, most) => {
      expect(edits(one, other, most)).toBe(Math.min(slowly(one, other), most + 1));
    }),
  );
});

describe('a question is bounded', () => {
  test('long text is cut, and says so', () => {
    const query = parseQuery('nursing '.repeat(2000));
    expect(query.typed.length).toBeLessThanOrEqual(queryLetters);
    expect(query).toMatchObject({ words: ['nursing'], isCut: true });
    expect(parseQuery(Array.from({ length: 40 }, (_, place) => `w${place}`).join(' '))).toMatchObject({ isCut: true });
  });

  test('slips are forgiven in words, not in endless rows of letters', () => {
    expect([3, 4, 7, 8, 50, 51, queryLetters].map(forgiven)).toEqual([0, 1, 1, 2, 2, 0, 0]);
  });

  test.each(['', '   ', '()[]{}"~*?:\\/^', '🙂🙂', '\u0000\uD800'])('%j asks for nothing', (typed) =>
    expect(parseQuery(typed).words).toEqual([]),
  );

  test('words that tell nothing are asked for only when nothing else was typed', () => {
    expect(parseQuery('care of the sick').words).toEqual(['care', 'sick']);
    expect(parseQuery('the').words).toEqual(['the']);
  });
});

describe('the order of answers', () => {
  test('is exact name, other name, beginning, words, slip, meaning', () => {
    const things = [
      thing('meaning', 'x', { statement: 'Cares for patients day and night.' }),
      thing('slip', 'patiens'),
      thing('words', 'caring for patients'),
      thing('beginning', 'patients at home'),
      thing('other', 'sick people', { otherNames: ['Patients'] }),
      thing('name', 'Patients'),
    ];
    expect(order('patients', things)).toEqual(['name', 'other', 'beginning', 'words', 'slip', 'meaning']);
  });

  test('a code is as good as a name', () => {
    const coded: Findable = { ...thing('coded', 'anything'), code: '11-1011.00' };
    expect(order('11-1011.00', [thing('a', '11 things'), coded])[0]).toBe('coded');
  });

  test('with languages, words of others do not count', () => {
    const both: Findable = {
      ...thing('both', 'nurse'),
      words: [...thing('', 'nurse').words, { language: 'fr', name: 'infirmier', otherNames: [], statement: '' }],
    };
    const [found] = rank(parseQuery('infirmier'), [both], ['en']);
    expect(found?.highlights).toEqual([]);
    expect(rank(parseQuery('infirmier'), [both], ['de', 'fr'])[0]).toMatchObject({ tier: 0, highlights: [{ language: 'fr' }] });
  });

  test('the words looked for are marked where they stand', () => {
    const [found] = rank(parseQuery('étude menr'), [thing('a', 'Mener une étude')]);
    const [{ text, ranges } = { text: '', ranges: [] }] = found?.highlights ?? [];
    expect(ranges.map(({ start, end }) => text.slice(start, end))).toEqual(['Mener', 'étude']);
  });
});

const word = fc.string({ unit: fc.constantFrom(...'abcdefghij'), minLength: 2, maxLength: 9 });
const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
const library = fc
  .array(fc.record({ name, otherNames: fc.array(name, { maxLength: 3 }), statement: name }), { minLength: 1, maxLength: 30 })
  .map((all) => all.map((each, place) => thing(`t${place}`, each.name, each)));

describe('in any library', () => {
  test('an exact name stands first', () => {
    fc.assert(
      fc.property(library, fc.nat(), (things, at) => {
        const asked = things[at % things.length];
        if (!asked) return;
        const [first] = rank(parseQuery(asked.words[0].name), things);
        expect(fold(first?.item.words[0].name ?? '')).toBe(fold(asked.words[0].name));
      }),
    );
  });

  test('the order does not depend on how candidates came', () => {
    fc.assert(
      fc.property(library, name, fc.infiniteStream(fc.nat()), (things, typed, chance) => {
        const shuffled = things
          .map((each) => ({ each, key: chance.next().value ?? 0 }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ each }) => each);
        expect(order(typed, shuffled)).toEqual(order(typed, things));
        expect(order(typed, shuffled)).toHaveLength(things.length);
      }),
    );
  });

  test('one slip in a long enough name still finds it among the first three', () => {
    const long = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), minLength: 6, maxLength: 14 });
    fc.assert(
      fc.property(
        fc.uniqueArray(long, { minLength: 1, maxLength: 12 }),
        fc.nat(),
        fc.nat(),
        fc.nat(3),
        (names, pick, where, slip) => {
          const things = names.map((each, place) => thing(`t${place}`, each));
          const asked = names[pick % names.length] ?? '';
          // Somebody else's whole name may lie a slip away, and then it is rightly first.
          fc.pre(names.every((each) => each === asked || slowlyFar(each, asked)));
          expect(forgiven(asked.length)).toBeGreaterThan(0);
          const found = rank(parseQuery(slipped(asked, where, slip)), things).slice(0, 3);
          expect(found.map(({ item }) => item.words[0].name)).toContain(asked);
        },
      ),
    );
  });
});

const slowlyFar = (one: string, other: string) => edits(one, other, 4) > 4;

function slipped(text: string, where: number, slip: number): string {
  const at = where % (text.length - 1);
  if (slip === 0) return text.slice(0, at) + text.slice(at + 1);
  if (slip === 1) return `${text.slice(0, at)}z${text.slice(at)}`;
  if (slip === 2) return `${text.slice(0, at)}q${text.slice(at + 1)}`;
  return text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2);
}
