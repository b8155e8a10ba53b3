// Statements collected from a document, each once: their canonical form where that is easy to see, or a dataset for the general way.
import { canonicalText, lineOf, type Digest, type Statement, type Term } from './canonical-text.ts';

const langString = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString';
const xsd = 'http://www.w3.org/2001/XMLSchema#';

export const rdf = (word: string) => `<http://www.w3.org/1999/02/22-rdf-syntax-ns#${word}>`;

/** Something that badges and records never hold: the general way reads the document instead. */
export class Unusual extends Error {}

/** A literal as N-Quads text, and how the document spells it. */
export type Literal = { text: string; spelt: string };

type Parts = { value: string; datatype: string; language?: string };

/** The statements of one document. A class because it counts and collects. */
export class Statements {
  readonly #all: Statement[] = [];
  #nameless = 0;
  // What stands behind the text of each literal.
  readonly #literals = new Map<string, Parts>();
  readonly #said = new Map<string, string>();

  get size(): number {
    return this.#all.length;
  }

  /** A node without a name. */
  nameless(): Term {
    return this.#nameless++;
  }

  /** @throws Unusual for a value that the two ways might write differently */
  literal(value: unknown, type?: unknown, language?: unknown): Literal {
    const parts = language === undefined ? plainParts(value, type) : inLanguage(value, type, language);
    const text = textOf(parts);
    this.#literals.set(text, parts);
    return { text, spelt: `${typeof value} ${String(value)} ${String(type)}` };
  }

  /**
   * Credentials in a record repeat what they say of their learner and issuer: a statement made twice is one. Two spellings of
   * one value (1, and "1" said to be a whole number) are two to the general way.
   */
  say(subject: Term, predicate: string, object: Term | Literal, graph: Term | null): void {
    const [term, spelt] = typeof object === 'object' ? [object.text, object.spelt] : [object, ''];
    const text = lineOf(subject, predicate, term, graph);
    const known = this.#said.get(text);
    if (known !== undefined && known !== spelt) throw new Unusual();
    if (known !== undefined) return;
    this.#said.set(text, spelt);
    this.#all.push({ subject, predicate, object: term, graph, text });
  }

  /** RDFC-1.0 N-Quads; null when its nameless nodes are too alike to be told apart with little work. */
  form(digest: Digest): string | null {
    return canonicalText(this.#all, digest);
  }

  /** The same statements as an RDF/JS dataset, for the general algorithm. */
  dataset(): object[] {
    return datasetOf(this.#all, this.#literals);
  }
}

// An absolute address with nothing in it that N-Quads would have to escape (\s and C0 controls, which have no place there).
const plainAddress = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s\p{Cc}<>"{}|^`\\]*$/u;
/** An absolute address as N-Quads text. @throws Unusual for any other text */
export function address(value: unknown): string {
  if (typeof value !== 'string' || !plainAddress.test(value)) throw new Unusual();
  return `<${value}>`;
}

function plainParts(value: unknown, type: unknown): Parts {
  const datatype = type === undefined ? null : address(type).slice(1, -1);
  if (datatype === langString) throw new Unusual();
  if (typeof value === 'boolean') return { value: String(value), datatype: datatype ?? `${xsd}boolean` };
  if (typeof value === 'number') return number(value, datatype);
  // Text said to be a double is written anew as a number.
  if (typeof value !== 'string' || datatype === `${xsd}double`) throw new Unusual();
  return { value, datatype: datatype ?? `${xsd}string` };
}

function inLanguage(value: unknown, type: unknown, language: unknown): Parts {
  const isTag = typeof language === 'string' && /^[A-Za-z0-9-]+$/.test(language);
  if (typeof value !== 'string' || type !== undefined || !isTag) throw new Unusual();
  return { value, datatype: langString, language };
}

// JSON-LD 1.1 API, section 8.2.2: a whole number as it is, any other with one digit before the point.
function number(value: number, datatype: string | null): Parts {
  const isWhole = Number.isInteger(value) && Math.abs(value) < 1e21 && datatype !== `${xsd}double`;
  if (isWhole) return { value: value.toFixed(0), datatype: datatype ?? `${xsd}integer` };
  // The smallest numbers are written without a point, and the general way takes those for whole.
  if (!String(value).includes('.') && Math.abs(value) < 1e21 && !Number.isInteger(value)) throw new Unusual();
  return { value: value.toExponential(15).replace(/(\d)0*e\+?/, '$1E'), datatype: datatype ?? `${xsd}double` };
}

function textOf({ value, datatype, language }: Parts): string {
  if (language !== undefined) return `${quoted(value)}@${language}`;
  return datatype === `${xsd}string` ? quoted(value) : `${quoted(value)}^^<${datatype}>`;
}

// RDF/JS data model: what rdf-canonize takes.
function datasetOf(statements: readonly Statement[], literals: ReadonlyMap<string, Parts>): object[] {
  const named = (value: string) => ({ termType: 'NamedNode', value });
  const term = (one: Term) => {
    if (typeof one === 'number') return { termType: 'BlankNode', value: `b${one}` };
    const literal = literals.get(one);
    if (literal === undefined) return named(one.slice(1, -1));
    return { termType: 'Literal', ...literal, datatype: named(literal.datatype) };
  };
  const nowhere = { termType: 'DefaultGraph', value: '' };
  return statements.map(({ subject, predicate, object, graph }) => ({
    subject: term(subject),
    predicate: term(predicate),
    object: term(object),
    graph: graph === null ? nowhere : term(graph),
  }));
}

const escapes: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '"': '\\"', '\\': '\\\\' };
const special = /[\p{Cc}"\\]/u;
const everySpecial = new RegExp(special, 'gu');
function quoted(text: string): string {
  if (!special.test(text)) return `"${text}"`;
  const escaped = text.replace(everySpecial, (letter) => {
    const written = escapes[letter];
    if (written === undefined) throw new Unusual();
    return written;
  });
  return `"${escaped}"`;
}
