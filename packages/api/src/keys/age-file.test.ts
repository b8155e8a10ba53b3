// A locked file opens with its passphrase in any age program, and with nothing else; whatever is changed in it is found.
import { randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { Decrypter, Encrypter } from 'age-encryption';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CannotOpen, locked, opened } from './age-file.ts';

const passphrase = 'four words and some more';
// Cheap: what is tried here is not how dear a guess is.
const work = 4;
async function* pieces(bytes: Uint8Array, size = 10_000) {
  for (let at = 0; at < bytes.length || at === 0; at += size) yield bytes.subarray(at, at + size);
}
const lock = async (bytes: Uint8Array, word = passphrase) => await buffer(locked(word, pieces(bytes), work));
const open = async (bytes: Uint8Array, word = passphrase, most?: number) => await buffer(opened(word, pieces(bytes, 37), most));
const fault = async (work_: Promise<unknown>) =>
  await work_.then(
    () => 'opened',
    (error: unknown) => (error instanceof CannotOpen ? error.code : error),
  );

describe('a locked file', () => {
  it('gives back the same bytes, of any size', async () => {
    for (const size of [0, 1, 65_535, 65_536, 65_537, 300_000]) {
      const bytes = randomBytes(size);
      expect((await open(await lock(bytes))).equals(bytes)).toBe(true);
    }
  });

  it('is what the library itself opens and makes', async () => {
    const text = 'As typed: Zürich, ﬁne.';
    const theirs = new Decrypter();
    theirs.addPassphrase(text);
    expect(await theirs.decrypt(await lock(Buffer.from('ours'), text), 'text')).toBe('ours');
    const made = new Encrypter();
    made.setPassphrase(text);
    made.setScryptWorkFactor(5);
    expect((await open(await made.encrypt('theirs'), text)).toString()).toBe('theirs');
  });

  it('does not open with another passphrase', async () => {
    expect(await fault(open(await lock(Buffer.from('secret')), `${passphrase}.`))).toBe('wrongPassphrase');
  });

  it('is not opened when that would take too much work, and the work is not begun', async () => {
    const dear = Buffer.from((await lock(Buffer.from('x'))).toString('latin1').replace(/ 4\n/, ' 30\n'), 'latin1');
    const begun = performance.now();
    expect(await fault(open(dear))).toBe('tooDear');
    expect(performance.now() - begun).toBeLessThan(1_000);
    expect(await fault(open(await lock(Buffer.from('x')), passphrase, 3))).toBe('tooDear');
  });

  it('is told from what is no such file, and a head without an end is not gathered', async () => {
    for (const bytes of [
      Buffer.from(''),
      Buffer.from('PK\x03\x04'),
      randomBytes(9_000),
      Buffer.from('age-encryption.org/v2\n--- x'),
    ])
      expect(await fault(open(bytes))).toBe('notLocked');
    const endless = Buffer.concat([Buffer.from('age-encryption.org/v1\n'), Buffer.alloc(20_000, 'a')]);
    expect(await fault(open(endless))).toBe('notLocked');
    const twoWays = new Encrypter();
    twoWays.addRecipient('age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p');
    expect(await fault(open(await twoWays.encrypt('for a key')))).toBe('notLocked');
  });

  it('shows every cut and every flipped bit', async () => {
    const bytes = randomBytes(70_000);
    const whole = await lock(bytes);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(7), fc.boolean(), async (at, bit, isCut) => {
        const changed = Buffer.from(isCut ? whole.subarray(0, at) : whole);
        if (!isCut) changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        // A work factor of another number is dearer; that is refused, or is another key.
        expect(await fault(open(changed, passphrase, 9))).not.toBe('opened');
      }),
      { numRuns: 150 },
    );
  });
});
