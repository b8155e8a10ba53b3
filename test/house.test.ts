// The rules of ARCHITECTURE.md about names, sizes and places, executed.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  .trim()
  .split('\n');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const source = files.filter(
  (file) => /^(packages|scripts|test|graph)\/.*\.(ts|mjs|svelte)$/.test(file) && !file.endsWith('.d.ts'),
);

// A longer file needs its reason written here.
const longForAReason: Record<string, string> = {};

const swamp = /(^|[-/.])(utils?|helpers?|common|shared|misc|manager|service|handler|processor)([-/.]|$)/;

it('no name hides what it holds', () => {
  expect(files.filter((file) => /^(packages|scripts|test|graph)\//.test(file) && swamp.test(file))).toEqual([]);
});

it('every file can be read in a sitting', () => {
  const long = source.filter((file) => read(file).split('\n').length > 300 && !(file in longForAReason));
  expect(long).toEqual([]);
});

it('every source file opens with a sentence that says its part', () => {
  const silent = source.filter((file) => file.endsWith('.ts') && !/^(#!.*\n)?(\/\/|\/\*\*?) ?\S+.*/.test(read(file)));
  expect(silent).toEqual([]);
});

it('Cypher stands in graph/ and nowhere else', () => {
  const statement = /[`'"]\s*(OPTIONAL MATCH|MATCH|MERGE|UNWIND|DETACH DELETE|CREATE \()\s*[({$\w]/;
  const outside = source.filter(
    (file) => file.startsWith('packages/') && !file.endsWith('.test.ts') && statement.test(read(file)),
  );
  expect(outside).toEqual([]);
});

it('settings are read in one file', () => {
  const readers = source.filter(
    (file) => /^packages\/(api|core)\/src\//.test(file) && !file.endsWith('.test.ts') && read(file).includes('process.env'),
  );
  expect(readers).toEqual(['packages/api/src/settings.ts']);
});

it('core reads no clock, draws no chance and opens no connection', () => {
  const reach = /\b(Date\.now\(\)|new Date\(\)|Math\.random\(\)|fetch\()/;
  // A declared parameter called fetchDocument is how core is lent the world.
  const reaching = source.filter(
    (file) =>
      file.startsWith('packages/core/src/') &&
      !file.endsWith('.test.ts') &&
      reach.test(read(file).replaceAll('fetchDocument(', '')),
  );
  expect(reaching).toEqual([]);
});

it('nothing is left undone in the text', () => {
  const left = /\b(TODO|FIXME|XXX|HACK)\b|not implemented|lorem ipsum/i;
  expect(source.filter((file) => basename(file) !== 'house.test.ts' && left.test(read(file)))).toEqual([]);
});

it('no test is silently skipped or focused', () => {
  const loose = /\b(it|test|describe)\.(only|todo)\b|\bx(it|describe)\(/;
  expect(
    source.filter((file) => file.endsWith('.test.ts') && basename(file) !== 'house.test.ts' && loose.test(read(file))),
  ).toEqual([]);
});
