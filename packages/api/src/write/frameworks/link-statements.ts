// How items stand to others, as rows and statements: one statement for each type of relation and each kind of end.
import type { GatheredRelation, Side } from '@skillweave/core/frameworks';
import { bool, float, id, list, map, optional, statement, text, type Codec, type Shape } from '../../graph/statement.ts';
import { keptFacts as kept, relationFacts as facts } from '../../read/relation-facts.ts';

const ends = { fromId: id, toId: id };
const linkColumns = { fromId: id, type: text, toId: id, ...facts, ...kept };

/** One relation as the graph keeps it. `type` is the graph's own. */
export type LinkRow = Readonly<Shape<typeof linkColumns>>;

export const linksOf = {
  competency: statement('load/competency-links', { ids: list(id) }, linkColumns),
  target: statement('load/target-links', { ids: list(id) }, linkColumns),
};
export const membersOf = statement(
  'load/collection-members',
  { ids: list(id) },
  { fromId: id, toId: id, isTarget: bool, ...kept },
);

/** What competencies say of the targets that ask for them. */
export const askedOf = statement(
  'load/asked-of-competencies',
  { ids: list(id) },
  { fromId: id, toId: id, necessity: optional(text), level: optional(text), ...kept },
);

const gone = { rows: list(map({ fromId: id, type: text, toId: id, isSaidBySkill: bool })) };
export const unlink = {
  competency: statement('load/competency-unlink', gone, {}),
  target: statement('load/target-unlink', gone, {}),
};

type Made = { readonly type: string; readonly keys: readonly (keyof typeof facts)[] };
const kinds: Record<Exclude<GatheredRelation['type'], 'mapping'>, Made> = {
  broader: { type: 'BROADER', keys: ['order'] },
  precedes: { type: 'PRECEDES', keys: [] },
  related: { type: 'RELATED_TO', keys: ['order'] },
  replacedBy: { type: 'REPLACED_BY', keys: [] },
  collectedIn: { type: 'COLLECTED_IN', keys: [] },
  requires: { type: 'REQUIRES', keys: ['necessity'] },
  exemplarOf: { type: 'EXEMPLAR_OF', keys: [] },
  asks: { type: 'REQUIRES', keys: ['level', 'necessity', 'isSaidBySkill'] },
  rated: { type: 'RATED', keys: ['importance', 'atLevel', 'isSuppressed'] },
  performs: { type: 'PERFORMS', keys: ['isCore'] },
  uses: { type: 'USES', keys: ['isHot', 'isInDemand'] },
};

const over = (file: string, keys: readonly (keyof typeof facts)[], more: Record<string, Codec<unknown>> = {}) =>
  statement(
    file,
    { rows: list(map({ ...ends, ...kept, ...Object.fromEntries(keys.map((key) => [key, facts[key]])), ...more })) },
    {},
  );

const keysOf = (type: keyof typeof kinds) => kinds[type].keys;
const statements = {
  'BROADER competency': over('load/broader-competencies', keysOf('broader')),
  'BROADER target': over('load/broader-targets', keysOf('broader')),
  'PRECEDES competency': over('load/precedes-competencies', keysOf('precedes')),
  'PRECEDES target': over('load/precedes-targets', keysOf('precedes')),
  'RELATED_TO competency': over('load/related-competencies', keysOf('related')),
  'RELATED_TO target': over('load/related-targets', keysOf('related')),
  'REPLACED_BY competency': over('load/replaced-by-competencies', keysOf('replacedBy')),
  'REPLACED_BY target': over('load/replaced-by-targets', keysOf('replacedBy')),
  'COLLECTED_IN competency': over('load/collected-competencies', keysOf('collectedIn')),
  'COLLECTED_IN target': over('load/collected-targets', keysOf('collectedIn')),
  'REQUIRES competency': over('load/requires', keysOf('requires')),
  'EXEMPLAR_OF competency': over('load/exemplar-of', keysOf('exemplarOf')),
  'REQUIRES target': over('load/asks', keysOf('asks'), { weight: float }),
  'RATED target': over('load/rated', keysOf('rated')),
  'PERFORMS target': over('load/performs', keysOf('performs')),
  'USES target': over('load/uses', keysOf('uses')),
} as const;

export type LinkKind = keyof typeof statements;
/** The statement that makes relations of a kind, and how a row looks in it. */
export const linking = (kind: LinkKind) => ({ over: statements[kind], row: (link: LinkRow) => rowFor(kind, link) });

export const kindOf = (type: string, from: Side): LinkKind => {
  const kind = `${type} ${from}`;
  if (!(kind in statements)) throw new Error(`no statement makes ${kind}`);
  return kind as LinkKind;
};

/** A relation as the graph keeps it. `essential` and `optional` are our `required` and `helpful`. */
export function linkRow(relation: Exclude<GatheredRelation, { type: 'mapping' }>, fromId: string, toId: string): LinkRow {
  const given: Readonly<Record<string, unknown>> = relation;
  const isAsked = relation.type === 'requires' || relation.type === 'asks';
  return {
    ...noFacts,
    fromId,
    toId,
    type: kinds[relation.type].type,
    facts: relation.facts ? JSON.stringify(relation.facts) : null,
    ...Object.fromEntries(kinds[relation.type].keys.map((key) => [key, given[key] ?? null])),
    ...(isAsked && { necessity: relation.necessity === 'essential' ? 'required' : 'helpful' }),
    ...(relation.type === 'rated' && { level: null, atLevel: relation.level ?? null }),
  };
}

/** Facts of a relation of which nothing is said. */
export const noFacts = {
  order: null,
  necessity: null,
  level: null,
  importance: null,
  atLevel: null,
  isSuppressed: null,
  isCore: null,
  isHot: null,
  isInDemand: null,
  isSaidBySkill: null,
  facts: null,
};

function rowFor(kind: LinkKind, link: LinkRow): Record<string, unknown> {
  const keys =
    Object.values(kinds).find(({ type, keys }) => type === link.type && (kind !== 'REQUIRES target' || keys.includes('level')))
      ?.keys ?? [];
  const row: Record<string, unknown> = { fromId: link.fromId, toId: link.toId, facts: link.facts };
  for (const key of keys) row[key] = link[key];
  if (kind === 'REQUIRES target') row['weight'] = link.necessity === 'required' ? 1 : 0.5;
  return row;
}
