// Choices kept in cookies are believed only when they are ones we offer.
import { expect, test } from 'vitest';
import { languageFrom, themeFrom } from './preferences.ts';

test('a look nobody offers is the device’s own', () => {
  expect(themeFrom('contrast')).toBe('contrast');
  expect(themeFrom('neon')).toBe('system');
  expect(themeFrom(undefined)).toBe('system');
});

test('a language we do not speak is English', () => {
  expect(languageFrom(undefined, 'xx-XX,yy;q=0.8')).toBe('en');
  expect(languageFrom('en', null)).toBe('en');
});
