// Reads rich skill descriptors and collections of them as the Open Skills Management Tool gives them out (API v2 and v3, JSON).
import { isObject, listOf, type JsonObject } from '../../credential/strict-json.ts';
import { factsOf } from '../fact-text.ts';
import type { FrameworkFormat, Gathered, GatheredFramework, Place, SourceFile } from '../gathered.ts';
import { remarkOn } from '../json-remarks.ts';
import { headText, readJson } from '../json-source.ts';
import { instantFrom } from '../moment.ts';
import { withinBounds } from '../reading/within-bounds.ts';
import { remark } from '../reading/remark.ts';
import { piecesOf, type Alignment } from './descriptor.ts';
import { codesIn } from './occupations.ts';
import { addressOf, libraryAt, libraryNamed } from './library.ts';

/** Open Skills Network: RichSkillDescriptor and RichSkillCollection, alone or in a list. */
export const rsdJson: FrameworkFormat = {
  name: 'rsd-json',
  title: 'Rich skill descriptors, JSON (OSMT)',
  recognises: (head) => {
    const text = headText(head).replace(/^\ufeff/, '');
    const isTyped = /"type"\s*:\s*"RichSkill(Descriptor|Collection)"/.test(text);
    return /^\s*[[{]/.test(text) && (isTyped || (/"skillName"\s*:/.test(text) && /"skillStatement"\s*:/.test(text)));
  },
  readsAlone: true,
  read: (files) => withinBounds(new Reading().read(files)),
};

// A class because libraries and collections are described once, however many skills name them.
class Reading {
  readonly #described = new Set<string>();

  async *read(files: readonly SourceFile[]): AsyncIterable<Gathered> {
    for (const file of files) {
      const source = await readJson(file);
      if ('value' in source) yield* this.#top(source.value, { file: file.name });
      else yield source;
    }
  }

  *#top(value: unknown, place: Place): Iterable<Gathered> {
    if (!Array.isArray(value)) return yield* this.#one(value, { ...place, path: '' });
    if (value.length === 0) yield remarkOn('nothing-here', place);
    for (const [index, one] of value.entries()) yield* this.#one(one, { ...place, path: `/${index}` });
  }

  *#one(value: unknown, place: Place): Iterable<Gathered> {
    if (!isObject(value)) return yield remarkOn('not-an-object', place, 'a skill');
    if (!('skills' in value)) return yield* this.#skill(value, place);
    const id = textIn(value, 'id');
    const uri = addressOf(id, textIn(value, 'uuid'));
    if (uri === undefined) return yield remarkOn('no-identity', place);
    const name = textIn(value, 'name');
    if (name === '') yield remarkOn('no-title', place);
    const [publisher, about] = [textIn(value, 'author'), textIn(value, 'description')];
    const facts = factsOf(value, (property) => ofCollection.has(property));
    const framework: GatheredFramework = {
      is: 'framework',
      uri,
      name: name || uri,
      ...(publisher !== '' && { publisher }),
      ...(about !== '' && { about }),
      facts: { ...facts, ...(id !== '' && { id }) },
    };
    yield framework;
    if (!Array.isArray(value['skills'])) return yield remarkOn('not-a-list', place, 'skills');
    for (const [index, skill] of value['skills'].entries()) {
      const at = { ...place, path: `${place.path ?? ''}/skills/${index}` };
      if (isObject(skill)) yield* this.#skill(skill, at, framework);
      else yield remarkOn('not-an-object', at, 'a skill');
    }
  }

  *#skill(skill: JsonObject, place: Place, collection?: GatheredFramework): Iterable<Gathered> {
    const id = textIn(skill, 'id');
    const uri = addressOf(id, textIn(skill, 'uuid'));
    if (uri === undefined) return yield remarkOn('no-identity', place);
    const framework = collection ?? libraryAt(id) ?? libraryNamed(place.file);
    if (!this.#isAgain(framework.uri) && framework !== collection) yield framework;
    if (this.#isAgain(`${framework.uri} ${uri}`)) return yield remarkOn('duplicate-item', place, uri);
    const date = skill['updateDate'] ?? skill['publishDate'] ?? skill['creationDate'] ?? undefined;
    const changedAt = instantFrom(date);
    if (date !== undefined && changedAt === undefined) yield remarkOn('bad-date', place, String(date));
    const collections = [...this.#collections(skill, framework, place)];
    yield* collections;
    yield* piecesOf(
      {
        uri,
        sameAs: id === uri || !/^(https?:\/\/|urn:)\S+$/i.test(id) ? [] : [id],
        name: textIn(skill, 'skillName'),
        statement: textIn(skill, 'skillStatement'),
        status: textIn(skill, 'status'),
        keywords: listOf(skill['keywords']).map(nameOf),
        alignments: listOf(skill['alignments']).filter(isSaying).map(alignmentOf),
        occupations: listOf(skill['occupations']).flatMap((one) => codesIn(isObject(one) ? textIn(one, 'code') : nameOf(one))),
        collections: collectionsIn(skill),
        changedAt,
        facts: factsOf(skill, (property) => ofSkill.has(property) || isEmpty(skill[property])),
        place,
      },
      framework,
    );
  }

  // A collection that is only named belongs to the library, as the skill does.
  *#collections(skill: JsonObject, { uri: framework, language = 'und' }: GatheredFramework, place: Place): Iterable<Gathered> {
    for (const [index, one] of listOf(skill['collections']).entries()) {
      const at = { ...place, path: `${place.path ?? ''}/collections/${index}` };
      const uri = isObject(one) ? addressOf(textIn(one, 'id'), textIn(one, 'uuid')) : undefined;
      if (uri === undefined) {
        const text = `The collection “${nameOf(one).slice(0, 100)}” has no id. It was left out.`;
        yield remark('dropped', 'collection-without-id', text, at);
      } else if (!this.#isAgain(`${framework} ${uri}`)) {
        const words = [{ language, name: nameOf(one) || uri }] as const;
        yield { is: 'item', uri, framework, kind: 'collection', words, state: 'published', place: at };
      }
    }
  }

  #isAgain(key: string): boolean {
    if (this.#described.has(key)) return true;
    this.#described.add(key);
    return false;
  }
}

const split = (names: string) => new Set(names.split(' '));
const ofSkill = split(
  '@context type id uuid skillName skillStatement status keywords alignments occupations collections updateDate',
);
// `skillKeywords` counts what the skills of the collection say, and follows from them.
const ofCollection = split('@context type id uuid name author description skills skillKeywords');

const collectionsIn = (skill: JsonObject): string[] =>
  listOf(skill['collections']).flatMap((one) => (isObject(one) ? (addressOf(textIn(one, 'id'), textIn(one, 'uuid')) ?? []) : []));

// Version 2 gives words, version 3 objects with a name; an alignment is one or the other.
function nameOf(one: unknown): string {
  if (typeof one === 'string') return one.trim();
  if (!isObject(one)) return '';
  return textIn(one, 'name') || textIn(one, 'skillName') || textIn(one, 'value');
}

function alignmentOf(one: unknown): Alignment {
  if (!isObject(one)) return { id: nameOf(one), name: '' };
  return { id: textIn(one, 'id'), name: nameOf(one) };
}

const isSaying = (one: unknown) => nameOf(one) !== '' || (isObject(one) && textIn(one, 'id') !== '');
const isEmpty = (value: unknown) => value === '' || (Array.isArray(value) && value.length === 0);

function textIn(source: JsonObject, name: string): string {
  const value = source[name];
  return typeof value === 'string' ? value.trim() : '';
}
