// What a curator is offered, from each state.
import { describe, expect, it } from 'vitest';
import { decisions, decisionsFor, states } from './decisions.ts';

const names = (...asked: Parameters<typeof decisionsFor>) => decisionsFor(...asked).map(({ name }) => name);

it('who accepted a claim is not offered to publish it', () => {
  expect(names('ACCEPTED', true)).toContain('PUBLISH');
  expect(names('ACCEPTED', false)).not.toContain('PUBLISH');
});

it('nothing new is published without being accepted first', () => {
  expect(names('PROPOSED', true)).toEqual(['ACCEPT', 'REJECT']);
});

describe.each(states)('a claim that is %s', (state) => {
  it('can always be decided on, and no two decisions share a key', () => {
    const keys = decisionsFor(state, true).map(({ key }) => key);
    expect(keys.length).toBeGreaterThan(0);
    expect(new Set(keys).size).toBe(keys.length);
    // j, k and n move about.
    expect(keys.filter((key) => 'jkng?/'.includes(key))).toEqual([]);
  });
});

it('whoever says no says why', () => {
  expect(decisions.filter(({ needsReason }) => needsReason).map(({ name }) => name)).toEqual(['RETURN', 'REJECT']);
});
