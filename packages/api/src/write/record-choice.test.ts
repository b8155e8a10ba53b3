// Which credentials go into a record: pure choices over a few rows.
import type { Instant } from '@skillweave/core/terms';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../access/refusal.ts';
import type { CredentialCard } from '../read/credential-card.ts';
import type { CompetencyRow } from '../read/rows.ts';
import { choose, listed, type Choosable, type RecordWish } from './record-choice.ts';
import { recordLinks } from './record-links.ts';
import { readWish } from './record-wish.ts';
import { shownFields } from './shown-fields.ts';

const at = (text: string) => `${text}T00:00:00.000Z` as Instant;
const now = at('2026-11-23');
const me = 'did:key:me';
const issuer = {
  id: 'college',
  slug: 'college',
  name: 'Lakeside College',
  kind: 'college',
  recognised: true,
  recognisedBy: null,
  url: null,
};
const skill = (id: string): CompetencyRow => ({
  id,
  uri: `urn:${id}`,
  code: null,
  name: id.toUpperCase(),
  statement: id,
  framework: { id: 'f', uri: 'urn:f', name: 'F', publisher: 'P', version: '1', licence: 'CC0' },
});
const achievement = (id: string) => ({
  id,
  uri: `urn:${id}`,
  name: id,
  about: '',
  criteria: null,
  type: null,
  image: null,
  issuer,
});
const badge = (id: string, more: Partial<CredentialCard> = {}, subject: object = { id: me }): CredentialCard => ({
  id,
  uri: `urn:${id}`,
  name: id,
  kind: 'open-badge',
  issuerName: null,
  validFrom: at('2025-05-03'),
  validUntil: null,
  awardedAt: null,
  receivedAt: now,
  checkedAt: now,
  answer: 'accepted',
  standing: 'good',
  verdict: 'valid',
  findings: '[]',
  result: null,
  issuer,
  achievement: achievement(`a-${id}`),
  parts: { evidence: null, wraps: null, claims: null, document: JSON.stringify({ id: `urn:${id}`, credentialSubject: subject }) },
  ...more,
});
const among = (cards: CredentialCard[], shows: Record<string, string[]>): Choosable => ({
  cards,
  showing: {
    earned: cards.map((card) => ({ credential: card, issuer, achievement: achievement(`a-${card.id}`) })),
    shows: Object.entries(shows).flatMap(([card, skills]) =>
      skills.map((each) => ({
        alignmentId: `${card}-${each}`,
        achievementId: `a-${card}`,
        level: null,
        competency: skill(each),
      })),
    ),
    countsAs: [],
  },
  asked: [],
  holder: me,
});
const wish: RecordWish = {
  skills: null,
  issuers: null,
  credentials: null,
  from: null,
  to: null,
  target: null,
  name: null,
  receiver: 'Northshore',
  purpose: 'hiring',
  until: at('2027-01-01'),
};
const ids = (choice: Awaited<ReturnType<typeof choose>>) => choice.includes.map(({ card }) => card.id);

describe('choosing', () => {
  const three = among([badge('one'), badge('two'), badge('three', { issuer: { ...issuer, id: 'other', name: 'Other' } })], {
    one: ['write', 'speak'],
    two: ['count'],
  });

  it('takes everything accepted when nothing is chosen', async () => {
    expect(ids(await choose(wish, three, now))).toEqual(['one', 'two', 'three']);
  });

  it('narrows by each choice made', async () => {
    expect(ids(await choose({ ...wish, skills: ['write', 'count'] }, three, now))).toEqual(['one', 'two']);
    expect(ids(await choose({ ...wish, skills: ['write'], issuers: ['other'] }, three, now))).toEqual([]);
    expect(ids(await choose({ ...wish, credentials: ['two'] }, three, now))).toEqual(['two']);
    expect(ids(await choose({ ...wish, from: at('2025-05-04') }, three, now))).toEqual([]);
  });

  it('says of a badge that shows more than was asked for that this cannot be hidden', async () => {
    const { warnings } = await choose({ ...wish, skills: ['write'] }, three, now);
    expect(warnings).toEqual([expect.objectContaining({ code: 'record.cannotHide', text: expect.stringContaining('“SPEAK”') })]);
  });

  it('leaves out what is made out to another identity, and what did not pass', async () => {
    const some = among([badge('mine'), badge('old', {}, { id: 'did:key:old' }), badge('forged', { standing: 'bad' })], {});
    expect(ids(await choose(wish, some, now))).toEqual(['mine']);
    expect(ids(await choose({ ...wish, credentials: ['old', 'forged'] }, some, now))).toEqual([]);
  });

  it('has another digest when a text, a standing, a name or a condition is another', async () => {
    const digests = [
      await choose(wish, three, now),
      await choose({ ...wish, receiver: 'Southshore' }, three, now),
      await choose({ ...wish, until: at('2027-01-02') }, three, now),
      await choose(wish, among([badge('one', {}, { id: me, note: 'x' }), ...three.cards.slice(1)], {}), now),
      await choose(wish, among([badge('one', { standing: 'untrusted' }), ...three.cards.slice(1)], {}), now),
    ].map(({ digest }) => digest);
    expect(new Set(digests).size).toBe(digests.length);
    expect((await choose(wish, three, now)).digest).toBe(digests[0]);
  });

  it('links only skills that the included credentials show', async () => {
    const { includes } = await choose({ ...wish, credentials: ['one'] }, three, now);
    const graph = { broader: [{ from: 'write', to: 'speak' }], exact: [{ from: 'write', to: 'count' }] };
    const { achievements, associations } = recordLinks(includes, graph);
    expect(associations).toEqual([{ type: 'isChildOf', sourceId: 'urn:write', targetId: 'urn:speak' }]);
    expect(achievements.map(({ id }) => id)).toEqual(['urn:write', 'urn:speak']);
  });
});

it('a wish is refused with every field that is wrong at once', () => {
  const refusal = readWish({ receiver: ' ', until: at('2020-01-01') }, now);
  expect(isRefusal(refusal) && refusal.reasons.map(({ field }) => field)).toEqual(['receiver', 'purpose', 'until']);
  expect(readWish({ ...wish, skills: [] }, now)).toMatchObject({ skills: null, receiver: 'Northshore' });
});

it('every value of a credential is shown with a plain label, whatever field it is in', () => {
  const fields = shownFields(
    JSON.stringify({
      '@context': ['x'],
      type: ['VerifiableCredential'],
      credentialSubject: { achievement: { name: 'Care', fieldOfStudy: 'Nursing', tag: ['a', 'b'] } },
      proof: { created: '2025-05-03T00:00:00Z', proofValue: 'zABC' },
    }),
  );
  expect(fields).toEqual([
    { label: 'What was earned', value: 'Care' },
    { label: 'Achievement › field of study', value: 'Nursing' },
    { label: 'Achievement › tag', value: 'a' },
    { label: 'Achievement › tag', value: 'b' },
    { label: 'Signature', value: 'By the issuer, over everything here, made on 2025-05-03' },
  ]);
});

it('names are listed as people list them', () => {
  expect(listed(['a'])).toBe('“a”');
  expect(listed(['a', 'b', 'a'])).toBe('“a” and “b”');
  expect(listed(['a', 'b', 'c', 'd', 'e'])).toBe('“a”, “b”, “c” and 2 more');
});
