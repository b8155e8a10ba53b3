// What a load will do, all of it decided before anything is written: batches ahead, then the turn.
import { retiresMuch, shortHash, sideOf, type Draft, type GatheredItem, type RemarkGroup } from '@skillweave/core/frameworks';
import type { Graph } from '../../graph/graph.ts';
import { makeBreather } from './breather.ts';
import { claimIdFor, idFor } from './identity.ts';
import { frameworkDigest, isClaim, type Claim } from './item-rows.ts';
import { claims as statements } from './item-statements.ts';
import { linksFor, type Links } from './links.ts';
import { sorted, type Sorted } from './sorted.ts';
import { batchSize, chunks, readStanding, type Standing } from './standing.ts';

export type Plan = {
  readonly draft: Draft;
  readonly standing: Standing;
  readonly sorted: Sorted;
  readonly links: Links;
  /** Claims nobody made yet; one that is there stays as its curators left it. */
  readonly claims: readonly Claim[];
  readonly changed: readonly GatheredItem[];
  /** The same for the same content: by it a killed load knows itself again. */
  readonly draftDigest: string;
  readonly isNothing: boolean;
  readonly report: LoadReport;
};

type Named = { readonly uri: string; readonly name: string; readonly statement: string };

/** What a load brings, or would bring. */
export type LoadReport = {
  readonly frameworks: readonly { readonly id: string; readonly uri: string; readonly name: string; readonly version: string }[];
  readonly counts: {
    readonly items: number;
    /** In use until now, in the frameworks that come in. */
    readonly before: number;
    readonly relations: number;
    readonly added: number;
    readonly changed: number;
    readonly retired: number;
    readonly unchanged: number;
    /** Named and not described, new to the graph. */
    readonly stubs: number;
    readonly linksAdded: number;
    readonly linksRemoved: number;
    readonly claims: number;
  };
  /** Whether so much is no longer said that somebody has to say that this is the whole of it. */
  readonly asksToRetire: boolean;
  /** The first of each. */
  readonly examples: {
    readonly added: readonly Named[];
    readonly changed: readonly Named[];
    readonly retired: readonly string[];
  };
  readonly remarks: readonly RemarkGroup[];
};

const examples = 10;
/** A report is kept with its load: enough of a statement to see what changed in it. */
const longest = 1_000;

type Planned = {
  readonly draft: Draft;
  readonly remarks: readonly RemarkGroup[];
  readonly isWhole?: boolean;
};

/** Reads what stands and decides. */
export async function makePlan(graph: Graph, { draft, remarks, isWhole = true }: Planned): Promise<Plan> {
  const standing = await readStanding(graph, draft);
  const found = await sorted(draft, standing);
  const links = await linksFor(graph, found);
  const claims = await newClaims(graph, found);
  const changed = found.difference.changed.flatMap((uri) => draft.items.get(uri) ?? []);
  const { added, retired, unchanged } = found.difference;
  const sameFrameworks = draft.frameworks.every((each) => standing.frameworks.get(each.uri)?.digest === frameworkDigest(each));
  const named = (items: readonly GatheredItem[]) =>
    items.slice(0, examples).map(({ uri, words: [{ name, statement = '' }] }) => ({
      uri,
      name,
      statement: statement.slice(0, longest).toWellFormed(),
    }));
  const before = [...standing.inside.values()].filter(({ isRetired }) => !isRetired).length;
  // Of a draft that is not whole, what no file says any more may stand in the one that was not read.
  const gone = isWhole ? retired.length : retired.length + links.removed.length;
  const isNothing =
    sameFrameworks &&
    [added, changed, retired, found.adopted, found.relinked, found.freshStubs, claims].every((each) => each.length === 0);
  return {
    draft,
    standing,
    sorted: found,
    links,
    claims,
    changed,
    draftDigest: await digestOf(draft, found, claims),
    isNothing,
    report: {
      frameworks: draft.frameworks.map(({ uri, name, version = '' }) => ({
        id: standing.frameworks.get(uri)?.id ?? idFor(uri),
        uri,
        name,
        version,
      })),
      counts: {
        items: draft.items.size,
        before,
        relations: draft.relations.length,
        added: added.length + found.adopted.length,
        changed: changed.length,
        retired: retired.length,
        unchanged,
        stubs: found.freshStubs.length,
        linksAdded: links.ahead.length + links.added.length,
        linksRemoved: links.removed.length,
        claims: claims.length,
      },
      asksToRetire: retiresMuch(before, gone, isWhole),
      examples: {
        added: named([...found.fresh, ...found.adopted]),
        changed: named(changed),
        retired: retired.slice(0, examples),
      },
      remarks: [...remarks, ...found.remarks],
    },
  };
}

async function newClaims(graph: Graph, { relations }: Sorted): Promise<Claim[]> {
  const fresh: Claim[] = [];
  for (const some of chunks(relations.filter(isClaim), batchSize)) {
    const claims = some.map((each) => ({ ...each, id: claimIdFor(each.relation) }));
    const found = await graph.read(statements.known, { ids: claims.map(({ id }) => id) });
    const there = new Set(found.map(({ id }) => id));
    fresh.push(...claims.filter(({ id }) => !there.has(id)));
  }
  return fresh;
}

/** The id of one of the draft's frameworks. */
export const frameworkIdIn = (standing: Standing, uri: string): string => standing.frameworks.get(uri)?.id ?? idFor(uri);

/** Items and stubs by the side they are on. */
export const onSide = (items: readonly GatheredItem[], side: 'competency' | 'target') =>
  items.filter(({ kind }) => sideOf(kind) === side);

// What was sorted from both the draft and what stands: a load goes on only where neither has changed since.
async function digestOf(draft: Draft, sorted: Sorted, claims: readonly Claim[]): Promise<string> {
  const { difference, digests, linkDigests, freshStubs } = sorted;
  const breather = makeBreather();
  const parts: string[] = [];
  for (const part of [
    () => draft.frameworks,
    () => [...digests],
    () => [...linkDigests],
    () => difference,
    () => freshStubs.map(({ uri, side }) => `${side} ${uri}`),
    () => claims.map(({ id, relation: { confidence } }) => `${id} ${confidence}`),
  ]) {
    parts.push(shortHash(JSON.stringify(part())));
    await breather.rest();
  }
  return shortHash(parts.join('\n'));
}
