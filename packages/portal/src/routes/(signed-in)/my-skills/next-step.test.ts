// One thing to do next, and only one.
import { expect, test } from 'vitest';
import { mySkills } from '#lib/words/en/learner.ts';
import { nextStep } from './next-step.ts';

const skill = (state: string, until: string | null = null, name = 'Give first aid') => ({
  state,
  until,
  competency: { id: name, name },
});
const stepFor = (waiting: { name: string } | null, skills: ReturnType<typeof skill>[]) =>
  nextStep({ waiting, skills }, mySkills.next).href;

test('what waits comes before what ends, what ends before what could be shown', () => {
  expect(stepFor({ name: 'First Aid' }, [skill('EXPIRING')])).toBe('/inbox');
  expect(stepFor(null, [skill('HELD'), skill('EXPIRING', '2027-01-01')])).toBe('#skill-Give first aid');
  expect(stepFor(null, [skill('HELD')])).toBe('/record');
});

test('of two that end, the sooner one is named', () => {
  expect(stepFor(null, [skill('EXPIRING', '2027-02-01', 'later'), skill('EXPIRING', '2027-01-01', 'sooner')])).toBe(
    '#skill-sooner',
  );
});

test('somebody with nothing yet begins by handing in a badge', () => {
  expect(stepFor(null, [])).toBe('/inbox');
  expect(stepFor(null, [skill('NO_LONGER')])).toBe('/inbox');
});
