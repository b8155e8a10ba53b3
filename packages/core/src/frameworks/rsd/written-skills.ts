// Turns a framework into rich skill descriptors (Open Skills Network), and says what these cannot hold.
import { isObject, listOf } from '../../credential/strict-json.ts';
import { valueOf } from '../fact-text.ts';
import type { GatheredItem, GatheredRelation } from '../gathered.ts';
import { sideOf } from '../sides.ts';
import type { Loss, Pieces } from '../written.ts';

/** One descriptor, ready to be written as JSON or as a row. */
export type Skill = {
  readonly item: GatheredItem;
  /** Its address where it can be followed, as it was published. */
  readonly id: string;
  readonly uuid?: string;
  readonly name: string;
  readonly statement: string;
  readonly status: 'published' | 'draft' | 'archived';
  readonly keywords: readonly string[];
  readonly alignments: readonly { readonly id: string; readonly skillName: string }[];
  /** Codes of the Standard Occupational Classification or of O*NET, each with the name of the occupation where that is known. */
  readonly occupations: readonly { readonly code: string; readonly name?: string }[];
  readonly collections: readonly { readonly uri: string; readonly name: string }[];
  /** What the source of the skill says of it and neither our model nor the fields above have a word for. */
  readonly facts: ReadonlyMap<string, unknown>;
};

const justified = 'aligned by the publisher of the skill';
const uuid = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/i;
const states = { published: 'published', draft: 'draft', deprecated: 'archived' } as const;
const orders: ReadonlySet<string> = new Set(['group', 'level', 'collection']);

/** The descriptors of a framework. What has no place in one is in `losses`: relations by their type, the rest by skill. */
export function skillsOf({ framework, items, relations }: Pieces): {
  readonly skills: readonly Skill[];
  readonly losses: Loss[];
} {
  const losses: Loss[] = [];
  const names = new Map(items.map(({ uri, words }) => [uri, words[0].name]));
  const skills = items.filter(({ kind }) => sideOf(kind) === 'competency' && !orders.has(kind));
  const isSkill = new Set(skills.map(({ uri }) => uri));
  const held = new Set<GatheredRelation>();
  const from = Map.groupBy(relations, (relation) => relation.from);
  const to = Map.groupBy(relations, (relation) => relation.to);
  const written = skills.map((item) => {
    const outgoing = from.get(item.uri) ?? [];
    const incoming = to.get(item.uri) ?? [];
    return skillFrom(item, { outgoing, incoming, names, held, losses });
  });
  const collections = new Set(
    relations.filter((one) => one.type === 'collectedIn' && isSkill.has(one.from)).map((one) => one.to),
  );
  for (const [kind, left] of Map.groupBy(items, ({ kind: one }) => one)) {
    const count = left.filter(({ uri }) => !isSkill.has(uri) && !collections.has(uri)).length;
    if (count)
      losses.push({
        code: 'not-a-skill',
        text: `Rich skill descriptors hold skills alone. ${count} of the kind “${kind}” were left out.`,
        uri: framework.uri,
      });
  }
  for (const [type, all] of Map.groupBy(relations, (relation) => relation.type)) {
    const count = all.filter((relation) => !held.has(relation)).length;
    if (count)
      losses.push({
        code: 'relation-left-out',
        text: `A rich skill descriptor cannot say “${type}” so. ${count} of them were left out.`,
        uri: framework.uri,
      });
  }
  for (const [name, value] of Object.entries({
    version: framework.version,
    licence: framework.licence,
    attribution: framework.attribution,
    language: framework.language,
  })) {
    if (value !== undefined)
      losses.push({
        code: 'framework-detail',
        text: `There is no place for the ${name} of a framework. It was left out.`,
        uri: framework.uri,
      });
  }
  return { skills: written, losses };
}

type Around = {
  readonly outgoing: readonly GatheredRelation[];
  readonly incoming: readonly GatheredRelation[];
  readonly names: ReadonlyMap<string, string>;
  readonly held: Set<GatheredRelation>;
  readonly losses: Loss[];
};

function skillFrom(item: GatheredItem, around: Around): Skill {
  const { uri, words, state, kind, code, sameAs = [] } = item;
  const [first, ...otherLanguages] = words;
  const lose = (name: string, text: string) => around.losses.push({ code: name, text, uri });
  if (otherLanguages.length) lose('other-languages', 'A descriptor has one language. The others were left out.');
  if (kind !== 'skill') lose('kind', 'A descriptor does not say what kind of skill it is. That was left out.');
  if (code !== undefined) lose('code', 'A descriptor has no place for a code. It was left out.');
  if (item.order !== undefined) lose('order', 'A descriptor has no place in an order. It was left out.');
  if (first.statement === undefined)
    lose('no-statement', 'A descriptor must have a statement, and there is none. The name was written.');
  const found = /^urn:uuid:/i.test(uri) ? uuid.exec(uri)?.[0] : undefined;
  const id =
    sameAs.find(
      (address) => found !== undefined && /^https?:/i.test(address) && address.toLowerCase().includes(found.toLowerCase()),
    ) ?? uri;
  if (sameAs.some((address) => address !== id))
    lose('other-addresses', 'A descriptor has one address. The others were left out.');
  if (found === undefined && uuid.test(uri))
    lose('address', 'A skill is known by its UUID there, so it may come back under another address.');
  const facts = new Map(Object.entries(item.facts ?? {}).map(([name, fact]) => [name, valueOf(fact)]));
  const machineWords = textsIn(facts, 'keywords');
  const notes = notesIn(facts);
  return {
    item,
    id,
    ...(found === undefined ? {} : { uuid: found }),
    name: first.name,
    statement: first.statement ?? first.name,
    status: states[state],
    keywords: [...(first.otherNames ?? []), ...machineWords],
    alignments: [...alignmentsOf(around, lose), ...notes],
    occupations: occupationsOf(around, lose),
    collections: collectionsOf(around),
    facts,
  };
}

// Words that our reader kept apart from those for people.
function textsIn(facts: Map<string, unknown>, name: string): string[] {
  const value = facts.get(name);
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'string')) return [];
  facts.delete(name);
  return value as string[];
}

// Alignments to what has no address: our reader kept them as they were.
function notesIn(facts: Map<string, unknown>): { id: string; skillName: string }[] {
  const value = facts.get('alignments');
  const notes = listOf(value)
    .filter(isObject)
    .map(({ id, name }) => ({ id, skillName: name }));
  if (!Array.isArray(value) || notes.length !== value.length || !notes.every(isNote)) return [];
  facts.delete('alignments');
  return notes.filter(isNote);
}

function isNote(note: { id: unknown; skillName: unknown }): note is { id: string; skillName: string } {
  return typeof note.id === 'string' && typeof note.skillName === 'string';
}

type Lose = (code: string, text: string) => void;

function alignmentsOf({ outgoing, names, held }: Around, lose: Lose) {
  return outgoing.flatMap((relation) => {
    // A denial must not be read as its opposite.
    if (relation.type !== 'mapping' || relation.not === true) return [];
    held.add(relation);
    const { predicate, to, toName, justification, confidence, source, facts = {} } = relation;
    if (predicate !== 'relatedMatch')
      lose('kind-of-match', 'A descriptor says that skills are aligned, and not how. That was left out.');
    if (confidence !== undefined || source !== undefined || (justification !== undefined && justification !== justified)) {
      lose('mapping-detail', 'A descriptor does not say what an alignment rests on. That was left out.');
    }
    const given = facts['id'] === undefined ? undefined : valueOf(facts['id']);
    return [{ id: typeof given === 'string' ? given : to, skillName: toName ?? names.get(to) ?? '' }];
  });
}

function occupationsOf({ incoming, names, held }: Around, lose: Lose): { code: string; name?: string }[] {
  return incoming.flatMap((relation) => {
    const code = /^urn:sg:(?:onet-)?soc:(\d{2}-\d{4}(?:\.\d{2})?)$/.exec(relation.from)?.[1];
    if (relation.type !== 'asks' || code === undefined) return [];
    held.add(relation);
    if (relation.necessity !== 'optional' || relation.level !== undefined)
      lose('necessity', 'A descriptor names occupations, and not how much they need the skill. That was left out.');
    const name = names.get(relation.from);
    return [{ code, ...(name === undefined ? {} : { name }) }];
  });
}

function collectionsOf({ outgoing, names, held }: Around): { uri: string; name: string }[] {
  return outgoing.flatMap((relation) => {
    if (relation.type !== 'collectedIn') return [];
    held.add(relation);
    return [{ uri: relation.to, name: names.get(relation.to) ?? relation.to }];
  });
}
