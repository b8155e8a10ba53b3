// Uploads are kept for a short while, within bounds, for the one who brought them.
import type { PersonId } from '@skillweave/core/terms';
import { expect, it } from 'vitest';
import { makeUploads } from './uploads.ts';

const maya = 'maya' as PersonId;
const omar = 'omar' as PersonId;
const file = new TextEncoder().encode('{}');
const small = { bytes: 10, keptFor: 1000, perOwner: 2, allBytes: 25 };
const kept = (answer: ReturnType<ReturnType<typeof makeUploads>['keep']>) => {
  if (typeof answer === 'string') throw new Error(answer);
  return answer.id;
};

it('a person’s file is found by that person alone; a stranger’s by whoever has its id', () => {
  const uploads = makeUploads();
  const hers = kept(uploads.keep(file, { personId: maya, address: 'a' }, 0));
  const anyones = kept(uploads.keep(file, { personId: null, address: 'a' }, 0));
  expect(uploads.find(hers, maya, 1)).toEqual(file);
  expect(uploads.find(hers, omar, 1)).toBeNull();
  expect(uploads.find(hers, null, 1)).toBeNull();
  expect(uploads.find(anyones, omar, 1)).toEqual(file);
  expect(uploads.find('guessed', maya, 1)).toBeNull();
});

it('a file is gone after its time, and makes room', () => {
  const uploads = makeUploads(small);
  const first = kept(uploads.keep(file, { personId: maya, address: 'a' }, 0));
  kept(uploads.keep(file, { personId: maya, address: 'a' }, 0));
  expect(uploads.keep(file, { personId: maya, address: 'b' }, 999)).toBe('tooMany');
  expect(uploads.find(first, maya, 1000)).toBeNull();
  kept(uploads.keep(file, { personId: maya, address: 'a' }, 1000));
});

it('size, number and total are bounded', () => {
  const uploads = makeUploads(small);
  expect(uploads.keep(new Uint8Array(0), { personId: null, address: 'a' }, 0)).toBe('empty');
  expect(uploads.keep(new Uint8Array(11), { personId: null, address: 'a' }, 0)).toBe('tooLarge');
  kept(uploads.keep(new Uint8Array(10), { personId: null, address: 'a' }, 0));
  kept(uploads.keep(new Uint8Array(10), { personId: null, address: 'b' }, 0));
  expect(uploads.keep(new Uint8Array(10), { personId: null, address: 'c' }, 0)).toBe('full');
});

it('what the caller does to its bytes afterwards changes nothing', () => {
  const uploads = makeUploads();
  const bytes = Uint8Array.from([1, 2, 3]);
  const id = kept(uploads.keep(bytes, { personId: maya, address: 'a' }, 0));
  bytes[0] = 9;
  expect(uploads.find(id, maya, 0)).toEqual(Uint8Array.from([1, 2, 3]));
});
