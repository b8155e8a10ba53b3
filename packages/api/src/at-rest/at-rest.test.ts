// P12: what is sealed at rest opens for its owner and its place alone, and for nobody once the key is gone.
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant } from '@skillweave/core/terms';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openKeyring } from '../keys/keyring.ts';
import { openAtRest, type AtRest } from './at-rest.ts';
import { learnerKeysPath } from './learner-keys.ts';
import { sealedMark } from './seal.ts';
import { putInFile, tombstonesInFile, tombstonesPath } from './tombstone-file.ts';
import { tombstoneHash } from './tombstones.ts';

const now = '2026-11-27T12:00:00.000Z' as Instant;
let folder: string;
let atRest: AtRest;

const opened = async (passphrase = 'four unlikely words here') => {
  const keyring = await openKeyring({ folder, passphrase, inUse: false });
  await keyring.makeFor('rest');
  const made = openAtRest(learnerKeysPath(folder));
  made.unlock(keyring.wrapperFor('rest'));
  return made;
};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'skillweave-at-rest-'));
  atRest = await opened();
});
afterEach(() => {
  atRest.close();
  rmSync(folder, { recursive: true, force: true });
});

const words = fc.string({ unit: 'grapheme', maxLength: 200 });
const name = fc.string({ minLength: 1, maxLength: 30 });
const owned = fc.record({ ownerId: fc.option(name), object: name, text: words });
const refused = expect.objectContaining({ code: 'atRest.refused' });

/** What opening says: the words, or the code it was refused with. */
function outcome(work: () => string): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

describe('P12 a sealed text', () => {
  it('gives its words back, exactly, and never twice the same seal', () => {
    fc.assert(
      fc.property(owned, (given) => {
        const { seal, open } = atRest.sealing;
        const [one, two] = [seal(given), seal(given)];
        expect(open({ ...given, text: one })).toBe(given.text);
        expect(open({ ...given, text: two })).toBe(given.text);
        expect(one).not.toBe(two);
      }),
      { numRuns: 300 },
    );
  });

  it('is refused with any one bit flipped, wherever it is', () => {
    fc.assert(
      fc.property(owned, fc.nat(), fc.nat({ max: 6 }), (given, place, bit) => {
        const bytes = Buffer.from(atRest.sealing.seal(given), 'latin1');
        const at = place % bytes.length;
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
        expect(outcome(() => atRest.sealing.open({ ...given, text: bytes.toString('latin1') }))).toEqual(refused);
      }),
      { numRuns: 2000 },
    );
  });

  it('is refused cut, lengthened, or with its last letter spelt another way', () => {
    fc.assert(
      fc.property(owned, fc.nat(), fc.constantFrom('A', '=', ' ', '\n', 'AAAA'), (given, length, more) => {
        const sealed = atRest.sealing.seal(given);
        const cut = sealed.slice(0, length % sealed.length);
        for (const text of [cut, `${sealed}${more}`, `${more}${sealed}`])
          expect(outcome(() => atRest.sealing.open({ ...given, text }))).toEqual(refused);
      }),
      { numRuns: 300 },
    );
  });

  it('is refused for another owner, for another thing, and in another version', () => {
    fc.assert(
      fc.property(owned, owned, (one, other) => {
        const { seal, open } = atRest.sealing;
        fc.pre(one.ownerId !== other.ownerId && one.object !== other.object);
        // The other has a key of their own: that there is none must not be what refuses it.
        seal(other);
        const text = seal(one);
        expect(outcome(() => open({ ...one, ownerId: other.ownerId, text }))).toEqual(refused);
        expect(outcome(() => open({ ...one, object: other.object, text }))).toEqual(refused);
        expect(outcome(() => open({ ...other, text }))).toEqual(refused);
        for (const mark of ['sealed:0:', 'sealed:2:', 'sealed:', ''])
          expect(outcome(() => open({ ...one, text: text.replace(sealedMark, mark) }))).toEqual(refused);
      }),
      { numRuns: 300 },
    );
  });

  it('cannot be put back as plain text', () => {
    fc.assert(
      fc.property(owned, (given) => {
        atRest.sealing.seal(given);
        expect(outcome(() => atRest.sealing.open(given))).toEqual(refused);
      }),
    );
  });
});

describe('P12 the keys of learners', () => {
  const document = { ownerId: 'maya', object: 'badge', text: 'a canary in a document' };

  it('are there after a restart, and lie wrapped in a file for us alone', async () => {
    const text = atRest.sealing.seal(document);
    atRest.close();
    atRest = await opened();
    expect(atRest.sealing.open({ ...document, text })).toBe(document.text);
    expect(statSync(learnerKeysPath(folder)).mode & 0o777).toBe(0o600);
  });

  it('stay closed without the keyring, and under another one', async () => {
    const text = atRest.sealing.seal(document);
    atRest.lock('the passphrase is wrong');
    expect(outcome(() => atRest.sealing.open({ ...document, text }))).toMatchObject({
      code: 'atRest.closed',
      message: 'documents are closed: the passphrase is wrong',
    });
    expect(outcome(() => atRest.sealing.seal(document))).toMatchObject({ code: 'atRest.closed' });
    const another = await openKeyring({ folder: join(folder, 'another'), passphrase: 'five other unlikely words', inUse: false });
    await another.makeFor('rest');
    atRest.unlock(another.wrapperFor('rest'));
    expect(outcome(() => atRest.sealing.open({ ...document, text }))).toMatchObject({ code: 'atRest.wrapped' });
  });

  it('once destroyed leave nothing that opens, nothing in the file, and make no new one', () => {
    const sealed = Array.from({ length: 50 }, (_, n) => {
      const ownerId = `somebody-${n}-${'x'.repeat(40)}`;
      return { ...document, ownerId, text: atRest.sealing.seal({ ...document, ownerId }) };
    });
    for (const { ownerId } of sealed) atRest.shred(ownerId, now);
    const file = readFileSync(learnerKeysPath(folder), 'latin1');
    for (const kept of sealed) {
      expect(file).not.toContain(kept.ownerId);
      expect(outcome(() => atRest.sealing.open(kept))).toMatchObject({ code: 'atRest.noKey' });
      expect(outcome(() => atRest.sealing.seal(kept))).toMatchObject({ code: 'atRest.erased' });
    }
  });

  it('made for work that fails are forgotten with it', () => {
    const failing = () =>
      atRest.sealing.together(() => {
        atRest.sealing.seal(document);
        throw new Error('no');
      });
    expect(failing).toThrow('no');
    expect(atRest.has('maya')).toBe(false);
    const text = atRest.sealing.seal(document);
    expect(atRest.sealing.open({ ...document, text })).toBe(document.text);
  });
});

describe('P12 a tombstone', () => {
  it('knows who was erased and says it to nobody', () => {
    const stone = atRest.shred('maya', now);
    expect(stone).toEqual({ hash: tombstoneHash('maya', stone.salt), salt: stone.salt, at: now, doneAt: null });
    expect(atRest.shred('ben', now).salt).toBe(stone.salt);
    expect(JSON.stringify(atRest.tombstones.all())).not.toMatch(/maya|ben/);
    expect([atRest.tombstones.isErased('maya'), atRest.tombstones.isErased('leo')]).toEqual([true, false]);
  });

  it('of another store is taken in, with its own salt, once', () => {
    const theirs = { hash: tombstoneHash('zoe', 'their salt'), salt: 'their salt', at: now, doneAt: now };
    atRest.shred('maya', now);
    for (let turn = 0; turn < 2; turn += 1) atRest.tombstones.keep([theirs]);
    expect(atRest.tombstones.all()).toHaveLength(2);
    expect(atRest.tombstones.isErased('zoe')).toBe(true);
    expect(outcome(() => atRest.sealing.seal({ ownerId: 'zoe', object: 'badge', text: '' }))).toMatchObject({
      code: 'atRest.erased',
    });
  });

  it('lies in a file as well, once, and a file that cannot be read lets nobody back in', () => {
    const stone = atRest.shred('maya', now);
    for (let turn = 0; turn < 2; turn += 1) putInFile(folder, [stone]);
    expect(tombstonesInFile(folder)).toEqual([stone]);
    expect(readFileSync(tombstonesPath(folder), 'utf8')).toBe(
      `${JSON.stringify({ saltedPerson: stone.hash, salt: stone.salt, erasedAt: now })}\n`,
    );
    appendFileSync(tombstonesPath(folder), '{"saltedPerson":"cut o');
    expect(() => tombstonesInFile(folder)).toThrow('line 2');
  });
});
