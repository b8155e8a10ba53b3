// The crosswalk between ESCO and O*NET, a few invented rows of it.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { all, codesOf, fileOf } from '../reading/files.test-data.ts';
import { recognise } from '../recognise.ts';
import { escoOnet } from './read.ts';
import { titlesIn } from './titles.ts';

const head =
  'id,esco_occupation,isco_code,onet_code,onet_occupation,matching_job_titles,semantic_similarity,confidence,concept_uri';
const kites = 'http://data.europa.eu/esco/occupation/kites';
const read = (row: string) => all(escoOnet.read([fileOf('crosswalk.csv', `${head}\n${row}\n`)]));

describe('the crosswalk', () => {
  it('is recognised by its columns', async () => {
    const { found } = await recognise([fileOf('x.txt', `${head}\n`)]);
    expect(found.map(({ format }) => format.name)).toEqual(['esco-onet']);
  });

  it('claims a match from the ESCO occupation to the O*NET one, and makes up no confidence', async () => {
    const pieces = await read(`1,kite maker,0711,99-1000.00,Kite Makers,"['kite maker', ""kites' friend""]",0.81,2.0,${kites}`);
    expect(pieces).toEqual([
      {
        is: 'relation',
        type: 'mapping',
        from: kites,
        to: 'urn:sg:onet:99-1000.00',
        predicate: 'exactMatch',
        justification: 'semantic similarity 0.81, confidence 2.0 of 2',
        source: 'ESCO–O*NET crosswalk, Nesta, Mapping Career Causeways',
        ends: 'target',
        fromName: 'kite maker',
        toName: 'Kite Makers',
        facts: { confidence: '2.0', similarity: '0.81', iscoCode: '0711', jobTitles: '["kite maker","kites\' friend"]' },
        place: { file: 'crosswalk.csv', row: 2 },
      },
    ]);
  });

  it.each([
    ['a step nobody knows', `1,a,0711,99-1000.00,b,na,0.8,7,${kites}`, 'repaired step-unknown', 'confidence'],
    ['no step', `1,a,0711,99-1000.00,b,na,0.8,,${kites}`, 'repaired step-unknown', 'confidence'],
    ['no list', `1,a,0711,99-1000.00,b,2164,0.8,1,${kites}`, 'repaired list-unreadable', 'matching_job_titles'],
    ['no code', `1,a,0711,,b,na,0.8,1,${kites}`, 'dropped cell-missing', 'onet_code'],
    ['no address', '1,a,0711,99-1000.00,b,na,0.8,1,', 'dropped cell-missing', 'concept_uri'],
  ])('with %s is remarked, with its place', async (_, row, code, column) => {
    const pieces = await read(row);
    expect(codesOf(pieces)).toEqual([code]);
    expect(pieces[0]).toMatchObject({ place: { file: 'crosswalk.csv', row: 2, column } });
    const predicate = column === 'confidence' ? 'relatedMatch' : 'closeMatch';
    expect(pieces.slice(1)).toMatchObject(code.startsWith('repaired') ? [{ predicate }] : []);
  });
});

it('a list as Python writes it is read back, whatever its texts hold', () => {
  const written = (text: string) => {
    const escaped = text.replaceAll('\\', '\\\\');
    return text.includes("'") && !text.includes('"') ? `"${escaped}"` : `'${escaped.replaceAll("'", String.raw`\'`)}'`;
  };
  const texts = fc.array(fc.string({ unit: fc.constantFrom('a', ' ', "'", '"', '\\', ',', ']', '[', 'é') }), { maxLength: 6 });
  fc.assert(
    fc.property(texts, (titles) => {
      expect(titlesIn(`[${titles.map(written).join(', ')}]`)).toEqual({ titles, isOdd: false });
    }),
  );
});
