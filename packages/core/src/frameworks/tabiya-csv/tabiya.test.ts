// A Tabiya taxonomy of a few invented rows: ESCO's items, two additions, and ids that mean something in these tables alone.
import { describe, expect, it } from 'vitest';
import { collect } from '../collect.ts';
import { escoCsv } from '../esco-csv/read.ts';
import { counted, fileOf, gather } from '../gathering.test-data.ts';
import { zipOf } from '../reading/files.test-data.ts';
import { recognise } from '../recognise.ts';

const esco = 'http://data.europa.eu/esco';
const uuid = (last: number) => `7a10c0de-0000-4000-8000-${String(last).padStart(12, '0')}`;
const table =
  (name: string, header: string) =>
  (...rows: string[]) =>
    fileOf(name, [header, ...rows, ''].join('\n'));
const occupations = table(
  'occupations_en.csv',
  'ORIGINURI,ID,UUIDHISTORY,OCCUPATIONGROUPCODE,CODE,PREFERREDLABEL,ALTLABELS,DESCRIPTION,OCCUPATIONTYPE,ISLOCALIZED',
);
const skills = table('skills_en.csv', 'ORIGINURI,ID,UUIDHISTORY,SKILLTYPE,REUSELEVEL,PREFERREDLABEL,ALTLABELS,DESCRIPTION');
const hierarchy = table('h.csv', 'PARENTOBJECTTYPE,PARENTID,CHILDID,CHILDOBJECTTYPE');
const asked = table('a.csv', 'OCCUPATIONTYPE,OCCUPATIONID,RELATIONTYPE,SKILLID,SIGNALLINGVALUELABEL,SIGNALLINGVALUE');
const required = table('r.csv', 'REQUIRINGID,RELATIONTYPE,REQUIREDID');
const model = table('model_info.csv', 'UUIDHISTORY,NAME,LOCALE,DESCRIPTION,VERSION');

const sailor = `${esco}/occupation/a,key_1,${uuid(1)},8350,8350.1,sailor,"sailor\nmate",Sails.,escooccupation,true`;
const copy = `${esco}/occupation/a,key_2,"${uuid(3)}\n${uuid(2)}",8350,8350_1,net sailor,,,localoccupation,false`;
const own = `,key_3,,I1,I1_1,beach carrier,,,localoccupation,false`;
const knots = `${esco}/skill/k,key_4,${uuid(4)},knowledge,cross-sector,knots,,Ropes.`;
const read = (...files: Parameters<typeof escoCsv.read>[0]) => gather(escoCsv, ...files);

describe('a Tabiya taxonomy', () => {
  it("keeps ESCO's items under ESCO's addresses, and what was added in a framework of its own", async () => {
    const { frameworks, items, remarks } = await read(occupations(sailor, copy, own), skills(knots));
    expect(frameworks.map(({ uri }) => uri)).toEqual([esco, 'urn:sg:tabiya']);
    expect(frameworks[0]?.attribution).toContain('modified');
    expect(items.map(({ uri, framework, kind }) => [uri, framework, kind])).toEqual([
      [`${esco}/occupation/a`, esco, 'occupation'],
      [`urn:uuid:${uuid(2)}`, 'urn:sg:tabiya', 'occupation'],
      ['urn:sg:tabiya:occupation:I1_1', 'urn:sg:tabiya', 'occupation'],
      [`${esco}/skill/k`, esco, 'knowledge'],
    ]);
    expect(items[0]).toMatchObject({
      code: '8350.1',
      words: [{ language: 'en', name: 'sailor', otherNames: ['mate'], statement: 'Sails.' }],
      facts: { iscoGroup: '8350', isLocalized: 'true' },
    });
    expect(items[1]?.facts).toMatchObject({ originUri: `${esco}/occupation/a` });
    expect(remarks.map(({ code, place }) => [code, place.row])).toEqual([['local-code', 4]]);
  });

  it('that says which one it is names the framework of its additions', async () => {
    const { frameworks } = await read(occupations(own), model(`"${uuid(8)}\n${uuid(7)}",Fleet 2,,For the fleet.,v2`));
    expect(frameworks[1]).toMatchObject({
      uri: `urn:uuid:${uuid(7)}`,
      name: 'Additions to ESCO: Fleet 2',
      version: 'v2',
      about: 'For the fleet.',
    });
  });

  it('relates by local ids, in whatever order its tables come', async () => {
    const files = [
      asked('escooccupation,key_1,essential,key_4,,', 'localoccupation,key_3,,key_4,high,1'),
      hierarchy('escooccupation,key_1,key_2,localoccupation'),
      occupations(sailor, copy, own),
      skills(knots),
    ];
    const { relations, remarks } = await read(...files);
    expect(relations.map((relation) => ({ ...relation, is: 0, place: 0 }))).toEqual([
      { is: 0, place: 0, type: 'asks', necessity: 'essential', from: `${esco}/occupation/a`, to: `${esco}/skill/k` },
      {
        is: 0,
        place: 0,
        type: 'asks',
        necessity: 'optional',
        from: 'urn:sg:tabiya:occupation:I1_1',
        to: `${esco}/skill/k`,
        facts: { signallingValue: '1', signallingValueLabel: 'high' },
      },
      { is: 0, place: 0, type: 'broader', from: `urn:uuid:${uuid(2)}`, to: `${esco}/occupation/a` },
    ]);
    expect(counted(remarks)).toEqual({ 'local-code': 1 });
    const { draft } = await collect(escoCsv.read(files));
    expect([draft?.items.size, draft?.relations.length, draft?.stubs]).toEqual([4, 3, []]);
  });

  it.each<[string, Parameters<typeof escoCsv.read>[0], string, object]>([
    [
      'a relation of an id nobody has',
      [skills(knots), required('key_4,optional,key_9')],
      'unknown-id',
      { row: 2, column: 'REQUIREDID' },
    ],
    [
      'a relation of an id that two rows have',
      [skills(knots, knots.replace('/skill/k', '/skill/l')), required('key_4,optional,key_4')],
      'ambiguous-id',
      { row: 2, column: 'REQUIRINGID' },
    ],
    ['a relation to itself', [skills(knots), required('key_4,optional,key_4')], 'self-relation', { row: 2 }],
    [
      'a relation of a necessity nobody knows',
      [occupations(sailor), skills(knots), asked('x,key_1,perhaps,key_4,,')],
      'unknown-necessity',
      { row: 2, column: 'RELATIONTYPE' },
    ],
    ['a row without any identity', [skills(',key_1,,knowledge,,knots,,')], 'no-identity', { row: 2, column: 'ORIGINURI' }],
    ['a row without a name', [skills(knots.replace(',knots,', ',,'))], 'no-name', { row: 2, column: 'PREFERREDLABEL' }],
    ['a short row', [skills(knots.replace(',Ropes.', ''))], 'ragged-row', { row: 2 }],
    ['a short row of relations', [skills(knots), required('key_4,optional')], 'ragged-row', { row: 2 }],
  ])('with %s is read, and it is remarked on', async (_, files, code, place) => {
    const { remarks } = await read(...files);
    expect(remarks[0]).toMatchObject({ code, place });
  });

  it('that says no language is taken for what its words look like, which is said', async () => {
    const french = fileOf(
      'occupations.csv',
      `ORIGINURI,ID,UUIDHISTORY,OCCUPATIONTYPE,PREFERREDLABEL,DESCRIPTION\n${esco}/occupation/a,key_1,,escooccupation,matelot/matelote,"Les matelots prennent soin du navire, des cordages et des voiles, et veillent pendant la nuit."\n`,
    );
    const { items, remarks } = await read(french);
    expect(items[0]?.words[0]).toMatchObject({ language: 'fr', name: 'matelot/matelote' });
    expect(remarks).toMatchObject([{ code: 'language-guessed', weight: 'repaired', place: { file: 'occupations.csv' } }]);
    expect(
      (
        await read(
          fileOf('occupations.csv', `ORIGINURI,ID,UUIDHISTORY,OCCUPATIONTYPE,PREFERREDLABEL\n${esco}/occupation/a,k,,x,ab\n`),
        )
      ).items[0]?.words[0].language,
    ).toBe('und');
  });

  it("handed in with ESCO's own tables adds its words to their items, whichever comes first", async () => {
    const main = fileOf(
      'occupations_en.csv',
      `conceptType,conceptUri,preferredLabel,code\nOccupation,${esco}/occupation/a,seafarer,8350.1\n`,
    );
    const other = table(
      'occupations_fr.csv',
      'ORIGINURI,ID,UUIDHISTORY,OCCUPATIONTYPE,CODE,PREFERREDLABEL,SCOPENOTE',
    )(`${esco}/occupation/a,key_1,,escooccupation,8350.0,matelot,note`);
    for (const files of [
      [main, other],
      [other, main],
    ]) {
      const { found } = await recognise(files);
      expect(found.map(({ format }) => format.name)).toEqual(['esco-csv']);
      const { draft, remarks } = await collect(escoCsv.read(files));
      expect(draft?.frameworks[0]?.attribution).toBe('This service uses the ESCO classification of the European Commission.');
      expect(draft?.items.get(`${esco}/occupation/a`)).toMatchObject({
        code: '8350.1',
        words: [
          { language: 'en', name: 'seafarer' },
          { language: 'fr', name: 'matelot' },
        ],
      });
      expect(remarks).toEqual([]);
    }
  });

  it('packed and damaged is said to be so', async () => {
    const { remarks } = await read(fileOf('x.xlsx', zipOf({ a: 'b' }).subarray(0, 30)));
    expect(counted(remarks)).toEqual({ 'damaged-archive': 1 });
  });
});
