// What else is known of a competency: its kind and state, its words in every language, and what it said before.
import type { Instant } from '@skillweave/core/terms';
import type { Asking } from '../access/asking.ts';
import { id, instant, list, map, optional, statement, text } from '../graph/statement.ts';

const details = statement(
  'competency/details',
  { ids: list(id) },
  {
    id,
    kind: text,
    state: text,
    level: optional(text),
    language: text,
    otherNames: list(text),
    sameAs: list(text),
    changedAt: optional(instant),
    retiredAt: optional(instant),
  },
);
const wordings = statement(
  'competency/wordings',
  { ids: list(id) },
  { id, language: text, name: text, statement: optional(text), otherNames: list(text) },
);
const edition = {
  id,
  name: text,
  statement: text,
  code: optional(text),
  kind: optional(text),
  state: text,
  version: text,
  until: instant,
};
const editions = statement('competency/editions', { ids: list(id) }, { id, editions: list(map(edition)) });

export type SkillDetails = {
  readonly kind: string;
  readonly state: string;
  readonly level: string | null;
  readonly language: string;
  readonly otherNames: readonly string[];
  readonly sameAs: readonly string[];
  readonly changedAt: Instant | null;
  readonly retiredAt: Instant | null;
};
export type Wording = {
  readonly language: string;
  readonly name: string;
  readonly statement: string | null;
  readonly otherNames: readonly string[];
};
/** What an item said until a release came in; `version` is the release before that one. */
export type Edition = {
  readonly id: string;
  readonly name: string;
  readonly statement: string;
  readonly code: string | null;
  readonly kind: string | null;
  readonly state: string;
  readonly version: string;
  readonly until: Instant;
};

export async function skillDetails({ graph }: Asking, ids: readonly string[]): Promise<Map<string, SkillDetails>> {
  return new Map((await graph.read(details, { ids: [...ids] })).map((row) => [row.id, row]));
}

/** The words of each in languages other than its own, by language. */
export async function wordingsOf({ graph }: Asking, ids: readonly string[]): Promise<Map<string, Wording[]>> {
  const found = new Map<string, Wording[]>(ids.map((each) => [each, []]));
  for (const row of await graph.read(wordings, { ids: [...ids] })) found.get(row.id)?.push(row);
  return found;
}

/** What each said before, newest first. */
export async function editionsOf({ graph }: Asking, ids: readonly string[]): Promise<Map<string, Edition[]>> {
  return new Map((await graph.read(editions, { ids: [...ids] })).map((row) => [row.id, row.editions]));
}
