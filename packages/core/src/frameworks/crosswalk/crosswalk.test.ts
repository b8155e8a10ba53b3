// Plain tables of pairs, as people make them by hand.
import { describe, expect, it } from 'vitest';
import { collect } from '../collect.ts';
import { all, codesOf, fileOf } from '../reading/files.test-data.ts';
import { recognise } from '../recognise.ts';
import { crosswalk } from './read.ts';

const [kite, rope] = ['https://kites.example/1', 'https://ropes.example/7'];
const read = (text: string) => all(crosswalk.read([fileOf('pairs.csv', text)]));

describe('a table of pairs', () => {
  it.each([
    ['source_uri,target_uri,match_type', 'exact'],
    ['Source URI;Target URI;Match Type', 'Exact match'],
    ['from\tto\trelation', 'skos:exactMatch'],
    ['subject-id,object-id,predicate', 'http://www.w3.org/2004/02/skos/core#exactMatch'],
    ['LeftId,RightId,Mapping', 'equivalent'],
  ])('is recognised and read under %s', async (head, word) => {
    const by = /[\t;,]/.exec(head)![0];
    const text = `${head}\n${[kite, rope, word].join(by)}\n`;
    const { found } = await recognise([fileOf('x', text)]);
    expect(found.map(({ format }) => format.name)).toEqual(['crosswalk']);
    expect(await read(text)).toEqual([
      { is: 'relation', type: 'mapping', from: kite, to: rope, predicate: 'exactMatch', place: { file: 'pairs.csv', row: 2 } },
    ]);
  });

  it.each([['from,to,weight'], ['source_id,name,match'], ['a,b,c']])('is not seen in %s', async (head) => {
    const { found, remarks } = await recognise([fileOf('x.csv', `${head}\n1,2,3\n`)]);
    expect([found, remarks.map(({ code }) => code)]).toEqual([[], ['unknown-format']]);
  });

  it('keeps names, reasons and confidence, also in per cent', async () => {
    const head = 'from,from label,to,to label,relation,confidence,method,source';
    const [found] = await read(`${head}\n${kite},Kite,${rope},Rope,broader,85%,by hand,\n`);
    expect(found).toMatchObject({
      predicate: 'broadMatch',
      confidence: 0.85,
      justification: 'by hand',
      fromName: 'Kite',
      toName: 'Rope',
    });
  });

  it.each([
    ['Not', true],
    ['yes', true],
    ['false', undefined],
    ['', undefined],
  ])('with “%s” under “negated” says %s', async (word, not) => {
    const [found] = await read(`from,to,relation,negated\n${kite},${rope},exact,${word}\n`);
    expect((found as { not?: boolean }).not).toBe(not);
  });

  it('knows occupations of O*NET by their codes, and stubs for occupations as such', async () => {
    const pieces = await read(`from,to,relation\n99-1000.00,https://jobs.example/kites,close\n`);
    expect(pieces).toMatchObject([{ from: 'urn:sg:onet:99-1000.00', ends: 'target' }]);
    const list = { is: 'framework', uri: 'u:f', name: 'F' } as const;
    const item = { is: 'item', uri: 'u:a', framework: 'u:f', kind: 'skill', state: 'published', place: { file: '' } } as const;
    const { draft } = await collect([list, { ...item, words: [{ language: 'en', name: 'A' }] }, ...pieces]);
    expect(draft?.stubs.map(({ side }) => side)).toEqual(['target', 'target']);
  });

  it.each([
    ['no first side', `,${rope},exact,1`, 'dropped cell-missing', 'from'],
    ['a side that could be anybody’s', `${kite},7,exact,1`, 'dropped no-address', 'to'],
    ['a word nobody knows', `${kite},${rope},likes,1`, 'dropped predicate-unknown', 'relation'],
    ['no word', `${kite},${rope},,1`, 'repaired predicate-missing', undefined],
    ['a confidence beyond one', `${kite},${rope},exact,7`, 'repaired confidence-unusable', 'confidence'],
    ['a confidence in words', `${kite},${rope},exact,high`, 'repaired confidence-unusable', 'confidence'],
    ['an unclear denial', `${kite},${rope},exact,1,maybe`, 'dropped modifier-unknown', 'not'],
  ])('with %s is remarked, with its place', async (_, row, code, column) => {
    const pieces = await read(`from,to,relation,confidence,not\n${row}${row.split(',').length < 5 ? ',' : ''}\n`);
    expect(codesOf(pieces)).toEqual([code]);
    expect(pieces[0]).toMatchObject({ place: { file: 'pairs.csv', row: 2, ...(column && { column }) } });
    expect(pieces).toHaveLength(code.startsWith('repaired') ? 2 : 1);
  });
});
