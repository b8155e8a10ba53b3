// The canonical form of an ordinary document, worked out directly: the general processor spends most of its time on cases that
// badges and records never hold. Whatever is not ordinary is left to it, so that there is one meaning, reached in two ways.
import { canonicalText, type Digest, type Statement, type Term } from './canonical-text.ts';

/** JSON-LD in its expanded form (JSON-LD 1.1 API, section 5.1). */
type Expanded = { [name: string]: unknown };

const rdf = (word: string) => `<http://www.w3.org/1999/02/22-rdf-syntax-ns#${word}>`;
const langString = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString';
const xsd = 'http://www.w3.org/2001/XMLSchema#';

/** The statements of an ordinary document, and its canonical form where that is easy to see. */
export type Plain = {
  /** RDFC-1.0 N-Quads; null when its nameless nodes are too alike to be told apart with little work. */
  form(digest: Digest): string | null;
  /** The same statements as an RDF/JS dataset, for the general algorithm. */
  dataset(): object[];
};

/**
 * Reads an expanded document; null when anything in it is out of the ordinary: relative addresses, names made up for nameless
 * nodes, `@reverse`, `@index`, values with a direction, …
 */
export function plainGraph(expanded: readonly object[]): Plain | null {
  try {
    const graph = new PlainGraph();
    for (const node of expanded) graph.node(node as Expanded, null);
    return { form: (digest) => canonicalText(graph.statements, digest), dataset: () => datasetOf(graph) };
  } catch (error) {
    if (error instanceof Unusual) return null;
    throw error;
  }
}

class Unusual extends Error {}

// Reads expanded JSON-LD into statements (JSON-LD 1.1 API, section 8.1). A class because it counts and collects.
class PlainGraph {
  readonly statements: Statement[] = [];
  nameless = 0;
  /** What stands behind the text of each literal. */
  readonly literals = new Map<string, Literal>();
  readonly #said = new Map<string, string>();

  node(node: Expanded, graph: Term | null): Term {
    const id = node['@id'];
    const subject = id === undefined ? this.nameless++ : address(id);
    for (const name of Object.keys(node)) {
      if (name === '@id') continue;
      const items = node[name];
      if (!Array.isArray(items)) throw new Unusual();
      if (name === '@type') for (const type of items) this.say({ subject, predicate: rdf('type'), object: address(type), graph });
      else if (name === '@graph') for (const inner of items) this.node(inner as Expanded, subject);
      else {
        const predicate = address(name);
        for (const item of items as Expanded[]) this.say({ subject, predicate, object: this.value(item, graph), graph }, item);
      }
    }
    return subject;
  }

  value(item: Expanded, graph: Term | null): Term {
    if ('@value' in item) return this.literal(item);
    if (!('@list' in item)) return this.node(item, graph);
    // Two empty lists are one and the same to nobody but us.
    if (Object.keys(item).length > 1 || !Array.isArray(item['@list']) || item['@list'].length === 0) throw new Unusual();
    return this.list(item['@list'] as Expanded[], graph);
  }

  literal(item: Expanded): string {
    const literal = readLiteral(item);
    const text = textOf(literal);
    this.literals.set(text, literal);
    return text;
  }

  // Cells and what is in them; a list inside a list is nothing a badge has.
  list(items: Expanded[], graph: Term | null): Term {
    let rest: Term = rdf('nil');
    for (const item of items.toReversed()) {
      if ('@list' in item) throw new Unusual();
      const subject = this.nameless++;
      this.say({ subject, predicate: rdf('first'), object: this.value(item, graph), graph });
      this.say({ subject, predicate: rdf('rest'), object: rest, graph });
      rest = subject;
    }
    return rest;
  }

  // Credentials in a record repeat what they say of their learner and issuer: a statement made twice is one. Two spellings of
  // one value (1, and "1" said to be a whole number) are two to the general way.
  say(statement: Statement, item: Expanded = {}): void {
    const { subject, predicate, object, graph } = statement;
    const name = `${graph} ${subject} ${predicate} ${object}`;
    const spelt = '@value' in item ? JSON.stringify(item) : '';
    const known = this.#said.get(name);
    if (known !== undefined && known !== spelt) throw new Unusual();
    if (known !== undefined) return;
    this.#said.set(name, spelt);
    this.statements.push(statement);
  }
}

// An absolute address with nothing in it that N-Quads would have to escape (\s and C0 controls, which have no place there).
const plainAddress = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s\p{Cc}<>"{}|^`\\]*$/u;
function address(value: unknown): string {
  if (typeof value !== 'string' || !plainAddress.test(value)) throw new Unusual();
  return `<${value}>`;
}

type Literal = { value: string; datatype: string; language?: string };

function readLiteral(item: Expanded): Literal {
  const { '@value': value, '@type': type, '@language': language, ...more } = item;
  if (Object.keys(more).length > 0) throw new Unusual();
  if (language !== undefined) return inLanguage(value, type, language);
  const datatype = type === undefined ? null : address(type).slice(1, -1);
  if (datatype === langString) throw new Unusual();
  if (typeof value === 'boolean') return { value: String(value), datatype: datatype ?? `${xsd}boolean` };
  if (typeof value === 'number') return number(value, datatype);
  // Text said to be a double is written anew as a number.
  if (typeof value !== 'string' || datatype === `${xsd}double`) throw new Unusual();
  return { value, datatype: datatype ?? `${xsd}string` };
}

function inLanguage(value: unknown, type: unknown, language: unknown): Literal {
  const isTag = typeof language === 'string' && /^[A-Za-z0-9-]+$/.test(language);
  if (typeof value !== 'string' || type !== undefined || !isTag) throw new Unusual();
  return { value, datatype: langString, language };
}

// JSON-LD 1.1 API, section 8.2.2: a whole number as it is, any other with one digit before the point.
function number(value: number, datatype: string | null): Literal {
  const isWhole = Number.isInteger(value) && Math.abs(value) < 1e21 && datatype !== `${xsd}double`;
  if (isWhole) return { value: value.toFixed(0), datatype: datatype ?? `${xsd}integer` };
  // The smallest numbers are written without a point, and the general way takes those for whole.
  if (!String(value).includes('.') && Math.abs(value) < 1e21 && !Number.isInteger(value)) throw new Unusual();
  return { value: value.toExponential(15).replace(/(\d)0*e\+?/, '$1E'), datatype: datatype ?? `${xsd}double` };
}

function textOf({ value, datatype, language }: Literal): string {
  if (language !== undefined) return `${quoted(value)}@${language}`;
  return datatype === `${xsd}string` ? quoted(value) : `${quoted(value)}^^<${datatype}>`;
}

// RDF/JS data model: what rdf-canonize takes.
function datasetOf({ statements, literals }: PlainGraph): object[] {
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
