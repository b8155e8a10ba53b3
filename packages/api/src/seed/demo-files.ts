// Files a visitor of the demo can download and hand in: good, changed, run out, somebody else's.
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { signBadge, signTownRecord, type Issuing } from './badges.ts';

/** One file to try. `about` is what a visitor reads beside it. */
export type DemoFile = { readonly name: string; readonly title: string; readonly about: string };

type Recipe = DemoFile & { readonly make: (issuing: Issuing) => Promise<string> };

const recipes: readonly Recipe[] = [
  {
    name: 'early-warning-signs.json',
    title: 'A good badge for Maya',
    about: 'Early Warning Signs, from Meridian Certification. It adds a skill she does not have yet.',
    make: (issuing) =>
      signBadge(issuing, 'maya', {
        slug: 'try-good',
        achievement: 'early-warning-signs',
        from: -1,
        until: 729,
        result: '8 of 8',
      }),
  },
  {
    name: 'work-together-online.jwt',
    title: 'A good badge in another form',
    about: 'Work Together Online, from Bridgeworks Training, as one long line of letters. It is checked the same way.',
    make: (issuing) =>
      signBadge(issuing, 'maya', { slug: 'try-jwt', achievement: 'work-together-online', from: -4, format: 'jwt' }),
  },
  {
    name: 'giving-medicines-changed.json',
    title: 'A badge somebody changed',
    about: 'Giving Medicines, with its name made grander after it was signed. The signature no longer fits.',
    make: (issuing) =>
      signBadge(issuing, 'maya', {
        slug: 'try-tampered',
        achievement: 'giving-medicines',
        from: -20,
        until: 710,
        fate: 'tampered',
      }),
  },
  {
    name: 'fire-safety-run-out.json',
    title: 'A badge that ran out',
    about: 'Fire Safety at Work, from Bridgeworks Training. Everything fits, but its year is over.',
    make: (issuing) => signBadge(issuing, 'maya', { slug: 'try-expired', achievement: 'fire-safety', from: -420, until: -55 }),
  },
  {
    name: 'healthy-skin-of-priya.json',
    title: 'Somebody else’s badge',
    about: 'Healthy Skin, issued to Priya Nair. It is good, but only for her.',
    make: (issuing) => signBadge(issuing, 'priya', { slug: 'try-other', achievement: 'healthy-skin', from: -9 }),
  },
  {
    name: 'spring-term-record.json',
    title: 'A record with two badges inside',
    about: 'Maya’s spring term at Lakeside College: Speak to a Group and Hard Conversations, each signed on its own.',
    make: (issuing) =>
      signTownRecord(issuing, 'maya', {
        record: 'Spring term record',
        issuer: 'lakeside-college',
        slug: 'try-record',
        from: -2,
        wraps: [
          { slug: 'try-record-talk', achievement: 'speak-to-a-group', from: -12, result: 'Pass' },
          { slug: 'try-record-conversation', achievement: 'hard-conversations', from: -7, result: 'Pass with merit' },
        ],
      }),
  },
];

/** The folder they lie in, under the folder of everything we keep. */
export const demoFolder = (folder: string): string => join(folder, 'demo');

/** Signs the files; gives how many. Before the status lists are signed, so that each has its place there. */
export async function writeDemoFiles(issuing: Issuing, folder: string): Promise<number> {
  await mkdir(demoFolder(folder), { recursive: true });
  for (const { name, make } of recipes) await writeFile(join(demoFolder(folder), name), await make(issuing));
  return recipes.length;
}

/** The files that are there to try, in the order to try them; none outside the demo. */
export async function listDemoFiles(settings: { readonly folder: string; readonly demo: boolean }): Promise<DemoFile[]> {
  if (!settings.demo || !existsSync(demoFolder(settings.folder))) return [];
  const there = new Set(await readdir(demoFolder(settings.folder)));
  return recipes.filter(({ name }) => there.has(name)).map(({ name, title, about }) => ({ name, title, about }));
}
