// Rows of the graph turned back into the pieces a reader of files would have handed on.
import {
  isKind,
  relationSaying,
  sideOf,
  type GatheredFramework,
  type GatheredItem,
  type GatheredRelation,
  type RelationFacts,
  type Side,
  type Words,
} from '@skillweave/core/frameworks';
import { bool, float, id, instant, list, map, optional, text } from '../graph/statement.ts';
import { keptFacts, relationFacts } from './relation-facts.ts';

type Read<C> = C extends { check: (value: unknown) => value is infer T } ? Readonly<T> : never;

export const wholeFrameworkRow = map({
  id,
  uuid: optional(text),
  uri: text,
  name: text,
  publisher: optional(text),
  version: optional(text),
  licence: optional(text),
  attribution: optional(text),
  language: optional(text),
  about: optional(text),
  facts: optional(text),
  changedAt: optional(instant),
});
export type WholeFrameworkRow = Read<typeof wholeFrameworkRow>;

export const wholeItemRow = map({
  id,
  uri: text,
  code: optional(text),
  name: text,
  statement: optional(text),
  kind: optional(text),
  language: optional(text),
  otherNames: optional(list(text)),
  sameAs: optional(list(text)),
  order: optional(float),
  changedAt: optional(instant),
  facts: optional(text),
  state: text,
  retiredAt: optional(instant),
});
export const wordingsRow = list(map({ language: text, name: text, statement: optional(text), otherNames: optional(list(text)) }));
export type WholeItem = { readonly item: Read<typeof wholeItemRow>; readonly wordings: Read<typeof wordingsRow> };

export const linkColumns = {
  fromUri: text,
  type: text,
  toUri: text,
  isFromTarget: bool,
  ...relationFacts,
  ...keptFacts,
};
type Columns<T> = { readonly [K in keyof T]: T[K] extends { check: (value: unknown) => value is infer V } ? V : never };
export type LinkColumns = Columns<typeof linkColumns>;

export const claimColumns = {
  fromUri: text,
  toUri: text,
  fromName: optional(text),
  toName: optional(text),
  predicate: text,
  isDenied: optional(bool),
  confidence: optional(float),
  justification: optional(text),
  source: optional(text),
  facts: optional(text),
};
export type ClaimColumns = Columns<typeof claimColumns>;

export function frameworkFrom(row: WholeFrameworkRow): GatheredFramework {
  const { uri, name, publisher, version, licence, attribution, language, about, facts } = row;
  return {
    is: 'framework',
    uri,
    name,
    ...said({ publisher, version, licence, attribution, language: language === 'und' ? null : language, about }),
    ...factsIn(facts),
  };
}

/** `language` is the framework's, for items that keep none of their own. */
export function itemFrom(
  { item, wordings }: WholeItem,
  { framework, language, side }: { readonly framework: string; readonly language: string; readonly side: Side },
): GatheredItem {
  const { uri, code, name, statement, kind, order, changedAt, facts, state } = item;
  const first = wordsFrom({ language: item.language ?? language, name, statement, otherNames: item.otherNames });
  const others = wordings.map(wordsFrom).toSorted((a, b) => (a.language < b.language ? -1 : 1));
  const sameAs = item.sameAs ?? [];
  const isOurs = isKind(kind) && sideOf(kind) === side;
  return {
    is: 'item',
    uri,
    ...(sameAs.length > 0 && { sameAs }),
    framework,
    kind: isOurs ? kind : side === 'target' ? 'occupation' : 'skill',
    ...said({ code }),
    words: [first, ...others],
    state: state === 'draft' || state === 'deprecated' ? state : 'published',
    ...(order !== null && { order }),
    ...said({ changedAt }),
    ...factsIn(facts),
    place: { file: framework },
  };
}

const types: Readonly<Record<string, GatheredRelation['type']>> = {
  BROADER: 'broader',
  PRECEDES: 'precedes',
  RELATED_TO: 'related',
  REPLACED_BY: 'replacedBy',
  EXEMPLAR_OF: 'exemplarOf',
  RATED: 'rated',
  PERFORMS: 'performs',
  USES: 'uses',
  COLLECTED_IN: 'collectedIn',
};

/** Nothing for a relation of a kind that no framework brings. `required` and `helpful` are a file's `essential` and `optional`. */
export function relationFrom(row: LinkColumns, framework: string): GatheredRelation | null {
  const { type, isFromTarget, necessity, level, atLevel, ...rest } = row;
  const asked = isFromTarget ? 'asks' : 'requires';
  const relation = relationSaying(type === 'REQUIRES' ? asked : (types[type] ?? ''), {
    ...rest,
    level: type === 'RATED' ? atLevel : level,
    necessity: necessity === 'helpful' ? 'optional' : 'essential',
  });
  return relation === undefined ? null : standing(relation, row, framework);
}

export function claimFrom(row: ClaimColumns, framework: string): GatheredRelation | null {
  const { fromName, toName, isDenied, justification, ...rest } = row;
  const relation = relationSaying('mapping', {
    ...rest,
    ...(isDenied === true && { not: true }),
    ...said({ justification, fromName, toName }),
  });
  return relation === undefined ? null : standing(relation, row, framework);
}

/** What stands in a collection. */
export function memberFrom(row: Ends, framework: string): GatheredRelation {
  return standing({ type: 'collectedIn' }, row, framework);
}

type Ends = { readonly fromUri: string; readonly toUri: string; readonly facts: string | null };

function standing(relation: RelationFacts, { fromUri, toUri, facts }: Ends, framework: string): GatheredRelation {
  return { ...relation, is: 'relation', from: fromUri, to: toUri, ...factsIn(facts), place: { file: framework } };
}

type Called = {
  readonly language: string;
  readonly name: string;
  readonly statement: string | null;
  readonly otherNames: readonly string[] | null;
};

function wordsFrom({ language, name, statement, otherNames }: Called): Words {
  return { language, name, ...(otherNames?.length ? { otherNames } : {}), ...said({ statement }) };
}

/** What was said: neither null nor the empty text by which the graph says that nothing was. */
function said<T extends Readonly<Record<string, string | null>>>(texts: T): { [K in keyof T]?: string } {
  return Object.fromEntries(Object.entries(texts).filter(([, each]) => each !== null && each !== '')) as {
    [K in keyof T]?: string;
  };
}

function factsIn(facts: string | null): { readonly facts?: Readonly<Record<string, string>> } {
  return facts === null ? {} : { facts: JSON.parse(facts) as Record<string, string> };
}
