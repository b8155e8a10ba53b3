// The one use of contexts brought along that cannot mislead: names for new kinds and fields that their addresses say too.
import { isInSpaceOfShelf, isKnownWord, lastNameOf, wordsFor } from '../../credential/shelf-words.ts';
import { isObject, type JsonObject } from '../../credential/strict-json.ts';

const mostWords = 100;
const mostLevels = 4;

/**
 * Whether all that this context does is to name things as their addresses do, such as
 * `{"FerryPass": "https://ferries.example/words#FerryPass"}` (VC 2.0, section 5.2). An RDFC-1.0 signature covers addresses and
 * no names, so whoever changes a context can rename what was signed. Here no address can have a second name: it ends in the
 * name itself, which is none of the shelf's, and lies where no context of the shelf gives names. A word of the shelf may be
 * repeated for the very address it has there.
 */
export function onlyNamesAsAddressed(context: unknown): boolean {
  const words = wordsIn(context, mostLevels);
  return words > 0 && words <= mostWords;
}

/** How many words it defines; endless when it does anything else. */
function wordsIn(context: unknown, levels: number): number {
  if (!isObject(context) || levels === 0) return Infinity;
  return Object.entries(context).reduce((sum, [name, meaning]) => sum + wordsOf(name, meaning, levels), 0);
}

function wordsOf(name: string, meaning: unknown, levels: number): number {
  // It only keeps later contexts from changing these words.
  if (name === '@protected') return meaning === true ? 0 : Infinity;
  if (name === 'id' || name === 'type') return meaning === `@${name}` ? 0 : Infinity;
  if (typeof meaning === 'string') return isOwn(name, meaning) || isRepeated(name, meaning) ? 1 : Infinity;
  return isObject(meaning) ? wordsOfLong(name, meaning, levels) : Infinity;
}

// `@type: @id` says that texts are addresses, and `@context` names what is inside: neither changes a name.
function wordsOfLong(name: string, meaning: JsonObject, levels: number): number {
  const { '@id': address, '@type': coercion = '@id', '@context': within, ...more } = meaning;
  if (typeof address !== 'string' || coercion !== '@id' || Object.keys(more).length > 0 || !isOwn(name, address)) return Infinity;
  return within === undefined ? 1 : 1 + wordsIn(within, levels - 1);
}

function isOwn(name: string, address: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9]{0,99}$/.test(name) || isKnownWord(name) || name in {}) return false;
  if (address.length > 500 || /[\s\p{Cc}<>"{}|^`\\]/u.test(address)) return false;
  if (!/^(https?|urn|did):/.test(address) || !URL.canParse(address)) return false;
  return lastNameOf(address) === name && !isInSpaceOfShelf(address);
}

// Only where it is the one name of that address, and says nothing but the address.
function isRepeated(name: string, address: string): boolean {
  const words = wordsFor(address);
  return words.some(({ isPlain }) => isPlain) && words.every((word) => word.name === name);
}
