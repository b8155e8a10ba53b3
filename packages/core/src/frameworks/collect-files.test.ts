// One file that cannot be read keeps the others out only where they belong together.
import { describe, expect, it } from 'vitest';
import { bakery } from './case/case.test-data.ts';
import { caseFormat } from './case/format.ts';
import { collectFiles } from './collect-files.ts';
import { crosswalk } from './crosswalk/read.ts';
import { escoCsv } from './esco-csv/read.ts';
import { fileOf } from './gathering.test-data.ts';

const bread = fileOf('bread.json', JSON.stringify(bakery));
const broken = fileOf('broken.json', JSON.stringify(bakery).slice(0, 300));
const codes = ({ remarks }: { remarks: readonly { weight: string; code: string }[] }) =>
  remarks.filter(({ weight }) => weight === 'refused').map(({ code }) => code);

describe('a file that cannot be read', () => {
  it.each([
    ['before', [broken, bread]],
    ['after', [bread, broken]],
  ])('%s one that is whole by itself is left out and named', async (_, files) => {
    const found = await collectFiles({ format: caseFormat, files });
    const alone = await collectFiles({ format: caseFormat, files: [bread] });
    expect(found.draft).toEqual(alone.draft);
    expect([found.leftOut, codes(found)]).toEqual([['broken.json'], ['broken-json']]);
    expect(found.remarks[0]?.places[0]?.place.file).toBe('broken.json');
    expect(alone.leftOut).toEqual([]);
  });

  it('leaves none of the rows it had before the place where it ends', async () => {
    const pair = (name: string, rows: string) => fileOf(name, `from,to,relation\n${rows}`);
    const files = [pair('cut.csv', 'urn:a,urn:b,exact\nurn:c,"urn:d'), pair('whole.csv', 'urn:x,urn:y,exact\n')];
    const { draft, leftOut } = await collectFiles({ format: crosswalk, files });
    expect(draft?.relations.map(({ relation: { from, to } }) => [from, to])).toEqual([['urn:x', 'urn:y']]);
    expect(leftOut).toEqual(['cut.csv']);
  });

  it('refuses all where nothing else is there, where two have one name, and where tables make one framework', async () => {
    const twins = [bread, { ...broken, name: 'bread.json' }];
    const skills = 'conceptType,conceptUri,skillType,preferredLabel\nKnowledgeSkillCompetence,urn:s:1,knowledge,One\n';
    const tables = [fileOf('skills_en.csv', skills), fileOf('skills_fr.csv', `${skills}KnowledgeSkillCompetence,"urn`)];
    for (const [format, files] of [
      [caseFormat, [broken]],
      [caseFormat, twins],
      [escoCsv, tables],
    ] as const)
      expect(await collectFiles({ format, files })).toMatchObject({ draft: null, leftOut: [] });
  });
});
