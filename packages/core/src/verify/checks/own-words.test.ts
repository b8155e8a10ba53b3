// A context brought along may name a new kind of thing, and do nothing else.
import { check, constantFrom, property, stringMatching } from 'fast-check';
import { expect, it } from 'vitest';
import { onlyNamesKinds } from './own-words.ts';

it.each([
  [{ FerryPass: 'https://ferries.example/words#FerryPass' }],
  [{ FerryPass: 'https://ferries.example/words/FerryPass', DayPass: 'urn:example:DayPass' }],
])('%j only names kinds', (context) => {
  expect(onlyNamesKinds(context)).toBe(true);
});

it.each<[unknown]>([
  [null],
  ['https://ferries.example/words'],
  [[]],
  [{}],
  [5],
  [{ ferryPass: 'https://ferries.example/words#ferryPass' }],
  [{ FerryPass: 'https://ferries.example/words#DayPass' }],
  [{ FerryPass: 'FerryPass' }],
  [{ FerryPass: 'javascript:FerryPass' }],
  [{ FerryPass: 'https ://ferries.example/#FerryPass' }],
  [{ FerryPass: null }],
  [{ FerryPass: { '@id': 'https://ferries.example/words#FerryPass' } }],
  [{ FerryPass: 'https://ferries.example/words#FerryPass', '@vocab': 'https://ferries.example/' }],
  [{ FerryPass: 'https://ferries.example/words#FerryPass', '@protected': true }],
  [{ AchievementCredential: 'https://ferries.example/words#AchievementCredential' }],
  [{ DataIntegrityProof: 'https://ferries.example/words#DataIntegrityProof' }],
  [Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`Pass${n}`, `urn:example:Pass${n}`]))],
])('%j does more, or less', (context) => {
  expect(onlyNamesKinds(context)).toBe(false);
});

it('no two names can ever stand for one address', () => {
  const name = stringMatching(/^[A-Z][A-Za-z0-9]{2,12}$/);
  const holds = property(name, name, constantFrom('#', '/', ':', '?'), (one, other, mark) => {
    const address = `https://ferries.example/a${mark}${one}`;
    return one === other || !(onlyNamesKinds({ [one]: address }) && onlyNamesKinds({ [other]: address }));
  });
  expect(check(holds)).toMatchObject({ failed: false });
});
