// Which parts of a badge can be left out, and what a copy without them still holds.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { JsonObject } from '../credential/strict-json.ts';
import { instantOf } from '../terms/index.ts';
import { mandatoryPointers, partAt } from '../verify/selective.ts';
import { signDocument } from './document.ts';
import { achievementCredential, issueAchievement, type CredentialInput } from './issue.ts';
import { makeKey, signerFrom } from './key.ts';
import { partNames, partsOf, partsToLeaveOut, withoutParts, type PartName } from './parts.ts';
import { present } from './present.ts';
import { issueRecord } from './record.ts';

const key = await makeKey(new Uint8Array(32).fill(9), 'P-256');
const signer = await signerFrom(key.secret, undefined, 'P-256');
const validFrom = instantOf(Date.parse('2026-01-01T00:00:00Z'));
const input: CredentialInput = {
  id: 'urn:uuid:6fa11bb8-0cd4-4a0a-8b7a-2f8f3f1a3f10',
  description: 'Given after the third week',
  issuer: { id: key.did, name: 'Northshore' },
  subject: { id: 'did:example:ada' },
  achievement: {
    id: 'urn:uuid:1d1c6b4e-7b7b-4f7a-9a61-6c3a1d3b2f11',
    name: 'Night Shift',
    description: 'Works at night.',
    criteria: { narrative: 'Ten nights.' },
    type: 'Badge',
    humanCode: 'NS-1',
    image: 'https://n.example/picture.png',
    tags: ['nightly', 'quiet'],
    alignments: [{ targetName: 'Stay awake', targetUrl: 'https://n.example/awake', targetType: 'ext:Competency' }],
    resultDescriptions: [{ id: 'https://n.example/scale', name: 'Scale of nights', resultType: 'Result' }],
  },
  results: [{ resultDescription: 'https://n.example/scale', value: 'eleven' }],
  evidence: [{ name: 'The log' }, { name: 'The photograph' }],
  validFrom,
  awardedDate: validFrom,
  status: { purpose: 'revocation', index: 7, list: 'https://n.example/status' },
};
const document = achievementCredential(input, signer);
const sealing = { suite: 'ecdsa-sd-2023', created: validFrom } as const;
const base = await signDocument(document, signer, sealing);
const wordsOf: Partial<Record<PartName, string[]>> = {
  evidence: ['The log', 'The photograph'],
  description: ['third week'],
  picture: ['picture.png'],
  dates: ['awardedDate'],
  result: ['eleven', 'Scale of nights'],
  skills: ['Stay awake'],
  tags: ['nightly', 'quiet'],
  kind: ['achievementType'],
  others: ['NS-1'],
};
const those = partNames.filter((name) => wordsOf[name]);

it('every part that is there is named, with its places, and what must be shown is none', () => {
  const parts = partsOf(document);
  expect(parts.map(({ name }) => name)).toEqual(those);
  expect(parts.find(({ name }) => name === 'result')?.pointers).toEqual([
    '/credentialSubject/achievement/resultDescription',
    '/credentialSubject/result',
  ]);
  for (const { pointers } of parts)
    for (const pointer of pointers) {
      expect(partAt(document, pointer)).toBeDefined();
      expect(mandatoryPointers(document)).not.toContain(pointer);
    }
});

it('whatever is left out is in no byte of the copy, and everything else is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.subarray([...partNames]), async (leftOut) => {
      const copy = await withoutParts(base, leftOut);
      for (const [name, words] of Object.entries(wordsOf))
        for (const word of words) expect([word, copy.includes(word)]).toEqual([word, !leftOut.includes(name as PartName)]);
    }),
    { numRuns: 40 },
  );
});

it('a copy without anything left out says all that was signed', async () => {
  const { proof: _, ...copy } = JSON.parse(await withoutParts(base, [])) as JsonObject;
  expect(copy).toEqual(document);
});

it('what its issuer wants everybody to see cannot be left out, nor anything of a badge signed as one piece', async () => {
  expect(await partsToLeaveOut(base)).toEqual(those);
  const strict = [...mandatoryPointers(document), '/evidence/0', '/credentialSubject/result'];
  const most = await partsToLeaveOut(await signDocument(document, signer, { ...sealing, mandatoryPointers: strict }));
  expect(most).toEqual(those.filter((name) => name !== 'evidence' && name !== 'result'));
  const whole = await issueAchievement(input, signer);
  expect(await partsToLeaveOut(whole)).toEqual([]);
  await expect(withoutParts(whole, ['evidence'])).rejects.toThrow('did not allow');
});

it('the copy that is its holder’s alone is wrapped in nothing, however deep it lies', async () => {
  const record = {
    id: 'urn:uuid:0f6a6f0e-5a0a-4f58-9d6e-0c0f5f8b2c11',
    name: 'R',
    issuer: input.issuer,
    subject: input.subject,
    validFrom,
    partial: true,
  } as const;
  const handed = { id: 'urn:uuid:0f6a6f0e-5a0a-4f58-9d6e-0c0f5f8b2c12', holder: key.did, created: validFrom };
  const deep = JSON.stringify({
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    inside: [{ deeper: JSON.parse(base) as object }],
  });
  const payload = Buffer.from(JSON.stringify({ vc: JSON.parse(base) as object })).toString('base64url');
  const token = `${Buffer.from('{"alg":"ES256"}').toString('base64url')}.${payload}.AAAA`;
  for (const text of [base, ` ${base}\n`, deep, token, base.replace('ecdsa-sd', '\\u0065cdsa-sd')]) {
    await expect(issueRecord({ ...record, credentials: [text] }, signer)).rejects.toThrow('for its holder alone');
    await expect(present({ ...handed, credentials: [text] }, signer)).rejects.toThrow('for its holder alone');
  }
  const copy = await withoutParts(base, ['evidence']);
  expect(await issueRecord({ ...record, credentials: [copy] }, signer)).toContain(copy);
});
