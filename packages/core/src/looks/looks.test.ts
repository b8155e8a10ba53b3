// A look log holds together as it was written, and no edit of it does: random logs, random edits.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signerFrom } from '../sign/index.ts';
import type { Instant } from '../terms/index.ts';
import {
  checkLookFile,
  commitmentOf,
  genesisOf,
  hashOf,
  ownerCommitmentOf,
  readStatement,
  signStatement,
  walkChain,
  type KeptEntry,
  type LookWords,
} from './index.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const textOrNull = fc.option(text, { nil: null });
const words: fc.Arbitrary<LookWords> = fc.record({
  viewerId: textOrNull,
  viewerName: text,
  organizationName: textOrNull,
  role: textOrNull,
  purpose: textOrNull,
  what: text,
  about: textOrNull,
  grantId: textOrNull,
});
const instants = fc.integer({ min: 0, max: 4e12 }).map((millis) => new Date(millis).toISOString() as Instant);
const written = fc.record({
  words,
  at: instants,
  outcome: fc.constantFrom('allowed', 'refused'),
  salt: fc.string({ minLength: 16, maxLength: 22 }),
  isEarlier: fc.boolean(),
});
type Written = typeof written extends fc.Arbitrary<infer T> ? T : never;

const log = 'log-1';
const owner = { salt: 'owner salt of some length', ownerId: 'person-1' };
const ownerCommitment = ownerCommitmentOf(owner.salt, owner.ownerId);

function chain(looks: readonly Written[]): KeptEntry[] {
  let previous = genesisOf(log, ownerCommitment);
  return looks.map(({ words: said, at, outcome, salt, isEarlier }, index) => {
    const entry = { log, place: index + 1, id: `entry-${index}`, at, outcome, isEarlier, commitment: commitmentOf(salt, said) };
    previous = hashOf(previous, entry);
    return { ...entry, hash: previous, salt, words: said };
  });
}

function faultsOf(entries: readonly (KeptEntry | null)[], isErased = false): string[] {
  const walk = walkChain({ log, ownerCommitment, owner, isErased });
  return [...walk.beginning, ...entries.flatMap((entry) => walk.next(entry))].map(({ code, place }) => `${code} ${place}`);
}

const logs = fc.array(written, { minLength: 1, maxLength: 12 });

describe('a look log', () => {
  it('is whole as it was written', () => {
    fc.assert(
      fc.property(logs, (looks) => {
        expect(faultsOf(chain(looks))).toEqual([]);
      }),
    );
  });

  it('shows an edit of any field, at the place where it was made', () => {
    const fields = ['place', 'id', 'at', 'outcome', 'isEarlier', 'commitment', 'hash', 'salt', 'log'] as const;
    const edit = fc.record({ looks: logs, at: fc.nat(), field: fc.constantFrom(...fields) });
    fc.assert(
      fc.property(edit, ({ looks, at, field }) => {
        const entries = chain(looks);
        const index = at % entries.length;
        const other = { place: 99, isEarlier: !entries[index]?.isEarlier }[field as 'place'] ?? 'something else';
        const changed = entries.map((entry, each) => (each === index ? { ...entry, [field]: other } : entry));
        expect(faultsOf(changed).some((fault) => fault.endsWith(` ${index + 1}`))).toBe(true);
      }),
    );
  });

  it('shows an edit of any word', () => {
    const edit = fc.record({
      looks: logs,
      at: fc.nat(),
      word: fc.constantFrom<keyof LookWords>(
        'viewerId',
        'viewerName',
        'organizationName',
        'role',
        'purpose',
        'what',
        'about',
        'grantId',
      ),
    });
    fc.assert(
      fc.property(edit, ({ looks, at, word }) => {
        const entries = chain(looks);
        const index = at % entries.length;
        const changed = entries.map((entry, each) =>
          each === index ? { ...entry, words: { ...(entry.words as LookWords), [word]: `${entry.words?.[word]}!` } } : entry,
        );
        expect(faultsOf(changed)).toEqual([`entry.words ${index + 1}`]);
      }),
    );
  });

  it('tells one missing entry at its place, and one that should follow', () => {
    const entries = chain(fc.sample(logs, { numRuns: 20, seed: 5 }).find(({ length }) => length > 3) ?? []);
    expect(faultsOf([entries[0] ?? null, null, ...entries.slice(2)])).toEqual(['entry.missing 2', 'entry.changed 3']);
    expect(faultsOf(entries.slice(1))[0]).toBe('entry.changed 1');
  });

  it('stays whole without its words when it was erased, and only then', () => {
    const looks = fc.sample(logs, { numRuns: 1, seed: 3 })[0] ?? [];
    const blank = chain(looks).map((entry) => ({ ...entry, words: null, salt: null }));
    expect(faultsOf(blank, true)).toEqual([]);
    expect(faultsOf(blank)).toHaveLength(blank.length);
  });

  it('is bound to one person', () => {
    const walk = walkChain({ log, ownerCommitment, owner: { ...owner, ownerId: 'person-2' }, isErased: false });
    expect(walk.beginning).toEqual([{ code: 'log.owner', log, place: null }]);
  });
});

describe('the file somebody takes along', async () => {
  const signer = await signerFrom(new Uint8Array(32).fill(7));
  const looks = fc.sample(written, { numRuns: 5, seed: 11 });
  const entries = chain(looks).map(({ log: _log, ...entry }) => entry);
  const said = { log, length: 5, head: entries.at(-1)?.hash ?? '', at: '2026-11-27T00:00:00.000Z' as Instant };
  const whole = {
    format: 'skillweave-look-log',
    version: 1,
    log,
    ownerCommitment,
    owner,
    checkpoint: await signStatement('look-checkpoint', said, signer),
    entries: entries.toReversed(),
  };
  const check = (file: object) => checkLookFile(JSON.stringify(file));
  const codes = (file: object) => {
    const report = check(file);
    return report.kind === 'read' ? report.faults.map(({ code }) => code) : report.because;
  };

  it('is whole, and says who signed it', () => {
    expect(check(whole)).toEqual({ kind: 'read', log, entries: 5, signedBy: signer.controller, at: said.at, faults: [] });
  });

  it('shows a cut at either end, an addition, and the log of somebody else', async () => {
    expect(codes({ ...whole, entries: whole.entries.slice(1) })).toEqual(['checkpoint.cut']);
    expect(codes({ ...whole, entries: whole.entries.slice(0, -1) })).toContain('entry.changed');
    expect(codes({ ...whole, entries: [...whole.entries, whole.entries[0]] })).toContain('entry.extra');
    const other = await signStatement('look-checkpoint', { ...said, log: 'log-2' }, signer);
    expect(codes({ ...whole, checkpoint: other })).toEqual(['checkpoint.differs']);
    const head = await signStatement('look-checkpoint', { ...said, head: genesisOf('x', 'y') }, signer);
    expect(codes({ ...whole, checkpoint: head })).toEqual(['checkpoint.differs']);
  });

  it('is not read when its signature does not fit, or it is another kind of statement', async () => {
    const [header, body, signature] = whole.checkpoint.split('.');
    const flipped = `${header}.${body}.${signature?.startsWith('A') ? 'B' : 'A'}${signature?.slice(1)}`;
    expect(codes({ ...whole, checkpoint: flipped })).toMatch(/signature/);
    const line = await signStatement('look-heads', said, signer);
    expect(codes({ ...whole, checkpoint: line })).toMatch(/signature/);
    expect(readStatement('look-heads', line)?.signedBy).toBe(signer.controller);
    expect(readStatement('look-heads', `${line}=`)).toBeNull();
    expect(codes({ ...whole, version: 2 })).toMatch(/version/);
    expect(codes({ ...whole, entries: [{ ...whole.entries[0], words: null }] })).toMatch(/missing/);
    expect(checkLookFile('{"format":"a","format":"b"}').kind).toBe('unreadable');
  });
});
