// What a form says becomes exactly the question that was meant, or a list of what is wrong with it.
import { expect, test } from 'vitest';
import { record } from '#lib/words/en/record.ts';
import { asOne, choiceFrom, inputFrom, leaveOutAsShown, problemsOf, type Choice } from './choice.ts';

const now = Date.parse('2026-11-23T12:00:00.000Z');
const good: Choice = {
  receiver: 'Harbour Clinic',
  purpose: 'hiring',
  until: '2027-02-21',
  skills: [],
  issuers: [],
  credentials: [],
  leaveOut: [],
  target: '',
  from: '',
  to: '',
};
const fieldsOf = (choice: Choice) => problemsOf(choice, now, record.problems).map(({ field }) => field);

test('a whole choice has no problems, and an empty one names each field that is missing', () => {
  expect(fieldsOf(good)).toEqual([]);
  expect(fieldsOf({ ...good, receiver: '', purpose: '', until: '' })).toEqual(['receiver', 'purpose', 'until']);
});

test('the end lies after today and within a year, and the days stand in order', () => {
  expect(fieldsOf({ ...good, until: '2026-11-22' })).toEqual(['until']);
  expect(fieldsOf({ ...good, until: '2026-11-24' })).toEqual([]);
  expect(fieldsOf({ ...good, until: '2027-11-22' })).toEqual([]);
  expect(fieldsOf({ ...good, until: '2028-01-01' })).toEqual(['until']);
  expect(fieldsOf({ ...good, until: 'soon' })).toEqual(['until']);
  expect(fieldsOf({ ...good, from: '2026-02-01', to: '2026-01-01' })).toEqual(['from']);
});

test('a purpose nobody knows is a problem', () => {
  expect(fieldsOf({ ...good, purpose: 'curiosity' })).toEqual(['purpose']);
});

test('what was left open is left out of the question', () => {
  expect(inputFrom(good)).toEqual({ receiver: 'Harbour Clinic', purpose: 'HIRING', until: '2027-02-21T23:59:59.000Z' });
});

test('a badge somebody decided on shows all of it, unlike one nobody decided on', () => {
  expect(inputFrom({ ...good, leaveOut: ['a', 'b', 'b RESULT', 'b EVIDENCE', 'b NOTHING'] })).toMatchObject({
    leaveOut: [
      { credential: 'a', parts: [] },
      { credential: 'b', parts: ['EVIDENCE', 'RESULT'] },
    ],
  });
});

test('what a form would say untouched is told from what was ticked since', () => {
  const includes = [
    { credential: { id: 'a' }, canLeaveOut: ['EVIDENCE', 'KIND'] as const, leftOut: ['EVIDENCE'] as const },
    { credential: { id: 'b' }, canLeaveOut: [], leftOut: [] },
  ];
  const { shown, elsewhere } = leaveOutAsShown(includes, ['a', 'a KIND', 'ab', 'ab RESULT']);
  expect([shown, elsewhere]).toEqual([
    ['a', 'a EVIDENCE'],
    ['ab', 'ab RESULT'],
  ]);
  expect(asOne(['a EVIDENCE', 'a'])).toBe(asOne(shown));
  expect(asOne(['a'])).not.toBe(asOne(shown));
});

test('a form is read back as it was filled in', () => {
  const form = new FormData();
  form.set('receiver', ' Harbour Clinic ');
  form.append('skills', 'a');
  form.append('skills', 'b');
  form.set('from', '2026-01-01');
  expect(choiceFrom(form)).toMatchObject({
    receiver: 'Harbour Clinic',
    skills: ['a', 'b'],
    issuers: [],
    from: '2026-01-01',
    until: '',
  });
});
