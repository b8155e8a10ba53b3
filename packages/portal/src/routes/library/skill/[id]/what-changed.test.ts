// The history of a skill names what each release changed, and nothing else.
import { expect, test } from 'vitest';
import { whatChanged } from './what-changed.ts';

const said = (name: string, statement = 'Welds.', state = 'PUBLISHED') => ({ name, statement, code: 'W1', state });

test('each edition is held against the one that came after it, the newest against today', () => {
  const told = whatChanged(
    [said('Weld pipes', 'Welds all.'), said('Weld pipes'), said('Welding')],
    said('Weld pipes', 'Welds all.', 'RETIRED'),
  );
  expect(told.map(({ changed }) => changed)).toEqual([['state'], ['statement'], ['name']]);
});

test('a release that changed no word says so with nothing', () => {
  expect(whatChanged([said('Weld')], said('Weld'))[0]?.changed).toEqual([]);
  expect(whatChanged([], said('Weld'))).toEqual([]);
});
