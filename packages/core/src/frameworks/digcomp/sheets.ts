// Reads the DigComp supplement as a workbook, or its sheets as separate tables.
import { languageOf } from '../esco-csv/cells.ts';
import type { Remark, SourceFile } from '../gathered.ts';
import { remark } from '../reading/remark.ts';
import { tableRows, type TableRow } from '../reading/table.ts';
import { levelNames } from './json-ld.ts';
import { digcomp, type Told } from './told.ts';

// The sheet of statements repeats all columns of the sheet of competences.
export const sheets = [
  { kind: 'statements', columns: ['Competence statement ID', 'Competence statement', 'Competence number'] },
  { kind: 'outcomes', columns: ['Learning Outcome ID', 'Learning Outcome', 'Competence number'] },
  { kind: 'competences', columns: ['Competence area number', 'Competence number', 'Competence descriptor'] },
  { kind: 'levels', columns: ['Proficiency level name', 'Eight level mapping'] },
  { kind: 'glossary', columns: ['Term', 'Explanation'] },
] as const;
type Sheet = (typeof sheets)[number]['kind'];

/** What a file tells, row by row. An area is told by the first row that names it. */
export async function* readSheets(file: SourceFile): AsyncIterable<Told | Remark> {
  const seen = new Set<string>();
  for await (const row of tableRows(file, sheets)) {
    if (row.is === 'remark') {
      yield row;
      continue;
    }
    for (const told of toldBy(row)) {
      if (!/\/./.test(told.id) && told.is !== 'Glossary')
        yield remark('dropped', 'no-identity', 'A row without an id or a number was left out.', row.place);
      else if (!seen.has(`${told.is} ${told.id}`)) yield told;
      else if (told.is !== 'CompetenceArea')
        yield remark('dropped', 'duplicate-item', `${told.id} is in the file more than once. The first was kept.`, row.place);
      seen.add(`${told.is} ${told.id}`);
    }
  }
}

function toldBy(row: TableRow<Sheet>): Told[] {
  const said = languageOf(row.place.file);
  const language = said === 'und' ? (digcomp.language ?? 'und') : said;
  const texts = (column: string) => new Map(row.cell(column) === '' ? [] : [[language, row.cell(column)]]);
  const fact = (name: string, column: string) => (row.cell(column) === '' ? {} : { [name]: row.cell(column) });
  const { place } = row;
  const [areaNumber, number] = [row.cell('Competence area number'), row.cell('Competence number')];
  const area = `CompetenceArea/${areaNumber}`;
  const of = {
    ...(number !== '' ? { in: `Competence/${number}` } : areaNumber !== '' && { in: area }),
    ...(areaNumber !== '' && { area }),
    facts: fact('ai_label', 'AI label'),
    place,
  };
  const level = (column: string) => (row.cell(column) === '' ? {} : { level: `ProficiencyLevel/${row.cell(column)}` });
  switch (row.kind) {
    case 'competences': {
      const above: Told = {
        is: 'CompetenceArea',
        id: area,
        name: texts('Competence area name'),
        text: texts('Competence area descriptor'),
        facts: {},
        place,
      };
      const id = number === '' ? 'Competence/' : `Competence/${number}`;
      const told: Told = {
        is: 'Competence',
        id,
        name: texts('Competence name'),
        text: texts('Competence descriptor'),
        in: area,
        area,
        facts: {},
        place,
      };
      return [above, told];
    }
    case 'statements': {
      const id = `CompetenceStatement/${row.cell('Competence statement ID')}`;
      return [{ is: 'CompetenceStatement', id, text: texts('Competence statement'), ...level('Proficiency level name'), ...of }];
    }
    case 'outcomes': {
      const id = `LearningOutcome/${row.cell('Learning Outcome ID')}`;
      const type = row.cell('Knowledge skill or attitude');
      return [{ is: 'LearningOutcome', id, text: texts('Learning Outcome'), type, ...level('Proficiency level'), ...of }];
    }
    case 'levels':
      return [levelOf(row, texts, { ...fact('six_levels_mapping', 'Six level mapping'), ...fact('applies_to', 'Purpose') })];
    case 'glossary':
      return row.cell('Term') === ''
        ? []
        : [{ is: 'Glossary', id: row.cell('Term'), text: texts('Explanation'), facts: {}, place }];
  }
}

function levelOf(row: TableRow, texts: (column: string) => Map<string, string>, facts: Record<string, string>): Told {
  const [name, eight] = [row.cell('Proficiency level name'), Number(row.cell('Eight level mapping'))];
  const order = Number.isSafeInteger(eight) && eight > 0 ? eight : undefined;
  return {
    is: 'ProficiencyLevel',
    id: name === '' ? 'ProficiencyLevel/' : `ProficiencyLevel/${name}_${order ?? ''}`,
    name: levelNames(texts('Proficiency level name'), order),
    text: texts('Eight level proficiency level description'),
    levelText: texts('Four level proficiency level description'),
    level: `ProficiencyLevel/${name}`,
    ...(order !== undefined && { order }),
    facts,
    place: row.place,
  };
}
