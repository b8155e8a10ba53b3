// A language is named for the reader, and a tag that is none breaks no page.
import { expect, test } from 'vitest';
import { langOf, languageName } from './languages.ts';

test('a language has a name people know', () => {
  expect(languageName('de', 'en')).toBe('German');
  expect(languageName('pt-br', 'en')).toMatch(/Portuguese/);
});

test('a tag that is none is shown as it is', () => expect(languageName('not a tag!', 'en')).toBe('not a tag!'));

test('words of an unknown language are marked with none', () => {
  expect(langOf('und')).toBeUndefined();
  expect(langOf('fr')).toBe('fr');
});
