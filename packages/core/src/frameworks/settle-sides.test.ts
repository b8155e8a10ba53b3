// What is known tells what it is related to, whatever the order; where nobody says anything it is a competency.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { GatheredRelation, RelationFacts } from './gathered.ts';
import { settledSides } from './settle-sides.ts';
import type { Side } from './sides.ts';

const relation = (from: string, to: string, facts: RelationFacts): GatheredRelation => ({
  is: 'relation',
  from,
  to,
  ...facts,
  place: { file: 'made' },
});
const mapping = (from: string, to: string, ends?: Side) =>
  relation(from, to, { type: 'mapping', predicate: 'closeMatch', ...(ends && { ends }) });
const nobody = () => undefined;

it('of a chain of claims one known end says what all are', () => {
  const chain = [mapping('a', 'b'), mapping('c', 'b'), mapping('c', 'job')];
  const sideOf = settledSides(chain, (uri) => (uri === 'job' ? 'target' : undefined));
  expect(['a', 'b', 'c', 'job'].map(sideOf)).toEqual(['target', 'target', 'target', 'target']);
});

it('what a relation wants of its ends counts before what claims say of theirs', () => {
  const sideOf = settledSides(
    [mapping('a', 'b', 'target'), relation('job', 'a', { type: 'rated' }), mapping('x', 'y', 'target'), mapping('y', 'z')],
    nobody,
  );
  expect(['a', 'b', 'job', 'x', 'y', 'z'].map(sideOf)).toEqual([
    'competency',
    'competency',
    'target',
    'target',
    'target',
    'target',
  ]);
});

it('where nothing is said it is a competency', () => {
  expect(settledSides([mapping('a', 'b')], nobody)('b')).toBe('competency');
});

// The plain rule: sets of things that alike relations join, through what is not known itself.
function joined(relations: readonly GatheredRelation[], firm: ReadonlyMap<string, Side>, start: string): Set<string> {
  const set = new Set([start]);
  for (let before = 0; before !== set.size;) {
    before = set.size;
    for (const { from, to } of relations)
      for (const [one, other] of [
        [from, to],
        [to, from],
      ] as const)
        if (set.has(one) && (one === start || !firm.has(one))) set.add(other);
  }
  return set;
}

it('any relations are settled by the plain rule', () => {
  const uri = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
  const side = fc.constantFrom<Side>('competency', 'target');
  const claims = fc.array(
    fc
      .tuple(uri, uri, fc.boolean())
      .map(([from, to, isClaim]) => (isClaim ? mapping(from, to) : relation(from, to, { type: 'related' }))),
    { maxLength: 10 },
  );
  fc.assert(
    fc.property(claims, fc.dictionary(uri, side, { maxKeys: 3, noNullPrototype: true }), (relations, given) => {
      const firm = new Map(Object.entries(given));
      const sideOf = settledSides(relations, (each) => firm.get(each));
      for (const each of 'abcdefg') {
        const sides = new Set([...joined(relations, firm, each)].flatMap((one) => firm.get(one) ?? []));
        const allowed = firm.has(each) ? [firm.get(each)] : sides.size === 0 ? ['competency'] : [...sides];
        expect(allowed).toContain(sideOf(each));
      }
    }),
    { numRuns: 500 },
  );
});
