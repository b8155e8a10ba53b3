// What the words of a document mean at each place in it. jsonld works that out, from contexts on the shelf alone; it is kept,
// so that thousands of documents of one kind ask for it once.
import processor, { type ActiveContext, type TermDefinition } from 'jsonld/lib/context.js';
import ContextResolver from 'jsonld/lib/ContextResolver.js';
import events from 'jsonld/lib/events.js';
import { Unusual } from './statements.ts';

type Load = (url: string) => Promise<{ contextUrl: null; documentUrl: string; document: object }>;

/** What one word stands for where it is written. `as` is what to do with its value. */
export type Word =
  | { kind: 'id' | 'type' | 'unusual' }
  | { kind: 'property'; iri: string; as: 'graph' | 'list' | 'set'; coercion: string | null; within: Place };

/** Thrown where something is not worked out yet: after `learn`, the same question is answered. */
export class Unlearnt extends Error {
  readonly learn: () => Promise<void>;
  constructor(learn: () => Promise<void>) {
    super();
    this.learn = learn;
  }
}

// One kind of record needs less than a hundred. Strangers cannot make it grow: at the bound all of it is forgotten.
const mostSteps = 1_000;
// Nobody names so many; a longer list is read in the general way.
const mostNamed = 10;

/** The places of all documents whose contexts come from one shelf. A class because it keeps and forgets. */
export class Places {
  readonly #options: object;
  #kept = new WeakMap<ActiveContext, Place>();
  #top: Place | null = null;
  #steps = 0;

  constructor(documentLoader: Load) {
    const contextResolver = new ContextResolver({ sharedCache: new Map() });
    this.#options = { base: null, documentLoader, contextResolver, eventHandler: [events.safeEventHandler] };
  }

  /** Where a document begins, before its contexts. */
  top(): Place {
    this.#top ??= this.of(processor.getInitialContext(this.#options));
    return this.#top;
  }

  of(context: ActiveContext): Place {
    const known = this.#kept.get(context);
    if (known !== undefined) return known;
    const made = new Place(this, context);
    this.#kept.set(context, made);
    return made;
  }

  /** @throws Unusual when the processor refuses the context: it will say why to whoever asks in the general way */
  async under(context: ActiveContext, local: unknown, by: 'word' | 'type' | 'document'): Promise<Place> {
    const overrideProtected = by === 'word';
    try {
      const more = { propagate: by !== 'type', overrideProtected, options: this.#options };
      return this.of(await processor.process({ activeCtx: context, localCtx: local, ...more }));
    } catch {
      throw new Unusual();
    }
  }

  expandIri(context: ActiveContext, value: string, relativeTo: { vocab?: true; base?: true }): string | null {
    return processor.expandIri(context, value, relativeTo, this.#options);
  }

  /** Counts one step from a place to another. */
  grow(): void {
    this.#steps += 1;
    if (this.#steps <= mostSteps) return;
    this.#kept = new WeakMap();
    this.#top = null;
    this.#steps = 0;
  }
}

/** One place in documents of one kind (JSON-LD 1.1 API: an active context), with what was asked of it before. */
export class Place {
  readonly #places: Places;
  readonly #context: ActiveContext;
  readonly #words = new Map<string, Word>();
  readonly #types = new Map<string, { iri: string | null; isScoped: boolean }>();
  readonly #next = new Map<string, Place>();

  constructor(places: Places, context: ActiveContext) {
    this.#places = places;
    this.#context = context;
  }

  /** @throws Unlearnt */
  word(name: string): Word {
    const known = this.#words.get(name);
    if (known !== undefined) return known;
    const definition = this.#context.mappings.get(name);
    // A word that no context names is not remembered: there is no end to them.
    if (definition === undefined || definition === null) return { kind: 'unusual' };
    const found = this.#read(name, definition);
    this.#words.set(name, found);
    return found;
  }

  /** The address of a type, by the words before any type changed them. @throws Unusual */
  type(name: string): { iri: string | null; isScoped: boolean } {
    const known = this.#types.get(name);
    if (known !== undefined) return known;
    const definition = this.#context.mappings.get(name);
    if (definition === null) throw new Unusual();
    const iri = this.#places.expandIri(this.#context, name, { base: true, vocab: true });
    const found = { iri, isScoped: definition?.['@context'] !== undefined };
    if (definition !== undefined) this.#types.set(name, found);
    return found;
  }

  address(value: string, isWord: boolean): string | null {
    return this.#places.expandIri(this.#context, value, isWord ? { vocab: true, base: true } : { base: true });
  }

  /** Whether the word stands for the value of a literal. */
  isValue(name: string): boolean {
    return this.#context.mappings.get(name)?.['@id'] === '@value';
  }

  /** Where the fields of an object stand that is the value of `name`, before its own types (JSON-LD 1.1 API, 5.1.2, steps 7 and 8). */
  inside(name: string, isReference: boolean): Place {
    // A reference alone keeps the words of the type around it.
    const isKept = isReference && this.#context.previousContext !== undefined;
    return this.#after(`${isKept ? 'reference' : 'inside'} ${name}`, async () => {
      const own = this.#context.mappings.get(name)?.['@context'];
      const context = isKept ? this.#context : this.#context.revertToPreviousContext();
      return own === undefined ? this.#places.of(context) : await this.#places.under(context, own, 'word');
    });
  }

  /** After the contexts a document names. `urls` are on the shelf. */
  named(urls: readonly string[]): Place {
    if (urls.length > mostNamed) throw new Unusual();
    return this.#after(`named ${urls.join(' ')}`, async () => await this.#places.under(this.#context, urls, 'document'));
  }

  /** After types that change words, in their order. */
  typed(types: readonly string[]): Place {
    if (types.length === 0) return this;
    if (types.length > mostNamed) throw new Unusual();
    return this.#after(`typed ${types.join(' ')}`, async () => {
      let at = this.#context;
      for (const type of types) {
        const own = this.#context.mappings.get(type)?.['@context'];
        at = (await this.#places.under(at, own, 'type')).#context;
      }
      return this.#places.of(at);
    });
  }

  #after(step: string, find: () => Promise<Place>): Place {
    const known = this.#next.get(step);
    if (known !== undefined) return known;
    throw new Unlearnt(async () => {
      this.#next.set(step, await find());
      this.#places.grow();
    });
  }

  #read(name: string, definition: TermDefinition): Word {
    const iri = this.#places.expandIri(this.#context, name, { vocab: true });
    if (iri === '@id') return { kind: 'id' };
    if (iri === '@type') return { kind: 'type' };
    const container = definition['@container'] ?? [];
    const as = container.includes('@graph') ? 'graph' : container.includes('@list') ? 'list' : 'set';
    if (iri === null || iri.startsWith('@') || !isPlain(definition)) return { kind: 'unusual' };
    const own = definition['@context'];
    const within =
      own === undefined ? this : this.#after(`under ${name}`, async () => await this.#places.under(this.#context, own, 'word'));
    const inner = within.#context.mappings.get(name);
    // A context of its own may give the word another meaning, or values a language.
    const hasLanguage = '@language' in within.#context || '@direction' in within.#context;
    if (!inner || !isPlain(inner) || hasLanguage || !areAlike(definition, inner)) return { kind: 'unusual' };
    const type = inner['@type'] ?? null;
    return { kind: 'property', iri, as, coercion: type === '@none' ? null : type, within };
  }
}

const plainContainers = new Set(['@graph', '@list', '@set']);
function isPlain(definition: TermDefinition): boolean {
  const container = definition['@container'] ?? [];
  const isMixed = container.includes('@graph') && container.includes('@list');
  const isSpecial = ['@nest', '@index', '@language', '@direction'].some((name) => name in definition);
  if (definition.reverse || isSpecial || isMixed || definition['@type'] === '@json') return false;
  return container.every((one) => plainContainers.has(one));
}

function areAlike(one: TermDefinition, other: TermDefinition): boolean {
  return one['@id'] === other['@id'] && String(one['@container']) === String(other['@container']);
}
