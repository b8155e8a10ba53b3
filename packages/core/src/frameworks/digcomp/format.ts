// DigComp: how its supplement is recognised, and read as one framework whatever files it comes in.
import type { FrameworkFormat, Gathered, SourceFile } from '../gathered.ts';
import { headText } from '../json-source.ts';
import { remark } from '../reading/remark.ts';
import { looksLike } from '../reading/table.ts';
import { headOf } from '../reading/unpack.ts';
import { withinBounds } from '../reading/within-bounds.ts';
import { readGraph } from './json-ld.ts';
import { piecesOf } from './pieces.ts';
import { readSheets, sheets } from './sheets.ts';
import type { Told } from './told.ts';

/** DigComp 3.0 of the European Commission: JSON-LD, a workbook or its sheets, and translations of them. */
export const digcompFormat: FrameworkFormat = {
  name: 'digcomp',
  title: 'DigComp 3.0, JSON-LD or workbook',
  recognises: (head) => isGraph(head) || isSheets(head),
  read: (files) => withinBounds(readDigcomp(files)),
};

// Fifty times what one language has.
const most = 50_000;
const mostLetters = 20_000_000;

async function* readDigcomp(files: readonly SourceFile[]): AsyncIterable<Gathered> {
  const told: Told[] = [];
  let letters = 0;
  for (const file of files) {
    const isJson = /^\s*[[{]/.test(
      headText(await headOf(file))
        .slice(0, 512)
        .trimStart(),
    );
    for await (const one of isJson ? await readGraph(file) : readSheets(file)) {
      if (one.is === 'remark') {
        yield one;
        continue;
      }
      told.push(one);
      letters += lettersIn(one);
      if (told.length > most || letters > mostLetters)
        return yield remark('refused', 'too-much', 'This is fifty times what DigComp has. It was not read on.', one.place);
    }
  }
  yield* piecesOf(told);
}

const lettersIn = ({ id, name, text, levelText, facts }: Told): number =>
  [id, ...[name, text, levelText].flatMap((texts) => [...(texts?.values() ?? [])]), ...Object.values(facts)].join('').length;

function isGraph(head: Uint8Array): boolean {
  const text = headText(head);
  const hasClass = /"@type"\s*:\s*"(CompetenceArea|Competence|CompetenceStatement|LearningOutcome|ProficiencyLevel)"/.test(text);
  return text.trimStart().startsWith('{') && hasClass && /"@id"\s*:\s*"(CompetenceArea|Competence|ProficiencyLevel)\//.test(text);
}

// Of a workbook the first rows of all sheets stand below one another, and the first of them is a note: no table of its own.
function isSheets(head: Uint8Array): boolean {
  const main = sheets.filter(({ kind }) => kind !== 'glossary');
  return headText(head)
    .split('\n', 40)
    .some((line) => looksLike(Buffer.from(line), main));
}
