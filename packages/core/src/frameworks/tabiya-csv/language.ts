// Finds out the language of a table that does not say it, from the words in it.
import { franc } from 'franc';
import { languageOf } from '../esco-csv/cells.ts';
import type { SourceFile } from '../gathered.ts';
import { tableRows } from '../reading/table.ts';
import { isConcepts, tabiyaTables } from './tables.ts';

// The languages of ESCO that can be told apart (ISO 639-3), and their tags.
const tags = new Map(
  `arb ar bul bg ces cs dan da deu de ekk et ell el eng en fin fi fra fr hrv hr hun hu ita it
   lit lt lvs lv nld nl nob no pol pl por pt ron ro slk sk slv sl spa es swe sv ukr uk`
    .match(/\w{3} \w{2}/g)
    ?.map((pair) => [pair.slice(0, 3), pair.slice(4)] as const),
);

const enough = 2_000;

/** A tag (BCP 47), and whether it was guessed. Without words or name of a file to go by it is `und`. */
export async function languageIn(file: SourceFile): Promise<{ readonly tag: string; readonly isGuessed: boolean }> {
  const named = languageOf(file.name);
  if (named !== 'und') return { tag: named, isGuessed: false };
  let text = '';
  for await (const row of tableRows(file, tabiyaTables)) {
    if (row.is !== 'row') continue;
    if (!isConcepts(row.kind)) break;
    text += `${row.cell('PREFERREDLABEL')}. ${row.cell('DESCRIPTION')}\n`;
    if (text.length > enough) break;
  }
  const tag = tags.get(franc(text, { only: [...tags.keys()], minLength: 20 }));
  return { tag: tag ?? 'und', isGuessed: tag !== undefined };
}
