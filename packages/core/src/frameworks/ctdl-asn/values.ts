// Reads what stands under a name, in any of the ways JSON-LD lets people write it, and gives it one form.
import { isObject, listOf, type JsonObject } from '../../credential/strict-json.ts';
import { linkNames } from './context.ts';

/** A text, and the language it is in where the file says so. */
export type Text = { readonly language?: string; readonly text: string };

const anyTag = /^[a-z]{1,8}(?:-[a-z\d]{1,8})*$/i;
// Where an object may be anything, longer words are names of properties and no languages.
const tag = /^(?:[a-z]{2,3}|und|i|x)(?:-[a-z\d]{1,8})*$/i;
const isText = (value: unknown): value is string => typeof value === 'string';
const single = (list: unknown[]) => (list.length === 1 ? list[0] : list);

/** Texts under a name: plain, in a language map, or as value objects; empty ones are left away. */
export function textsOf(value: unknown): Text[] {
  return listOf(value).flatMap((one): Text[] => {
    if (typeof one === 'string' || typeof one === 'number') return String(one).trim() ? [{ text: String(one) }] : [];
    if (!isObject(one)) return [];
    const inside = one['@list'] ?? one['@set'];
    if (inside !== undefined) return listOf(inside).flatMap(textsOf);
    if (isText(one['@value'])) {
      const language = one['@language'];
      return textsOf(one['@value']).map(({ text }) => (isText(language) ? { language: language.toLowerCase(), text } : { text }));
    }
    return Object.entries(one)
      .filter(([name]) => anyTag.test(name))
      .flatMap(([name, said]) =>
        listOf(said)
          .filter(isText)
          .flatMap(textsOf)
          .map(({ text }) => ({ language: name.toLowerCase(), text })),
      );
  });
}

/** The first text under a name. */
export function textOf(value: unknown): string | undefined {
  return textsOf(value)[0]?.text;
}

/** Addresses under a name: plain, as `{"@id"}`, or of a thing described in place. `addressOf` knows the latter. */
export function linksOf(value: unknown, addressOf: (thing: JsonObject | string) => string | undefined): string[] {
  return listOf(value).flatMap((one): string[] => {
    if (isText(one)) return one.trim() ? [addressOf(one.trim()) ?? one.trim()] : [];
    if (!isObject(one)) return [];
    const inside = one['@list'] ?? one['@set'];
    if (inside !== undefined) return linksOf(inside, addressOf);
    if (isText(one['@value'])) return linksOf(one['@value'], addressOf);
    const address = addressOf(one);
    return address === undefined ? [] : [address];
  });
}

/** A language map of texts, one text for one text. */
export function languageMap(texts: readonly Required<Text>[]): JsonObject {
  const lists = new Map<string, string[]>();
  for (const { language, text } of texts) {
    const list = lists.get(language);
    if (list === undefined) lists.set(language, [text]);
    else list.push(text);
  }
  return Object.fromEntries([...lists].map(([language, list]) => [language, single(list)]));
}

/** One form for all ways to write the same value, so that it is the same fact wherever it comes from. */
export function oneForm(name: string, value: unknown): unknown {
  if (Array.isArray(value)) return single(mapsJoined(value.flatMap((one) => listOf(oneForm(name, one)))));
  if (!isObject(value)) return value;
  const inside = value['@list'] ?? value['@set'];
  if (inside !== undefined) return oneForm(name, listOf(inside));
  const names = Object.keys(value);
  if ('@value' in value) {
    const { '@value': said, '@language': language } = value;
    return isText(language) && isText(said) ? { [language.toLowerCase()]: said } : said;
  }
  if (names.length === 1 && isText(value['@id']) && linkNames.has(name)) return value['@id'].trim();
  if (!isLanguageMap(value)) return value;
  return languageMap(Object.entries(value).flatMap(([language, said]) => inLanguage(language, said)));
}

/** Whether every name of an object is a language and every value a text, or texts. */
export function isLanguageMap(value: unknown): value is JsonObject {
  if (!isObject(value)) return false;
  const entries = Object.entries(value);
  return (
    entries.length > 0 && entries.every(([name, said]) => tag.test(name) && listOf(said).length > 0 && listOf(said).every(isText))
  );
}

function inLanguage(language: string, said: unknown): Required<Text>[] {
  return listOf(said)
    .filter(isText)
    .map((text) => ({ language: language.toLowerCase(), text }));
}

// RDF says each language apart, JSON-LD in one map.
function mapsJoined(list: readonly unknown[]): unknown[] {
  const maps = list.filter(isLanguageMap);
  if (maps.length < 2) return [...list];
  const texts = maps.flatMap((map) => Object.entries(map).flatMap(([language, said]) => inLanguage(language, said)));
  return [languageMap(texts), ...list.filter((one) => !isLanguageMap(one))];
}
