// Reads a Tabiya taxonomy: ESCO written another way, in one language, with what somebody added to it.
import { esco } from '../esco-csv/framework.ts';
import type { Gathered, GatheredFramework, SourceFile } from '../gathered.ts';
import { isUuid } from '../name-uuid.ts';
import { remark } from '../reading/remark.ts';
import { looksLike, tableRows, type TableRow } from '../reading/table.ts';
import { listed } from '../esco-csv/cells.ts';
import { conceptOf } from './concept.ts';
import { languageIn } from './language.ts';
import { isConcepts, tabiyaTables, type TabiyaTable } from './tables.ts';

/** Whether a file beginning so is one of the tables. */
export const isTabiya = (head: Uint8Array): boolean => looksLike(head, tabiyaTables);

/** Reads the files of one taxonomy. `isTold` says which items were told already by tables that come before these. */
export function readTabiya(files: readonly SourceFile[], isTold: (uri: string) => boolean): AsyncIterable<Gathered> {
  return new Tabiya(isTold).read(files);
}

// Ids are held until all relations are read.
const longestId = 200;

// A class because the tables name each other by ids that mean something in them alone.
class Tabiya {
  readonly #isTold: (uri: string) => boolean;
  /** Addresses by local id; null where two rows of one id are about two things. */
  readonly #uris = new Map<string, string | null>();
  #local: GatheredFramework = { is: 'framework', uri: 'urn:sg:tabiya', name: 'Additions to ESCO', licence: 'CC BY 4.0' };
  #isLocalTold = false;

  constructor(isTold: (uri: string) => boolean) {
    this.#isTold = isTold;
  }

  async *read(files: readonly SourceFile[]): AsyncIterable<Gathered> {
    yield {
      ...esco,
      attribution:
        'Contains the ESCO classification of the European Commission, converted to CSV by Tabiya (CC BY 4.0); this is a modified version of it.',
    };
    for await (const row of rowsOf(files, (kind) => kind === 'model')) if (row.is === 'row') this.#model(row);
    for (const file of files) yield* this.#concepts(file);
    for await (const row of rowsOf(files, (kind) => !isConcepts(kind) && kind !== 'model'))
      if (row.is === 'row') yield* this.#relation(row);
      else if (row.code === 'ragged-row') yield row;
  }

  // Of a taxonomy the last UUID is that of the first edition, and stays (CC BY 4.0: who changed it is to be named).
  #model(row: TableRow): void {
    const uuid = listed(row.cell('UUIDHISTORY').toLowerCase()).at(-1);
    const [name, version, about] = [row.cell('NAME'), row.cell('VERSION'), row.cell('DESCRIPTION')];
    this.#local = {
      ...this.#local,
      ...(isUuid(uuid) && { uri: `urn:uuid:${uuid}` }),
      ...(name !== '' && { name: `Additions to ESCO: ${name}` }),
      ...(version !== '' && { version }),
      ...(about !== '' && { about }),
    };
  }

  async *#concepts(file: SourceFile): AsyncIterable<Gathered> {
    let language: string | undefined;
    for await (const row of tableRows(file, tabiyaTables)) {
      if (row.is === 'remark') {
        yield row;
        continue;
      }
      const { kind } = row;
      if (!isConcepts(kind)) return;
      if (language === undefined) {
        const { tag, isGuessed } = await languageIn(file);
        language = tag;
        const text = `Nothing says in which language this is. From its words we took it for “${tag}”.`;
        if (isGuessed) yield remark('repaired', 'language-guessed', text, { file: file.name });
      }
      for (const piece of conceptOf({ ...row, kind }, { language, local: this.#local.uri, isTold: this.#isTold })) {
        if (piece.is === 'item') {
          if (piece.framework === this.#local.uri && !this.#isLocalTold) yield this.#local;
          this.#isLocalTold ||= piece.framework === this.#local.uri;
          const id = row.cell('ID');
          const there = this.#uris.get(id);
          if (id.length <= longestId) this.#uris.set(id, there === undefined || there === piece.uri ? piece.uri : null);
        }
        yield piece;
      }
    }
  }

  *#relation(row: TableRow<TabiyaTable>): Iterable<Gathered> {
    const columns = endsOf[row.kind];
    if (columns === undefined) return;
    const ends: string[] = [];
    for (const column of columns) {
      const uri = this.#uris.get(row.cell(column));
      if (uri) ends.push(uri);
      else {
        const isTwo = uri === null;
        const text = `${row.cell(column).slice(0, 60) || 'An empty id'} ${isTwo ? 'means two things here' : 'is in none of the tables'}. The row was left out.`;
        return yield remark('dropped', isTwo ? 'ambiguous-id' : 'unknown-id', text, { ...row.place, column });
      }
    }
    const [from = '', to = ''] = ends;
    const { place } = row;
    if (from === to) return yield remark('dropped', 'self-relation', `${from} relates to itself; the row was left out.`, place);
    if (row.kind === 'hierarchy') return yield { is: 'relation', type: 'broader', from, to, place };
    const said = row.cell('RELATIONTYPE').toLowerCase();
    const signal = row.cell('SIGNALLINGVALUE');
    // Local occupations say how much a skill tells of them, instead of whether it must be there.
    if (said !== 'essential' && said !== 'optional' && signal === '') {
      const text = `“${said.slice(0, 60)}” is neither essential nor optional; it was taken as optional.`;
      yield remark('repaired', 'unknown-necessity', text, { ...place, column: 'RELATIONTYPE' });
    }
    const facts = { ...(signal && { signallingValue: signal }), ...labelOf(row) };
    yield {
      is: 'relation',
      type: row.kind === 'skillSkill' ? 'requires' : 'asks',
      necessity: said === 'essential' ? 'essential' : 'optional',
      from,
      to,
      ...(Object.keys(facts).length > 0 && { facts }),
      place,
    };
  }
}

const endsOf: Partial<Record<TabiyaTable, readonly [string, string]>> = {
  hierarchy: ['CHILDID', 'PARENTID'],
  skillSkill: ['REQUIRINGID', 'REQUIREDID'],
  occupationSkill: ['OCCUPATIONID', 'SKILLID'],
};

function labelOf(row: TableRow): { signallingValueLabel?: string } {
  const label = row.cell('SIGNALLINGVALUELABEL');
  return label === '' ? {} : { signallingValueLabel: label };
}

async function* rowsOf(files: readonly SourceFile[], isWanted: (kind: TabiyaTable) => boolean) {
  for (const file of files)
    for await (const row of tableRows(file, tabiyaTables)) {
      if (row.is === 'row' && !isWanted(row.kind)) break;
      yield row;
    }
}
