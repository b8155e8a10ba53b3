// What a scope opens, and that "give less" never gives more: on random scopes over random credentials.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CompetencyId, CredentialId, OrganizationId, PersonId } from '../terms/index.ts';
import { covers, isEmpty, isWithin, opens, parts, together, type Detail, type Scope, type Thing } from './index.ts';

const some = <T extends string>(...names: string[]) => fc.subarray(names as T[]);
const thing: fc.Arbitrary<Omit<Thing, 'credentialId'>> = fc.record({
  ownerId: fc.constant('maya' as PersonId),
  answer: fc.constant('accepted' as const),
  issuerId: fc.constantFrom('i1' as OrganizationId, 'i2' as OrganizationId, 'i3' as OrganizationId),
  shows: some<CompetencyId>('s1', 's2', 's3'),
});
const things = fc
  .array(thing, { minLength: 1, maxLength: 6 })
  .map((list) => list.map((each, at): Thing => ({ ...each, credentialId: `c${at}` as CredentialId })));
const within: fc.Arbitrary<Detail> = fc.oneof(fc.constant('everything' as const), fc.subarray([...parts]));
const scope: fc.Arbitrary<Scope> = fc.oneof(
  fc.record({ kind: fc.constant('all' as const), within }),
  fc.record({ kind: fc.constant('chosen' as const), within, credentials: some<CredentialId>('c0', 'c1', 'c2', 'c3') }),
  fc.record({
    within,
    kind: fc.constant('rule' as const),
    issuers: some<OrganizationId>('i1', 'i2', 'i3'),
    skills: some<CompetencyId>('s1', 's2', 's3'),
  }),
);

const readings = [...parts, 'whole' as const];
test('what lies within a scope opens nothing that the scope does not, of today’s credentials and of later ones', () => {
  fc.assert(
    fc.property(scope, scope, things, thing, (wish, given, held, arrives) => {
      fc.pre(isWithin(wish, given, held));
      const later: Thing = { ...arrives, credentialId: 'later' as CredentialId };
      const more = [...held, later].filter((each) => covers(wish, each) && !covers(given, each));
      expect(more).toEqual([]);
      expect(readings.filter((part) => opens(wish.within, part) && !opens(given.within, part))).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});
test('everything a person may wish within a scope is let through: the scope itself, each choice of what it opens', () => {
  fc.assert(
    fc.property(scope, things, (given, held) => {
      const open = held.filter((each) => covers(given, each)).map(({ credentialId }) => credentialId);
      expect(isWithin({ kind: 'chosen', credentials: open, within: given.within }, given, held)).toBe(true);
      const isItself = given.kind === 'chosen' ? given.credentials.every((each) => open.includes(each)) : true;
      expect(isWithin(given, given, held)).toBe(isItself);
    }),
  );
});
test('a rule is narrowed by naming fewer, never by dropping a condition', () => {
  const given: Scope = {
    kind: 'rule',
    within: 'everything',
    issuers: ['i1' as OrganizationId],
    skills: ['s1' as CompetencyId, 's2' as CompetencyId],
  };
  expect(isWithin({ ...given, skills: ['s1' as CompetencyId] }, given, [])).toBe(true);
  expect(isWithin({ ...given, skills: [] }, given, [])).toBe(false);
  expect(isWithin({ ...given, issuers: [] }, given, [])).toBe(false);
  expect(isWithin({ kind: 'all', within: 'everything' }, given, [])).toBe(false);
  expect([isEmpty(given), isEmpty({ kind: 'chosen', credentials: [] }), isEmpty({ kind: 'all' })]).toEqual([false, true, false]);
});
test('less within a credential is less, and narrowing never adds a part', () => {
  const some = { kind: 'all' as const, within: ['evidence', 'result'] as const };
  expect(isWithin({ ...some, within: [] }, some, [])).toBe(true);
  expect(isWithin({ ...some, within: ['result'] }, some, [])).toBe(true);
  expect(isWithin({ ...some, within: ['result', 'claims'] }, some, [])).toBe(false);
  expect(isWithin({ ...some, within: 'everything' }, some, [])).toBe(false);
  expect(isWithin(some, { ...some, within: 'everything' }, [])).toBe(true);
  // All parts by name are still less than everything: the whole file is not among them.
  expect(isWithin({ ...some, within: 'everything' }, { ...some, within: parts }, [])).toBe(false);
});
test('several open together what any of them opens, and no more', () => {
  fc.assert(
    fc.property(fc.array(within, { maxLength: 4 }), (details) => {
      for (const part of readings) expect(opens(together(details), part)).toBe(details.some((each) => opens(each, part)));
    }),
  );
});
