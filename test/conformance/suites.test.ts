// Proofs made by us are taken by the suites' own makers, theirs by us, and each way of signing refuses what was changed.
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite as ecdsa } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import { from as readEcdsaKey } from '@digitalbazaar/ecdsa-multikey';
import { from as readEd25519Key } from '@digitalbazaar/ed25519-multikey';
import { Ed25519Signature2020 } from '@digitalbazaar/ed25519-signature-2020';
import { cryptosuite as eddsa } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { driver } from '@digitalbazaar/did-method-key';
import { issue as issueElsewhere, verifyCredential } from '@digitalbazaar/vc';
import {
  achievementCredential,
  deriveForReceiver,
  mandatoryPointers,
  makeKey,
  signDocument,
  signerFrom,
  type CredentialInput,
  type DocumentSealing,
} from '@skillweave/core/sign';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextAt } from '../../packages/core/src/credential/documents.ts';
import { toMultibase } from '../../packages/core/src/credential/multibase.ts';
import { canonicalForm } from '../../packages/core/src/verify/canonical.ts';
import { makeProof } from '../../packages/core/src/verify/data-integrity.ts';
import { canonicalOptions } from '../../packages/core/src/verify/proof-options.ts';
import { altered, badge, check, faults, learner, now, type Loose } from './stage.ts';

type Curve = 'Ed25519' | 'P-256' | 'P-384';
const secrets = { Ed25519: 32, 'P-256': 32, 'P-384': 48 };
const parties = Object.fromEntries(
  await Promise.all(
    Object.entries(secrets).map(async ([curve, length]) => {
      const secret = new Uint8Array(length).fill(7);
      const key = await makeKey(secret, curve as Curve);
      return [curve, { key, signer: await signerFrom(secret, undefined, curve as Curve) }] as const;
    }),
  ),
) as Record<Curve, { key: Awaited<ReturnType<typeof makeKey>>; signer: Awaited<ReturnType<typeof signerFrom>> }>;

const input = (curve: Curve, changes: Partial<CredentialInput> = {}): CredentialInput => ({
  ...badge,
  issuer: { ...badge.issuer, id: parties[curve].key.did },
  ...changes,
});
const unsigned = (curve: Curve, changes: Partial<CredentialInput> = {}) =>
  achievementCredential(input(curve, changes), parties[curve].signer);
const signed = async (suite: DocumentSealing['suite'], curve: Curve, changes: Partial<CredentialInput> = {}) =>
  await signDocument(unsigned(curve, changes), parties[curve].signer, { suite, created: now });

const whole: [DocumentSealing['suite'], Curve][] = [
  ['eddsa-rdfc-2022', 'Ed25519'],
  ['eddsa-jcs-2022', 'Ed25519'],
  ['ecdsa-rdfc-2019', 'P-256'],
  ['ecdsa-rdfc-2019', 'P-384'],
  ['ecdsa-jcs-2019', 'P-256'],
  ['ecdsa-jcs-2019', 'P-384'],
];

describe.each(whole)('%s with a %s key', (suite, curve) => {
  it('is good as signed', async () => {
    const report = await check(await signed(suite, curve));
    expect([report.verdict, faults(report)]).toEqual(['valid', []]);
  });

  it.each<[string, (document: Loose) => unknown]>([
    ['with a word changed', (d) => (d.credentialSubject.achievement.name += '!')],
    ['with a word added', (d) => (d.description = 'More than was said.')],
    ['with a word taken away', (d) => delete d.evidence],
    ['with the time of signing changed', (d) => (d.proof.created = '2026-11-23T12:00:01.000Z')],
    ['with the end of its signature taken away', (d) => (d.proof.proofValue = d.proof.proofValue.slice(0, -3))],
    ['with the signature of nothing', (d) => (d.proof.proofValue = 'z')],
    ['with the way of signing renamed', (d) => (d.proof.cryptosuite = renamed(suite))],
  ])('is not good %s', async (_, change) => {
    expect((await check(altered(await signed(suite, curve), change))).verdict).not.toMatch(/^valid/);
  });
});

const renamed = (suite: string) => (suite.includes('jcs') ? suite.replace('jcs', 'rdfc') : suite.replace('rdfc', 'jcs'));

it('a way of signing takes only its own kind of key', async () => {
  await expect(signed('eddsa-rdfc-2022', 'P-256')).rejects.toThrow(/does not sign with a P-256 key/);
  await expect(signed('ecdsa-rdfc-2019', 'Ed25519')).rejects.toThrow(/does not sign with an? Ed25519 key/);
  await expect(signed('ecdsa-sd-2023', 'P-384')).rejects.toThrow(/P-256 key only/);
});

describe('the makers of the suites', () => {
  const keys = driver();
  keys.use({ multibaseMultikeyHeader: 'z6Mk', fromMultibase: readEd25519Key });
  keys.use({ multibaseMultikeyHeader: 'zDna', fromMultibase: readEcdsaKey });
  keys.use({ multibaseMultikeyHeader: 'z82L', fromMultibase: readEcdsaKey });
  const documentLoader = async (url: string) => {
    const document = url.startsWith('did:key:') ? await keys.get({ url }) : contextAt(url);
    if (!document) throw new Error(`Not at hand: ${url}`);
    return { contextUrl: null, documentUrl: url, document };
  };
  const theirs = [
    ['eddsa-rdfc-2022', 'Ed25519', eddsa, [0x80, 0x26], readEd25519Key],
    ['ecdsa-rdfc-2019', 'P-256', ecdsa, [0x86, 0x26], readEcdsaKey],
    ['ecdsa-rdfc-2019', 'P-384', ecdsa, [0x87, 0x26], readEcdsaKey],
  ] as const;

  it.each(theirs)('take what we sign with %s and a %s key', async (suite, curve, cryptosuite) => {
    const credential = JSON.parse(await signed(suite, curve)) as object;
    const answer = await verifyCredential({
      credential,
      suite: new DataIntegrityProof({ cryptosuite }),
      documentLoader,
      now: new Date(now),
    });
    expect([answer.verified, answer.error]).toEqual([true, undefined]);
  });

  it.each(theirs)('sign with %s and a %s key what we take', async (...row) => {
    const [, curve, cryptosuite, prefix, read] = row;
    const { key, signer } = parties[curve];
    const secretKeyMultibase = toMultibase(Uint8Array.from([...prefix, ...key.secret]));
    const pair = { type: 'Multikey', controller: signer.controller, publicKeyMultibase: key.publicKeyMultibase };
    const maker = (await read({ ...pair, id: signer.verificationMethod, secretKeyMultibase })).signer();
    const suite = new DataIntegrityProof({ signer: maker, cryptosuite });
    const made = await issueElsewhere({ credential: unsigned(curve), suite, documentLoader });
    expect(faults(await check(JSON.stringify(made)))).toEqual([]);
  });

  it('take the older kind of proof we make', async () => {
    const { signer } = parties.Ed25519;
    const contexts = ['https://w3id.org/security/suites/ed25519-2020/v1'];
    const plain = unsigned('Ed25519');
    const document = { ...plain, '@context': [...(plain['@context'] as string[]), ...contexts] };
    const proof = await makeProof({
      suite: 'Ed25519Signature2020',
      document,
      signing: signer,
      options: { created: '2026-11-23T12:00:00Z', proofPurpose: 'assertionMethod' },
      shelf: contextAt,
    });
    const credential = { ...document, proof };
    const answer = await verifyCredential({
      credential,
      suite: new Ed25519Signature2020({}),
      documentLoader,
      now: new Date(now),
    });
    expect(answer.verified).toBe(true);
    expect(faults(await check(JSON.stringify(credential)))).toEqual([]);
  });
});

describe('a chain of proofs', () => {
  const { signer } = parties.Ed25519;
  const chain = async () => {
    const document = unsigned('Ed25519');
    const options = { created: now, proofPurpose: 'assertionMethod' };
    const make = async (around: object, more: object) =>
      await makeProof({
        suite: 'eddsa-rdfc-2022',
        document: around as never,
        signing: signer,
        options: { ...options, ...more } as never,
        shelf: contextAt,
      });
    const first = await make(document, { id: 'urn:uuid:first' });
    const second = await make({ ...document, proof: [first] }, { id: 'urn:uuid:second', previousProof: 'urn:uuid:first' });
    return { ...document, proof: [first, second] };
  };

  it('is good when every link is', async () => {
    expect(faults(await check(JSON.stringify(await chain())))).toEqual([]);
  });

  it('is not good when a link was never good, whoever signed around it', async () => {
    const [first, second] = (await chain()).proof;
    const document = unsigned('Ed25519');
    const forged = { ...first, proofValue: second?.['proofValue'] };
    const around = await makeProof({
      suite: 'eddsa-rdfc-2022',
      document: { ...document, proof: [forged] },
      signing: signer,
      options: { created: now, proofPurpose: 'assertionMethod', previousProof: 'urn:uuid:first' } as never,
      shelf: contextAt,
    });
    const report = await check(JSON.stringify({ ...document, proof: [forged, around] }));
    expect(report.verdict).not.toMatch(/^valid/);
  });

  it.each<[string, (document: Loose) => unknown, string]>([
    ['the first was changed', (d) => (d.proof[0].created = '2026-11-23T12:00:01.000Z'), 'proof.signature'],
    ['the first is not there', (d) => d.proof.shift(), 'proof.chain'],
    ['it names itself', (d) => ((d.proof[1].previousProof = 'urn:uuid:second'), d.proof.shift()), 'proof.chain'],
    ['the first is another one', (d) => (d.proof[0].proofValue = d.proof[1].proofValue), 'proof.signature'],
  ])('is not good when %s', async (_, change, code) => {
    const report = await check(altered(JSON.stringify(await chain()), change));
    expect(report.verdict).not.toMatch(/^valid/);
    expect(faults(report)).toContain(code);
  });
});

describe('a record whose holder may leave parts out', () => {
  const lists = {
    ...badge.achievement,
    resultDescriptions: [
      {
        id: 'https://lakeside.example/achievements/water-meter#grade',
        name: 'Grade',
        resultType: 'LetterGrade',
        allowedValue: ['F', 'D', 'C', 'B', 'A'],
      },
      {
        id: 'https://lakeside.example/achievements/water-meter#level',
        name: 'Level',
        resultType: 'PerformanceLevel',
        allowedValue: ['fair', 'good', 'fair and good'],
      },
    ],
  };
  const changes: Partial<CredentialInput> = { achievement: lists, results: [] };
  const base = async (more: Partial<CredentialInput> = {}) => await signed('ecdsa-sd-2023', 'P-256', { ...changes, ...more });
  const parts = ['/evidence', '/description', '/credentialSubject/achievement/alignment', '/credentialSubject/achievement/tag'];
  const listed = '/credentialSubject/achievement/resultDescription';

  it('is never taken as its issuer gave it to its holder', async () => {
    const report = await check(await base());
    expect([report.verdict, faults(report)]).toEqual(['invalid', ['proof.base']]);
  });

  it.each<[string, string[]]>([
    ['nothing more than it must', []],
    ['one part', ['/evidence']],
    ['a list in order', [listed]],
    ['the second of two lists alone', [`${listed}/1`]],
    ['everything', [...parts, listed]],
  ])('is good with %s shown', async (_, pointers) => {
    const cut = await deriveForReceiver(await base(), pointers);
    const report = await check(cut);
    expect([report.verdict, faults(report)]).toEqual(['valid', []]);
    expect(report.findings.find(({ code }) => code === 'shape.partial')?.remark).toBe(true);
    expect(cut.includes('Log sheet')).toBe(pointers.includes('/evidence'));
  });

  it('keeps a list in its order', async () => {
    const cut = await deriveForReceiver(await base(), [listed]);
    const turned = altered(cut, (d) => d.credentialSubject.achievement.resultDescription[0].allowedValue.reverse());
    expect(faults(await check(turned))).toContain('proof.signature');
  });

  it('shows exactly what was chosen, whatever is chosen, and nothing of it can be changed', async () => {
    const text = await base();
    await fc.assert(
      fc.asyncProperty(fc.subarray([...parts, listed]), fc.nat(), async (pointers, at) => {
        const cut = await deriveForReceiver(text, pointers);
        expect((await check(cut)).verdict).toBe('valid');
        for (const [pointer, word] of [
          ['/evidence', 'Log sheet'],
          ['/description', 'week nine'],
          ['/credentialSubject/achievement/alignment', 'Trades framework'],
          ['/credentialSubject/achievement/tag', 'measuring'],
        ] as const)
          expect(cut.includes(word)).toBe(pointers.includes(pointer));
        const { proof, ...document } = JSON.parse(cut) as Loose;
        const body = JSON.stringify(document);
        const letters = [...body.matchAll(/[a-z](?=[a-z ]+")/g)].map(({ index }) => index);
        const place = letters[at % letters.length] ?? 0;
        const changed = body.slice(0, place) + (body[place] === 'x' ? 'y' : 'x') + body.slice(place + 1);
        const report = await check(JSON.stringify({ ...(JSON.parse(changed) as object), proof }));
        expect([report.verdict.startsWith('valid'), changed.slice(place - 10, place + 10)]).toEqual([false, expect.any(String)]);
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  it('has one spelling of its proof', async () => {
    const cut = await deriveForReceiver(await base(), []);
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=';
    const { proof } = JSON.parse(cut) as Loose;
    const accepted: string[] = [];
    for (const letter of letters) {
      const value = proof.proofValue.slice(0, -1) + letter;
      if ((await check(altered(cut, (d) => (d.proof.proofValue = value)))).verdict === 'valid') accepted.push(letter);
    }
    expect(accepted).toEqual([proof.proofValue.at(-1)]);
    for (const more of ['A', '=', '==', '\n', ' '])
      expect((await check(altered(cut, (d) => (d.proof.proofValue += more)))).verdict).not.toBe('valid');
  });

  it('never hides its end, its issuer, its status or whom it is about', async () => {
    const status = { purpose: 'revocation', index: 9, list: 'https://lakeside.example/status/1' } as const;
    const cut = JSON.parse(await deriveForReceiver(await base({ status }), [])) as Loose;
    expect([cut.validUntil, cut.issuer.name, cut.credentialStatus.statusListIndex, cut.credentialSubject.id]).toEqual([
      badge.validUntil,
      'Lakeside College',
      '9',
      learner.did,
    ]);
    expect(mandatoryPointers(unsigned('P-256'))).toContain('/validUntil');
  });

  it('cannot be cut down a second time, nor from a proof that does not allow it', async () => {
    await expect(deriveForReceiver(await deriveForReceiver(await base(), []), [])).rejects.toThrow(/did not allow/);
    await expect(deriveForReceiver(await signed('ecdsa-rdfc-2019', 'P-256'), [])).rejects.toThrow(/did not allow/);
    await expect(deriveForReceiver(await base(), ['/no/such/part'])).rejects.toThrow(/does not match document/);
  });
});

it('the options of a proof have the form the processor gives them, whatever stands in them', async () => {
  const word = fc.oneof(
    fc.string(),
    fc.constantFrom('did:example:a-mark-that-nobody-else-uses#9f8e7d6c5b4a', '1970-01-01T00:00:00.123456789Z', '"\\\n', '$&'),
  );
  const options = fc.record(
    {
      type: fc.constant('DataIntegrityProof'),
      cryptosuite: fc.constantFrom('eddsa-rdfc-2022', 'ecdsa-rdfc-2019'),
      created: fc.oneof(fc.constantFrom('2026-11-23T12:00:00Z', '2026-11-23T12:00:00.123+01:00'), word),
      verificationMethod: fc.oneof(fc.constantFrom('did:key:z6Mk#z6Mk', 'https://a.example/x#1', 'did:web:a%3A1:b#k'), word),
      proofPurpose: fc.constantFrom('assertionMethod', 'authentication'),
      challenge: word,
      domain: word,
      id: fc.constantFrom('urn:uuid:1', 'https://a.example/proof'),
    },
    { requiredKeys: ['type', 'cryptosuite', 'created', 'verificationMethod', 'proofPurpose'] },
  );
  const form = async (make: () => Promise<string>) => await make().catch((error: unknown) => `refused: ${String(error)}`);
  await fc.assert(
    fc.asyncProperty(options, async (drawn) => {
      const described = { '@context': 'https://www.w3.org/ns/credentials/v2', ...drawn };
      const [one, other] = [
        await form(async () => await canonicalOptions(described, contextAt, 'sha256')),
        await form(async () => await canonicalForm(described, contextAt)),
      ];
      expect(one).toBe(other);
    }),
    { numRuns: 500 },
  );
});
