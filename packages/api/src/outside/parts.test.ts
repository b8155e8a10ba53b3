// Turns, rests, copies and shared questions, each by itself; time is what the test says it is.
import { instantOf, later } from '@skillweave/core/terms';
import { describe, expect, it } from 'vitest';
import { makeCircuits } from './circuits.ts';
import { makeCopies } from './copies.ts';
import { makeSharing } from './sharing.ts';
import { makeTurns } from './turns.ts';

const now = instantOf(Date.parse('2026-11-23T12:00:00Z'));
const forever = new AbortController().signal;

describe('a host that is silent', () => {
  const rested = () => {
    const circuits = makeCircuits({ failures: 3, rest: 60_000 });
    for (let n = 0; n < 3; n++) circuits.wasSilent('a', now);
    return circuits;
  };

  it('is left alone after the third time in a row, for a minute, and others are not', () => {
    const circuits = rested();
    expect([circuits.isOpen('a', now), circuits.isOpen('a', later(now, 59_999)), circuits.isOpen('b', now)]).toEqual([
      true,
      true,
      false,
    ]);
    expect(circuits.isOpen('a', later(now, 60_000))).toBe(false);
  });

  it('rests again when it is silent once more, and is trusted again once it answers', () => {
    const circuits = rested();
    const after = later(now, 60_000);
    circuits.wasSilent('a', after);
    expect(circuits.isOpen('a', later(after, 1))).toBe(true);
    circuits.answered('a');
    circuits.wasSilent('a', after);
    circuits.wasSilent('a', after);
    expect(circuits.isOpen('a', later(after, 1))).toBe(false);
  });

  it('is forgotten before we run out of room for hosts', () => {
    const circuits = rested();
    for (let n = 0; n < 1_000; n++) circuits.wasSilent(`host ${n}`, now);
    expect(circuits.isOpen('a', now)).toBe(false);
  });
});

describe('copies', () => {
  const copy = (size: number) => ({ bytes: new Uint8Array(size), at: now });
  it('make room by number: the one not used for longest goes', () => {
    const copies = makeCopies({ most: 2, bytes: 1_000 });
    copies.keep('a', copy(1));
    copies.keep('b', copy(1));
    copies.find('a');
    copies.keep('c', copy(1));
    expect(['a', 'b', 'c'].map((each) => copies.find(each) !== null)).toEqual([true, false, true]);
  });

  it('make room by size, and a newer copy takes the room of the older', () => {
    const copies = makeCopies({ most: 100, bytes: 10 });
    copies.keep('a', copy(6));
    copies.keep('a', copy(4));
    copies.keep('b', copy(6));
    expect(['a', 'b'].map((each) => copies.find(each)?.bytes.length)).toEqual([4, 6]);
    copies.keep('c', copy(7));
    expect(['a', 'b', 'c'].map((each) => copies.find(each)?.bytes.length)).toEqual([undefined, undefined, 7]);
    copies.keep('d', copy(11));
    expect(copies.find('d')).toBeNull();
  });
});

describe('turns', () => {
  it('come one at a time for each host, and those behind a slow one do not wait for it', async () => {
    const turns = makeTurns({ atOnce: 2, waiting: 10 });
    const began: string[] = [];
    const take = async (name: string, host: string) => {
      const end = await turns.take(host, forever);
      began.push(name);
      return end;
    };
    const first = await take('slow 1', 'slow');
    void take('slow 2', 'slow');
    const other = await take('other', 'other');
    void take('third', 'third');
    await Promise.resolve();
    expect(began).toEqual(['slow 1', 'other']);
    other?.();
    await new Promise(setImmediate);
    expect(began).toEqual(['slow 1', 'other', 'third']);
    first?.();
    await new Promise(setImmediate);
    expect(began).toEqual(['slow 1', 'other', 'third', 'slow 2']);
  });

  it('are not given when the queue is full, nor to who has left it', async () => {
    const turns = makeTurns({ atOnce: 1, waiting: 1 });
    const end = await turns.take('a', forever);
    const leaving = new AbortController();
    const waits = turns.take('a', leaving.signal);
    expect(await turns.take('b', forever)).toBeNull();
    leaving.abort();
    expect(await waits).toBeNull();
    end?.();
    expect(await turns.take('b', leaving.signal)).toBeNull();
    expect(await turns.take('b', forever)).not.toBeNull();
  });
});

describe('a shared question', () => {
  it('ends when the last who waits has left, and who comes then begins anew', async () => {
    const sharing = makeSharing<string>({ time: 60_000 });
    const signals: AbortSignal[] = [];
    const begin = (signal: AbortSignal) => {
      signals.push(signal);
      return new Promise<string>((resolve) => signal.addEventListener('abort', () => resolve('ended')));
    };
    const [one, two] = [new AbortController(), new AbortController()];
    const first = sharing.join('a', one.signal, begin);
    const second = sharing.join('a', two.signal, begin);
    one.abort();
    expect(await first).toBeNull();
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
    two.abort();
    expect(await second).toBeNull();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    const third = sharing.join('a', undefined, begin);
    expect(signals).toHaveLength(2);
    sharing.stop();
    expect(await third).toBe('ended');
    expect(await sharing.join('a', one.signal, begin)).toBeNull();
    expect(signals).toHaveLength(2);
  });
});
