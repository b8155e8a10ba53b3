// What readers of JSON files remark, each with its weight and its sentence.
import type { Place, Remark } from './gathered.ts';

type Entry = { readonly weight: Remark['weight']; readonly say: (about: string) => string };

const catalogue = {
  'too-large': { weight: 'refused', say: (limit) => `The file is larger than ${limit}. Split it and try again.` },
  'not-utf8': { weight: 'refused', say: () => 'The file is not text in UTF-8. Save it as UTF-8 and try again.' },
  'broken-json': { weight: 'refused', say: (why) => `The file is not correct JSON: ${why}.` },
  'broken-turtle': { weight: 'refused', say: (why) => `The file is not correct Turtle: ${why}` },
  'no-framework': { weight: 'refused', say: (what) => `There is no ${what} in the file, so we do not know what it describes.` },
  'nothing-here': { weight: 'refused', say: () => 'The file names no skill, competency or occupation that we could read.' },
  'not-an-object': { weight: 'dropped', say: (what) => `This is not ${what}, so it was left out.` },
  'not-a-list': { weight: 'dropped', say: (what) => `${what} should be a list and is not, so it was left out.` },
  'no-identity': { weight: 'dropped', say: () => 'This has no address and no id, so it was left out.' },
  'no-words': { weight: 'dropped', say: () => 'This has no name and no text, so it was left out.' },
  'no-end': { weight: 'dropped', say: () => 'This relation does not say what it joins, so it was left out.' },
  'duplicate-item': { weight: 'dropped', say: (uri) => `${uri} is in the file more than once. The first was kept.` },
  'self-relation': { weight: 'dropped', say: (uri) => `${uri} is related to itself. That was left out.` },
  'not-read': {
    weight: 'dropped',
    say: (what) => `This is ${what}: no framework, skill, level, occupation or task. It was left out.`,
  },
  'described-twice': { weight: 'repaired', say: (uri) => `${uri} is described more than once. What is said was put together.` },
  'local-id': { weight: 'repaired', say: () => 'This has no address outside the file. One was made for it.' },
  'more-names': { weight: 'repaired', say: () => 'This has more than one name in a language. The first was kept as its name.' },
  'no-title': { weight: 'repaired', say: () => 'The framework has no title. Its address was used.' },
  'no-statement': { weight: 'repaired', say: () => 'This has no full text. What else it is called was used.' },
  'bad-date': { weight: 'repaired', say: (text) => `“${text}” is not a date we can read. It was passed over.` },
  'bad-order': { weight: 'repaired', say: () => 'The place in the order is not a whole number. It was passed over.' },
  'orphan-item': { weight: 'repaired', say: () => 'Nothing says where this belongs. It was put at the top.' },
  'unknown-association': {
    weight: 'repaired',
    say: (type) => `“${type}” is a relation we do not know. It was kept as “related”.`,
  },
} as const satisfies Record<string, Entry>;

/** The stable name of a remark on a JSON file. */
export type RemarkCode = keyof typeof catalogue;

/** A remark from the catalogue about one place; `about` fills its sentence and is cut when long. */
export function remarkOn(code: RemarkCode, place: Place, about = ''): Remark {
  const entry: Entry = catalogue[code];
  const shown = about.length > 200 ? `${about.slice(0, 199)}…` : about;
  return { is: 'remark', weight: entry.weight, code, text: entry.say(shown), place };
}
