// Reads the lists of the NICE framework of 2017 and 2020 as they circulate in YAML: statements, groups, work roles, and one file a role.
import type { Gathered, Place } from '../gathered.ts';
import { remark } from '../reading/remark.ts';
import type { Entry, EntryList } from './entries.ts';
import { addressOf, itemOf, relationOf, type NiceKind } from './statements.ts';

const statements: readonly (readonly [string, NiceKind, string])[] = [
  ['kid', 'knowledge', 'knowledgedescription'],
  ['sid', 'skill', 'skilldescription'],
  ['aid', 'ability', 'abilitydescription'],
  ['tid', 'task', 'taskdescription'],
];

// A class because groups are described once: by their own lists, or else by the roles below them.
export class Lists {
  readonly #described = new Set<string>();
  readonly #said = new Set<string>();

  /** Statements and groups. */
  *first(list: EntryList): Iterable<Gathered> {
    for (const entry of list.entries) {
      const { place } = entry;
      const say = (...names: string[]) => names.map((name) => entry.says.get(name) ?? '').find((text) => text !== '') ?? '';
      const found = statements.find(([id, , text]) => entry.says.has(id) && entry.says.has(text));
      if (found) yield* this.#item(found[1], say(found[0]), { text: say(found[2]), place });
      else if (entry.says.has('area') || entry.says.has('domain'))
        // `acryonym` is how the lists spell it.
        if (!entry.says.has('workroleid'))
          yield* this.#item('occupationGroup', say('acronym', 'acryonym'), {
            name: say('area', 'domain'),
            text: say('description'),
            place,
          });
    }
  }

  /** Work roles and what they ask for: after all groups, so that roles name only those that nothing describes. */
  *second(list: EntryList): Iterable<Gathered> {
    for (const entry of list.entries) {
      const { place } = entry;
      if (entry.says.has('workroleid')) yield* this.#role(entry, place);
      else if (statements.some(([id, , text]) => entry.says.has(id) && !entry.says.has(text)))
        yield* this.#asked(entry, list.comment, place);
      else if (!entry.says.has('area') && !entry.says.has('domain') && !statements.some(([id]) => entry.says.has(id)))
        yield remark('dropped', 'unknown-entry', 'We do not know what this entry describes. It was left out.', place);
    }
  }

  *#item(kind: NiceKind, code: string, told: Parameters<typeof itemOf>[2]): Iterable<Gathered> {
    const item = itemOf(kind, code, told);
    if (item === undefined) {
      const text =
        addressOf(code) === undefined ? `“${code.slice(0, 60)}” is no code of the framework.` : 'This says nothing in words.';
      const which = addressOf(code) === undefined ? 'no-code' : 'no-words';
      return yield remark('dropped', which, `${text} It was left out.`, told.place);
    }
    if (this.#described.has(item.uri))
      return yield remark('dropped', 'repeated-item', `${item.uri} comes more than once. The first was kept.`, told.place);
    this.#described.add(item.uri);
    yield item;
  }

  *#role({ says }: Entry, place: Place): Iterable<Gathered> {
    const say = (name: string) => says.get(name) ?? '';
    const [code, opm] = [say('workroleid'), say('opmcode')];
    const role = itemOf('occupation', code, {
      name: say('workrole'),
      text: say('description'),
      place,
      facts: opm ? { opmCode: opm } : {},
    });
    if (role === undefined || this.#described.has(role.uri))
      return yield* this.#item('occupation', code, { name: say('workrole'), place });
    this.#described.add(role.uri);
    yield role;
    const [domain, area] = [groupIn(say('domain')), groupIn(say('specialityarea'))];
    yield* this.#below({ kind: 'occupation', uri: role.uri }, area ?? domain, place);
    if (area !== undefined && domain !== undefined) yield* this.#below({ kind: 'occupationGroup', uri: area.uri }, domain, place);
  }

  *#below(below: { kind: NiceKind; uri: string }, above: Group | undefined, place: Place): Iterable<Gathered> {
    if (above === undefined) return;
    if (!this.#described.has(above.uri)) yield* this.#item('occupationGroup', above.code, { name: above.name, place });
    if (this.#said.has(`${below.uri} ${above.uri}`)) return;
    this.#said.add(`${below.uri} ${above.uri}`);
    const relation = relationOf({ kind: 'occupationGroup', uri: above.uri }, below, place);
    if (relation !== undefined) yield relation;
  }

  // A file of one role names it only in the comment above its lists.
  *#asked({ says }: Entry, comment: string, place: Place): Iterable<Gathered> {
    const role = addressOf(/\(([A-Za-z]{2}-[A-Za-z]{3}-\d{3})\)/.exec(comment)?.[1] ?? '');
    if (role === undefined)
      return yield remark('dropped', 'no-role', 'Nothing above this list says which work role it is of. It was left out.', place);
    for (const [id, kind] of statements)
      for (const code of (says.get(id) ?? '').split(/[;,]/).filter((text) => text.trim() !== '')) {
        const uri = addressOf(code);
        const relation = uri && relationOf({ kind: 'occupation', uri: role }, { kind, uri }, place);
        if (relation) yield relation;
        else
          yield remark(
            'dropped',
            'no-code',
            `“${code.trim().slice(0, 60)}” is no code of the framework. It was left out.`,
            place,
          );
      }
  }
}

type Group = { readonly uri: string; readonly code: string; readonly name: string };

/** `Risk Management (RSK)` as a code and a name. */
function groupIn(text: string): Group | undefined {
  const code = /\(([A-Z]{2,3})\)/.exec(text)?.[1];
  const uri = code && addressOf(code);
  if (!code || !uri) return undefined;
  const name = text.replace(`(${code})`, ' ').replace(/\s+/g, ' ').trim();
  return { uri, code, name };
}
