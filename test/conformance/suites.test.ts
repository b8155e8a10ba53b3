// Proofs made by us are taken by the suites' own makers, theirs by us, and each way of signing refuses what was changed.
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite as ecdsa } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import { from as readEcdsaKey } from '@digitalbazaar/ecdsa-multikey';
import { from as readEd25519Key } from '@digitalbazaar/ed25519-multikey';
import { Ed25519Signature2020 } from '@digitalbazaar/ed25519-signature-2020';
import { cryptosuite as eddsa } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { driver } from '@digitalbazaar/did-method-key';
import { issue as issueElsewhere, verifyCredential } from '@digitalbazaar/vc';
import type { DocumentSealing } from '@skillweave/core/sign';
import { describe, expect, it } from 'vitest';
import { contextAt } from '../../packages/core/src/credential/documents.ts';
import { fromMultibase, toMultibase } from '../../packages/core/src/credential/multibase.ts';
import { makeProof } from '../../packages/core/src/verify/data-integrity.ts';
import { parties, signed, unsigned, type Curve } from './each-key.ts';
import { altered, check, faults, now, type Loose } from './stage.ts';

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

// The orders of the groups, FIPS 186-5 and SP 800-186: for each signature (r, s) there is (r, n − s), which the same key holds for as well.
const orders = {
  'P-256': 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
  'P-384': 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
};

it.each<['P-256' | 'P-384']>([['P-256'], ['P-384']])(
  'a %s signature turned over says the same, so nobody may tell badges apart by it',
  async (curve) => {
    const document = await signed('ecdsa-rdfc-2019', curve);
    const turned = altered(document, ({ proof }) => {
      const bytes = Buffer.from(fromMultibase(proof.proofValue) ?? '');
      const half = bytes.length / 2;
      const s = orders[curve] - BigInt(`0x${bytes.subarray(half).toString('hex')}`);
      const other = Buffer.concat([bytes.subarray(0, half), Buffer.from(s.toString(16).padStart(half * 2, '0'), 'hex')]);
      proof.proofValue = toMultibase(other);
    });
    expect(turned).not.toBe(document);
    const [one, other] = [await check(document), await check(turned)];
    expect([one.verdict, other.verdict]).toEqual(['valid', 'valid']);
    expect(other.facts).toEqual(one.facts);
  },
);

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
