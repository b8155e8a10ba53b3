// Which matches let one skill count as another, and in which direction.
import { expect, it } from 'vitest';
import { countsAs, type Judged } from './counts-as.ts';

const agreed = [{ agreement: 0.8 }, { agreement: 0.6 }];
const sound: Judged = {
  predicate: 'exactMatch',
  not: false,
  confidence: 0.95,
  state: 'published',
  isCurrent: true,
  reviews: agreed,
};
const edges = (change: Partial<Judged>) =>
  countsAs({ ...sound, ...change }).map(({ direction, weight }) => `${direction} ${weight}`);

it('an exact match counts in full both ways once two reviewers agree and it is sure enough', () => {
  expect(edges({})).toEqual(['forth full', 'back full']);
  expect(edges({ reviews: [{ agreement: 0.8 }] })).toEqual(['forth part', 'back part']);
  expect(edges({ reviews: [{ agreement: 0.8 }, { agreement: -0.2 }] })).toEqual(['forth part', 'back part']);
  expect(edges({ confidence: 0.89 })).toEqual(['forth part', 'back part']);
});

it('a close match counts in part both ways, once somebody agreed', () => {
  expect(edges({ predicate: 'closeMatch' })).toEqual(['forth part', 'back part']);
  expect(edges({ predicate: 'closeMatch', reviews: [] })).toEqual([]);
  expect(edges({ predicate: 'closeMatch', confidence: 0.59 })).toEqual([]);
});

it('the narrower counts in part as the broader, never the reverse', () => {
  expect(edges({ predicate: 'narrowMatch' })).toEqual(['back part']);
  expect(edges({ predicate: 'broadMatch' })).toEqual(['forth part']);
});

it('what is only related, denied, not published or past its end leaves nothing; what is disputed counts until it is decided', () => {
  expect(edges({ predicate: 'relatedMatch' })).toEqual([]);
  expect(edges({ not: true })).toEqual([]);
  for (const state of ['proposed', 'inReview', 'deprecated']) expect(edges({ state })).toEqual([]);
  expect(edges({ isCurrent: false })).toEqual([]);
  expect(edges({ state: 'disputed' })).toEqual(['forth full', 'back full']);
});
