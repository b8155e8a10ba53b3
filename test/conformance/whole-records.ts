// Badges, records and endorsements drawn from the data model itself: any of its fields, any number of things in each.
import * as fc from 'fast-check';
import { classes, credentialClasses, type ClassModel } from '../../packages/core/src/credential/vocabulary/classes.ts';
import { wordLists } from '../../packages/core/src/credential/vocabulary/lists.ts';

type Made = { [name: string]: unknown };

// Few of each, so that the same thing is named twice and the same words stand for different ones.
const address = fc.constantFrom(
  'urn:a:1',
  'urn:a:2',
  'https://a.example/1',
  'https://a.example/1#b',
  'did:key:z6Mkf',
  'mailto:a@b.example',
);
const simple: Record<string, fc.Arbitrary<unknown>> = {
  text: address,
  words: fc.constantFrom('', 'x', 'two words', 'Ünïcode \u{1F600}', '"\\\n\t\r', 'https://a.example/1', 'Achievement', '@id'),
  number: fc.constantFrom(0, 1, -7, 4.5, 12_345.678, 0.1),
  boolean: fc.boolean(),
  'date-time': fc.constantFrom('2026-01-31T10:00:00Z', '2026-01-31T10:00:00.5+02:00', '2026-01-31T10:00:00.000-11:30'),
  date: fc.constantFrom('2001-02-03', '1999-12-31'),
  language: fc.constantFrom('en', 'pt-BR'),
  token: fc.constant('e30.e30.e30'),
};
const asClass: Record<string, keyof typeof classes> = { ProfileRef: 'Profile', PartyRef: 'Profile' };
const base = 'https://www.w3.org/ns/credentials/v2';
const badges = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
const records = 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json';
const whole = {
  AchievementCredential: [base, badges],
  EndorsementCredential: [base, badges],
  ClrCredential: [base, records, badges],
} as const;
// Fields for people; the others of kind `text` are addresses.
const wordy =
  /name|description|narrative|comment|code|value|points|level$|term$|role|genre|audience|caption|tag|version|field|salt|hash/i;
type Whole = keyof typeof whole;
const isWhole = (name: string): name is Whole => Object.hasOwn(whole, name);

/** A badge, a record or an endorsement with any of the fields the data model gives it. */
export const wholeRecord: fc.Arbitrary<Made> = fc
  .constantFrom(...(Object.keys(whole) as Whole[]))
  .chain((name) => wholeOf(name, 5));

function wholeOf(name: Whole, depth: number): fc.Arbitrary<Made> {
  const model = credentialClasses[name];
  return fields(model, depth).map((made) => ({
    '@context': whole[name],
    type: ['VerifiableCredential', name],
    ...made,
    // What is enveloped in its proof is read apart from it.
    proof: undefined,
  }));
}

function fields(model: ClassModel, depth: number): fc.Arbitrary<Made> {
  const kept = Object.entries(model.fields).flatMap(([name, kind]) => {
    const [, range = '', required, many] = /^([\w-]+?)(!?)([*+]?)$/.exec(kind) ?? [];
    const value = valueOf(range === 'text' && wordy.test(name) ? 'words' : range, depth - 1);
    if (!value || (depth <= 0 && !required)) return [];
    const one = many ? fc.oneof({ weight: 2, arbitrary: fc.array(value, { minLength: 1, maxLength: 3 }) }, value) : value;
    return [[name, required ? one : fc.option(one, { nil: undefined, freq: 2 })] as const];
  });
  return fc.record(Object.fromEntries(kept)).map(withoutNothing);
}

function valueOf(range: string, depth: number): fc.Arbitrary<unknown> | null {
  if (simple[range]) return simple[range];
  const list = Object.entries(wordLists).find(([name]) => name === range)?.[1];
  if (list) return fc.constantFrom(...list.words.slice(0, 4), ...(list.open ? ['ext:own'] : []));
  if (depth <= 0) return null;
  if (isWhole(range)) return wholeOf(range, depth - 2);
  if (range === 'WrappedCredential') return wholeOf('AchievementCredential', depth);
  const name = asClass[range] ?? range;
  if (!(name in classes)) return null;
  const model: ClassModel = classes[name as keyof typeof classes];
  const made = fields(model, depth).map((some) =>
    model.type === 'none' ? { id: 'urn:a:3', ...some } : { type: typeOf(name, model), ...some },
  );
  return range in asClass ? fc.oneof(address, made) : made;
}

// Kinds that others define are named by an address.
const typeOf = (name: string, { type }: ClassModel) =>
  type === 'any' ? `https://a.example/kinds#${name}` : type === 'listed' ? [name] : name;

const withoutNothing = (made: Made): Made =>
  Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined && value !== null));
