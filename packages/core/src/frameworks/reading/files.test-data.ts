// Files made by hand for the tests of readers, and what a reading of them gave.
import { deflateRawSync, crc32 } from 'node:zlib';
import type { Gathered, SourceFile } from '../gathered.ts';

/** A file handed over in pieces of at most `size` bytes. */
export function fileOf(name: string, content: string | Uint8Array, size = 7): SourceFile {
  const bytes = Buffer.from(content);
  return {
    name,
    bytes: async function* () {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    },
  };
}

export async function all<Piece>(pieces: AsyncIterable<Piece>): Promise<Piece[]> {
  const found: Piece[] = [];
  for await (const piece of pieces) found.push(piece);
  return found;
}

export function codesOf(pieces: readonly (Gathered | { readonly is: 'row' })[]): string[] {
  return pieces.flatMap((piece) => (piece.is === 'remark' ? [`${piece.weight} ${piece.code}`] : []));
}

/** A zip archive (APPNOTE 6.3.10) of these files; `claims` puts other sizes into its list than the true ones. */
export function zipOf(files: Readonly<Record<string, string | Uint8Array>>, claims?: number): Buffer {
  const [parts, list]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const whole = Buffer.from(content);
    const packed = deflateRawSync(whole);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(whole), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claims ?? whole.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    list.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, rest, Buffer.from(name)]));
    parts.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(list);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(list.length, 4);
  end.writeUInt16LE(list.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, directory, Buffer.from('PK\x05\x06', 'latin1'), end]);
}

/** A workbook with one sheet, given as the XML of its rows and of the words it keeps apart. */
export function workbookOf(sheetData: string, words: readonly string[] = []): Buffer {
  const kept = words.map((word) => `<si><t>${word}</t></si>`).join('');
  return zipOf({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/sharedStrings.xml': `<sst>${kept}</sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheetData}</sheetData></worksheet>`,
  });
}

/** A workbook of these sheets, each given as rows of cells. */
export function workbookWith(sheets: Readonly<Record<string, readonly (readonly string[])[]>>): Buffer {
  const named = Object.entries(sheets);
  const cells = (row: readonly string[]) => row.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('');
  const list = named.map(([name], at) => `<sheet name="${name}" sheetId="${at}" r:id="r${at}"/>`).join('');
  const links = named.map((_, at) => `<Relationship Id="r${at}" Target="worksheets/sheet${at}.xml"/>`).join('');
  return zipOf({
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${list}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${links}</Relationships>`,
    ...Object.fromEntries(
      named.map(([, rows], at) => [
        `xl/worksheets/sheet${at}.xml`,
        `<worksheet><sheetData>${rows.map((row) => `<row>${cells(row)}</row>`).join('')}</sheetData></worksheet>`,
      ]),
    ),
  });
}
