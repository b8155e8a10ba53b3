// Sorts the facts of a thing into properties CTDL and its neighbours have, and others that only our own files can hold.
import { isObject, listOf, type JsonObject } from '../../credential/strict-json.ts';
import { factOf, valueOf } from '../fact-text.ts';
import { languageNames, linkNames } from './context.ts';
import { isAddress } from './document.ts';
import { spaces } from './names.ts';
import { isLanguageMap, oneForm } from './values.ts';

/** Properties ready to be written, and facts that have none. */
export type Sorted = { readonly properties: JsonObject; readonly others: readonly { name: string; value: string }[] };

/** `mayBe` says whether a value, read again under its name, would be the same fact: some names are read for what our model has a word for. */
export function sorted(facts: Readonly<Record<string, string>>, mayBe: (name: string, value: unknown) => boolean): Sorted {
  const properties: JsonObject = {};
  const others: { name: string; value: string }[] = [];
  for (const [name, fact] of Object.entries(facts)) {
    const value = valueOf(fact);
    // Only what comes back as it was may be written so.
    const isProperty = isName(name) && isPlain(value, name) && factOf(oneForm(name, value)) === fact && mayBe(name, value);
    if (isProperty) properties[name] = written(name, value);
    else if (name !== '__proto__') others.push({ name, value: fact });
  }
  return { properties, others };
}

/** The classes a fact keeps, one or several, when they are such as `isRight` wants. */
export function classesIn(
  facts: Readonly<Record<string, string>>,
  isRight: (names: readonly string[]) => boolean,
): string | string[] | undefined {
  const fact = facts['@type'];
  if (fact === undefined) return undefined;
  const value = valueOf(fact);
  const names = listOf(value);
  const isFitting = names.every((name) => typeof name === 'string' && isName(name)) && isRight(names as string[]);
  return isFitting && factOf(oneForm('@type', value)) === fact ? (value as string | string[]) : undefined;
}

/** Facts without one of them. */
export function without(facts: Readonly<Record<string, string>>, name: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(facts).filter(([one]) => one !== name));
}

/** A list, where there is something in it. */
export function filled<One>(list: readonly One[]): readonly One[] | undefined {
  return list.length ? list : undefined;
}

/** An object without the names that have no value. */
export function defined(source: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined));
}

/** Facts as our own files keep them. */
export function othersFrom(facts: Readonly<Record<string, string>>): { name: string; value: string }[] {
  return Object.entries(facts)
    .filter(([name]) => name !== '__proto__')
    .map(([name, value]) => ({ name, value }));
}

/** Whether a name is of a name space we know, and not of our own. */
export function isName(name: string): boolean {
  const [prefix, local = ''] = name.split(/:(.*)/s);
  return prefix !== 'sg' && Object.hasOwn(spaces, prefix ?? '') && /^[A-Za-z]\w*$/.test(local);
}

// What a JSON-LD processor takes under any name: texts, numbers, links, texts in languages, and things made of these.
function isPlain(value: unknown, name: string): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every((one) => !Array.isArray(one) && isPlain(one, name));
  if (!isObject(value))
    return typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && !languageNames.has(name));
  if (isLanguageMap(value)) return true;
  if (languageNames.has(name)) return false;
  const entries = Object.entries(value);
  return (
    entries.length > 0 &&
    entries.every(([key, said]) => {
      if (key === '@id') return typeof said === 'string' && isAddress(said);
      if (key === '@type') return listOf(said).length > 0 && listOf(said).every((one) => typeof one === 'string' && isName(one));
      return isName(key) && isPlain(said, key);
    })
  );
}

// A language map means what it says only where the context knows the name as such; elsewhere each text says its language itself.
function written(name: string, value: unknown): unknown {
  if (languageNames.has(name) && isLanguageMap(value)) return value;
  if (Array.isArray(value)) return value.flatMap((one) => listOf(isLanguageMap(one) ? each(one) : written(name, one)));
  if (isLanguageMap(value)) return each(value);
  // Where a processor expects an address, what is none must say that it is a text.
  if (linkNames.has(name) && typeof value === 'string' && !isAddress(value)) return { '@value': value };
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, said]) => [key, key.startsWith('@') ? said : written(key, said)]));
}

function each(map: JsonObject): object[] {
  return Object.entries(map).flatMap(([language, said]) =>
    listOf(said).map((text) => ({ '@value': text, '@language': language })),
  );
}
