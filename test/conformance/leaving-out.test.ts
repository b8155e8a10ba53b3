// Records whose holder may leave parts out: what is shown stands, what must be shown is, and nothing else can be made of it.
import { deriveForReceiver, mandatoryPointers, type CredentialInput } from '@skillweave/core/sign';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signed, unsigned } from './each-key.ts';
import { altered, badge, check, faults, learner, type Loose } from './stage.ts';

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
