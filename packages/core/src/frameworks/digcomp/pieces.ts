// Puts together what a supplement tells: areas above competences, competences above statements and outcomes, and the level of each.
import type { Gathered, GatheredItem, Words } from '../gathered.ts';
import { remark } from '../reading/remark.ts';
import { wordsFrom } from '../words.ts';
import { addressOf, digcomp, type Texts, type Told } from './told.ts';

/** Everything of one load: the framework with its glossary, then each thing once a file, then how they stand. */
export function* piecesOf(told: readonly Told[]): Iterable<Gathered> {
  const terms = told.filter(({ is }) => is === 'Glossary');
  const glossary = Object.fromEntries(terms.map(({ id, text }) => [`glossary ${id}`, textOf(text)]));
  yield { ...digcomp, ...(terms.length > 0 && { facts: glossary }) };
  const areas = new Map(told.flatMap(({ is, id, in: area }) => (is === 'Competence' && area !== undefined ? [[id, area]] : [])));
  const levels = new Set(told.flatMap(({ is, level }) => (is === 'ProficiencyLevel' && level !== undefined ? [level] : [])));
  const fourTold = new Set<string>();
  for (const one of told) {
    if (one.is === 'Glossary') continue;
    const item = itemOf(one);
    if (item === undefined) {
      yield remark('dropped', 'no-words', `${one.id} says nothing in words. It was left out.`, one.place);
      continue;
    }
    yield item;
    if (one.is === 'ProficiencyLevel') yield* levelAbove(one, item, fourTold);
    else yield* standing(one, item, { areas, levels });
  }
}

function itemOf(one: Told): GatheredItem | undefined {
  const { is, id, name, text, order, facts, place } = one;
  const languages = new Set([...(name?.keys() ?? []), ...(text?.keys() ?? [])]);
  const words = [...languages].flatMap((language) => wordsFrom(language, name?.get(language), text?.get(language)) ?? []);
  const [first, ...others] = originalFirst(words);
  if (first === undefined) return undefined;
  return {
    is: 'item',
    uri: addressOf(id),
    framework: digcomp.uri,
    kind: kindOf(one),
    code: is === 'ProficiencyLevel' && order !== undefined ? String(order) : id.slice(id.indexOf('/') + 1),
    words: [first, ...others],
    state: 'published',
    ...(order !== undefined && { order }),
    ...(Object.keys(facts).length > 0 && { facts }),
    place,
  };
}

function kindOf({ is, type = '' }: Told): GatheredItem['kind'] {
  switch (is) {
    case 'CompetenceArea':
      return 'group';
    case 'ProficiencyLevel':
      return 'level';
    case 'LearningOutcome': {
      const kind = type.toLowerCase();
      return kind === 'knowledge' || kind === 'skill' || kind === 'attitude' ? kind : 'outcome';
    }
    default:
      return 'competency';
  }
}

// Eight levels, two in each of four. Statements and outcomes name one of the four, which no node describes by itself.
function* levelAbove({ level, levelText, place }: Told, { uri: from }: GatheredItem, seen: Set<string>): Iterable<Gathered> {
  if (level === undefined) return;
  const uri = addressOf(level);
  const language = levelText?.keys().next().value ?? 'und';
  if (!seen.has(`${uri} ${language}`)) {
    seen.add(`${uri} ${language}`);
    const name = level.slice(level.indexOf('/') + 1);
    const statement = levelText?.get(language);
    const words: Words = { language, name, ...(statement !== undefined && { statement }) };
    yield { is: 'item', uri, framework: digcomp.uri, kind: 'level', words: [words], state: 'published', place };
  }
  yield { is: 'relation', type: 'broader', from, to: uri, place };
}

type Known = { readonly areas: ReadonlyMap<string, string>; readonly levels: ReadonlySet<string> };

function* standing(one: Told, { uri: from }: GatheredItem, { areas, levels }: Known): Iterable<Gathered> {
  const { in: above, area, level, place } = one;
  const told = above === undefined ? undefined : areas.get(above);
  if (told !== undefined && area !== undefined && told !== area) {
    const text = `${one.id} is said to be in ${area}, and its competence in ${told}. The competence counts.`;
    yield remark('repaired', 'area-disagrees', text, place);
  }
  const to = above ?? area;
  if (to !== undefined) yield { is: 'relation', type: 'broader', from, to: addressOf(to), place };
  else if (one.is !== 'CompetenceArea') yield remark('repaired', 'orphan-item', `Nothing says where ${one.id} belongs.`, place);
  if (level === undefined) return;
  if (levels.size > 0 && !levels.has(level))
    return yield remark(
      'repaired',
      'unknown-level',
      `${one.id} is at the level “${level.slice(0, 60)}”, which is not described.`,
      place,
    );
  yield { is: 'relation', type: 'related', from, to: addressOf(level), facts: { as: 'proficiencyLevel' }, place };
}

function originalFirst(words: readonly Words[]): readonly Words[] {
  return [...words].sort((one, other) => Number(other.language === digcomp.language) - Number(one.language === digcomp.language));
}

const textOf = (texts: Texts | undefined) => texts?.get(digcomp.language ?? '') ?? texts?.values().next().value ?? '';
