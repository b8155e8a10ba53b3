// Reads how one thing stands to others: what it says by property, and what our own files say of a relation beyond that.
import { isObject, listOf } from '../../credential/strict-json.ts';
import type { GatheredRelation, Remark } from '../gathered.ts';
import { remarkOn } from '../json-remarks.ts';
import { relationKey, relationSaying } from '../relation-facts.ts';
import { sideOf } from '../sides.ts';
import { meaningOf, propertyOf } from './alignments.ts';
import { itemShapes, knownIn } from './classes.ts';
import { ownFacts } from './document.ts';
import type { Node } from './nodes.ts';
import { linksOf } from './values.ts';

/** What surrounds the things of some documents. */
export type Surroundings = {
  readonly nodes: ReadonlyMap<string, Node>;
  readonly isFramework: (address: string) => boolean;
  /** A child's place under its parent, where the documents give one. */
  readonly orderOf: (child: string, parent: string) => number | undefined;
};

/** All relations some things say, each once, and what is wrong with them. Being at the top of a framework is none. */
export function relationsIn(around: Surroundings): {
  readonly relations: readonly GatheredRelation[];
  readonly remarks: Remark[];
} {
  const found = new Map<string, GatheredRelation>();
  const remarks: Remark[] = [];
  const keep = (one: GatheredRelation | Remark) => {
    if (one.is === 'remark') remarks.push(one);
    else if (one.from === one.to) remarks.push(remarkOn('self-relation', one.place, one.from));
    else if (!found.has(relationKey(one))) found.set(relationKey(one), one);
  };
  // What our own files say in full goes before what the same relation says by property.
  for (const node of around.nodes.values()) for (const one of saidInFull(node)) keep(one);
  for (const node of around.nodes.values()) for (const one of saidByProperty(node, around)) keep(one);
  return { relations: [...found.values()], remarks };
}

/** Whether a property of a thing says relations here; otherwise it is a fact of that thing. */
export function isRelation(property: string, node: Node, { nodes }: Surroundings): boolean {
  return (
    property !== 'ceterms:classification' || linksOf(node.said.get(property), node.addressOf).every((link) => nodes.has(link))
  );
}

function* saidByProperty(node: Node, around: Surroundings): Generator<GatheredRelation | Remark> {
  const shape = knownIn(node.classes, itemShapes);
  if (shape === undefined) return;
  for (const [property, value] of node.said) {
    const meaning = meaningOf(property, sideOf(shape.kind));
    if (meaning === undefined || !isRelation(property, node, around)) continue;
    const place = { ...node.place, path: `${node.place.path ?? ''}/${property.replaceAll('/', '~1')}` };
    const isUsual = meaning.relation.type === 'broader' || propertyOf(meaning.relation) === property;
    const links = linksOf(value, node.addressOf);
    if (links.length < listOf(value).length) yield remarkOn('no-end', place);
    for (const link of links) {
      if (around.isFramework(link)) continue;
      const [from, to] = meaning.isTurned ? [link, node.address] : [node.address, link];
      const order = meaning.relation.type === 'broader' ? around.orderOf(from, to) : undefined;
      const facts = isUsual ? {} : { facts: { property } };
      yield { ...meaning.relation, ...(order === undefined ? {} : { order }), is: 'relation', from, to, ...facts, place };
    }
  }
}

function* saidInFull(node: Node): Generator<GatheredRelation | Remark> {
  for (const [index, entry] of listOf(node.said.get('sg:relations')).entries()) {
    const place = { ...node.place, path: `${node.place.path ?? ''}/sg:relations/${index}` };
    const { type, to, ...said } = isObject(entry) ? entry : {};
    const relation = typeof type === 'string' ? relationSaying(type, said) : undefined;
    if (relation === undefined || typeof to !== 'string' || !to.trim()) {
      yield remarkOn('no-end', place);
      continue;
    }
    const facts = ownFacts(new Map([['sg:facts', said['facts']]]));
    yield {
      ...relation,
      is: 'relation',
      from: node.address,
      to,
      ...(facts.length ? { facts: Object.fromEntries(facts) } : {}),
      place,
    };
  }
}
