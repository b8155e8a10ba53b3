// Takes a relation apart into its type and what it says, and puts it together again from values nobody checked.
import type { GatheredRelation, RelationFacts } from './gathered.ts';

type Check = (value: unknown) => boolean;
const isText: Check = (value) => typeof value === 'string';
const isFlag: Check = (value) => typeof value === 'boolean';
const isNumber: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const isWhole: Check = (value) => Number.isSafeInteger(value);
const isShare: Check = (value) => typeof value === 'number' && value >= 0 && value <= 1;
const isOneOf =
  (...words: string[]): Check =>
  (value) =>
    words.includes(value as string);
const isNecessity = isOneOf('essential', 'optional');

// What each type may say; a `!` marks what it must say.
const sayings: Record<RelationFacts['type'], Readonly<Record<string, Check>>> = {
  broader: { order: isWhole },
  requires: { 'necessity!': isNecessity },
  asks: { 'necessity!': isNecessity, level: isText, isSaidBySkill: isFlag },
  rated: { importance: isNumber, level: isNumber, isSuppressed: isFlag },
  performs: { isCore: isFlag },
  uses: { isHot: isFlag, isInDemand: isFlag },
  collectedIn: {},
  precedes: {},
  related: { order: isWhole },
  exemplarOf: {},
  replacedBy: {},
  mapping: {
    'predicate!': isOneOf('exactMatch', 'closeMatch', 'narrowMatch', 'broadMatch', 'relatedMatch'),
    not: isFlag,
    confidence: isShare,
    justification: isText,
    source: isText,
    fromName: isText,
    toName: isText,
    ends: isOneOf('competency', 'target'),
  },
};

/** What a relation says besides its ends and its type. */
export function sayingsOf(relation: RelationFacts): Readonly<Record<string, unknown>> {
  const said = relation as unknown as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.keys(sayings[relation.type])
      .map((name) => name.replace('!', ''))
      .filter((name) => said[name] !== undefined)
      .map((name) => [name, said[name]]),
  );
}

/** The relation of a type that says these things; nothing when the type is unknown or what it must say is missing. Wrong values are left away. */
export function relationSaying(type: string, said: Readonly<Record<string, unknown>>): RelationFacts | undefined {
  if (!Object.hasOwn(sayings, type)) return undefined;
  const found: Record<string, unknown> = { type };
  for (const [key, isRight] of Object.entries(sayings[type as RelationFacts['type']])) {
    const name = key.replace('!', '');
    if (Object.hasOwn(said, name) && isRight(said[name])) found[name] = said[name];
    else if (name !== key) return undefined;
  }
  return found as unknown as RelationFacts;
}

/** A text that is the same for two relations that say the same between the same ends. */
export function relationKey(relation: GatheredRelation): string {
  const isMapping = relation.type === 'mapping' ? `${relation.predicate} ${relation.not === true}` : '';
  return `${relation.from}\n${relation.type} ${isMapping}\n${relation.to}`;
}
