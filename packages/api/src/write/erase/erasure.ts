// Forgets one person for good, wherever something of theirs lies: the key first, then every place, then what files still remember.
import { setTimeout } from 'node:timers/promises';
import { instantOf, type Instant } from '@skillweave/core/terms';
import type { Logger } from 'pino';
import type { Accounts } from '../../accounts/accounts.ts';
import type { AtRest } from '../../at-rest/at-rest.ts';
import { erasedAmong, putInFile, tombstonesInFile } from '../../at-rest/tombstone-file.ts';
import type { Tombstone } from '../../at-rest/tombstones.ts';
import { refused, type Refusal } from '../../access/refusal.ts';
import { operator } from '../../access/viewer.ts';
import { dropCopies } from '../../backup/folder.ts';
import { logFault } from '../../errors.ts';
import type { Graph } from '../../graph/graph.ts';
import type { Keyring } from '../../keys/keyring.ts';
import { eraseLookLog } from '../../looks/erase-log.ts';
import type { LookKeeper } from '../../looks/keeper.ts';
import type { Uploads } from '../../uploads.ts';
import { buryInGraph, eraseFromGraph, everybodyHere, tombstonesInGraph } from './from-graph.ts';

/** Every place where something of a person can lie. */
export type Places = {
  readonly graph: Graph;
  readonly atRest: AtRest;
  readonly keyring: Keyring;
  readonly looks: LookKeeper;
  readonly accounts: Pick<Accounts, 'forget' | 'people' | 'scrub'>;
  readonly uploads: Pick<Uploads, 'dropAllOf'>;
  readonly log: Logger;
  /** The folder of everything we keep. */
  readonly folder: string;
};

/** `looks`: entries of their look log that lost their words. `isClean`: the files were written anew already. */
export type Erased = { readonly at: Instant; readonly looks: number; readonly isClean: boolean };

export interface Erasure {
  /**
   * Erases a person. Once begun it goes on when whoever asked has gone, and after a crash at the next start. When it returns all
   * is deleted and their key destroyed; with `isClean` nothing of them is in any file of ours either. A large store takes longer
   * to be written anew than anybody waits for an answer.
   */
  erase(personId: string): Promise<Erased | Refusal>;
  /** Every tombstone there is, in the store and beside it: what a backup should be given when it is put back. */
  tombstones(): Promise<readonly Tombstone[]>;
  /**
   * Takes in tombstones of another store, or of this one before a backup was put back, and erases again whoever of them is here.
   * Gives how many people that were. Also finishes what was cut off.
   */
  eraseAgain(stones: readonly Tombstone[]): Promise<number>;
  /** Waits for erasures under way. */
  close(): Promise<void>;
}

/** How long an answer waits for the files, in milliseconds. */
const patience = 2_000;

export function makeErasure(places: Places): Erasure {
  const { atRest, keyring, graph, accounts } = places;
  const underWay = new Map<string, Promise<Erased>>();
  const cleaning = new Set<Promise<unknown>>();

  const eraseNow = async (personId: string): Promise<Erased> => {
    const at = instantOf(Date.now());
    const { stone, looks } = await forgetEverywhere(places, personId, at);
    const clean = cleanFiles(places)
      .then(() => {
        atRest.tombstones.done(stone.hash, instantOf(Date.now()));
        return true;
      })
      .catch((error: unknown) => {
        // The tombstone says that it is not done: the next start does it.
        logFault(places.log, error, 'erasing: files');
        return false;
      })
      .finally(() => cleaning.delete(clean));
    cleaning.add(clean);
    const isClean = await Promise.race([clean, setTimeout(patience, false, { ref: false })]);
    places.log.info({ looks, isClean }, 'erased a person');
    return { at, looks, isClean };
  };
  const once = (personId: string): Promise<Erased> => {
    const before = underWay.get(personId);
    if (before) return before;
    const running = eraseNow(personId).finally(() => underWay.delete(personId));
    underWay.set(personId, running);
    return running;
  };
  const all = async (): Promise<Tombstone[]> => {
    const known = new Map(atRest.tombstones.all().map((stone) => [stone.hash, stone]));
    const inStore = (await tombstonesInGraph(graph)).filter(({ hash }) => !known.has(hash));
    return [...known.values(), ...inStore];
  };

  return {
    erase: async (personId) => (keyring.closedBecause === null ? await once(personId) : notNow),
    tombstones: all,
    eraseAgain: async (others) => {
      atRest.tombstones.keep([...others, ...tombstonesInFile(places.folder), ...(await tombstonesInGraph(graph))]);
      const stones = atRest.tombstones.all();
      if (stones.length === 0) return 0;
      putInFile(places.folder, stones);
      await buryInGraph(graph, stones);
      const unfinished = stones.some(({ doneAt }) => doneAt === null);
      const people = new Set([...(await everybodyHere(graph)), ...accounts.people()]);
      const back = erasedAmong(stones, [...people]);
      for (const each of back) await forgetEverywhere(places, each, instantOf(Date.now()));
      if (back.length > 0 || unfinished) await cleanFiles(places);
      for (const { hash, doneAt } of stones) if (doneAt === null) atRest.tombstones.done(hash, instantOf(Date.now()));
      return back.length;
    },
    close: async () => {
      await Promise.allSettled(underWay.values());
      await Promise.allSettled(cleaning);
    },
  };
}

const notNow = refused({
  code: 'erase.notNow',
  text: 'We cannot erase anything right now, because our keys are locked. Nothing was changed. Please tell us, so that we can mend it.',
});

/** Every step may be taken again: cut off anywhere, the next start finds the tombstone and goes through them all once more. */
async function forgetEverywhere(places: Places, personId: string, now: Instant) {
  const { graph, atRest, keyring, looks: keeper, accounts, uploads } = places;
  // First: from here on their documents cannot be read by anybody, not even in a copy of the store.
  const stone = atRest.shred(personId, now);
  putInFile(places.folder, [stone]);
  await accounts.forget(personId);
  uploads.dropAllOf(personId);
  const looks = await eraseLookLog({ graph, operator: operator('erasing'), now }, keeper, personId);
  await eraseFromGraph(graph, personId, stone, now);
  await keyring.remove(`person:${personId}`);
  return { stone, looks };
}

/** What was deleted stays on pages of files until they are written anew. */
async function cleanFiles({ graph, accounts, looks, folder }: Places): Promise<void> {
  await dropCopies(folder);
  await looks.settle();
  accounts.scrub();
  await graph.scrub();
}
