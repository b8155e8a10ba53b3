// Finds out to which framework each item belongs, as files say it in several ways or not at all.
import type { GatheredRelation } from '../gathered.ts';
import { belonging, itemShapes, knownIn, tops } from './classes.ts';
import type { Node } from './nodes.ts';
import { linksOf } from './values.ts';

/** The framework of each item: as it says itself, as a framework says, as its parent has it, or else the first. */
export function membersOf(
  nodes: ReadonlyMap<string, Node>,
  frameworks: readonly string[],
  relations: readonly GatheredRelation[],
): { readonly memberOf: ReadonlyMap<string, string>; readonly orphans: ReadonlySet<string> } {
  const memberOf = new Map<string, string>();
  const items = [...nodes.values()].filter(({ classes }) => knownIn(classes, itemShapes) !== undefined);
  const isItem = new Set(items.map(({ address }) => address));
  const isHere = new Set(frameworks);
  const elsewhere = new Map<string, string>();
  const parents = Map.groupBy(
    relations.filter(({ type }) => type === 'broader'),
    ({ from }) => from,
  );
  for (const node of items) {
    const named = [...belonging, 'ceasn:isChildOf', 'skos:broader'].flatMap((name) =>
      linksOf(node.said.get(name), node.addressOf),
    );
    const home = named.find((address) => isHere.has(address));
    if (home !== undefined) memberOf.set(node.address, home);
    const other = linksOf(node.said.get('ceasn:isPartOf') ?? node.said.get('skos:inScheme'), node.addressOf)[0];
    if (other !== undefined) elsewhere.set(node.address, other);
  }
  const listed = new Set<string>();
  for (const address of frameworks) {
    const node = nodes.get(address)!;
    for (const name of tops) {
      for (const child of linksOf(node.said.get(name), node.addressOf)) {
        listed.add(child);
        if (!memberOf.has(child)) memberOf.set(child, address);
      }
    }
  }
  const orphans = new Set<string>();
  for (const { address, said } of items) {
    if (!memberOf.has(address)) memberOf.set(address, elsewhere.get(address) ?? inherited(address));
    const saysTop = ['ceasn:isTopChildOf', 'skos:topConceptOf'].some((name) => said.has(name));
    if (!saysTop && !listed.has(address) && !parents.has(address) && !isChildOfFramework(nodes.get(address)!))
      orphans.add(address);
  }
  return { memberOf, orphans };

  // Parents may go round in a circle, and make long chains: what is found for one holds for all on the way.
  function inherited(from: string): string {
    const seen = new Set([from]);
    const waiting = [from];
    let home: string | undefined;
    for (let one = waiting.pop(); one !== undefined && home === undefined; one = waiting.pop()) {
      for (const { to } of parents.get(one) ?? []) {
        home ??= memberOf.get(to) ?? elsewhere.get(to);
        if (!seen.has(to)) waiting.push(to);
        seen.add(to);
      }
    }
    home ??= frameworks[0]!;
    for (const one of seen) if (isItem.has(one) && !memberOf.has(one) && !elsewhere.has(one)) memberOf.set(one, home);
    return home;
  }

  function isChildOfFramework(node: Node): boolean {
    return linksOf(node.said.get('ceasn:isChildOf'), node.addressOf).some((address) => isHere.has(address));
  }
}
