// Whose a credential is: a plain oracle that tries every proven thing against every name, on random credentials.
import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { identityHash, whoseIs, type HashedIdentifier, type Proven } from './index.ts';

const emails = ['maya@lakeside.example', 'm.okafor@home.example', 'Priya@Lakeside.Example'];
const dids = ['did:key:z6Mkmaya', 'did:web:maya.example', 'did:key:z6Mkother'];
const md5 = (text: string) => `md5$${createHash('md5').update(text).digest('hex')}`;

type Named = { readonly by: string; readonly how: 'plain' | 'hash' | 'weak' | 'name'; readonly salt: string };
const written = ({ by, how, salt }: Named): HashedIdentifier => {
  const identityType = how === 'name' ? 'name' : 'emailAddress';
  if (how === 'plain' || how === 'name') return { hashed: false, identityHash: ` ${by} `, identityType };
  return { hashed: true, identityHash: how === 'hash' ? identityHash(by, salt) : md5(by + salt), identityType, salt };
};
const named: fc.Arbitrary<Named> = fc.record({
  by: fc.constantFrom(...emails, ...emails.map((email) => email.toLowerCase())),
  how: fc.constantFrom('plain', 'hash', 'weak', 'name'),
  salt: fc.constantFrom('', 'salt', 'pepper'),
});
const proven: fc.Arbitrary<Proven> = fc.record({ dids: fc.subarray(dids), emails: fc.subarray(emails) });
const subjectId = fc.constantFrom(
  null,
  ...dids,
  ...emails.map((email) => `mailto:${email.toUpperCase()}`),
  'https://maya.example/me',
);

function oracle(id: string | null, names: readonly Named[], known: Proven) {
  const fitting = names.filter(({ by, how }) => {
    if (how === 'name') return false;
    // A hash is of one spelling: as typed, or in small letters. A plain address is read whatever its letters.
    if (how === 'plain') return known.emails.some((email) => email.toLowerCase() === by.toLowerCase());
    return known.emails.some((email) => by === email || by === email.toLowerCase());
  });
  const isTheId =
    id !== null &&
    (known.dids.includes(id) || known.emails.some((email) => `mailto:${email}`.toLowerCase() === id.toLowerCase()));
  if (isTheId || fitting.some(({ how }) => how !== 'weak')) return 'theirs';
  if (fitting.length > 0) return 'weak';
  return id === null && names.length === 0 ? 'unnamed' : 'another';
}

test('it is theirs exactly when something they have proven is named', () => {
  fc.assert(
    fc.property(subjectId, fc.array(named, { maxLength: 3 }), proven, (id, names, known) => {
      expect(whoseIs({ subject: { id, identifiers: names.map(written) } }, known)).toBe(oracle(id, names, known));
    }),
    { numRuns: 3000 },
  );
});

test('proving more never takes a credential away, and only what is another’s or weak changes', () => {
  fc.assert(
    fc.property(subjectId, fc.array(named, { maxLength: 3 }), proven, proven, (id, names, known, more) => {
      const facts = { subject: { id, identifiers: names.map(written) } };
      const before = whoseIs(facts, known);
      const after = whoseIs(facts, { dids: [...known.dids, ...more.dids], emails: [...known.emails, ...more.emails] });
      const order = ['another', 'weak', 'theirs'];
      expect(before === 'unnamed' ? after === 'unnamed' : order.indexOf(after) >= order.indexOf(before)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

describe('by hand', () => {
  const known: Proven = { dids: ['did:key:z6Mkmaya'], emails: ['maya@lakeside.example'] };
  test.each([
    ['nobody is named', { id: null, identifiers: [] }, 'unnamed'],
    ['an identity of theirs', { id: 'did:key:z6Mkmaya', identifiers: [] }, 'theirs'],
    ['a key inside that identity is not the identity', { id: 'did:key:z6Mkmaya#z6Mkmaya', identifiers: [] }, 'another'],
    ['a profile page', { id: 'https://maya.example/me', identifiers: [] }, 'another'],
    [
      'a right hash with another salt',
      {
        id: null,
        identifiers: [
          { hashed: true, identityHash: identityHash('maya@lakeside.example', 'a'), identityType: 'emailAddress', salt: 'b' },
        ],
      },
      'another',
    ],
  ] as const)('%s', (_, subject, whose) => {
    expect(whoseIs({ subject: { ...subject, identifiers: [...subject.identifiers] } }, known)).toBe(whose);
  });
});
