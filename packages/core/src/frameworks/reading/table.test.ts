// Tables as people hand them in: dirty, packed, cut off, hostile.
import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { SourceFile } from '../gathered.ts';
import { recognise } from '../recognise.ts';
import { all, codesOf, fileOf, workbookOf, zipOf } from './files.test-data.ts';
import { tableRows } from './table.ts';
import { withinBounds } from './within-bounds.ts';

const kinds = [{ kind: 'boats', columns: ['Code', 'Name'] }] as const;

async function read(content: string | Uint8Array | SourceFile) {
  const file = typeof content === 'string' || content instanceof Uint8Array ? fileOf('boats.csv', content) : content;
  const pieces = await all(tableRows(file, kinds));
  const rows = pieces.flatMap((piece) => (piece.is === 'row' ? [[piece.cell('code'), piece.cell('name'), piece.place.row]] : []));
  return { rows, codes: codesOf(pieces) };
}

describe('a table', () => {
  const plain = 'Code,Name\n007,"Skiff, ""small"""\n008,"two\nlines"\n';
  const rows = [
    ['007', 'Skiff, "small"', 2],
    ['008', 'two\nlines', 3],
  ];

  it.each<[string, string | Uint8Array]>([
    ['with line feeds', plain],
    ['with a byte order mark', `\uFEFF${plain}`],
    ['in UTF-16', Buffer.from(`\uFEFF${plain}`, 'utf16le')],
    ['in UTF-16, the other way round', Buffer.from(`\uFEFF${plain}`, 'utf16le').swap16()],
    ['packed with gzip', gzipSync(plain)],
    ['with semicolons', plain.replace('Code,', 'Code;').replace('007,', '007;').replace('008,', '008;')],
  ])('%s reads as the same rows', async (_, content) => {
    expect(await read(content)).toEqual({ rows, codes: [] });
  });

  it('of tabs keeps a bare quote as a letter', async () => {
    expect((await read('Code\tName\r\n1\t2" pipe\r\n2\t"x\r\n')).rows).toEqual([
      ['1', '2" pipe', 2],
      ['2', '"x', 3],
    ]);
  });

  it('may have a title above its columns, and blank rows', async () => {
    expect(await read('Our boats,\n\nCode,Name\n1,Skiff\n,\n')).toEqual({
      rows: [['1', 'Skiff', expect.any(Number)]],
      codes: [],
    });
  });

  it('with short and long rows is read, and each is remarked', async () => {
    expect(await read('Code,Name\n1\n2,Raft,more\n')).toEqual({
      rows: [
        ['1', '', 2],
        ['2', 'Raft', 3],
      ],
      codes: ['repaired ragged-row', 'repaired ragged-row'],
    });
  });

  it('may call a column by a name every object has, and no object changes', async () => {
    expect((await read('Code,__proto__,constructor,Name\n1,{},x,Skiff\n')).rows).toEqual([['1', 'Skiff', 2]]);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('keeps what looks like a formula as text', async () => {
    expect((await read('Code,Name\n1,=1+1\n')).rows).toEqual([['1', '=1+1', 2]]);
  });

  it.each<[string, string | Uint8Array, string]>([
    ['in another encoding', Buffer.from('Code,Name\n1,Bjørn\n', 'latin1'), 'refused wrong-encoding'],
    ['that is a web page', ' <!DOCTYPE html><title>Sign in</title>', 'refused web-page'],
    ['that is an older workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'refused wrong-encoding'],
    ['with a zero byte in it', 'Code,Name\n1,Ski\0ff\n', 'refused no-text'],
    ['cut off within quotes', 'Code,Name\n1,"Ski', 'refused cut-off'],
    ['without the columns', 'A,B\n1,2\n', 'refused unknown-table'],
    ['that is empty', '', 'refused unknown-table'],
    ['with damaged gzip', gzipSync('Code,Name\n').subarray(0, 20), 'refused damaged-archive'],
    [
      'with gzip that unpacks without end',
      gzipSync(Buffer.alloc(64_000_000, `Code,Name${' '.repeat(1_000)}\n`)),
      'refused packed-too-tightly',
    ],
  ])('%s is said to be so', async (_, content, code) => {
    const bytes = fileOf('boats.csv', content, 64_000);
    expect((await read(bytes)).codes).toEqual([code]);
  });

  it('with a line that never ends is given up at the bound, not at its end', async () => {
    let handed = 0;
    const endless = async function* () {
      yield Buffer.from('Code,Name\n1,Skiff\n2,');
      for (; handed < 1024; handed += 1) yield Buffer.alloc(1_000_000, 'a');
    };
    expect(await read({ name: 'boats.csv', bytes: endless })).toEqual({
      rows: [['1', 'Skiff', 2]],
      codes: ['refused row-too-long'],
    });
    expect(handed).toBeLessThan(32);
  });
});

describe('a workbook', () => {
  const head = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>';

  it('gives values as text, formulas as what they last gave, and cells by their column', async () => {
    const row = '<row r="4"><c r="A4"><v>1.1000000000000001</v></c><c r="C4" t="str"><f>UPPER("a")</f><v>A &amp; B</v></c></row>';
    expect(await read(workbookOf(head + row, ['Code', 'Name']))).toEqual({ rows: [['1.1', 'A & B', 4]], codes: [] });
  });

  it('with entities of its own is refused', async () => {
    const evil = workbookOf(head, ['Code', 'Name']);
    const files = { 'xl/workbook.xml': '<!DOCTYPE w [<!ENTITY a "b">]><w>&a;</w>', 'xl/_rels/workbook.xml.rels': '<R/>' };
    expect((await read(zipOf(files))).codes).toEqual(['refused damaged-workbook']);
    expect((await read(evil)).codes).toEqual([]);
  });

  it('with a cell that never ends is refused, rows before it read', async () => {
    const rows = `<row r="2"><c r="A2"><v>1</v></c></row><row r="3"><c r="A3"><v>${'a'.repeat(3_000_000)}`;
    expect(await read(fileOf('boats.xlsx', workbookOf(head + rows, ['Code', 'Name']), 64_000))).toEqual({
      rows: [['1', '', 2]],
      codes: ['refused row-too-long'],
    });
  });

  it('with more words than can be held is given up at the bound', async () => {
    const words = Array.from(
      { length: 68 * 64 },
      (_, number) => `${randomBytes(300).toString('hex')}${'a'.repeat(16_000)}${number}`,
    );
    const file = fileOf('boats.xlsx', workbookOf(head, words), 64_000);
    expect((await read(file)).codes).toEqual(['refused workbook-too-large']);
  });

  it('that claims a cell far out is refused', async () => {
    const row = '<row r="2"><c r="XFD2"><v>1</v></c></row>';
    expect((await read(workbookOf(head + row, ['Code', 'Name']))).codes).toEqual(['refused row-too-long']);
  });
});

describe('an archive', () => {
  const zeros = Buffer.alloc(40_000_000);

  it.each<[string, Uint8Array, string]>([
    ['that unpacks to far more than it holds', zipOf({ 'a.csv': zeros }), 'refused packed-too-tightly'],
    ['that is cut off', zipOf({ 'a.csv': 'Code,Name' }).subarray(0, 60), 'refused damaged-archive'],
    [
      'with more files than anybody publishes',
      zipOf(Object.fromEntries(Array.from({ length: 1_001 }, (_, n) => [`${n}.csv`, 'a']))),
      'refused too-many-files',
    ],
    ['that is locked', lockedZip(), 'refused locked-archive'],
    ['with nothing but an empty file', zipOf({ 'a.csv': '' }), 'refused empty-file'],
    ['whose list lies about a size', zipOf({ 'a.csv': zeros }, 10), 'refused damaged-archive'],
  ])('%s is refused', async (_, bytes, code) => {
    const { found, remarks } = await recognise([fileOf('boats.zip', bytes, 64_000)]);
    expect(found).toEqual([]);
    expect(codesOf(remarks)).toEqual([code]);
  });
});

it('an archive too large to be held is given up at the bound, not at its end', async () => {
  let handed = 0;
  const large = async function* () {
    for (; handed < 1024; handed += 1) yield Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(1_000_000)]);
  };
  const { remarks } = await recognise([{ name: 'boats.zip', bytes: large }]);
  expect(codesOf(remarks)).toEqual(['refused archive-too-large']);
  expect(handed).toBeLessThan(100);
});

/** An archive whose one file says of itself that it needs a password (APPNOTE 4.4.4, bit 0). */
function lockedZip(): Buffer {
  const bytes = zipOf({ 'a.csv': 'Code,Name' });
  const list = bytes.indexOf(Buffer.from('PK\x01\x02', 'latin1'));
  bytes.writeUInt16LE(1, list + 8);
  return bytes;
}

it('two million pieces end at the bound with a remark', async () => {
  const place = { file: 'boats.csv' };
  const endless = async function* () {
    for (let row = 0; row < 2_000_000; row += 1)
      yield { is: 'relation' as const, type: 'related' as const, from: 'urn:a', to: 'urn:b', place };
  };
  let count = 0;
  let last = '';
  for await (const piece of withinBounds(endless())) [count, last] = [count + 1, piece.is === 'remark' ? piece.code : ''];
  expect([count, last]).toEqual([1_500_001, 'too-many-pieces']);
});
