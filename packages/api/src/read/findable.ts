// Everything that can be found by words, in pages: what it is called in every language, and the row it is shown by.
import type { Wording } from '@skillweave/core/search';
import type { Graph } from '../graph/graph.ts';
import { id, int, list, map, optional, statement, text } from '../graph/statement.ts';
import type { FoundState } from '../search/finder.ts';
import { competencyRow, frameworkRow, targetRow, type CompetencyRow, type FrameworkRow, type TargetRow } from './rows.ts';

const inOrder = { first: int, after: text };
const competencyIds = statement('search/competency-ids', inOrder, { id });
const targetIds = statement('search/target-ids', inOrder, { id });
const called = {
  language: text,
  otherNames: list(text),
  wordings: list(map({ language: text, name: text, otherNames: optional(list(text)), statement: optional(text) })),
};
const competencies = statement(
  'search/competencies',
  { ids: list(id) },
  { competency: competencyRow, kind: text, state: text, ...called },
);
const targets = statement(
  'search/targets',
  { ids: list(id) },
  { target: targetRow, state: text, frameworks: list(frameworkRow), ...called },
);

/** A competency or a target with all its words. */
export type FindableThing = {
  readonly id: string;
  readonly kind: string;
  readonly code: string | null;
  readonly isTarget: boolean;
  readonly state: FoundState;
  /** The id of the framework it stands in; a role of an employer stands in none. */
  readonly framework: string | null;
  readonly frameworkRow: FrameworkRow | null;
  readonly competency: CompetencyRow | null;
  readonly target: TargetRow | null;
  readonly words: readonly [Wording, ...Wording[]];
};

const idsAtOnce = 10_000;
const thingsAtOnce = 500;

/** Pages of everything published or retired, in no order that means anything. */
export async function* findablePages(graph: Graph): AsyncGenerator<FindableThing[]> {
  for (const [ids, isTarget] of [
    [competencyIds, false],
    [targetIds, true],
  ] as const) {
    let after = '';
    for (;;) {
      const page = (await graph.read(ids, { first: idsAtOnce, after })).map((row) => row.id);
      for (let at = 0; at < page.length; at += thingsAtOnce) {
        const some = page.slice(at, at + thingsAtOnce);
        yield await (isTarget ? findableTargets(graph, some) : findableCompetencies(graph, some));
      }
      if (page.length < idsAtOnce) break;
      after = page.at(-1) ?? '';
    }
  }
}

/** Those that are here, in no order. */
export async function findableCompetencies(graph: Graph, ids: readonly string[]): Promise<FindableThing[]> {
  if (ids.length === 0) return [];
  const rows = await graph.read(competencies, { ids: [...ids] });
  return rows.map(({ competency, kind, state, ...names }) => ({
    id: competency.id,
    kind,
    code: competency.code,
    isTarget: false,
    state: state === 'deprecated' ? 'deprecated' : 'published',
    framework: competency.framework.id,
    frameworkRow: competency.framework,
    competency,
    target: null,
    words: wordsOf(competency.name, competency.statement, names),
  }));
}

/** Those that are here, in no order. */
export async function findableTargets(graph: Graph, ids: readonly string[]): Promise<FindableThing[]> {
  if (ids.length === 0) return [];
  const rows = await graph.read(targets, { ids: [...ids] });
  return rows.map(({ target, state, frameworks: [framework = null], ...names }) => ({
    id: target.id,
    kind: target.kind,
    code: target.code,
    isTarget: true,
    state: state === 'deprecated' ? 'deprecated' : 'published',
    framework: framework?.id ?? null,
    frameworkRow: framework,
    competency: null,
    target,
    words: wordsOf(target.name, target.about, names),
  }));
}

type Named = {
  language: string;
  otherNames: string[];
  wordings: { language: string; name: string; otherNames: string[] | null; statement: string | null }[];
};

function wordsOf(name: string, statement_: string, { language, otherNames, wordings }: Named): [Wording, ...Wording[]] {
  const others = wordings.map((each) => ({ ...each, otherNames: each.otherNames ?? [], statement: each.statement ?? '' }));
  return [{ language, name, otherNames, statement: statement_ }, ...others];
}
