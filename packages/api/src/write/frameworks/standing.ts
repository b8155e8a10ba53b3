// What the graph holds of the frameworks that come in, and of everything else a draft names.
import type { Draft, Side } from '@skillweave/core/frameworks';
import type { Graph } from '../../graph/graph.ts';
import { competencies, targets } from './item-statements.ts';
import { frameworks } from './load-statements.ts';

export type StandingFramework = { readonly id: string; readonly digest: string | null; readonly version: string };

export type StandingItem = {
  readonly id: string;
  readonly side: Side;
  readonly state: string;
  /** Null for a stub: nobody has described it yet. */
  readonly frameworkId: string | null;
  readonly digest: string;
  readonly linkDigest: string;
  readonly isRetired: boolean;
};

export type Standing = {
  /** By address, only those that are there. */
  readonly frameworks: ReadonlyMap<string, StandingFramework>;
  /** Everything inside those frameworks, by address. */
  readonly inside: ReadonlyMap<string, StandingItem>;
  /** What the draft names and another framework or nobody keeps, by address. */
  readonly outside: ReadonlyMap<string, StandingItem>;
};

// Small enough that making and sending them holds nobody up for long, large enough that a batch's own costs do not count.
const page = 2_000;
export const batchSize = 1_000;
const sides = [
  ['competency', competencies],
  ['target', targets],
] as const;

export async function readStanding(graph: Graph, draft: Draft): Promise<Standing> {
  const found = await graph.read(frameworks.standing, { uris: draft.frameworks.map(({ uri }) => uri) });
  const inside = new Map<string, StandingItem>();
  for (const { id } of found) await readInside(graph, id, inside);
  const outside = new Map<string, StandingItem>();
  const named = [...draft.items.keys(), ...draft.stubs.map(({ uri }) => uri)].filter((uri) => !inside.has(uri));
  for (const uris of chunks(named, batchSize)) {
    for (const [side, { byUris }] of sides) {
      for (const row of await graph.read(byUris, { uris }))
        outside.set(row.uri, { ...row, side, digest: '', linkDigest: row.linkDigest ?? '', isRetired: false });
    }
  }
  return { frameworks: new Map(found.map((each) => [each.uri, each])), inside, outside };
}

async function readInside(graph: Graph, frameworkId: string, into: Map<string, StandingItem>): Promise<void> {
  for (const [side, { standing }] of sides) {
    let after = '';
    for (let size = page; size === page;) {
      const rows = await graph.read(standing, { frameworkId, first: page, after });
      for (const row of rows)
        into.set(row.uri, { ...row, side, frameworkId, digest: row.digest ?? '', linkDigest: row.linkDigest ?? '' });
      size = rows.length;
      after = rows.at(-1)?.id ?? after;
    }
  }
}

export function* chunks<T>(all: readonly T[], size: number): Generator<T[]> {
  for (let from = 0; from < all.length; from += size) yield all.slice(from, from + size);
}
