// The canonical form of an ordinary document, worked out directly: the general processor spends most of its time on cases that
// badges and records never hold. Whatever is not ordinary is left to it, so that there is one meaning, reached in two ways.
import type { Term } from './canonical-text.ts';
import { address, rdf, Statements, Unusual, type Literal } from './statements.ts';

/** JSON-LD in its expanded form (JSON-LD 1.1 API, section 5.1). */
type Expanded = { [name: string]: unknown };

/**
 * Reads an expanded document; null when anything in it is out of the ordinary: relative addresses, names made up for nameless
 * nodes, `@reverse`, `@index`, values with a direction, …
 */
export function plainGraph(expanded: readonly object[]): Statements | null {
  try {
    const statements = new Statements();
    for (const node of expanded) readNode(node as Expanded, null, statements);
    return statements;
  } catch (error) {
    if (error instanceof Unusual) return null;
    throw error;
  }
}

// JSON-LD 1.1 API, section 8.1.
function readNode(node: Expanded, graph: Term | null, statements: Statements): Term {
  const id = node['@id'];
  const subject = id === undefined ? statements.nameless() : address(id);
  for (const name of Object.keys(node)) {
    if (name === '@id') continue;
    const items = node[name];
    if (!Array.isArray(items)) throw new Unusual();
    if (name === '@type') for (const type of items) statements.say(subject, rdf('type'), address(type), graph);
    else if (name === '@graph') for (const inner of items) readNode(inner as Expanded, subject, statements);
    else {
      const predicate = address(name);
      for (const item of items as Expanded[]) statements.say(subject, predicate, readValue(item, graph, statements), graph);
    }
  }
  return subject;
}

function readValue(item: Expanded, graph: Term | null, statements: Statements): Term | Literal {
  if ('@value' in item) return readLiteral(item, statements);
  if (!('@list' in item)) return readNode(item, graph, statements);
  // Two empty lists are one and the same to nobody but us.
  if (Object.keys(item).length > 1 || !Array.isArray(item['@list']) || item['@list'].length === 0) throw new Unusual();
  return readList(item['@list'] as Expanded[], graph, statements);
}

function readLiteral(item: Expanded, statements: Statements): Literal {
  const { '@value': value, '@type': type, '@language': language, ...more } = item;
  if (Object.keys(more).length > 0) throw new Unusual();
  return statements.literal(value, type, language);
}

// Cells and what is in them; a list inside a list is nothing a badge has.
function readList(items: Expanded[], graph: Term | null, statements: Statements): Term {
  let rest: Term = rdf('nil');
  for (const item of items.toReversed()) {
    if ('@list' in item) throw new Unusual();
    const cell = statements.nameless();
    statements.say(cell, rdf('first'), readValue(item, graph, statements), graph);
    statements.say(cell, rdf('rest'), rest, graph);
    rest = cell;
  }
  return rest;
}
