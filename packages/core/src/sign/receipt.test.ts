// A receipt holds what was agreed, in words that need nobody to explain them, under a signature that anybody can check.
import jsonld from 'jsonld';
import { describe, expect, test } from 'vitest';
import type { ReceiptFacts } from '../consent/index.ts';
import { purposes, purposeTerms, readInstant, type Instant } from '../terms/index.ts';
import { checkProof } from '../verify/data-integrity.ts';
import { keyOfMultibase, type PublicJwk } from '../verify/jwk.ts';
import { makeKey, signerFrom } from './key.ts';
import { signReceipt } from './receipt.ts';

const at = (text: string) => readInstant(text) as Instant;
const now = at('2026-11-27T09:00:00Z');
const signer = await signerFrom((await makeKey(new Uint8Array(32).fill(7))).secret);
const facts: ReceiptFacts = {
  grantId: 'g1',
  version: 2,
  giver: { did: signer.controller, name: 'Maya Okafor' },
  receiverName: 'Ruth Bergman, Lakeside College',
  withdrawAt: 'https://skillweave.example/permissions',
  purpose: 'hiring',
  note: 'For the job.',
  until: at('2026-12-27T09:00:00Z'),
  opens: {
    kind: 'rule',
    issuers: [{ id: 'o1', name: 'Meridian' }],
    skills: [{ id: 's1', name: 'Hygiene', uri: 'https://skills.example/1' }],
  },
  within: 'everything',
  events: [
    { what: 'given', at: at('2026-11-01T09:00:00Z') },
    { what: 'narrowed', at: now },
  ],
};
const check = async (text: string) => {
  const { proof, ...document } = JSON.parse(text) as { proof: Record<string, string> };
  const jwk = keyOfMultibase(signer.controller.replace('did:key:', '')) as PublicJwk;
  return (await checkProof({ suite: 'eddsa-jcs-2022', document, proof, jwk, shelf: () => null })).kind;
};
const dpv = 'https://w3id.org/dpv#';

describe('a receipt', () => {
  test('checks with the giver’s key and an empty shelf; one letter changed, it does not', async () => {
    const text = await signReceipt(facts, signer, now);
    expect(await check(text)).toBe('good');
    for (const [part, instead] of [
      ['For the job.', 'For a job.'],
      ['2026-12-27', '2027-12-27'],
      ['Hygiene', 'Honesty'],
      ['https://w3id.org/dpv#', 'https://w3id.org/dpw#'],
    ] as const) {
      expect(text).toContain(part);
      expect(await check(text.replace(part, instead))).toBe('bad');
    }
  });
  test('says in linked data who let whom see what, why and until when, without asking any address', async () => {
    const asked: string[] = [];
    const documentLoader = async (url: string) => {
      asked.push(url);
      throw new Error('nothing is fetched');
    };
    const document = JSON.parse(await signReceipt(facts, signer, now)) as object;
    const [record = {}] = (await jsonld.expand(document, { documentLoader })) as Record<string, Record<string, unknown[]>[]>[];
    expect(asked).toEqual([]);
    expect(record).toMatchObject({
      '@type': [`${dpv}ConsentRecord`],
      [`${dpv}hasConsentStatus`]: [{ '@id': `${dpv}RenewedConsentGiven` }],
      [`${dpv}hasDataSubject`]: [{ '@id': signer.controller, '@type': [`${dpv}DataSubject`] }],
    });
    expect(record[`${dpv}hasProcess`]?.[0]).toMatchObject({
      [`${dpv}hasPurpose`]: [{ '@type': [`${dpv}Purpose`, `${dpv}PersonnelHiring`] }],
      [`${dpv}hasLegalBasis`]: [{ '@id': `${dpv}Consent` }],
      [`${dpv}hasProhibition`]: [{ [`${dpv}hasProcessing`]: [{ '@id': `${dpv}Share` }] }],
      [`${dpv}hasDuration`]: [{ 'http://www.w3.org/1999/02/22-rdf-syntax-ns#value': [{ '@value': facts.until }] }],
    });
    expect(record['http://purl.org/dc/terms/hasPart']).toHaveLength(2);
  });
  test('names the parts within a credential that were opened, and no others; a whole one has no list', async () => {
    const data = async (more: Partial<ReceiptFacts>) => {
      const document = JSON.parse(await signReceipt({ ...facts, ...more }, signer, now)) as {
        'dpv:hasProcess': { 'dpv:hasPersonalData': Record<string, { 'dct:title': string }[]> };
      };
      return document['dpv:hasProcess']['dpv:hasPersonalData'];
    };
    expect(await data({})).not.toHaveProperty('dct:hasPart');
    const titles = (await data({ within: ['result'] }))['dct:hasPart']?.map((each) => each['dct:title']);
    expect(titles).toEqual([expect.stringMatching(/^The outline/), 'The result']);
    expect((await data({ within: [] }))['dct:hasPart']).toHaveLength(1);
  });
  test('is signed by nobody but its giver, and not before anything happened', async () => {
    const other = await signerFrom((await makeKey()).secret);
    await expect(signReceipt(facts, other, now)).rejects.toThrow('signed by whoever gave');
    await expect(signReceipt({ ...facts, events: [] }, signer, now)).rejects.toThrow('Nothing has happened');
  });
  test.each(purposes)('%s has an address of its own or a broader word of the vocabulary', async (purpose) => {
    const { iri, broader } = purposeTerms[purpose];
    expect(iri.startsWith(dpv) || broader?.startsWith(dpv)).toBe(true);
    expect(await check(await signReceipt({ ...facts, purpose, opens: { kind: 'all' } }, signer, now))).toBe('good');
  });
});
