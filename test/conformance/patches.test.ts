// The patches we carry: for the very versions we use, applied, without leaks, and changing nothing they were not made for.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { applyPatch } from 'diff';
import { achievementCredential } from '@skillweave/core/sign';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../packages/core/src/credential/strict-json.ts';
import { partsOf, published } from '../untouched/restore.ts';
import { sdKey, work, type SelectiveAnswer, type SelectiveWork } from '../untouched/selective-work.ts';
import { badge } from './stage.ts';

const root = join(import.meta.dirname, '../..');
const workspace = readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8');
const patches = readdirSync(join(root, 'patches')).map((file) => {
  const [, name = '', version = ''] = /^(.+)@([^@]+)\.patch$/.exec(file) ?? [];
  return { file, name: name.replace('__', '/'), version };
});

/** Where the package lies that core uses; the primitives come by way of the suite that uses them. */
function folderOf(name: string): string {
  const core = createRequire(join(root, 'packages/core/src/verify/library.ts'));
  const from = name === 'jsonld' ? core : createRequire(core.resolve('@digitalbazaar/ecdsa-sd-2023-cryptosuite'));
  const file = from.resolve(name);
  return file.slice(0, file.lastIndexOf(`/node_modules/${name}/`) + `/node_modules/${name}/`.length);
}

describe.each(patches)('the patch of $name', ({ file, name, version }) => {
  it('is for the one version we use, which is pinned', () => {
    expect(workspace).toMatch(new RegExp(`'?${name}@${version}'?: patches/${file}\\n`));
    const installed = JSON.parse(readFileSync(join(folderOf(name), 'package.json'), 'utf8')) as { version: string };
    expect(installed.version).toBe(version);
    const pinned = new RegExp(`^  '?${name}'?: (.+)$`, 'm').exec(workspace.slice(0, workspace.indexOf('patchedDependencies')));
    expect(pinned?.[1] ?? version).toBe(version);
  });

  it('is applied, every part of it', () => {
    const parts = partsOf(file);
    expect(parts.length).toBeGreaterThan(0);
    for (const part of parts) {
      const path = join(folderOf(name), part.newFileName?.slice(2) ?? '');
      expect(published(path, part)).not.toBe(readFileSync(path, 'utf8'));
      // What was published does not hold it, so it cannot be taken out twice.
      expect(applyPatch(readFileSync(path, 'utf8'), part)).toBe(false);
    }
  });
});

describe('twenty thousand documents, no two alike', () => {
  const grown = (...how: string[]) => {
    const args = ['--conditions=source', '--expose-gc', 'test/untouched/memory.ts', '20000', ...how];
    const { heaps } = JSON.parse(execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' })) as { heaps: number[] };
    return ((heaps[3] ?? 0) - (heaps[0] ?? 0)) / 2 ** 20;
  };

  it('leave nothing behind', () => {
    expect(grown()).toBeLessThan(8);
  }, 120_000);

  it('would be noticed if they did', () => {
    expect(grown('keeping')).toBeGreaterThan(8);
  }, 120_000);
});

describe('leaving parts out, with the patch and without', () => {
  const there = (questions: SelectiveWork[]) => {
    const args = ['--conditions=source', 'test/untouched/selective.ts'];
    const told = execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8', input: JSON.stringify(questions) });
    const { answers, isUntouched } = JSON.parse(told) as { answers: SelectiveAnswer[]; isUntouched: boolean };
    expect(isUntouched).toBe(true);
    return answers;
  };
  const here = async (questions: SelectiveWork[]) => {
    const answers: SelectiveAnswer[] = [];
    for (const question of questions) answers.push(await work(question));
    return answers;
  };
  const document = (answer: SelectiveAnswer): JsonObject => {
    if (!('document' in answer)) throw new Error(JSON.stringify(answer));
    return answer.document;
  };
  const unsigned = (more: object = {}) =>
    achievementCredential(
      { ...badge, issuer: { ...badge.issuer, id: sdKey.did }, ...more },
      { controller: sdKey.did, verificationMethod: sdKey.verificationMethod, curve: 'P-256', sign: async (bytes) => bytes },
    );
  const pointers = [[], ['/evidence'], ['/evidence', '/credentialSubject/achievement/alignment', '/credentialSubject/result']];
  const signed = [{ do: 'sign', document: unsigned() } as const];
  const derivations = (base: JsonObject): SelectiveWork[] =>
    pointers.map((selectivePointers) => ({ do: 'derive', document: base, selectivePointers }));
  const checks = (derived: SelectiveAnswer[]): SelectiveWork[] =>
    derived.map((answer) => ({ do: 'check', document: document(answer) }));

  it('is the same for documents without lists, whoever signs, cuts down and checks', async () => {
    const bases = [...(await here(signed)), ...there(signed)].map(document);
    const questions = bases.flatMap(derivations);
    const derived = [...(await here(questions)), ...there(questions)];
    expect(derived).toHaveLength(12);
    const good = derived.map(() => ({ checked: 'good' }));
    expect([await here(checks(derived)), there(checks(derived))]).toEqual([good, good]);
    const shown = derived.map((answer) => JSON.stringify({ ...document(answer), proof: null }));
    expect(shown.slice(0, 6)).toEqual(shown.slice(6));
    const spoilt = checks(derived).map((question) => ({ ...question, document: { ...question.document, name: 'Changed' } }));
    expect([await here(spoilt), there(spoilt)].flat()).toEqual([...derived, ...derived].map(() => ({ checked: 'signature' })));
  }, 60_000);

  it('differs where there are lists, which is what the patch is for', async () => {
    const [description] = badge.achievement.resultDescriptions ?? [];
    const listed = { ...badge.achievement, resultDescriptions: [{ ...description, allowedValue: ['F', 'C', 'A'] }] };
    const [base] = (await here([{ do: 'sign', document: unsigned({ achievement: listed, results: [] }) }])).map(document);
    if (base === undefined) throw new Error('Nothing was signed.');
    const cut: SelectiveWork[] = [
      { do: 'derive', document: base, selectivePointers: ['/credentialSubject/achievement/resultDescription'] },
    ];
    expect(await here(checks(await here(cut)))).toEqual([{ checked: 'good' }]);
    const [elsewhere] = there(cut);
    const checkedThere = elsewhere !== undefined && 'document' in elsewhere ? await here(checks([elsewhere])) : [elsewhere];
    expect(checkedThere).not.toEqual([{ checked: 'good' }]);
  }, 60_000);
});
