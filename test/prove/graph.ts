// The library's questions on random libraries, against plain functions over the same rows: the same seed on either engine.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import type { Asking } from '../../packages/api/src/access/asking.ts';
import { stranger } from '../../packages/api/src/access/viewer.ts';
import type { Graph } from '../../packages/api/src/graph/graph.ts';
import { openGraph } from '../../packages/api/src/graph/open.ts';
import { achievements, achievementsByIds } from '../../packages/api/src/read/achievements.ts';
import {
  achievementsShowing,
  competencies,
  competenciesByIds,
  competenciesIn,
  countsAs,
  frameworkSizes,
  frameworks,
  relatedCompetencies,
} from '../../packages/api/src/read/competencies.ts';
import type { Page } from '../../packages/api/src/read/people.ts';
import { requirementsOf, targets, targetsByIds } from '../../packages/api/src/read/targets.ts';
import { instantOf } from '../../packages/core/src/terms/index.ts';
import { startNeo4j } from '../graph/neo4j-server.ts';
import { librarian, library, named, withoutTilde, type Librarian, type Library } from './library.ts';
import type { Asked, Found, Proof } from './proof.ts';

export const proof: Proof = { engines: ['embedded', 'neo4j'], usualCases: 1000, run: prove };

async function prove({ engine, ...asked }: Asked): Promise<Found> {
  const folder = mkdtempSync(join(tmpdir(), 'skillweave-library-'));
  const server = engine === 'neo4j' ? await startNeo4j() : null;
  const keeper = librarian();
  const graph = await openGraph({ url: 'embedded:', ...server?.address, folder, shuffle: true }, { shelf: keeper.shelf });
  try {
    return await libraries(graph, keeper, asked);
  } finally {
    await graph.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The proof on an open graph, which it empties for each case. Stops at the first wrong answer, made as small as it can be. */
export async function libraries(
  graph: Graph,
  { settle }: Librarian,
  { cases, seed, say, shrink = true }: Omit<Asked, 'engine'> & { readonly shrink?: boolean },
): Promise<Found> {
  let ran = 0;
  const property = fc.asyncProperty(library, async (drawn) => {
    if (++ran % 250 === 0) say(`${ran} libraries`);
    const given = named(graph.engine === 'neo4j' ? withoutTilde(drawn) : drawn);
    await settle(graph, given);
    const wrong = await wrongAnswers(graph, given);
    if (wrong.length > 0) throw new Error(wrong.join('\n'));
  });
  const details = await fc.check(property, { numRuns: cases, seed, endOnFailure: !shrink });
  if (!details.failed) return { ran, wrong: [] };
  const why = details.errorInstance instanceof Error ? details.errorInstance.message : 'failed';
  return { ran, wrong: [`${why}\n  library ${JSON.stringify(details.counterexample?.[0])}`] };
}

async function wrongAnswers(graph: Graph, given: Library): Promise<string[]> {
  const asking: Asking = { graph, viewer: stranger(), now: instantOf(0) };
  const wrong: string[] = [];
  const same = (question: string, found: unknown, expected: unknown) => {
    const [seen, due] = [JSON.stringify(found), JSON.stringify(expected)];
    if (seen !== due) wrong.push(`${question}:\n  graph ${seen}\n  rule  ${due}`);
  };
  await comparePages(asking, given, same);
  await compareLinks(asking, given, same);
  return wrong;
}

type Same = (question: string, found: unknown, expected: unknown) => void;

/** Every page of each list, walked by its keys, against the whole list filtered and put in order. */
async function comparePages(asking: Asking, given: Library, same: Same) {
  const { pageSize, search } = given;
  const published = given.skills.filter(({ state }) => state === 'published');
  const looked = published.filter(
    (k) => holds(search, k.name, k.statement) || lower(k.code ?? '') === lower(search?.trim() ?? ''),
  );
  const byName = (each: { readonly name: string; readonly id: string }) => `${each.name}\t${each.id}`;

  for (const framework of [null, ...given.frameworks.map(({ id }) => id)]) {
    const found = await walk(pageSize, (page) => competencies(asking, { search, framework }, page));
    const due = looked.filter((k) => framework === null || given.frameworks[k.framework]?.id === framework);
    same(
      `skills of ${framework} with ${search}`,
      found.map(({ competency }) => competency.id),
      inOrder(due, byName),
    );
  }
  const offered = given.achievements.filter((a) => a.state === 'published' && holds(search, a.name, a.about));
  same(
    `achievements with ${search}`,
    (await walk(pageSize, (page) => achievements(asking, search, page))).map(({ achievement }) => achievement.id),
    inOrder(offered, byName),
  );
  const shown = given.frameworks.filter(({ state }) => state !== 'draft');
  same(
    'frameworks',
    (await walk(pageSize, (page) => frameworks(asking, page))).map(({ framework }) => framework.id),
    inOrder(shown, byName),
  );
  const aims = [...given.targets, ...given.occupations].filter(({ state }) => state === 'published');
  for (const kind of [null, 'role', 'occupation', 'occupationGroup']) {
    const found = await walk(pageSize, (page) => targets(asking, kind, page));
    const due = aims.filter((t) => (kind === null ? t.kind !== 'occupationGroup' : t.kind === kind));
    same(
      `targets of kind ${kind}`,
      found.map(({ target }) => target.id),
      inOrder(due, (t) => `${t.kind === 'occupation' ? 2 : 1}${byName(t)}`),
    );
  }
  for (const [at, { id }] of given.frameworks.entries()) {
    const found = await walk(pageSize, async (page) => (await competenciesIn(asking, [id, 'nothing'], page)).get(id) ?? []);
    const inside = published.filter(({ framework }) => framework === at);
    same(
      `skills in ${id}`,
      found.map(({ competency }) => competency.id),
      inOrder(inside, (k) => `${k.code ?? ''}\t${byName(k)}`),
    );
    same(`size of ${id}`, (await frameworkSizes(asking, [id])).get(id), inside.length);
  }
}

async function compareLinks(asking: Asking, given: Library, same: Same) {
  const { skills } = given;
  const ids = ['nothing', ...skills.map(({ id }) => id), skills[0]?.id ?? ''];
  const known = await competenciesByIds(asking, ids);
  same(
    'skills by id',
    known.map((k) => k && [k.id, k.name, k.code]),
    ids.map((id) => skills.find((k) => k.id === id && k.state !== 'draft')).map((k) => (k ? [k.id, k.name, k.code] : null)),
  );

  const unique = skills.map(({ id }) => id);
  const related = await relatedCompetencies(asking, unique);
  const counting = await countsAs(asking, unique);
  const shownBy = await achievementsShowing(asking, unique);
  for (const [at, { id, state }] of skills.entries()) {
    const onward = given.related.filter(({ from }) => from === at).map(({ kind, to }) => ({ kind, k: skills[to] }));
    same(
      `related to ${id}`,
      related
        .get(id)
        ?.map(({ kind, competency }) => `${kind} ${competency.id}`)
        .toSorted(),
      onward
        .filter(({ k }) => state !== 'draft' && k?.state !== 'draft')
        .map(({ kind, k }) => `${kind} ${k?.id}`)
        .toSorted(),
    );
    same(
      `what ${id} counts as`,
      counting
        .get(id)
        ?.map(({ weight, competency, mapping }) => `${competency.id} ${weight} ${mapping.id}`)
        .toSorted(),
      given.countsAs
        .flatMap(({ from, to, weight }, edge) => (from === at ? [`${skills[to]?.id} ${weight} m${edge}`] : []))
        .toSorted(),
    );
    const showing = given.alignments
      .filter(({ skill }) => skill === at)
      .flatMap(({ achievement }) => given.achievements[achievement] ?? []);
    same(
      `what shows ${id}`,
      shownBy.get(id)?.map((a) => a.id),
      inOrder(
        showing.filter(({ state }) => state === 'published'),
        (a) => `${a.effort ?? 9}${a.name}\t${a.id}`,
      ),
    );
  }
  const targetIds = given.targets.map(({ id }) => id);
  const requirements = await requirementsOf(asking, targetIds);
  for (const [at, { id, state }] of given.targets.entries()) {
    const due = state === 'published' ? given.requirements.filter(({ target }) => target === at) : [];
    same(
      `what ${id} asks`,
      requirements
        .get(id)
        ?.map(({ competency, level, necessity, equivalents }) => [
          competency.id,
          level,
          necessity,
          equivalents.map(({ mapping }) => mapping.id).toSorted(),
        ]),
      due
        .flatMap(({ skill, level, necessity }) => (skills[skill] ? [{ ...skills[skill], skill, level, necessity }] : []))
        .toSorted(
          (a, b) =>
            compare(`${a.necessity === 'required' ? 0 : 1}`, `${b.necessity === 'required' ? 0 : 1}`) ||
            compare(a.name, b.name) ||
            compare(a.id, b.id),
        )
        .map((k) => [
          k.id,
          k.level,
          k.necessity,
          given.countsAs.flatMap(({ to }, edge) => (to === k.skill ? [`m${edge}`] : [])).toSorted(),
        ]),
    );
  }
  same(
    'targets by id',
    (await targetsByIds(asking, targetIds)).map((t) => t?.id ?? null),
    given.targets.map((t) => (t.state === 'published' ? t.id : null)),
  );
  const library = given.achievements.map(({ id }) => id).toReversed();
  same(
    'achievements by id',
    (await achievementsByIds(asking, library)).map((a) => a?.id ?? null),
    given.achievements.toReversed().map((a) => (a.state === 'claimed' ? null : a.id)),
  );
}

/** All pages one after the other, as a reader with a cursor sees them. */
async function walk<Row extends { readonly key: string }>(first: number, read: (page: Page) => Promise<Row[]>): Promise<Row[]> {
  const all: Row[] = [];
  for (let after: string | null = null; ;) {
    const rows = await read({ first, fetch: first + 1, after });
    all.push(...rows.slice(0, first));
    const last = all.at(-1);
    // More than there can be means that the walk goes round in a circle.
    if (rows.length <= first || !last || all.length > 100) return all;
    after = last.key;
  }
}

const lower = (text: string) => text.toLowerCase();
const holds = (search: string | null, ...texts: string[]) =>
  texts.some((text) => lower(text).includes(lower(search?.trim() ?? '')));

const inOrder = <T extends { readonly id: string }>(rows: readonly T[], key: (row: T) => string) =>
  rows.toSorted((a, b) => compare(key(a), key(b))).map(({ id }) => id);

/** By code point, as both engines order text; `<` in JavaScript goes by UTF-16 and disagrees beyond U+FFFF. */
function compare(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const difference = (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
