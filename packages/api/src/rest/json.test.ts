// How deep JSON is, told without parsing it.
import { expect, it } from 'vitest';
import { depthOf } from './json.ts';

it.each([
  ['', 0],
  ['"[[["', 0],
  ['"\\"[[["', 0],
  ['{"a":[1,{"b":2}]}', 3],
  ['[[],[[]],[]]', 3],
  [`${'['.repeat(20_000)}`, 20_000],
  [']]]', 0],
])('%#', (json, depth) => {
  expect(depthOf(json)).toBe(depth);
});
