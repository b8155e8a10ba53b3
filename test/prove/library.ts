// A random library, small and awkward: frameworks, skills, what shows them, what they count as, what targets ask, occupations.
import * as fc from 'fast-check';
import type { Graph } from '../../packages/api/src/graph/graph.ts';
import type { Shelf } from '../../packages/api/src/graph/shelf.ts';
import { anything, probes } from '../graph/probe.ts';

// Doubles, other alphabets, case that folds oddly, and two characters that UTF-16 and Unicode put in different orders.
const word = fc.constantFrom(
  'Weld',
  'weld',
  'Weld pipes',
  'Ähre',
  'ÄHRE',
  'İstanbul',
  'ΣΟΦΟΣ',
  'straße',
  '～tilde',
  '😀 smile',
  '小雨',
  "O'Hara \\ %",
  'a\tb',
);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const one = (count: number) => fc.nat({ max: count - 1 });
const state = fc.constantFrom('published' as const, 'published' as const, 'draft' as const, 'deprecated' as const);

const frameworks = 2;
const skills = 6;
const achievements = 5;
const targets = 3;
const occupations = 6;
const code = maybe(fc.constantFrom('W1', 'w1', '😀', ''));
const exactly = <T>(count: number, arbitrary: fc.Arbitrary<T>) => fc.array(arbitrary, { minLength: count, maxLength: count });

/** Places in the other lists stand for the things themselves. */
export const library = fc.record({
  frameworks: exactly(frameworks, fc.record({ name: word, state })),
  skills: exactly(
    skills,
    fc.record({
      framework: one(frameworks),
      name: word,
      code,
      statement: word,
      state,
    }),
  ),
  achievements: exactly(
    achievements,
    fc.record({
      name: word,
      about: word,
      state: fc.constantFrom('published' as const, 'published' as const, 'retired' as const, 'claimed' as const),
      effort: maybe(fc.integer({ min: 0, max: 3 })),
    }),
  ),
  alignments: fc.uniqueArray(fc.record({ achievement: one(achievements), skill: one(skills) }), {
    maxLength: 12,
    selector: (x) => `${x.achievement} ${x.skill}`,
  }),
  related: fc.uniqueArray(
    fc.record({ kind: fc.constantFrom('BROADER' as const, 'REQUIRES' as const), from: one(skills), to: one(skills) }),
    {
      maxLength: 10,
      selector: (x) => `${x.kind} ${x.from} ${x.to}`,
    },
  ),
  countsAs: fc.array(
    fc.record({ from: one(skills), to: one(skills), weight: fc.constantFrom('full' as const, 'part' as const) }),
    { maxLength: 8 },
  ),
  targets: exactly(targets, fc.record({ name: word, kind: fc.constantFrom('role' as const, 'programme' as const), state })),
  requirements: fc.uniqueArray(
    fc.record({
      target: one(targets),
      skill: one(skills),
      level: maybe(fc.constantFrom('1', '2')),
      necessity: fc.constantFrom('required' as const, 'helpful' as const),
    }),
    { maxLength: 8, selector: (x) => `${x.target} ${x.skill}` },
  ),
  occupations: exactly(
    occupations,
    fc.record({
      framework: one(frameworks),
      name: word,
      code,
      kind: fc.constantFrom('occupation' as const, 'occupationGroup' as const),
      state,
    }),
  ),
  broaderOccupations: fc.uniqueArray(fc.record({ from: one(occupations), to: one(occupations) }), {
    maxLength: 10,
    selector: (x) => `${x.from} ${x.to}`,
  }),
  search: maybe(
    fc.constantFrom('weld', 'WELD P', 'ähre', 'i̇', 'σ', 'ς', 'ß', 'SS', '😀', "o'hara \\", '%', '.*', 'w1', ' ', '\t'),
  ),
  pageSize: fc.integer({ min: 1, max: 4 }),
});

type Drawn = typeof library extends fc.Arbitrary<infer T> ? T : never;
type Named<T> = T & { readonly id: string };
export type Library = Omit<Drawn, 'frameworks' | 'skills' | 'achievements' | 'targets' | 'occupations'> & {
  readonly frameworks: readonly Named<Drawn['frameworks'][number]>[];
  readonly skills: readonly Named<Drawn['skills'][number]>[];
  readonly achievements: readonly Named<Drawn['achievements'][number]>[];
  readonly targets: readonly Named<Drawn['targets'][number]>[];
  readonly occupations: readonly Named<Drawn['occupations'][number]>[];
};

/** Ids that do not follow the order of the lists. */
export function named(drawn: Drawn): Library {
  const name = <T extends object>(kind: string, each: readonly T[]) =>
    each.map((one, at) => ({ ...one, id: `${kind}${(at * 3) % 7}` }));
  return {
    ...drawn,
    frameworks: name('f', drawn.frameworks),
    skills: name('k', drawn.skills),
    achievements: name('a', drawn.achievements),
    targets: name('t', drawn.targets),
    occupations: name('w', drawn.occupations),
  };
}

/** Neo4j compares a text parameter by UTF-16 and stored text by code point (test/graph/differences.ts): this one character shows it. */
export const withoutTilde = <T>(drawn: T): T => JSON.parse(JSON.stringify(drawn).replaceAll('～', '-')) as T;

export type Librarian = { readonly shelf: Shelf; settle(graph: Graph, library: Library): Promise<void> };

/** Statements that put a library in the place of all that was there. */
export function librarian(): Librarian {
  const { shelf, probe } = probes();
  const over = (text: string) => probe(`UNWIND $rows AS row\n${text}`, { rows: anything }, {});
  const clear = probe('MATCH (n) WHERE NOT n:Migration AND NOT n:TestStore DETACH DELETE n', {}, {});
  const owner = probe("CREATE (o:Organization {id: 'o', slug: 'o', name: 'School', kind: 'college', recognised: true})", {}, {});
  const frameworkRows = over(
    "CREATE (f:Framework {id: row.id, uri: row.id, name: row.name, publisher: 'P', version: '1', licence: 'L', state: row.state})",
  );
  const skillRows = over(
    'MATCH (f:Framework {id: row.frameworkId}) CREATE (k:Competency {id: row.id, uri: row.id, name: row.name, statement: row.statement, state: row.state})-[:`IN`]->(f) SET k.code = row.code',
  );
  const achievementRows = over(
    "MATCH (o:Organization {id: 'o'}) CREATE (o)-[:OFFERS]->(a:Achievement {id: row.id, uri: row.id, name: row.name, about: row.about, state: row.state}) SET a.effort = row.effort",
  );
  const alignmentRows = over(
    'MATCH (a:Achievement {id: row.a}) MATCH (k:Competency {id: row.k}) CREATE (a)-[:ALIGNED_TO {alignmentId: row.id}]->(k)',
  );
  const relatedRows = (kind: 'BROADER' | 'REQUIRES', label: 'Competency' | 'Target' = 'Competency') =>
    over(`MATCH (a:${label} {id: row.from}) MATCH (b:${label} {id: row.to}) CREATE (a)-[:${kind}]->(b)`);
  const broader = relatedRows('BROADER');
  const requires = relatedRows('REQUIRES');
  const broaderOccupations = relatedRows('BROADER', 'Target');
  const countsAsRows = over(
    "MATCH (a:Competency {id: row.from}) MATCH (b:Competency {id: row.to}) CREATE (m:Mapping {id: row.id, predicate: 'closeMatch', confidence: toFloat(row.confidence), state: 'published', justification: 'J'}) CREATE (a)-[:COUNTS_AS {weight: row.weight, mappingId: row.id}]->(b)",
  );
  const targetRows = over(
    "MATCH (o:Organization {id: 'o'}) CREATE (o)-[:OWNS]->(t:Target {id: row.id, slug: row.id, name: row.name, about: 'A', kind: row.kind, state: row.state})",
  );
  const inFramework = over(
    'MATCH (t:Target {id: row.id}) MATCH (f:Framework {id: row.frameworkId}) SET t.code = row.code CREATE (t)-[:`IN`]->(f)',
  );
  const requirementRows = over(
    'MATCH (t:Target {id: row.t}) MATCH (k:Competency {id: row.k}) CREATE (t)-[r:REQUIRES {necessity: row.necessity}]->(k) SET r.level = row.level',
  );

  const settle = (graph: Graph, { frameworks, skills, achievements, targets, occupations, ...links }: Library) =>
    graph.write(async (tx) => {
      const put = async (statement: typeof frameworkRows, rows: readonly unknown[]) => {
        if (rows.length > 0) await tx.run(statement, { rows });
      };
      await tx.run(clear, {});
      await tx.run(owner, {});
      await put(frameworkRows, frameworks);
      const placed = <T extends { framework: number }>(each: T) => ({ ...each, frameworkId: frameworks[each.framework]?.id });
      await put(skillRows, skills.map(placed));
      await put(achievementRows, achievements);
      await put(
        alignmentRows,
        links.alignments.map((each, at) => ({ id: `al${at}`, a: achievements[each.achievement]?.id, k: skills[each.skill]?.id })),
      );
      const endsIn = (all: readonly { id: string }[]) => (each: { from: number; to: number }) => ({
        from: all[each.from]?.id,
        to: all[each.to]?.id,
      });
      const ends = endsIn(skills);
      await put(broader, links.related.filter(({ kind }) => kind === 'BROADER').map(ends));
      await put(requires, links.related.filter(({ kind }) => kind === 'REQUIRES').map(ends));
      await put(
        countsAsRows,
        links.countsAs.map((each, at) => ({ ...ends(each), weight: each.weight, id: `m${at}`, confidence: 1 })),
      );
      await put(targetRows, [...targets, ...occupations]);
      await put(inFramework, occupations.map(placed));
      await put(broaderOccupations, links.broaderOccupations.map(endsIn(occupations)));
      await put(
        requirementRows,
        links.requirements.map((each) => ({ ...each, t: targets[each.target]?.id, k: skills[each.skill]?.id })),
      );
    });
  return { shelf, settle };
}
