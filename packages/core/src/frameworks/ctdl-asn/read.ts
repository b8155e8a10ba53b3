// Reads CTDL-ASN frameworks and concept schemes (Credential Engine), as JSON-LD or Turtle, in envelopes of the registry or without.
import { readJson, readText, sizeLimit } from '../json-source.ts';
import type { Gathered, GatheredFramework, GatheredRelation, SourceFile } from '../gathered.ts';
import { remarkOn } from '../json-remarks.ts';
import { kindEmbodied } from './alignments.ts';
import { below, frameworkShapes, itemShapes, knownIn, topOf, tops } from './classes.ts';
import { frameworkOf } from './document.ts';
import { itemOf, placeIn } from './items.ts';
import { membersOf } from './members.ts';
import { nodesIn, type Document, type Node } from './nodes.ts';
import { isRelation, relationsIn, type Surroundings } from './relations.ts';
import { looksLikeTurtle, readTurtle, turtleLimit } from './turtle.ts';
import { linksOf, textOf } from './values.ts';

/**
 * Reads files as one: the registry hands out a framework and its competencies apart. Nothing is fetched, contexts least of all.
 * Never throws for what a file holds.
 */
export async function* readCtdlAsn(files: readonly SourceFile[]): AsyncGenerator<Gathered> {
  const documents: Document[] = [];
  let size = 0;
  for (const file of files) {
    const read = await documentIn(counted(file, (bytes) => (size += bytes)));
    // All of them lie in memory together.
    if (size > sizeLimit)
      return yield remarkOn('too-large', { file: file.name }, `${sizeLimit / 1024 / 1024} MiB with the others`);
    if ('is' in read) yield read;
    else documents.push(read);
  }
  if (documents.length) yield* gathered(documents);
}

function counted(file: SourceFile, count: (bytes: number) => void): SourceFile {
  const bytes = async function* () {
    for await (const piece of file.bytes()) {
      count(piece.byteLength);
      yield piece;
    }
  };
  return { name: file.name, bytes };
}

async function documentIn(file: SourceFile): Promise<Document | Extract<Gathered, { is: 'remark' }>> {
  const place = { file: file.name };
  if (!(await isTurtle(file))) {
    const source = await readJson(file);
    return 'value' in source ? { value: source.value, place, isOrdered: true } : source;
  }
  const text = await readText(file, turtleLimit);
  if (typeof text !== 'string') return text;
  const source = readTurtle(text, place);
  return 'value' in source ? { value: source.value, place, isOrdered: false } : source;
}

async function isTurtle(file: SourceFile): Promise<boolean> {
  let head = '';
  for await (const piece of file.bytes()) {
    head += new TextDecoder().decode(piece);
    if (head.length > 65_536) break;
  }
  return looksLikeTurtle(head);
}

function* gathered(documents: readonly Document[]): Generator<Gathered> {
  const { nodes, classes, remarks } = nodesIn(documents);
  const place = documents[0]!.place;
  const frameworks = new Map<string, GatheredFramework>();
  const described = [...nodes.values()].filter(({ classes }) => knownIn(classes, frameworkShapes) !== undefined);
  if (described.length === 0) {
    const what = classes.size ? ` (only ${[...classes].slice(0, 5).join(', ')})` : '';
    return yield remarkOn('no-framework', place, `competency framework or concept scheme${what}`);
  }
  yield* remarks;
  for (const node of described) {
    const { framework, remarks: noticed } = frameworkOf(node);
    yield* noticed;
    yield framework;
    frameworks.set(framework.uri, framework);
  }
  const around: Surroundings = { nodes, isFramework: (address) => frameworks.has(address), orderOf: ordersIn(nodes) };
  const told = relationsIn(around);
  const { memberOf, orphans } = membersOf(nodes, [...frameworks.keys()], told.relations);
  const isGuessed = !isOurOwn(nodes);
  const seen = kindsIn(nodes);
  let count = 0;
  for (const node of nodes.values()) {
    if (knownIn(node.classes, itemShapes) === undefined || frameworks.has(node.address)) continue;
    const home = memberOf.get(node.address) ?? described[0]!.address;
    const scheme = nodes.get(home);
    const order = orderAtTop(node, home, { around, relations: told.relations });
    const { item, remarks: noticed } = itemOf(node, {
      framework: frameworks.get(home) ?? { is: 'framework', uri: home, name: home },
      ...(order === undefined ? {} : { order }),
      ...(isGuessed ? seenAs(node, scheme, seen) : {}),
      isRelation: (property) => isRelation(property, node, around),
    });
    yield* noticed;
    if (item === undefined) continue;
    count += 1;
    yield item;
    if (orphans.has(node.address)) yield remarkOn('orphan-item', node.place);
  }
  if (count === 0) return yield remarkOn('nothing-here', place);
  yield* told.remarks;
  yield* told.relations;
}

// Where no list gives a number, its own order is one; but not where it is RDF's, or where our own file says it is none.
function ordersIn(nodes: ReadonlyMap<string, Node>): Surroundings['orderOf'] {
  const isNumbered = isOurOwn(nodes);
  const places = new Map<string, number>();
  for (const node of nodes.values()) {
    if (isNumbered || !node.isOrdered) continue;
    for (const property of [...below, ...tops]) {
      for (const [index, child] of linksOf(node.said.get(property), node.addressOf).entries()) {
        const key = `${child}\n${node.address}`;
        if (!places.has(key)) places.set(key, index + 1);
      }
    }
  }
  return (child, parent) => placeIn(nodes.get(child)?.said.get('ceasn:listID')) ?? places.get(`${child}\n${parent}`);
}

// Our own files say all in words of their own, so that nothing has to be guessed.
function isOurOwn(nodes: ReadonlyMap<string, Node>): boolean {
  return [...nodes.values()].some(({ said }) => said.get('sg:orderedBy') === 'listID');
}

type Told = { readonly around: Surroundings; readonly relations: readonly GatheredRelation[] };

function orderAtTop(node: Node, home: string, { around, relations }: Told): number | undefined {
  const said = node.said.get('sg:order');
  if (typeof said === 'number') return said;
  const isAtTop = topOf.some((name) => node.said.has(name));
  return isAtTop || !hasParent(node.address, relations) ? around.orderOf(node.address, home) : undefined;
}

const parents = new WeakMap<readonly GatheredRelation[], ReadonlySet<string>>();

function hasParent(address: string, relations: readonly GatheredRelation[]): boolean {
  let known = parents.get(relations);
  if (known === undefined)
    parents.set(relations, (known = new Set(relations.filter(({ type }) => type === 'broader').map(({ from }) => from))));
  return known.has(address);
}

// What a task embodies as knowledge is knowledge, although its own description may not say so.
function kindsIn(nodes: ReadonlyMap<string, Node>): ReadonlyMap<string, ReturnType<typeof kindEmbodied>> {
  const seen = new Map<string, ReturnType<typeof kindEmbodied>>();
  for (const node of nodes.values()) {
    for (const [property, value] of node.said) {
      const kind = kindEmbodied(property);
      if (kind !== undefined) for (const link of linksOf(value, node.addressOf)) if (!seen.has(link)) seen.set(link, kind);
    }
  }
  return seen;
}

function seenAs(node: Node, scheme: Node | undefined, seen: ReturnType<typeof kindsIn>) {
  const isLevel =
    node.classes.includes('skos:Concept') &&
    scheme !== undefined &&
    (scheme.classes.includes('asn:ProgressionModel') || /\blevels?\b/i.test(textOf(scheme.said.get('ceasn:name')) ?? ''));
  const kind = isLevel ? ('level' as const) : seen.get(node.address);
  return kind === undefined ? {} : { seenAs: kind };
}
