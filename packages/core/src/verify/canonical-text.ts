// RDF Dataset Canonicalization (RDFC-1.0): names for nameless nodes that anyone would give them, and one order of statements.
// For what honest records need; where look-alike nodes would take much work it stops, and the general algorithm goes on.
import { hash } from 'node:crypto';

/** The digest RDFC-1.0 is run with; it follows the key (VC DI ECDSA 1.0, section 3.2.3: SHA-384 for P-384). */
export type Digest = 'sha256' | 'sha384';

/** N-Quads text of an address or a literal, or the number of a node without a name. */
export type Term = string | number;
/** `text` is its line, in which a node without a name has its number: final where there is none. */
export type Statement = { subject: Term; predicate: string; object: Term; graph: Term | null; text: string };

/** The N-Quads of different statements in canonical form (RDFC-1.0, section 4.4); null when that would take much work. */
export function canonicalText(statements: readonly Statement[], digest: Digest): string | null {
  const names = new Naming(statements, digest).names();
  if (names === null) return null;
  const lines = statements.map((statement) =>
    isNamed(statement) ? statement.text : line(statement, (number) => `_:${names.nameOf(number)}`),
  );
  return lines.sort().join('');
}

// Gives out names in order: the first asked for gets the first (RDFC-1.0, section 4.5).
class Names {
  readonly #prefix: string;
  readonly #given: Map<number, string>;
  constructor(prefix: string, given: Iterable<[number, string]> = []) {
    this.#prefix = prefix;
    this.#given = new Map(given);
  }
  has(number: number): boolean {
    return this.#given.has(number);
  }
  nameOf(number: number): string {
    const name = this.#given.get(number) ?? `${this.#prefix}${this.#given.size}`;
    this.#given.set(number, name);
    return name;
  }
  copy(): Names {
    return new Names(this.#prefix, this.#given);
  }
  inOrder(): number[] {
    return [...this.#given.keys()];
  }
}

class Laborious extends Error {}
// Orders of look-alike neighbours to try at one node: all those of up to four.
const mostAlike = 4;

class Naming {
  readonly #digest: Digest;
  readonly #about = new Map<number, Statement[]>();
  readonly #first = new Map<number, string>();
  readonly #canonical = new Names('c14n');
  #left = 0;

  constructor(statements: readonly Statement[], digest: Digest) {
    this.#digest = digest;
    for (const statement of statements) {
      const { subject, object, graph } = statement;
      this.#note(subject, statement);
      if (object !== subject) this.#note(object, statement);
      if (graph !== subject && graph !== object) this.#note(graph, statement);
    }
  }

  #note(term: Term | null, statement: Statement): void {
    if (typeof term !== 'number') return;
    const known = this.#about.get(term);
    if (known === undefined) this.#about.set(term, [statement]);
    else known.push(statement);
  }

  names(): Names | null {
    const alike = this.#byFirstDegree();
    // As the general algorithm with a work factor of one: it stops where we stop.
    this.#left = alike.flat().length;
    try {
      for (const numbers of alike) this.#nameAlike(numbers);
    } catch (error) {
      if (error instanceof Laborious) return null;
      throw error;
    }
    return this.#canonical;
  }

  // Names every node that differs from all others by its own statements, and gives back the groups of those that do not.
  #byFirstDegree(): number[][] {
    const groups = new Map<string, number[]>();
    for (const [number, own] of this.#about) {
      const lines = own.map((statement) => line(statement, (other) => (other === number ? '_:a' : '_:z')));
      const found = this.#hash(lines.sort().join(''));
      this.#first.set(number, found);
      groups.set(found, [...(groups.get(found) ?? []), number]);
    }
    const sorted = [...groups].sort(byKey).map(([, numbers]) => numbers);
    for (const [only, ...others] of sorted) if (only !== undefined && others.length === 0) this.#canonical.nameOf(only);
    return sorted.filter((numbers) => numbers.length > 1);
  }

  // RDFC-1.0 section 4.4.3, step 5.
  #nameAlike(numbers: number[]): void {
    const paths: [string, Names][] = [];
    for (const number of numbers) {
      if (this.#canonical.has(number)) continue;
      const names = new Names('b');
      names.nameOf(number);
      paths.push(this.#nDegree(number, names));
    }
    for (const [, names] of paths.sort(byKey)) for (const number of names.inOrder()) this.#canonical.nameOf(number);
  }

  // RDFC-1.0 section 4.8.
  #nDegree(number: number, given: Names): [string, Names] {
    if (this.#left === 0) throw new Laborious();
    this.#left -= 1;
    let names = given;
    let data = '';
    for (const [related, neighbours] of [...this.#neighbours(number, given)].sort(byKey)) {
      const [path, chosen] = this.#bestPath(neighbours, names);
      data += related + path;
      names = chosen;
    }
    return [this.#hash(data), names];
  }

  #bestPath(neighbours: number[], given: Names): [string, Names] {
    if (neighbours.length > mostAlike) throw new Laborious();
    let best: [string, Names] | null = null;
    for (const order of ordersOf(neighbours)) {
      const found = this.#pathAlong(order, given.copy(), best?.[0] ?? null);
      if (found !== null && (best === null || found[0] < best[0])) best = found;
    }
    return best ?? ['', given];
  }

  // Null as soon as it is no longer the least.
  #pathAlong(order: number[], given: Names, least: string | null): [string, Names] | null {
    let names = given;
    let path = '';
    const deeper: number[] = [];
    const isWorse = () => least !== null && path > least;
    for (const number of order) {
      if (this.#canonical.has(number)) path += `_:${this.#canonical.nameOf(number)}`;
      else {
        if (!names.has(number)) deeper.push(number);
        path += `_:${names.nameOf(number)}`;
      }
      if (isWorse()) return null;
    }
    for (const number of deeper) {
      const [found, after] = this.#nDegree(number, names);
      path += `_:${names.nameOf(number)}<${found}>`;
      names = after;
      if (isWorse()) return null;
    }
    return [path, names];
  }

  // RDFC-1.0 sections 4.7 and 4.8.2, step 3: neighbours by the hash of how they are joined.
  #neighbours(number: number, names: Names): Map<string, number[]> {
    const found = new Map<string, number[]>();
    for (const statement of this.#about.get(number) ?? [])
      for (const place of ['subject', 'object', 'graph'] as const) {
        const other = statement[place];
        if (typeof other !== 'number' || other === number) continue;
        const predicate = place === 'graph' ? '' : statement.predicate;
        const related = this.#hash(`${place[0]}${predicate}${this.#knownAs(other, names)}`);
        found.set(related, [...(found.get(related) ?? []), other]);
      }
    return found;
  }

  #knownAs(number: number, names: Names): string {
    if (this.#canonical.has(number)) return `_:${this.#canonical.nameOf(number)}`;
    return names.has(number) ? `_:${names.nameOf(number)}` : (this.#first.get(number) ?? '');
  }

  #hash(text: string): string {
    return hash(this.#digest, text, 'hex');
  }
}

function isNamed({ subject, object, graph }: Statement): boolean {
  return typeof subject !== 'number' && typeof object !== 'number' && typeof graph !== 'number';
}

/** A statement as a line of N-Quads, in which a node without a name has its number. */
export function lineOf(subject: Term, predicate: string, object: Term, graph: Term | null): string {
  return `${term(subject)} ${predicate} ${term(object)}${graph === null ? '' : ` ${term(graph)}`} .\n`;
}

function term(one: Term): string {
  return typeof one === 'number' ? `_:${one}` : one;
}

function line({ subject, predicate, object, graph }: Statement, named: (number: number) => string): string {
  const written = (one: Term) => (typeof one === 'number' ? named(one) : one);
  return `${written(subject)} ${predicate} ${written(object)}${graph === null ? '' : ` ${written(graph)}`} .\n`;
}

function ordersOf(items: number[]): number[][] {
  if (items.length < 2) return [items];
  return items.flatMap((first, place) => ordersOf(items.toSpliced(place, 1)).map((rest) => [first, ...rest]));
}

function byKey<Value>([one]: [string, Value], [other]: [string, Value]): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
