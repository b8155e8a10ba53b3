// What the address of Who looked may hold, and what a saved table can never do.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedFor, choiceAsText, choiceIn, isNarrowed } from './looks.ts';
import { cell, line } from './table.ts';

const read = (query: string) => choiceIn(new URLSearchParams(query));

describe('the address of Who looked', () => {
  it('comes back from the choice it was read into', () => {
    const query = 'person=Zo%C3%AB&organization=A+%26+B&outcome=REFUSED&purpose=HIRING&from=2026-02-28&to=2026-03-01';
    expect(choiceAsText(read(query))).toBe(query);
    expect(isNarrowed(read(query))).toBe(true);
  });

  it('leaves out what is none of the choices', () => {
    expect(choiceAsText(read('outcome=maybe&purpose=FUN&from=2026-02-30&to=tomorrow&after=x'))).toBe('');
    expect(isNarrowed(read(''))).toBe(false);
  });

  it('takes whole days: the first from its beginning, the last to its end', () => {
    expect(askedFor(read('from=2026-02-28&to=2026-02-28'))).toMatchObject({
      since: '2026-02-28T00:00:00.000Z',
      before: '2026-03-01T00:00:00.000Z',
      person: null,
    });
  });
});

describe('a cell of the table', () => {
  it.each(['=1+1', '+1', '-1', '@x', '\t=1', '  =1', '\u00a0=1', '＝1', '|x'])('%j is text to a spreadsheet', (text) => {
    expect(cell(text).startsWith(`"'`)).toBe(true);
  });

  it('holds any text so that it can be read back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const inner = cell(text).slice(1, -1).replaceAll('""', '"');
        expect(inner === text || inner === `'${text}`).toBe(true);
        expect(line([text, null]).endsWith(',""\r\n')).toBe(true);
      }),
    );
  });
});
