// A file of own skills is read as it was written, and nothing of it when any of it is something else.
import { array, assert, constant, constantFrom, oneof, property, record, string } from 'fast-check';
import { expect, it } from 'vitest';
import { readStatedSkills } from './own-skills.ts';

const words = string({ minLength: 1, maxLength: 60, unit: 'grapheme' });
const maybe = oneof(words, constant(null));
const at = constantFrom('2026-01-01T00:00:00.000Z', '2026-11-23T12:00:00.000Z');
const skill = record({ uri: words, name: words, note: maybe, link: maybe, statedAt: at, changedAt: at });

it('says what was written, whatever was written', () => {
  assert(
    property(array(skill, { maxLength: 5 }), (said) => {
      expect(readStatedSkills(JSON.stringify(said))).toEqual(said);
    }),
  );
});

it('says nothing when one member of one statement is missing or of another kind', () => {
  const wrong = constantFrom<unknown>(undefined, 1, true, {}, [], '', 'x'.repeat(2_001));
  const member = constantFrom('uri', 'name', 'note', 'link', 'statedAt', 'changedAt');
  assert(
    property(array(skill, { minLength: 1, maxLength: 4 }), member, wrong, (said, name, value) => {
      const broken = said.map((each, place) => (place === said.length - 1 ? { ...each, [name]: value } : each));
      expect(readStatedSkills(JSON.stringify(broken))).toBeNull();
    }),
  );
});
