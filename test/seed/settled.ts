// The demo town, settled in an empty store on a fixed day, for every test that lives in it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operator } from '../../packages/api/src/access/viewer.ts';
import type { Place } from '../../packages/api/src/checking.ts';
import type { Graph } from '../../packages/api/src/graph/graph.ts';
import type { Opening } from '../../packages/api/src/graph/open.ts';
import { openKeyring, type Keyring } from '../../packages/api/src/keys/keyring.ts';
import { nowhere } from '../../packages/api/src/outside/outside.ts';
import { chanceFrom } from '../../packages/api/src/seed/chance.ts';
import { seedTown, usualSeed } from '../../packages/api/src/seed/seed.ts';
import type { Instant } from '../../packages/core/src/terms/index.ts';
import type { TestEngine } from '../graph/engines.ts';

export const now = '2026-11-23T12:00:00.000Z' as Instant;
export const publicUrl = 'http://127.0.0.1:4000';
/** Where the town checks credentials: with nobody outside. */
export const place: Place = { publicUrl, outside: nowhere('Nobody is outside the town.') };

export type Settled = {
  readonly graph: Graph;
  readonly keyring: Keyring;
  /** Where the keys and the files to try are. */
  readonly folder: string;
  /** The id of something in the town by its label and its slug (a competency's is its code). */
  id(label: string, slug: string): string;
  /** Closes the graph and removes everything. */
  leave(): Promise<void>;
};

/** Settles the town in an empty store of this engine. */
export async function settle(
  engine: TestEngine,
  { seed = usualSeed, opening = {} }: { seed?: number; opening?: Opening } = {},
): Promise<Settled> {
  const folder = mkdtempSync(join(tmpdir(), 'skillweave-town-'));
  const graph = await engine.open(opening);
  const keyring = await openKeyring({ folder, passphrase: 'only for this test, thrown away', inUse: false });
  await seedTown({ graph, operator: operator('test'), now }, { keyring, accounts: null, settings: { publicUrl, folder }, seed });
  return {
    graph,
    keyring,
    folder,
    id: chanceFrom(seed).id,
    leave: async () => {
      await engine.clear();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
