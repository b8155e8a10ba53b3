// One .cypher file with its contract: what it takes, what each row gives.
import type { Instant } from '@skillweave/core/terms';

/** How one value travels: its name in a file's header, its TypeScript type, and whether it may be absent. */
export type Codec<T> = {
  readonly name: string;
  readonly check: (value: unknown) => value is T;
  /** What a list or an optional holds. */
  readonly inner?: Codec<unknown>;
  /** What a map holds: these keys and no others. */
  readonly shape?: Codecs;
  /** Lies sealed in the store: the port seals what is sent, and opens what comes back. */
  readonly isSealed?: true;
  /** A map of whatever an engine stores. */
  readonly isOpen?: true;
};
type Of<C> = C extends Codec<infer T> ? T : never;

/** Words that are somebody's own, whose they are, and what they are of: what seals them to their place. */
export type Owned = {
  /** The person; null for what is nobody's yet. */
  readonly ownerId: string | null;
  /** The id of the thing they belong to: a credential, a piece of evidence, a signed record, a preview, a keepsake. */
  readonly object: string;
  readonly text: string;
};

/** What the port has done to such words. The implementation is `at-rest/`. */
export interface Sealing {
  /** @throws Fault when nothing can be sealed for this owner */
  seal(owned: Owned): string;
  /** Takes what the store holds as `text`. @throws Fault for anything that was not sealed for exactly this owner and object */
  open(kept: Owned): string;
  /** Runs work that may seal much, so that what it must write down is written once. */
  together<T>(work: () => T): T;
}

const codec = <T>(name: string, check: (value: unknown) => value is T): Codec<T> => ({ name, check });

// Half a surrogate pair would come back as another character: refused rather than changed.
const isText = (v: unknown): v is string => typeof v === 'string' && v.isWellFormed();

const isOwned = (v: unknown): v is Owned =>
  typeof v === 'object' &&
  v !== null &&
  'ownerId' in v &&
  (v.ownerId === null || (isText(v.ownerId) && v.ownerId !== '')) &&
  'object' in v &&
  isText(v.object) &&
  v.object !== '' &&
  'text' in v &&
  isText(v.text);

export const id = codec('id', (v): v is string => isText(v) && v.length > 0);
export const text = codec('text', isText);
/** Somebody's own words on their way in: sealed before they reach the engine, and stored as one text (`Sealing`). */
export const toSeal: Codec<Owned> = { ...codec('text', isOwned), isSealed: true };
/** The same on their way out: the question gives `{ownerId, object, text}`, the reader gets the words themselves. */
export const unsealed: Codec<string> = { ...text, isSealed: true };
export const bool = codec('bool', (v): v is boolean => typeof v === 'boolean');
/** A whole number within the safe range; sent to Neo4j as its own integer type. */
export const int = codec('int', (v): v is number => Number.isSafeInteger(v));
/** The text wraps it in `toFloat($x)`: the embedded engine takes a whole JS number for an integer. */
export const float = codec('float', (v): v is number => typeof v === 'number' && Number.isFinite(v));
/** ISO text in UTC; the statement wraps it in `datetime()` or compares it as text. Comes back with three decimals. */
export const instant = codec(
  'instant',
  (v): v is Instant => typeof v === 'string' && utc.test(v) && !Number.isNaN(Date.parse(v)),
);
export const optional = <T>(inner: Codec<T>): Codec<T | null> => ({
  name: `${inner.name}?`,
  check: (v): v is T | null => v === null || inner.check(v),
  inner,
});
export const list = <T>(inner: Codec<T>): Codec<T[]> => ({
  name: `[${inner.name}]`,
  check: (v): v is T[] => Array.isArray(v) && v.every(inner.check),
  inner,
});
/** A map with these keys. Sent, a key may be left out when it is optional; received, every key is there. */
export const map = <S extends Codecs>(shape: S): Codec<Shape<S>> => {
  // Worked out once: an import sends hundreds of thousands of these.
  const columns = Object.entries(shape);
  return {
    name: 'map',
    check: (v): v is Shape<S> => {
      if (typeof v !== 'object' || v === null) return false;
      const given = v as Record<string, unknown>;
      for (const key of Object.keys(given)) if (!Object.hasOwn(shape, key)) return false;
      for (const [key, c] of columns) if (!c.check(given[key] ?? null)) return false;
      return true;
    },
    shape,
  };
};

/** What an engine stores in one property. */
type Stored = string | number | boolean | readonly (string | number | boolean)[];

const isScalar = (v: unknown): v is string | number | boolean =>
  isText(v) || typeof v === 'boolean' || (typeof v === 'number' && Number.isFinite(v));

/** All properties of a thing, whatever they are called. For copying a whole store, never for a question. Whole numbers are sent as such. */
export const properties: Codec<Readonly<Record<string, Stored>>> = {
  name: 'map',
  check: (v): v is Readonly<Record<string, Stored>> =>
    typeof v === 'object' &&
    v !== null &&
    !Array.isArray(v) &&
    Object.values(v).every((each) => isScalar(each) || (Array.isArray(each) && each.every(isScalar))),
  isOpen: true,
};

const utc = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?Z$/;

export type Codecs = Readonly<Record<string, Codec<unknown>>>;
export type Shape<S extends Codecs> = { [K in keyof S]: Of<S[K]> };

export type Statement<P, R> = {
  readonly file: string;
  readonly takes: Codecs;
  readonly gives: Codecs;
  /** Never set: they carry the types. */
  readonly params?: P;
  readonly row?: R;
};

/** Every statement declared so far, by file; the shelf test holds it against graph/queries. */
export const declared = new Map<string, Statement<unknown, unknown>>();

/** Declares the file `graph/queries/<file>.cypher` with its parameters and its columns. */
export function statement<P extends Codecs, R extends Codecs>(file: string, takes: P, gives: R): Statement<Shape<P>, Shape<R>> {
  if (declared.has(file)) throw new Error(`${file}.cypher is declared twice; one reader owns a question`);
  const made: Statement<Shape<P>, Shape<R>> = { file, takes, gives };
  declared.set(file, made as Statement<unknown, unknown>);
  return made;
}
