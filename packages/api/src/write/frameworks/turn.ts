// The turn: one transaction in which everything a load brings takes effect at once, and everything it changes changes.
import type { GatheredItem, Side } from '@skillweave/core/frameworks';
import type { Transaction } from '../../graph/graph.ts';
import { newId } from '../new-id.ts';
import { batched, linkBatches } from './batches.ts';
import { publisherFor } from './identity.ts';
import { frameworkRow, itemRow, wordingRow, wordingsOf, type Loading } from './item-rows.ts';
import { claims, competencies, targets } from './item-statements.ts';
import { unlink } from './link-statements.ts';
import type { Link } from './links.ts';
import { frameworks } from './load-statements.ts';
import { frameworkIdIn, onSide, type Plan } from './plan.ts';

const statements = { competency: competencies, target: targets };

export async function turn(tx: Transaction, plan: Plan, loading: Loading): Promise<void> {
  await own(tx, plan, loading);
  for (const side of ['competency', 'target'] as const) {
    await tx.run(statements[side].publish, { load: loading.loadId });
    await change(tx, plan, loading, side);
    await retire(tx, plan, loading, side);
  }
  await relink(tx, plan);
  await tx.run(claims.publish, { load: loading.loadId });
  await publishFrameworks(tx, plan, loading);
}

// Whose the targets are is told only now: before, the organisation would be seen without them.
async function own(tx: Transaction, { draft, standing, sorted }: Plan, { loadId }: Loading): Promise<void> {
  const withTargets = new Set(
    [...onSide(sorted.fresh, 'target'), ...onSide(sorted.adopted, 'target')].map(({ framework }) => framework),
  );
  const keepers = draft.frameworks
    .filter(({ uri }) => withTargets.has(uri))
    .map(({ uri, name, publisher }) => ({ uri, publisher: publisherFor(publisher || name) }));
  if (keepers.length === 0) return;
  await tx.run(frameworks.publishers, { rows: keepers.map(({ publisher }) => publisher) });
  const rows = keepers.map(({ uri, publisher }) => ({ organizationId: publisher.id, frameworkId: frameworkIdIn(standing, uri) }));
  await tx.run(targets.own, { load: loadId, rows });
  const keeperOf = new Map(keepers.map(({ uri, publisher }) => [uri, publisher.id]));
  const adopted = onSide(sorted.adopted, 'target').map(({ uri, framework }) => ({
    organizationId: keeperOf.get(framework) ?? '',
    targetId: sorted.idOf(uri),
  }));
  for (const batch of batched(targets.ownAdopted, adopted, (row) => row)) await batch.prepare()(tx);
}

async function change(tx: Transaction, plan: Plan, loading: Loading, side: Side): Promise<void> {
  const { sorted, standing } = plan;
  const { make, editions, unword, wordings } = statements[side];
  const changed = onSide(plan.changed, side);
  const all = [...changed, ...onSide(sorted.adopted, side)];
  const edition = ({ uri, framework }: GatheredItem) => ({
    id: newId(),
    ofId: sorted.idOf(uri),
    version: standing.frameworks.get(framework)?.version ?? '',
  });
  if (changed.length > 0) await tx.run(editions, { rows: changed.map(edition), now: loading.now });
  if (all.length > 0) await tx.run(unword, { ids: all.map(({ uri }) => sorted.idOf(uri)) });
  for (const batch of batched(make, all, (item) => itemRow(item, sorted, loading, 'visible'))) await batch.prepare()(tx);
  const words = all.flatMap(wordingsOf);
  for (const batch of batched(wordings, words, (each) => wordingRow(each, sorted, loading))) await batch.prepare()(tx);
}

async function retire(tx: Transaction, { sorted }: Plan, { now }: Loading, side: Side): Promise<void> {
  const ids = sorted.difference.retired.flatMap((uri) => {
    const there = sorted.known(uri);
    return there?.side === side ? there.id : [];
  });
  if (ids.length > 0) await tx.run(statements[side].retire, { ids, now });
}

async function relink(tx: Transaction, { links, sorted }: Plan): Promise<void> {
  for (const side of ['competency', 'target'] as const) {
    const gone = links.removed.filter(({ from }) => from === side);
    const ends = ({ row: { fromId, type, toId, isSaidBySkill } }: Link) => ({
      fromId,
      type,
      toId,
      isSaidBySkill: isSaidBySkill === true,
    });
    for (const batch of batched(unlink[side], gone, ends)) await batch.prepare()(tx);
    const noted = sorted.relinked.filter((uri) => sorted.known(uri)?.side === side);
    const row = (uri: string) => ({ id: sorted.idOf(uri), linkDigest: sorted.linkDigests.get(uri) ?? '' });
    for (const batch of batched(statements[side].relink, noted, row)) await batch.prepare()(tx);
  }
  for (const batch of linkBatches(links.added)) await batch.prepare()(tx);
}

async function publishFrameworks(tx: Transaction, { draft, standing, report }: Plan, { loadId, now }: Loading): Promise<void> {
  const { added, changed, retired } = report.counts;
  const rows = draft.frameworks.map((framework) => {
    const facts = { ...frameworkRow(framework, frameworkIdIn(standing, framework.uri), 'published'), changedAt: now };
    return { facts, release: { id: newId(), version: facts.version, at: now, loadId, added, changed, retired } };
  });
  await tx.run(frameworks.publish, { rows });
}
