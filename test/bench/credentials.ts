// Checking and signing, with every check of ours on, against @digitalbazaar/vc as its README shows it. Distinct documents, from text.
import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import {
  achievementCredential,
  deriveForReceiver,
  issueAchievement,
  issueRecord,
  issueStatusList,
  makeKey,
  mandatoryPointers,
  signDocument,
  signerFrom,
  type CredentialInput,
  type KeyPair,
  type Signer,
} from '@skillweave/core/sign';
import { instantOf } from '@skillweave/core/terms';
import { makeMemory, verify, type World } from '@skillweave/core/verify';
import { toMultibase } from '../../packages/core/src/credential/multibase.ts';
import type { Bench, Figure } from './bench.ts';
import type { Done, Work } from './plain-vc.ts';

const now = instantOf(Date.parse('2026-11-23T12:00:00Z'));
const college = await makeKey(new Uint8Array(32).fill(1));
export const signer = await signerFrom(college.secret);
const selective = await makeKey(new Uint8Array(32).fill(2), 'P-256');
const selectiveSigner = await signerFrom(selective.secret, undefined, 'P-256');
const learner = await makeKey(new Uint8Array(32).fill(3));
const listAddress = 'https://college.example/status/1';
const list = await issueStatusList(
  { id: listAddress, issuer: college.did, purpose: 'revocation', bits: new Uint8Array(16_384), validFrom: now },
  signer,
);

let made = 0;
/** Never the same twice: a repeated document would flatter every cache. */
export function input(): CredentialInput {
  made += 1;
  const random = crypto.randomUUID();
  return {
    id: `urn:uuid:${random}`,
    name: `Reading a water meter, part ${made}`,
    description: 'Awarded after the practical in week nine, in front of the tutor and one other member of staff.',
    issuer: { id: college.did, name: 'Lakeside College', url: 'https://lakeside.example/', email: 'records@lakeside.example' },
    subject: { id: learner.did },
    achievement: {
      id: `https://lakeside.example/achievements/${random}`,
      name: `Reading a water meter ${made}`,
      description: 'Reads a meter, notices a reading that cannot be right, and writes the figures down without error.',
      criteria: { narrative: 'Ten readings in a row without a mistake, and a talk about two of them.' },
      type: 'MicroCredential',
      humanCode: `WM-${made}`,
      image: `https://lakeside.example/images/${made}.png`,
      tags: ['water', 'measuring', 'records'],
      alignments: [0, 1, 2].map((part) => ({
        targetName: `Takes and records measurements ${made}.${part}`,
        targetUrl: `https://frameworks.example/items/${made}-${part}`,
        targetFramework: 'Trades framework',
        targetCode: `M-${made}-${part}`,
        targetType: 'CFItem',
        targetDescription: 'Carries out the task and reports what came of it.',
      })),
      resultDescriptions: [
        {
          id: `https://lakeside.example/achievements/${random}#grade`,
          name: 'Final grade',
          resultType: 'LetterGrade',
          allowedValue: ['F', 'D', 'C', 'B', 'A'],
          requiredValue: 'C',
        },
      ],
    },
    results: [{ resultDescription: `https://lakeside.example/achievements/${random}#grade`, value: 'A', status: 'Completed' }],
    evidence: [{ id: `https://lakeside.example/evidence/${random}`, name: 'Log sheet', narrative: 'Ten readings, signed.' }],
    validFrom: instantOf(Date.parse('2026-03-01T09:00:00Z')),
    validUntil: instantOf(Date.parse('2031-03-01T09:00:00Z')),
    status: { purpose: 'revocation', index: made, list: listAddress },
  };
}

const badge = async () => await issueAchievement(input(), signer);
export async function record(size: number): Promise<string> {
  const credentials: string[] = [];
  for (let place = 0; place < size; place += 1) credentials.push(await badge());
  return await issueRecord(
    {
      id: `urn:uuid:${crypto.randomUUID()}`,
      name: 'What I can do with water',
      issuer: { id: college.did, name: 'Lakeside College' },
      subject: { id: learner.did },
      credentials,
      validFrom: instantOf(Date.parse('2026-06-01T09:00:00Z')),
      partial: true,
    },
    signer,
  );
}
/** The library as published cannot sign a list in order (standards.md, ecdsa-sd): both sides get the badge without one. */
function withoutList(): CredentialInput {
  // Nor does the list of the other issuer say anything about it.
  const { results: _, status: ___, achievement, issuer, ...rest } = input();
  const { resultDescriptions: __, ...plain } = achievement;
  return { ...rest, issuer: { ...issuer, id: selective.did }, achievement: plain };
}
const many = async <Item>(count: number, make: () => Promise<Item>): Promise<Item[]> => {
  const items: Item[] = [];
  for (let place = 0; place < count; place += 1) items.push(await make());
  return items;
};

const world = (): World => ({
  now,
  memory,
  fetchDocument: async (url) =>
    url === listAddress
      ? { kind: 'found', bytes: Buffer.from(list), at: now }
      : { kind: 'unreachable', because: 'Nobody answers.' },
  recognise: async (id) =>
    id === college.did ? { kind: 'recognised', name: 'Lakeside College', by: 'the bench' } : { kind: 'unknown' },
});
const memory = makeMemory();
export const ours = async (text: string) => await verify(Buffer.from(text), world());

/** Processor time in milliseconds for each item, user and system together. */
async function timed<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<number> {
  const begun = process.cpuUsage();
  for (const item of items) await work(item);
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000 / items.length;
}

export const bench: Bench = {
  async prepare(say) {
    say('Starting @digitalbazaar/vc in a process of its own, on jsonld as published.');
    const child = fork(join(import.meta.dirname, 'plain-vc.ts'), { execArgv: ['--conditions=source'] });
    const plain = async (work: Work): Promise<Done> => {
      child.send(work);
      const [done] = (await once(child, 'message')) as [Done];
      assert.equal(done.error, undefined, done.error);
      assert.ok(done.isUntouched, 'jsonld runs as published');
      return done;
    };

    const verifying = (name: string, about: string, { make, batch }: { make: () => Promise<string>; batch: number }): Figure => {
      const stock: { mine: string[]; theirs: string[] }[] = [];
      return {
        name,
        about,
        unit: 'cpu ms',
        better: 'faster',
        check: async () => {
          const text = await make();
          const report = await ours(text);
          assert.equal(report.verdict, 'valid', JSON.stringify(report.findings.filter(({ outcome }) => outcome !== 'passed')));
          assert.ok(report.inner.every(({ verdict }) => verdict === 'valid'));
          const changed = text.replace('Awarded after', 'Awarded before');
          assert.notEqual(changed, text);
          assert.equal((await ours(changed)).verdict, 'invalid');
          assert.deepEqual((await plain({ do: 'verify', texts: [text, changed], inner: true })).verified, [true, false]);
        },
        stock: async (rounds) => {
          for (let round = 0; round < rounds; round += 1)
            stock.push({ mine: await many(batch * 8, make), theirs: await many(batch, make) });
        },
        round: async () => {
          const { mine, theirs } = stock.pop() ?? { mine: [], theirs: [] };
          const one = await timed(mine, ours);
          const other = await plain({ do: 'verify', texts: theirs, inner: true });
          return { ours: one, baseline: other.milliseconds / theirs.length };
        },
      };
    };

    const key = multikey(signer, college, [0x80, 0x26]);
    const sdKey = multikey(selectiveSigner, selective, [0x86, 0x26]);
    const base = async () => {
      const document = achievementCredential(withoutList(), selectiveSigner);
      return await signDocument(document, selectiveSigner, { suite: 'ecdsa-sd-2023', created: now });
    };
    const chosen = ['/evidence'];
    return {
      figures: [
        verifying('ob-verify', 'one badge, all checks, against its signature and dates alone', { make: badge, batch: 25 }),
        {
          name: 'ob-issue',
          about: 'signing a badge from its form',
          unit: 'cpu ms',
          better: 'faster',
          check: async () => {
            const text = await badge();
            assert.deepEqual((await plain({ do: 'verify', texts: [text] })).verified, [true]);
          },
          round: async () => {
            const inputs = Array.from({ length: 100 }, input);
            const one = await timed(inputs, async (each) => await issueAchievement(each, signer));
            const documents = Array.from({ length: 25 }, () => achievementCredential(input(), signer));
            const other = await plain({ do: 'issue', documents, key });
            return { ours: one, baseline: other.milliseconds / documents.length };
          },
        },
        verifying('clr10-verify', 'a record and the ten badges in it', { make: async () => await record(10), batch: 2 }),
        verifying('clr50-verify', 'a record and the fifty badges in it', { make: async () => await record(50), batch: 1 }),
        {
          name: 'sd-issue',
          about: 'signing a badge so that parts can be left out',
          unit: 'cpu ms',
          better: 'faster',
          check: async () => {
            const cut = await deriveForReceiver(await base(), chosen);
            assert.equal((await verify(Buffer.from(cut), { ...world(), recognise: known })).verdict, 'valid');
          },
          round: async () => {
            const documents = Array.from({ length: 10 }, () => achievementCredential(withoutList(), selectiveSigner));
            const sign = async (each: (typeof documents)[number]) =>
              await signDocument(each, selectiveSigner, { suite: 'ecdsa-sd-2023', created: now });
            const one = await timed(documents, sign);
            const pointers = mandatoryPointers(documents[0] ?? {});
            const other = await plain({ do: 'sd-issue', documents, key: sdKey, mandatoryPointers: pointers });
            return { ours: one, baseline: other.milliseconds / documents.length };
          },
        },
        {
          name: 'sd-derive',
          about: 'leaving parts out of such a badge',
          unit: 'cpu ms',
          better: 'faster',
          check: async () => {
            const text = await base();
            assert.ok((await deriveForReceiver(text, chosen)).includes('Log sheet'));
            assert.ok(!(await deriveForReceiver(text, [])).includes('Log sheet'));
          },
          round: async () => {
            const texts = await many(10, base);
            const one = await timed(texts, async (text) => await deriveForReceiver(text, chosen));
            const other = await plain({ do: 'sd-derive', texts: await many(10, base), selectivePointers: chosen });
            return { ours: one, baseline: other.milliseconds / 10 };
          },
        },
      ],
      leave: async () => void child.kill(),
    };
  },
};
const known = async () => ({ kind: 'recognised', name: 'Lakeside College', by: 'the bench' }) as const;

/** A key pair as the library takes it; the prefix tells its kind (Controlled Identifiers 1.0, section 2.2.2). */
function multikey({ verificationMethod: id, controller }: Signer, { publicKeyMultibase, secret }: KeyPair, prefix: number[]) {
  const secretKeyMultibase = toMultibase(Uint8Array.from([...prefix, ...secret]));
  return { type: 'Multikey', id, controller, publicKeyMultibase, secretKeyMultibase };
}
