// The one way out: every document of others that a check needs is asked for here, under one guard (decision 0008).
import type { Instant } from '@skillweave/core/terms';
import type { Fetched } from '@skillweave/core/verify';
import type { Logger } from 'pino';
import { judge, type Target } from './address.ts';
import { makeCircuits } from './circuits.ts';
import { makeCopies, type Copy } from './copies.ts';
import { askNameServers } from './names.ts';
import { connectTo, endedBecause, reach, type ReachLimits, type Wires } from './reach.ts';
import { failed, reasons, type Reached, type Reason } from './reasons.ts';
import { makeSharing } from './sharing.ts';
import { makeTurns } from './turns.ts';

export type Ask = {
  readonly now: Instant;
  /** Not a copy, however young. */
  readonly fresh?: true;
  /** The asker waits no longer than this. When nobody waits any more, the question ends. */
  readonly signal?: AbortSignal;
};

export interface Outside {
  /** The document at an address, from a young copy or from there. Never throws: what fails is unreachable, and says why. */
  fetchDocument(url: string, ask: Ask): Promise<Fetched>;
  /** The last good copy, however old, without asking anybody. */
  keptDocument(url: string): Fetched;
  /** Ends every question under way. */
  close(): void;
}

/** Milliseconds and bytes. `young`: how long a copy is given out without asking again. `rest`: how long a silent host is left alone. */
export type OutsideLimits = ReachLimits & {
  readonly atOnce: number;
  readonly waiting: number;
  readonly failures: number;
  readonly rest: number;
  readonly young: number;
  readonly copies: { readonly most: number; readonly bytes: number };
};

const megabyte = 1024 * 1024;

// An operation has five seconds: three for one host leave it enough to say that the host was silent.
export const outsideLimits: OutsideLimits = {
  time: 3_000,
  headers: 16 * 1024,
  body: megabyte,
  unpacked: 2 * megabyte,
  atOnce: 32,
  waiting: 200,
  failures: 4,
  rest: 60_000,
  young: 5 * 60_000,
  copies: { most: 500, bytes: 32 * megabyte },
};

type Parts = {
  /** OUTSIDE_ALLOW. */
  readonly allow: readonly string[];
  /** Told of each question by its outcome alone: an address can hold personal data. */
  readonly log?: Pick<Logger, 'info'>;
  readonly limits?: OutsideLimits;
  readonly wires?: Wires;
};

export function makeOutside({
  allow,
  log,
  limits = outsideLimits,
  wires = { resolve: askNameServers, connect: (addresses, milliseconds) => connectTo(addresses, milliseconds) },
}: Parts): Outside {
  const copies = makeCopies(limits.copies);
  const circuits = makeCircuits(limits);
  const turns = makeTurns(limits);
  const sharing = makeSharing<Reached>(limits);

  /** Asks when it is their turn, unless they are resting; keeps what they gave, and whether they were there at all. */
  const ask = async (target: Target, now: Instant, signal: AbortSignal): Promise<Reached> => {
    const { host, href } = target.url;
    if (circuits.isOpen(host, now)) return failed('resting');
    // Half the time at most: who gets a turn must have enough left to tell a silent host from a late turn.
    const endTurn = await turns.take(host, AbortSignal.any([signal, AbortSignal.timeout(limits.time / 2)]));
    if (endTurn === null) return failed(signal.aborted && endedBecause(signal) === 'stopped' ? 'stopped' : 'busy');
    try {
      // Asked again here: they may have been silent to those before us.
      if (circuits.isOpen(host, now)) return failed('resting');
      const reached = await reach(target, wires, limits, signal);
      if (reached.kind === 'read') copies.keep(href, { bytes: reached.bytes, at: now });
      if (isSilence(reached)) circuits.wasSilent(host, now);
      else if (isAnswer(reached)) circuits.answered(host);
      return reached;
    } finally {
      endTurn();
    }
  };
  const askAndTell = async (target: Target, now: Instant, signal: AbortSignal): Promise<Reached> => {
    const begun = performance.now();
    const reached = await ask(target, now, signal);
    const outcome = reached.kind === 'read' ? 'read' : reached.reason;
    log?.info({ outcome, milliseconds: Math.round(performance.now() - begun) }, 'asked outside');
    return reached;
  };

  return {
    fetchDocument: async (text, { now, fresh, signal }) => {
      const target = judge(text, allow);
      if (target.kind === 'refused') {
        log?.info({ outcome: target.reason }, 'not asked outside');
        return unreachable(target.reason);
      }
      const { href } = target.url;
      const copy = copies.find(href);
      if (copy !== null && fresh !== true && isYoung(copy, now, limits.young)) return found(copy);
      const reached = await sharing.join(href, signal, (ends) => askAndTell(target, now, ends));
      const kept = copies.find(href);
      if (reached?.kind === 'read') return found(kept ?? { bytes: reached.bytes, at: now });
      return unreachable(reached?.reason ?? 'stopped', kept);
    },
    keptDocument: (text) => {
      const target = judge(text, allow);
      const copy = target.kind === 'target' ? copies.find(target.url.href) : null;
      return copy === null ? unreachable('noCopy') : found(copy);
    },
    close: () => sharing.stop(),
  };
}

/** No way out at all: nobody is asked, and nothing is kept. */
export const nowhere = (because: string): Outside => ({
  fetchDocument: async () => ({ kind: 'unreachable', because }),
  keptDocument: () => ({ kind: 'unreachable', because }),
  close: () => {},
});

/** What was fetched before, and nothing new: for whoever must not wait, in a transaction. */
export const keptOnly = (outside: Outside): Outside => ({
  ...outside,
  fetchDocument: async (url) => outside.keptDocument(url),
});

// Two requests read the clock once each: one may have begun before the other's answer came.
const isYoung = ({ at }: Copy, now: Instant, young: number) => Math.abs(Date.parse(now) - Date.parse(at)) < young;

const isSilence = (reached: Reached) =>
  reached.kind === 'failed' && (reached.reason === 'broken' || reached.reason === 'tooSlow' || reached.reason === 'unknownHost');

const isAnswer = (reached: Reached) => reached.kind === 'read' || !['stopped', 'notPublic'].includes(reached.reason);

// A copy of the copy: what is given out may be changed by whoever gets it.
const found = ({ bytes, at }: Copy): Fetched => ({ kind: 'found', bytes: new Uint8Array(bytes), at });

const unreachable = (reason: Reason, last: Copy | null = null): Fetched => ({
  kind: 'unreachable',
  because: reasons[reason],
  ...(last && { lastGoodAt: last.at }),
});
