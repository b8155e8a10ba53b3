// The batches a load writes ahead of its turn: always the same ones in the same order for the same plan.
import type { Side } from '@skillweave/core/frameworks';
import type { Params, Transaction } from '../../graph/graph.ts';
import type { Statement } from '../../graph/statement.ts';
import {
  claimRow,
  frameworkRow,
  itemRow,
  stubRow,
  wordingRow,
  wordingsOf,
  type Claim,
  type Loading,
  type Wording,
} from './item-rows.ts';
import { claims, competencies, targets } from './item-statements.ts';
import type { Link } from './links.ts';
import { linking } from './link-statements.ts';
import { frameworks } from './load-statements.ts';
import { frameworkIdIn, onSide, type Plan } from './plan.ts';
import { batchSize } from './standing.ts';
import { publisherFor } from './identity.ts';

export type Batch = {
  readonly rows: number;
  /** Makes the rows; what comes back sends them, as often as their transaction is tried. */
  prepare(): Prepared;
};
export type Prepared = (tx: Transaction) => Promise<void>;

/** All batches; rows are made when one is prepared, so that few of them are in memory at a time. */
export function batchesFor(plan: Plan, loading: Loading): Batch[] {
  const { draft, sorted, standing, links } = plan;
  const fresh = draft.frameworks.filter(({ uri }) => !standing.frameworks.has(uri));
  const stubs = (side: Side) => sorted.freshStubs.filter((each) => each.side === side);
  const words = (side: Side) => onSide(sorted.fresh, side).flatMap(wordingsOf);
  const wording = (each: Wording) => wordingRow(each, sorted, loading);
  const item = (each: Plan['changed'][number]) => itemRow(each, sorted, loading, 'hidden');
  const stub = (each: Plan['sorted']['freshStubs'][number]) => stubRow(each, sorted, loading);
  return [
    ...batched(frameworks.make, fresh, (each) => ({
      ...frameworkRow(each, frameworkIdIn(standing, each.uri), 'draft'),
      loadId: loading.loadId,
    })),
    ...batched(competencies.make, onSide(sorted.fresh, 'competency'), item),
    ...batched(targets.make, onSide(sorted.fresh, 'target'), item),
    ...batched(competencies.stubs, stubs('competency'), stub),
    ...batched(targets.stubs, stubs('target'), stub),
    ...batched(competencies.wordings, words('competency'), wording),
    ...batched(targets.wordings, words('target'), wording),
    ...linkBatches(links.ahead),
    ...(['competency', 'target'] as const).flatMap((side) => claimBatches(plan, side, loading)),
  ];
}

/** Batches of relations, one statement for each kind. */
export function linkBatches(all: readonly Link[]): Batch[] {
  return [...Map.groupBy(all, ({ kind }) => kind)].flatMap(([kind, some]) => {
    const { over, row } = linking(kind);
    return batched(over, some, (link) => row(link.row));
  });
}

function claimBatches(plan: Plan, side: Side, loading: Loading): Batch[] {
  const publisher = publisherFor(plan.draft.frameworks[0]?.publisher ?? '').id;
  const some: Claim[] = plan.claims.filter(({ from }) => from === side);
  return batched(claims[side], some, (claim) => claimRow(claim, plan.sorted, loading, publisher));
}

/** A statement over `rows`, whatever is in them: the port holds each row against the statement's contract. */
type Over = Pick<Statement<unknown, unknown>, 'file' | 'takes' | 'gives'>;

/** One statement over many things, cut into batches. */
export function batched<T>(over: Over, all: readonly T[], row: (each: T) => object): Batch[] {
  const count = Math.ceil(all.length / batchSize);
  return Array.from({ length: count }, (_, index) => {
    const from = index * batchSize;
    return {
      rows: Math.min(batchSize, all.length - from),
      prepare: () => {
        const rows = all.slice(from, from + batchSize).map(row);
        return async (tx) => void (await tx.run(over as Statement<Params, unknown>, { rows }));
      },
    };
  });
}
