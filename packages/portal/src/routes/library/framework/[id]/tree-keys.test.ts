// The keys of a tree lead where people who live by the keyboard expect them to.
import { expect, test } from 'vitest';
import { stepFor, typedAhead, type Row } from './tree-keys.ts';

const row = (name: string, parent: Row | null = null, more: Partial<Row> = {}): Row => ({
  name,
  parent,
  depth: parent ? parent.depth + 1 : 1,
  canOpen: false,
  isOpen: false,
  ...more,
});
const tools = row('Tools', null, { canOpen: true, isOpen: true });
const welding = row('welding', tools);
const sawing = row('Sawing', tools, { canOpen: true });
const talking = row('Talking');
const rows = [tools, welding, sawing, talking];

test.each([
  ['ArrowDown', tools, { go: welding }],
  ['ArrowDown', talking, null],
  ['ArrowUp', welding, { go: tools }],
  ['ArrowUp', tools, null],
  ['Home', talking, { go: tools }],
  ['End', tools, { go: talking }],
  ['ArrowRight', tools, { go: welding }],
  ['ArrowRight', sawing, { open: sawing }],
  ['ArrowRight', welding, null],
  ['ArrowLeft', tools, { close: tools }],
  ['ArrowLeft', welding, { go: tools }],
  ['ArrowLeft', talking, null],
  ['Enter', tools, null],
] as const)('%s', (key, from, step) => expect(stepFor(key, from, rows)).toEqual(step));

test('a letter goes to the next name that begins with it, and round again', () => {
  expect(typedAhead('t', tools, rows)).toBe(talking);
  expect(typedAhead('t', talking, rows)).toBe(tools);
  expect(typedAhead('W', tools, rows)).toBe(welding);
  expect(typedAhead('x', tools, rows)).toBeNull();
});

test('a word that grows stays where it is while it fits', () => {
  expect(typedAhead('ta', talking, rows)).toBe(talking);
  expect(typedAhead('to', talking, rows)).toBe(tools);
});

test('a branch that is open and still empty is not left downwards', () => {
  const loading = row('Loading', null, { canOpen: true, isOpen: true });
  expect(stepFor('ArrowRight', loading, [loading, talking])).toBeNull();
});
