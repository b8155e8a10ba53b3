// The looks that are shown, all pages of them, as a table for spreadsheets.
import { savedStream } from '#lib/server/saved-file.ts';
import { askedFor, choiceIn } from '../looks.ts';
import { everyLook } from '../questions.ts';
import { line, rowOf } from '../table.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => {
  const { words } = event.locals;
  const asked = askedFor(choiceIn(event.url.searchParams));
  const { columns } = words.whoLooked;
  async function* table() {
    yield `\ufeff${line(columns)}`;
    for await (const looks of everyLook(event, asked)) {
      const rows = looks.map((look) =>
        rowOf({
          ...look,
          place: look.proof.place,
          outcome: look.outcome === 'allowed' ? words.whoLooked.allowed : words.whoLooked.refused,
          purpose: look.purpose && words.purposes[look.purpose],
        }),
      );
      yield rows.map(line).join('');
    }
  }
  return savedStream(table(), { name: words.whoLooked.title, ending: 'csv', type: 'text/csv; charset=utf-8' });
};
