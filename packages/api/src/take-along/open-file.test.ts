// A take-along file from anybody's hands: what is wrong with it is named, and nothing of it is believed before all of it fits.
import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { contentsName, takeAlongFormat, type PackedFile } from '@skillweave/core/take-along';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../access/refusal.ts';
import { locked } from '../keys/age-file.ts';
import { openTakeAlong, takeInLimits } from './open-file.ts';
import { zipped } from './zip-out.ts';

const passphrase = 'correct horse battery staple';
const madeAt = '2026-11-23T12:00:00.000Z';
const day = Date.parse(madeAt);
async function* only(bytes: Uint8Array) {
  yield bytes;
}
type Written = { readonly name: string; readonly text: string };

async function archive(files: readonly Written[]): Promise<Buffer> {
  async function* entries() {
    for (const { name, text } of files) yield { name, bytes: only(Buffer.from(text)) };
  }
  return await buffer(zipped(entries(), day));
}
const lock = async (bytes: Uint8Array) => await buffer(locked(passphrase, only(bytes), 4));
const listed = ({ name, text }: Written): Partial<PackedFile> => ({
  name,
  kind: 'message',
  title: 'A message',
  size: Buffer.byteLength(text),
  sha256: createHash('sha256').update(text).digest('hex'),
});
const listOf = (files: readonly object[]): Written => ({
  name: contentsName,
  text: JSON.stringify({ ...takeAlongFormat, from: 'https://a.example', ownerId: 'x', ownerName: 'Maya', madeAt, files }),
});
const open = async (sealed: Uint8Array, limits = takeInLimits, word = passphrase) => {
  const found = await openTakeAlong(only(sealed), word, limits);
  return isRefusal(found) ? (found.reasons[0]?.code ?? '') : found;
};

const messages: Written[] = [
  { name: 'messages/1.json', text: '{"a":1}' },
  { name: 'messages/2.json', text: '{"b":"x"}' },
];
const whole = async (files = messages, list = listOf(messages.map(listed))) => await lock(await archive([...files, list]));

describe('a file that was taken along', () => {
  it('opens with its passphrase and gives each file as it was', async () => {
    const found = await open(await whole());
    if (typeof found === 'string') throw new Error(found);
    const texts = await Promise.all(found.contents.files.map((file) => found.textOf(file)));
    expect(texts).toEqual(messages.map(({ text }) => text));
  });

  it('does not open with another passphrase, cut off, or with something else in it', async () => {
    const sealed = await whole();
    expect(await open(sealed, takeInLimits, 'another passphrase')).toBe('takeIn.wrongPassphrase');
    expect(await open(sealed.subarray(0, -1))).toBe('takeIn.damaged');
    expect(await open(Buffer.from('not locked'))).toBe('takeIn.notLocked');
    expect(await open(await lock(Buffer.from('no archive')))).toBe('takeIn.notOurs');
    expect(await open(await lock(await archive(messages)))).toBe('takeIn.notOurs');
  });

  it('is not believed when a file is changed, missing, extra, or there twice', async () => {
    const [first, second] = messages as [Written, Written];
    for (const files of [
      [first, { ...second, text: '{"b":"y"}' }],
      [first],
      [first, second, { name: 'messages/3.json', text: '{}' }],
    ])
      expect(await open(await whole(files))).toBe('takeIn.changed');
    expect(await open(await whole([first, second, second]))).toBe('takeIn.notOurs');
    expect(await open(await whole(messages, { name: contentsName, text: '{"__proto__":{}}' }))).toBe('takeIn.changed');
    expect(
      await open(await whole(messages, { name: contentsName, text: listOf([]).text.replace('"version":1', '"version":9') })),
    ).toBe('takeIn.newer');
  });

  it('leads nowhere by its names', async () => {
    for (const name of ['../../outside.json', '/etc/outside.json', 'a\\..\\b.json']) {
      const bad = { name, text: '{}' };
      const code = await open(await lock(await archive([bad, listOf([listed(bad)])])));
      expect(['takeIn.damaged-archive', 'takeIn.changed', 'takeIn.notOurs']).toContain(code);
    }
  });

  it('is not unpacked past its bounds: a file that swells, too many files, too much in all', async () => {
    const bomb = { name: 'messages/1.json', text: ' '.repeat(30_000_000) };
    expect(await open(await whole([bomb], listOf([listed(bomb)])))).toBe('takeIn.packed-too-tightly');
    // A size on the list that is smaller than what comes out.
    const swelling = { ...listed(bomb), size: 10 };
    expect(await open(await whole([{ ...bomb, text: ' '.repeat(100_000) }], listOf([swelling])))).toBe('takeIn.changed');
    expect(await open(await whole(), { ...takeInLimits, files: 2 })).toBe('takeIn.too-many-files');
    expect(await open(await whole(), { ...takeInLimits, unpacked: 10 })).toBe('takeIn.tooLarge');
    expect(await open(await whole(), { ...takeInLimits, one: 300, packed: 400 })).toBe('takeIn.tooLarge');
  });

  it('with any byte of the archive inside changed opens as it was or not at all, and never throws', async () => {
    const plain = await archive([...messages, listOf(messages.map(listed))]);
    await fc.assert(
      fc.asyncProperty(fc.nat(plain.length - 1), fc.integer({ min: 1, max: 255 }), fc.boolean(), async (at, by, isCut) => {
        const changed = Buffer.from(isCut ? plain.subarray(0, at) : plain);
        if (!isCut) changed[at] = (changed[at] ?? 0) ^ by;
        const found = await open(await lock(changed));
        if (typeof found === 'string') return;
        const texts = await Promise.all(found.contents.files.map((file) => found.textOf(file)));
        expect(texts).toEqual(messages.map(({ text }) => text));
      }),
      { numRuns: 300 },
    );
  });
});
