// What counts, said as sentences, and held against a slow reading of the rule on random rows.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  day,
  later,
  readInstant,
  type AchievementId,
  type CompetencyId,
  type CredentialId,
  type Id,
  type Instant,
  type OrganizationId,
} from '../terms/index.ts';
import {
  chainsBySkill,
  gap,
  holds,
  readable,
  standingAt,
  summary,
  type CountsAsRow,
  type CredentialRow,
  type OfferRow,
  type RequirementRow,
  type Rows,
  type StoredStanding,
} from './index.ts';

const now = readInstant('2026-11-23T12:00:00.000Z') as Instant;
const writing = 'writing' as CompetencyId;
const credential = (change: Partial<CredentialRow> = {}): CredentialRow => ({
  id: 'c1' as CredentialId,
  name: 'Technical Writing',
  answer: 'accepted',
  standing: 'good',
  validFrom: readInstant('2025-05-03T00:00:00Z'),
  validUntil: null,
  awardedAt: null,
  issuer: { id: 'lakeside' as OrganizationId, name: 'Lakeside College' },
  achievement: { id: 'a1' as AchievementId, name: 'Technical Writing' },
  ...change,
});
const mapping = (from: string, to: string, weight: 'full' | 'part' = 'full'): CountsAsRow => ({
  from: from as CompetencyId,
  to: to as CompetencyId,
  weight,
  mappingId: `${from}>${to}` as Id<'Mapping'>,
  validUntil: null,
  isDisputed: false,
});
const town = (credentials: CredentialRow[], countsAs: CountsAsRow[] = [], level: string | null = null): Rows => ({
  credentials,
  alignments: [{ alignmentId: 'al1' as Id<'Alignment'>, achievementId: 'a1' as AchievementId, competencyId: writing, level }],
  countsAs,
  competencies: ['writing', 'b', 'c', 'd'].map((id) => ({
    id: id as CompetencyId,
    name: id === 'writing' ? 'Write clear reports' : id,
  })),
});
const states = (rows: Rows) => Object.fromEntries(holds(rows, now).map((skill) => [skill.competencyId, skill.state]));

describe('a skill is held', () => {
  test('through an accepted, good, current credential', () => {
    expect(states(town([credential()]))).toEqual({ writing: 'HELD' });
  });
  test.each(['pending', 'declined', 'hidden', 'removed'] as const)('not through a %s one', (answer) => {
    expect(states(town([credential({ answer })]))).toEqual({});
  });
  test('as expiring when its last full chain ends within 90 days, and held when another lasts', () => {
    const short = credential({ validUntil: later(now, 90 * day) });
    expect(states(town([short]))).toEqual({ writing: 'EXPIRING' });
    expect(states(town([{ ...short, validUntil: later(now, 90 * day + 1) }]))).toEqual({ writing: 'HELD' });
    expect(states(town([short, credential({ id: 'c2' as CredentialId })]))).toEqual({ writing: 'HELD' });
  });
  test('no longer from the very moment it runs out, and when taken back', () => {
    expect(states(town([credential({ validUntil: now })]))).toEqual({ writing: 'NO_LONGER' });
    expect(states(town([credential({ standing: 'revoked' })]))).toEqual({ writing: 'NO_LONGER' });
  });
  test.each([
    ['cannotCheck', 'CANNOT_TELL'],
    ['suspended', 'CANNOT_TELL'],
    ['untrusted', undefined],
    ['bad', undefined],
  ] as const)('%s gives %s', (standing, state) => {
    expect(states(town([credential({ standing })])).writing).toBe(state);
  });
  test('in full over two full mappings and no further; in part over one only', () => {
    expect(states(town([credential()], [mapping('writing', 'b'), mapping('b', 'c'), mapping('c', 'd')]))).toEqual({
      writing: 'HELD',
      b: 'HELD',
      c: 'HELD',
    });
    expect(states(town([credential()], [mapping('writing', 'b', 'part'), mapping('b', 'c')]))).toEqual({
      writing: 'HELD',
      b: 'PARTLY',
    });
    expect(states(town([credential()], [mapping('writing', 'b'), mapping('b', 'c', 'part')]))).toEqual({
      writing: 'HELD',
      b: 'HELD',
    });
  });
  test('not through a mapping that has run out; through a disputed one, which the chain says', () => {
    const over = (change: Partial<CountsAsRow>) => town([credential()], [{ ...mapping('writing', 'b'), ...change }]);
    expect(states(over({ validUntil: now }))).toEqual({ writing: 'HELD' });
    expect(states(over({ validUntil: later(now, 1) }))).toEqual({ writing: 'HELD', b: 'HELD' });
    const [chain] = chainsBySkill(over({ isDisputed: true }), now).get('b') ?? [];
    expect(chain && readable(chain)).toContain('“Write clear reports”, which somebody has questioned');
  });
  test('a mapping back and forth adds no second chain', () => {
    const skills = holds(town([credential()], [mapping('writing', 'b'), mapping('b', 'writing')]), now);
    expect(skills.map((skill) => skill.chains.length)).toEqual([1, 1]);
  });
});

describe('a gap line', () => {
  const asked = (level: string | null = null): RequirementRow[] => [{ competencyId: writing, level, necessity: 'required' }];
  const offers: OfferRow[] = [
    ['x', 40],
    ['y', 8],
    ['z', null],
    ['w', 20],
  ].map(([id, effort]) => ({
    achievement: { id: `${id}` as AchievementId, name: `Course ${id}` },
    issuerName: 'Harbour Training',
    competencyId: writing,
    effort: effort as number | null,
  }));
  const only = (rows: Rows, level: string | null = null) => gap(rows, asked(level), offers, now)[0];
  test('with nothing behind it says so and names the smallest next step', () => {
    const line = only(town([]));
    expect(line).toMatchObject({
      state: 'NOT_MET',
      because: 'Nothing shows this yet.',
      whatWouldHelp: 'Earn Course y (Harbour Training), about 8 hours.',
      chains: [],
    });
    expect(line?.nextSteps.map((step) => step.achievement.id)).toEqual(['y', 'w', 'x']);
  });
  test('is met with a reason and needs no help', () => {
    expect(only(town([credential()]))).toMatchObject({
      state: 'MET',
      because: 'Technical Writing (Lakeside College) shows it.',
      whatWouldHelp: null,
      nextSteps: [],
    });
  });
  test('cannot be told when the only way could not be checked', () => {
    expect(only(town([credential({ standing: 'cannotCheck' })]))?.state).toBe('CANNOT_TELL');
  });
  test('is not met by what ran out, and keeps the chain that says so', () => {
    const line = only(town([credential({ validUntil: later(now, -day) })]));
    expect(line).toMatchObject({
      state: 'NOT_MET',
      because: 'Technical Writing (Lakeside College) ran out on 22 November 2026.',
    });
    expect(line?.chains).toHaveLength(1);
  });
  test('says “again” where the smallest step was taken once already', () => {
    const again = { ...offers[0], achievement: { id: 'a1' as AchievementId, name: 'Technical Writing' }, effort: 1 } as OfferRow;
    const line = gap(town([credential({ standing: 'revoked' })]), asked(), [again], now)[0];
    expect(line?.whatWouldHelp).toBe('Earn Technical Writing (Harbour Training) again, about 1 hour.');
  });
  test('a lower level of the same scale is only part of it; a level in words is not judged', () => {
    expect(only(town([credential()], [], '2'), '3')).toMatchObject({
      state: 'PARTLY',
      because: 'Technical Writing (Lakeside College) shows it at level 2; level 3 is asked.',
    });
    expect(only(town([credential()], [], '3'), '3')?.state).toBe('MET');
    expect(only(town([credential()], [], 'advanced'), 'expert')?.state).toBe('MET');
  });
  test('the summary counts each line once', () => {
    expect(
      summary(
        gap(
          town([credential()]),
          [...asked(), { competencyId: 'b' as CompetencyId, level: null, necessity: 'helpful' }],
          offers,
          now,
        ),
      ),
    ).toEqual({ met: 1, partly: 0, notMet: 1, cannotTell: 0 });
  });
});

test('a chain reads as one sentence', () => {
  const [direct] = holds(town([credential()]), now)[0]?.chains ?? [];
  expect(direct && readable(direct)).toBe(
    'Write clear reports — shown by Technical Writing (Lakeside College), which you earned on 3 May 2025.',
  );
  const [claimed] = chainsBySkill(town([credential({ standing: 'bad' })]), now).get('writing') ?? [];
  expect(claimed && readable(claimed)).toContain('which says that you earned it on 3 May 2025; it did not pass its checks.');
  const [mapped] = chainsBySkill(town([credential({ standing: 'suspended' })], [mapping('writing', 'b')]), now).get('b') ?? [];
  expect(mapped && readable(mapped, 'Maya')).toBe(
    'b — shown by Technical Writing (Lakeside College), which Maya earned on 3 May 2025; counted through a reviewed match from “Write clear reports”; it is on hold.',
  );
});

describe('on random rows', () => {
  const skills = ['writing', 'b', 'c', 'd'];
  const when = fc.option(
    fc.integer({ min: -2, max: 2 }).map((days) => later(now, days * day)),
    { nil: null },
  );
  const credentials = fc.array(
    fc.record({
      answer: fc.constantFrom('pending', 'accepted', 'declined', 'hidden', 'removed'),
      standing: fc.constantFrom<StoredStanding>('good', 'good', 'cannotCheck', 'suspended', 'revoked', 'untrusted', 'bad'),
      validFrom: when,
      validUntil: when,
    }),
    { maxLength: 4 },
  );
  const edges = fc.array(
    fc.tuple(fc.constantFrom(...skills), fc.constantFrom(...skills), fc.constantFrom<'full' | 'part'>('full', 'part')),
    { maxLength: 8 },
  );

  test('the states are those of the rule read slowly', () => {
    fc.assert(
      fc.property(credentials, edges, (given, pairs) => {
        const rows = town(
          given.map((each, index) => credential({ ...each, id: `c${index}` as CredentialId })),
          pairs.map(([from, to, weight], index) => ({ ...mapping(from, to, weight), mappingId: `m${index}` as Id<'Mapping'> })),
        );
        const edge = (from: string, to: string, weights: string[]) =>
          pairs.some(([f, t, w]) => f === from && t === to && weights.includes(w));
        const fully = skills.filter(
          (skill) =>
            skill === 'writing' ||
            edge('writing', skill, ['full']) ||
            skills.some((mid) => edge('writing', mid, ['full']) && edge(mid, skill, ['full'])),
        );
        const partly = skills.filter((skill) => !fully.includes(skill) && edge('writing', skill, ['part']));
        const mine = rows.credentials.filter((each) => each.answer === 'accepted');
        const is = (...standings: string[]) => mine.some((each) => standings.includes(standingAt(each, now)));
        const expected: Record<string, string> = {};
        for (const skill of [...fully, ...partly]) {
          const best = fully.includes(skill) ? 'EXPIRING|HELD' : 'PARTLY';
          if (is('good')) expected[skill] = best;
          else if (is('cannotCheck', 'suspended')) expected[skill] = 'CANNOT_TELL';
          else if (is('expired', 'revoked')) expected[skill] = 'NO_LONGER';
        }
        const found = states(rows);
        expect(Object.keys(found).sort()).toEqual(Object.keys(expected).sort());
        for (const [skill, state] of Object.entries(found)) expect(expected[skill]).toContain(state);
      }),
      { numRuns: 500 },
    );
  });

  test('taking away any link of a met line’s only chain changes the line', () => {
    fc.assert(
      fc.property(fc.constantFrom(0, 1, 2), (hops) => {
        const rows = town([credential()], [mapping('writing', 'b'), mapping('b', 'c')]);
        const asked: RequirementRow[] = [{ competencyId: skills[hops] as CompetencyId, level: null, necessity: 'required' }];
        const state = (changed: Rows) => gap(changed, asked, [], now)[0]?.state;
        expect(state(rows)).toBe('MET');
        expect(state({ ...rows, credentials: [] })).toBe('NOT_MET');
        expect(state({ ...rows, alignments: [] })).toBe('NOT_MET');
        for (let cut = 0; cut < hops; cut += 1)
          expect(state({ ...rows, countsAs: rows.countsAs.filter((_, index) => index !== cut) })).toBe('NOT_MET');
      }),
    );
  });
});
