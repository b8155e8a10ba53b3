// Which relations a load makes ahead, hidden with their ends, and which wait for the turn.
import { keeperOf, type DraftRelation, type Side } from '@skillweave/core/frameworks';
import type { Graph } from '../../graph/graph.ts';
import { makeBreather } from './breather.ts';
import { askedOf, kindOf, linkRow, linksOf, membersOf, noFacts, type LinkKind, type LinkRow } from './link-statements.ts';
import { batchSize, chunks } from './standing.ts';
import { isClaim } from './item-rows.ts';
import type { Sorted } from './sorted.ts';

export type Link = { readonly kind: LinkKind; readonly from: Side; readonly row: LinkRow };
export type Links = {
  /** Both ends are new: nobody sees either before the turn. */
  readonly ahead: readonly Link[];
  readonly added: readonly Link[];
  readonly removed: readonly Link[];
};

/** Reads how those whose relations differ stand now, and says what is to be done. */
export async function linksFor(graph: Graph, sorted: Sorted): Promise<Links> {
  const ahead: Link[] = [];
  const added: Link[] = [];
  const wanted = new Map<string, Link>();
  const relinked = new Set(sorted.relinked);
  const breather = makeBreather();
  for (const draft of sorted.relations) {
    if (breather.isDue()) await breather.rest();
    if (isClaim(draft)) continue;
    const keeper = keeperOf(draft.relation);
    const isNew = !sorted.known(keeper);
    if (!isNew && !relinked.has(keeper)) continue;
    const link = linkOf(draft, sorted);
    if (!isNew) wanted.set(keyOf(link), link);
    else if (!sorted.known(draft.relation.from) && !sorted.known(draft.relation.to)) ahead.push(link);
    else added.push(link);
  }
  const there = await standingLinks(graph, sorted);
  for (const [key, link] of wanted) if (!there.has(key)) added.push(link);
  return { ahead, added, removed: [...there].filter(([key]) => !wanted.has(key)).map(([, link]) => link) };
}

function linkOf({ relation, from }: DraftRelation, sorted: Sorted): Link {
  if (relation.type === 'mapping') throw new Error('a claim is no link');
  const row = linkRow(relation, sorted.idOf(relation.from), sorted.idOf(relation.to));
  return { kind: kindOf(row.type, from), from, row };
}

async function standingLinks(graph: Graph, sorted: Sorted): Promise<Map<string, Link>> {
  const found = new Map<string, Link>();
  const take = (from: Side, row: LinkRow) => {
    const link = { kind: kindOf(row.type, from), from, row };
    found.set(keyOf(link), link);
  };
  for (const side of ['competency', 'target'] as const) {
    const ids = sorted.relinked.flatMap((uri) => {
      const there = sorted.known(uri);
      return there?.side === side ? there.id : [];
    });
    for (const some of chunks(ids, batchSize)) {
      for (const row of await graph.read(linksOf[side], { ids: some })) take(side, row);
      if (side === 'target') continue;
      for (const { isTarget, ...ends } of await graph.read(membersOf, { ids: some }))
        take(isTarget ? 'target' : 'competency', { ...noFacts, ...ends, type: 'COLLECTED_IN' });
      for (const row of await graph.read(askedOf, { ids: some }))
        take('target', { ...noFacts, ...row, type: 'REQUIRES', isSaidBySkill: true });
    }
  }
  return found;
}

const keyOf = ({ from, row }: Link): string =>
  JSON.stringify([
    from,
    row.type,
    row.fromId,
    row.toId,
    row.order,
    row.necessity,
    row.level,
    row.importance,
    row.atLevel,
    row.isSuppressed,
    row.isCore,
    row.isHot,
    row.isInDemand,
    row.isSaidBySkill,
    row.facts,
  ]);
