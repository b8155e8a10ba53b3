// Whatever is changed in a signed record after signing, nobody is told that it is good.
import { issueAchievementJwt, issueRecord, present } from '@skillweave/core/sign';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hows, mutate, names, placesIn, sameMeaning, type Json } from './changes.ts';
import { at, badge, check, college, employer, issue, learner, now } from './stage.ts';

// Raised by hand for a long search; the suite takes a sample of it.
const rounds = 1;

const badgeText = await issue();
const record = await issueRecord(
  {
    id: 'urn:uuid:0c8f6d4b-2a57-4c1b-8f0a-74d8a3f7e101',
    name: 'What I can do with water',
    issuer: { id: employer.did, name: 'Riverside Works' },
    subject: { id: learner.did },
    credentials: [badgeText],
    associations: [{ type: 'isRelatedTo', sourceId: badge.achievement.id, targetId: badge.achievement.id }],
    validFrom: at('2026-06-01T00:00:00Z'),
    partial: true,
  },
  employer.signer,
);
const presentation = await present(
  { id: 'urn:uuid:1d0f7c55-52aa-4b8e-8a0c-0f6a51b5c9e2', holder: learner.did, credentials: [record], created: now },
  learner.signer,
);

describe.each([
  ['a badge', badgeText, 200],
  ['a record', record, 100],
  ['a presentation', presentation, 60],
])('%s', (_, text, numRuns) => {
  const original = JSON.parse(text) as Json;

  it('is good as signed', async () => {
    expect((await check(text)).verdict).toBe('valid');
  });

  it('is not good with any value changed, taken away, doubled or put elsewhere', async () => {
    const places = placesIn(original);
    const change = fc.record({
      place: fc.constantFrom(...places),
      to: fc.constantFrom(...places),
      how: fc.constantFrom(...hows),
      value: fc.oneof<fc.Arbitrary<Json>[]>(fc.string(), fc.integer(), fc.boolean(), fc.constantFrom<Json>(null, {}, [])),
      name: fc.constantFrom(...names),
    });
    await fc.assert(
      fc.asyncProperty(change, async (drawn) => {
        const mutated = mutate(original, drawn);
        fc.pre(!sameMeaning(original, mutated));
        const report = await check(JSON.stringify(mutated));
        expect([report.verdict.startsWith('valid'), drawn]).toEqual([false, drawn]);
      }),
      { numRuns: numRuns * rounds },
    );
  });
});

it('a token is not good with any letter changed', async () => {
  const token = await issueAchievementJwt(badge, college.signer);
  expect((await check(token)).verdict).toBe('valid');
  await fc.assert(
    fc.asyncProperty(fc.nat(token.length - 1), fc.constantFrom('A', 'b', '9', '_', '=', ' ', '.', ''), async (place, letter) => {
      const mutated = token.slice(0, place) + letter + token.slice(place + 1);
      fc.pre(mutated.trim() !== token);
      expect((await check(mutated)).verdict).not.toMatch(/^valid/);
    }),
    { numRuns: 300 },
  );
});
