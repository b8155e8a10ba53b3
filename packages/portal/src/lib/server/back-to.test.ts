// A form or a link may name any address; only ours is followed.
import { expect, test } from 'vitest';
import { backTo } from './back-to.ts';

test('a page of ours is gone back to', () => {
  expect(backTo('/record?skill=1')).toBe('/record?skill=1');
  expect(backTo('/')).toBe('/');
});

test.each([
  'https://elsewhere.example',
  '//elsewhere.example',
  '/\\elsewhere.example',
  '/a\\b',
  'javascript:alert(1)',
  '/a b',
  '/a\nb',
  '',
  null,
  undefined,
])('another place, or none, leads to where we say: %j', (to) => {
  expect(backTo(to, '/home')).toBe('/home');
});
