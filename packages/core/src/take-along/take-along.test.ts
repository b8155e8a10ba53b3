// The list of contents is read strictly, and a passphrase is held to what a guesser would try.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readContents, takeAlongFormat } from './contents.ts';
import { passphraseFault, passphraseStrength } from './passphrase.ts';

const file = { name: 'credentials/1-first-aid.json', kind: 'credential', title: 'First Aid', size: 5, sha256: 'a'.repeat(64) };
const note = {
  answer: 'accepted',
  receivedAt: '2026-01-01T00:00:00.000Z',
  answeredAt: null,
  removedAt: null,
  declineReason: null,
  isInside: false,
};
const contents = {
  ...takeAlongFormat,
  from: 'http://127.0.0.1:4000',
  ownerId: 'x',
  ownerName: 'Maya',
  madeAt: '2026-11-23T12:00:00.000Z',
  files: [{ ...file, note }],
};
const read = (value: object) => readContents(JSON.stringify(value));
const withFile = (change: object) => read({ ...contents, files: [{ ...file, note, ...change }] });

describe('a list of contents', () => {
  it('is read as it was written', () => {
    const { format: _, version: __, ...said } = contents;
    expect(read(contents)).toEqual(said);
  });

  it.each([
    ['a path upwards', { name: '../x.json' }],
    ['an absolute path', { name: '/etc/passwd.txt' }],
    ['a backslash', { name: 'a\\b.json' }],
    ['two folders', { name: 'a/b/c.json' }],
    ['a hidden file', { name: '.ssh/key.json' }],
    ['no ending', { name: 'credentials/x' }],
    ['the list itself', { name: 'contents.json' }],
    ['an unknown kind', { kind: 'program' }],
    ['a size that is none', { size: -1 }],
    ['a digest that is none', { sha256: 'A'.repeat(64) }],
    ['no note', { note: undefined }],
    ['an answer nobody gives', { note: { ...note, answer: 'trusted' } }],
    ['a day that is none', { note: { ...note, receivedAt: '2026-02-30T00:00:00Z' } }],
    ['an endless title', { title: 'x'.repeat(501) }],
  ])('is not read with %s', (_, change) => {
    expect(withFile(change)).toBe('unreadable');
  });

  it('is not read with a name given twice, also in other letters, or with a planted prototype', () => {
    expect(read({ ...contents, files: [contents.files[0], { ...file, note, name: 'credentials/1-FIRST-aid.json' }] })).toBe(
      'unreadable',
    );
    expect(readContents(JSON.stringify(contents).replace('"from"', '"__proto__"'))).toBe('unreadable');
    expect(readContents(JSON.stringify(contents).replace('"from"', '"from":"a","from"'))).toBe('unreadable');
  });

  it('of a later version says so', () => {
    expect(read({ ...contents, version: 2 })).toBe('newer');
  });

  it('never throws, whatever stands there', () => {
    const written = fc.jsonValue().map((files) => JSON.stringify({ ...contents, files }));
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string(), written), (text) => {
        const found = readContents(text);
        expect(typeof found === 'string' || found.files.length === 0).toBe(true);
      }),
    );
  });
});

describe('a passphrase', () => {
  it.each([
    ['eleven chars', 'aB3$aB3$aB3', 'short'],
    ['one letter', 'aaaaaaaaaaaaaaaa', 'same'],
    ['a name and little else', 'Maya Okafor 1', 'own'],
    ['a name among other words', 'Maya Okafor eats blue soup', null],
    ['four words', 'correct horse battery staple', null],
  ])('%s', (_, passphrase, fault) => {
    expect(passphraseFault(passphrase, ['Maya Okafor'])).toBe(fault);
  });

  it('is stronger with more words, and weak when it is not taken', () => {
    expect(['short', 'twelve chars', 'four tiny red words'].map(passphraseStrength)).toEqual(['weak', 'fair', 'strong']);
  });
});
