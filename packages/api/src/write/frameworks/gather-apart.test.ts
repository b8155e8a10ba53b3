// What a thread gathers is what this one would have gathered, and a thread that cannot go on harms nobody.
import { gzipSync } from 'node:zlib';
import { recognise, type Recognised, type SourceFile } from '@skillweave/core/frameworks';
import { describe, expect, it } from 'vitest';
import { gatherApart } from './gather-apart.ts';
import { gatherHere } from './import-files.ts';

const file = (name: string, content: string | Uint8Array): SourceFile => ({
  name,
  bytes: async function* () {
    const bytes = Buffer.from(content);
    for (let at = 0; at < bytes.length; at += 10_000) yield bytes.subarray(at, at + 10_000);
  },
});
const row = (number: number) => `KnowledgeSkillCompetence,urn:skill:${number},skill/competence,Skill ${number}\n`;
const skills = `conceptType,conceptUri,skillType,preferredLabel\n${Array.from({ length: 3_000 }, (_, n) => row(n)).join('')}`;
const broader = `conceptType,conceptUri,broaderUri\n${'S,urn:skill:1,urn:skill:2\nS,urn:skill:2,urn:skill:absent\nS,urn:skill:3,\n'}`;
const listening = { heard: () => {}, signal: undefined };

async function recognised(...files: SourceFile[]): Promise<Recognised> {
  const { found, remarks } = await recognise(files);
  expect([found.length, remarks]).toEqual([1, []]);
  return found[0]!;
}

describe('a thread', () => {
  it('gathers the same draft and the same remarks, from packed files too', async () => {
    const found = await recognised(file('skills_en.csv.gz', gzipSync(skills)), file('broader_en.csv', broader));
    const [apart, here] = [await gatherApart(found, listening), await gatherHere(found, listening)];
    expect(apart).toEqual(here);
    expect([here?.draft?.items.size, here?.draft?.relations.length, here?.draft?.stubs.length]).toEqual([3_000, 2, 1]);
    expect(here?.remarks.map(({ code }) => code)).toEqual(['missing-end', 'named-but-absent']);
  });

  it('refuses what cannot be read on, in the same words', async () => {
    const cut = gzipSync(skills + 'x'.repeat(9_000_000)).subarray(0, -20);
    const found = await recognised(file('skills_en.csv.gz', cut));
    const apart = await gatherApart(found, listening);
    expect(apart).toEqual(await gatherHere(found, listening));
    expect([apart?.draft, apart?.remarks.map(({ weight }) => weight)]).toEqual([null, ['refused']]);
  });

  it('ends when it is asked to stop', async () => {
    const wish = new AbortController();
    const found = await recognised(file('skills_en.csv', skills));
    const endless = { ...found, files: [{ name: 'skills_en.csv', bytes: () => endlessly(skills, () => wish.abort()) }] };
    expect(await gatherApart(endless, { heard: () => {}, signal: wish.signal })).toBeNull();
    expect(await gatherApart(found, { heard: () => {}, signal: wish.signal })).toBeNull();
  });

  it('that meets a fault of ours hands it on', async () => {
    const found = await recognised(file('skills_en.csv', skills));
    const broken = {
      ...found,
      files: [{ name: 'skills_en.csv', bytes: () => endlessly('', () => expect.fail('the disk is gone')) }],
    };
    await expect(gatherApart(broken, listening)).rejects.toThrow('the disk is gone');
  });
});

/** Hands over its beginning again and again, and after some of it does something. */
async function* endlessly(start: string, then: () => void): AsyncGenerator<Uint8Array> {
  if (start !== '') yield Buffer.from(start);
  for (let piece = 0; ; piece += 1) {
    if (piece === 20) then();
    yield Buffer.from(row(piece));
  }
}
