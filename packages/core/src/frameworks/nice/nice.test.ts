// The NICE framework as lists and as elements: invented statements, with what is wrong in real lists.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collect } from '../collect.ts';
import { counted, fileOf, gather, mutated } from '../gathering.test-data.ts';
import { recognise } from '../recognise.ts';
import { niceFormat } from './format.ts';

const statements = fileOf(
  'tasks.yml',
  '# Tasks\n---\n-\n    tId: T0001\n    taskDescription: Splice a rope. \n-\n    tId: T0002\n    taskDescription: Do what must be done (e.g., such as: bailing).\n',
);
const knowledge = fileOf('knowledge.yml', '- kId: k0001\n  knowledgeDescription: Knowledge of tides.\n');
const groups = [
  fileOf('domains.yml', '# Domains\n-\n    Domain: On Deck \n    acryonym: dk\n    Description: All that is above.\n'),
  fileOf('areas.yml', '-\n    Area: Ropes\n    acronym: rps\n    Description: Ropes of all kinds.\n'),
];
const roles = fileOf(
  'roles.yml',
  '-\n    domain: ON DECK (DK)\n    specialityArea: Ropes (RPS) and Chains\n    workRole: Rigger \n    description: Keeps the ropes.\n    workRoleID:  DK-RPS-001\n    opmCode: 007\n',
);
const asked = fileOf(
  'role.yml',
  '# Rigger (dk-rps-001)\n---\n-\n    type: knowledge\n    kId: K0001;K0009\n-\n    type: tasks\n    tId: T0001; ???\n',
);

describe('lists', () => {
  it('give statements, groups and roles their own addresses, and roles what they ask for', async () => {
    const { items, relations, remarks } = await gather(niceFormat, asked, roles, ...groups, knowledge, statements);
    expect(items.map(({ uri, kind, words: [{ name }] }) => [uri, kind, name])).toEqual([
      ['urn:sg:nice:DK', 'occupationGroup', 'On Deck'],
      ['urn:sg:nice:RPS', 'occupationGroup', 'Ropes'],
      ['urn:sg:nice:K0001', 'knowledge', 'Knowledge of tides.'],
      ['urn:sg:nice:T0001', 'task', 'Splice a rope.'],
      ['urn:sg:nice:T0002', 'task', 'Do what must be done (e.g., such as: bailing).'],
      ['urn:sg:nice:DK-RPS-001', 'occupation', 'Rigger'],
    ]);
    expect(items[5]).toMatchObject({ facts: { opmCode: '007' }, words: [{ statement: 'Keeps the ropes.' }] });
    expect(relations.map(({ type, from, to }) => [type, from.slice(12), to.slice(12)])).toEqual([
      ['asks', 'DK-RPS-001', 'K0001'],
      ['asks', 'DK-RPS-001', 'K0009'],
      ['performs', 'DK-RPS-001', 'T0001'],
      ['broader', 'DK-RPS-001', 'RPS'],
      ['broader', 'RPS', 'DK'],
    ]);
    expect(remarks.map(({ code, place }) => [code, place])).toEqual([
      ['quotes-missing', { file: 'tasks.yml', row: 8 }],
      ['no-code', { file: 'role.yml', row: 6 }],
    ]);
  });

  it('without the lists of groups take the groups from the roles', async () => {
    const { items, relations } = await gather(niceFormat, roles);
    expect(items.map(({ code, words: [{ name }] }) => [code, name])).toEqual([
      ['DK-RPS-001', 'Rigger'],
      ['RPS', 'Ropes and Chains'],
      ['DK', 'ON DECK'],
    ]);
    expect(relations).toHaveLength(2);
  });

  it.each<[string, string, string, number | undefined]>([
    ['without a code', '- kId: "?"\n  knowledgeDescription: A\n', 'no-code', 1],
    ['without words', '- kId: K0001\n  knowledgeDescription: ""\n', 'no-words', 1],
    [
      'that comes twice',
      '- kId: K0001\n  knowledgeDescription: A\n- kId: K0001\n  knowledgeDescription: B\n',
      'repeated-item',
      3,
    ],
    ['of nothing we know', '- kId: K0001\n  knowledgeDescription: A\n- boat: skiff\n', 'unknown-entry', 3],
    ['that is no entry', '- kId: K0001\n  knowledgeDescription: A\n- skiff\n', 'no-entry', 3],
    ['of no role', '- type: knowledge\n  kId: K0001\n', 'no-role', 1],
    ['cut off', '- kId: K0001\n  knowledgeDescription: "A\n', 'broken-yaml', 1],
    ['with a name twice', '- kId: K0001\n  kId: K0002\n', 'broken-yaml', 1],
    ['with lists in lists without end', `- ${'['.repeat(10_000)}`, 'broken-yaml', 1],
    ['that has no end', `- kId: K0001\n  knowledgeDescription: ${'a '.repeat(10_000)}`, 'entry-too-long', 1],
    ['among too many', '- a\n'.repeat(20_001), 'too-many-entries', undefined],
    ['with lists in lists another way', '- '.repeat(5_000), 'broken-yaml', 1],
  ])('an entry %s is remarked on, with its line', async (_, text, code, row) => {
    const { remarks } = await gather(niceFormat, fileOf('odd.yml', text));
    expect(counted(remarks)).toEqual({ [code]: 1 });
    expect(remarks[0]?.place).toEqual({ file: 'odd.yml', ...(row !== undefined && { row }) });
  });

  it('in JSON are the same lists', async () => {
    const json = JSON.stringify([{ kId: 'k0001', knowledgeDescription: 'Knowledge of tides.' }]);
    const [first, second] = [await gather(niceFormat, knowledge), await gather(niceFormat, fileOf('knowledge.json', json))];
    expect(second.items.map((item) => ({ ...item, place: 0 }))).toEqual(first.items.map((item) => ({ ...item, place: 0 })));
    expect((await recognise([fileOf('knowledge.json', json)])).found[0]?.format.name).toBe('nice');
  });

  it('repeat nothing that is only pointed to, and change no object', async () => {
    const bomb =
      '- kId: K0001\n  knowledgeDescription: &a lots\n  __proto__: &b [*a,*a,*a]\n- tId: T0001\n  taskDescription: *a\n';
    const { items, remarks } = await gather(niceFormat, fileOf('bomb.yml', bomb));
    expect(items.map(({ code }) => code)).toEqual(['K0001']);
    expect(remarks.map(({ code, place }) => [code, place.row])).toEqual([['no-role', 4]]);
    expect(({} as Record<string, unknown>)['a']).toBeUndefined();
  });

  it('of more than four MiB are refused', async () => {
    const { remarks } = await gather(niceFormat, fileOf('long.yml', `- kId: ${'K'.repeat(5_000_000)}`));
    expect(counted(remarks)).toEqual({ 'too-large': 1 });
  });
});

const element = (element_type: string, element_identifier: string, more: object = {}) => ({
  doc_identifier: 'd',
  element_type,
  element_identifier,
  title: '',
  text: `About ${element_identifier}.`,
  ...more,
});
const relationship = (from: string, to: string) => ({
  source_element_identifier: from,
  dest_element_identifier: to,
  relationship_identifier: 'projection',
});
const nist = {
  response: {
    elements: {
      documents: [{ doc_identifier: 'd', version: '9.1' }],
      elements: [
        element('category', 'DK', { title: 'On Deck' }),
        element('work_role', 'DK-WRL-001', { title: 'Rigger' }),
        element('competency_area', 'NF-COM-001', { title: 'Ropework' }),
        element('knowledge', 'K0001'),
        element('task', 'T0001'),
      ],
      relationships: [
        relationship('DK', 'DK-WRL-001'),
        relationship('DK-WRL-001', 'K0001'),
        relationship('DK-WRL-001', 'T0001'),
        relationship('NF-COM-001', 'K0001'),
      ],
    },
  },
};
const read = (value: unknown) => gather(niceFormat, fileOf('nist.json', JSON.stringify(value)));

describe('elements', () => {
  it('are related by what both ends are', async () => {
    const { frameworks, items, relations, remarks } = await read(nist);
    expect(frameworks).toMatchObject([{ uri: 'urn:sg:nice', version: '9.1' }]);
    expect(items.map(({ code, kind }) => [code, kind])).toEqual([
      ['DK', 'occupationGroup'],
      ['DK-WRL-001', 'occupation'],
      ['NF-COM-001', 'group'],
      ['K0001', 'knowledge'],
      ['T0001', 'task'],
    ]);
    expect(relations.map(({ type, from, to }) => [type, from.slice(12), to.slice(12)])).toEqual([
      ['broader', 'DK-WRL-001', 'DK'],
      ['asks', 'DK-WRL-001', 'K0001'],
      ['performs', 'DK-WRL-001', 'T0001'],
      ['broader', 'K0001', 'NF-COM-001'],
    ]);
    expect(remarks).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    ['of a type nobody knows', { elements: [element('boat', 'B1')] }, 'unknown-element'],
    ['without a code', { elements: [element('task', '')] }, 'no-identity'],
    ['without words', { elements: [element('task', 'T1', { text: ' ' })] }, 'no-words'],
    ['that comes twice', { elements: [element('task', 'T1'), element('task', 'T1')] }, 'duplicate-item'],
    ['that is none', { elements: [3] }, 'not-an-object'],
    ['that is related to nothing', { elements: [], relationships: [{}] }, 'no-end'],
    [
      'that is related to itself',
      { elements: [element('task', 'T1')], relationships: [relationship('T1', 'T1')] },
      'unknown-relation',
    ],
    ['in a file that has none', { response: 3 }, 'no-framework'],
  ])('one %s is remarked on, with its path', async (_, value, code) => {
    const { remarks } = await read(value);
    expect(counted(remarks)).toEqual({ [code]: 1 });
    expect(remarks[0]?.place.file).toBe('nist.json');
  });

  it('with any value in any place are read or remarked on, and never stop us', async () => {
    await fc.assert(
      fc.asyncProperty(mutated(nist), async (odd) => {
        const { frameworks, remarks } = await read(odd);
        expect(frameworks.length + remarks.length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });
});

it('both are recognised, and become one framework', async () => {
  const json = fileOf('nist', JSON.stringify(nist));
  const { found } = await recognise([statements, knowledge, ...groups, roles, asked, json]);
  expect(found.map(({ format, files }) => [format.name, files.length])).toEqual([['nice', 7]]);
  const { draft } = await collect(niceFormat.read([json, statements]));
  expect(draft?.frameworks).toHaveLength(1);
  expect(niceFormat.recognises(Buffer.from(`${'#'.repeat(60_000)}x`))).toBe(false);
});
