// A stage for checks: a college, a learner, an attacker, and a world that has no network.
import type { HashedIdentifier } from '@skillweave/core/credential';
import {
  issueAchievement,
  issueRecord,
  makeKey,
  signerFrom,
  type CredentialInput,
  type KeyPair,
  type Signer,
} from '@skillweave/core/sign';
import { instantOf, type Instant } from '@skillweave/core/terms';
import { verify, type Report, type World } from '@skillweave/core/verify';

export type Party = KeyPair & { signer: Signer };

export const at = (text: string): Instant => instantOf(Date.parse(text));
export const now = at('2026-11-23T12:00:00Z');

/** Somebody with a key, always the same for the same number. */
export async function party(seed: number): Promise<Party> {
  const key = await makeKey(new Uint8Array(32).fill(seed));
  return { ...key, signer: await signerFrom(key.secret) };
}

export const college = await party(1);
export const employer = await party(2);
export const learner = await party(3);
export const mallory = await party(4);

/** A world in which only the given documents can be fetched; every address asked for is noted. */
export function worldWith(documents: Record<string, string> = {}, more: Partial<World> = {}): World & { asked: string[] } {
  const asked: string[] = [];
  return {
    now,
    asked,
    fetchDocument: async (url) => {
      asked.push(url);
      const text = documents[url];
      return text === undefined
        ? { kind: 'unreachable', because: 'Nobody answers.' }
        : { kind: 'found', bytes: Buffer.from(text), at: now };
    },
    recognise: async (id) =>
      id === mallory.did ? { kind: 'unknown' } : { kind: 'recognised', name: 'Lakeside College', by: 'the test' },
    onFault: (cause) => {
      throw cause;
    },
    ...more,
  };
}

export async function check(text: string | Uint8Array, world: World = worldWith()): Promise<Report> {
  return await verify(typeof text === 'string' ? Buffer.from(text, 'utf8') : text, world);
}

/** The codes of everything that did not pass, without what only follows from it. */
export function faults(report: Report): string[] {
  return report.findings
    .filter(({ outcome, code }) => outcome !== 'passed' && !code.endsWith('.unproven'))
    .map(({ code }) => code);
}

export const badge: CredentialInput = {
  id: 'urn:uuid:6f1f4e0e-4a3c-4b1e-9d53-3d5f0c1b7a01',
  name: 'Reading a water meter',
  description: 'Awarded after the practical in week nine.',
  issuer: { id: college.did, name: 'Lakeside College', url: 'https://lakeside.example/' },
  subject: { id: learner.did },
  achievement: {
    id: 'https://lakeside.example/achievements/water-meter',
    name: 'Reading a water meter',
    description: 'Reads a meter and writes the figures down without error.',
    criteria: { narrative: 'Ten readings in a row without a mistake.' },
    type: 'MicroCredential',
    tags: ['water', 'measuring'],
    alignments: [
      {
        targetName: 'Takes and records measurements',
        targetUrl: 'https://frameworks.example/items/measure-1',
        targetFramework: 'Trades framework',
        targetCode: 'M-1',
        targetType: 'CFItem',
      },
    ],
    resultDescriptions: [
      {
        id: 'https://lakeside.example/achievements/water-meter#score',
        name: 'Score',
        resultType: 'Percent',
        requiredValue: '60',
      },
    ],
  },
  results: [{ resultDescription: 'https://lakeside.example/achievements/water-meter#score', value: '88' }],
  evidence: [{ id: 'https://lakeside.example/evidence/17', name: 'Log sheet', narrative: 'Ten readings, signed by the tutor.' }],
  validFrom: at('2026-03-01T09:00:00Z'),
  validUntil: at('2029-03-01T09:00:00Z'),
};

export async function issue(changes: Partial<CredentialInput> = {}, by: Party = college): Promise<string> {
  return await issueAchievement({ ...badge, issuer: { ...badge.issuer, id: by.did }, ...changes }, by.signer);
}

/** A document as `JSON.parse` gives it: tests reach into it freely. */
export type Loose = ReturnType<typeof JSON.parse>;

/** The same document with something changed after signing. */
export function altered(text: string, change: (document: Loose) => unknown): string {
  const document: Loose = JSON.parse(text);
  change(document);
  return JSON.stringify(document);
}

/** A record by the employer around the given texts. */
export async function recordOf(
  credentials: string[],
  subject: { id?: string; identifiers?: HashedIdentifier[] } = { id: learner.did },
  associations: { type: 'precedes'; sourceId: string; targetId: string }[] = [],
): Promise<string> {
  const input = {
    id: 'urn:uuid:r1',
    name: 'My record',
    issuer: { id: employer.did, name: 'Riverside Works' },
    validFrom: at('2026-06-01T00:00:00Z'),
  };
  return await issueRecord({ ...input, subject, credentials, associations, partial: true }, employer.signer);
}
