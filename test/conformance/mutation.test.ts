// Whatever is changed in a signed record after signing, nobody is told that it is good.
import { issueAchievementJwt, issueRecord, present } from '@skillweave/core/sign';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, badge, check, college, employer, issue, learner, now } from './stage.ts';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Path = (string | number)[];
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
      how: fc.constantFrom('replace', 'remove', 'rename', 'nudge', 'move', 'wrap', 'add'),
      value: fc.oneof<fc.Arbitrary<Json>[]>(fc.string(), fc.integer(), fc.boolean(), fc.constantFrom<Json>(null, {}, [])),
      name: fc.constantFrom('id', 'Id', '@id', 'https://schema.org/name', 'name', 'type', 'x', 'validUntil', 'Image', 'proof'),
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

type Change = { place: Path; to: Path; how: string; value: Json; name: string };

function mutate(original: Json, { place, to, how, value, name }: Change): Json {
  const copy = structuredClone(original);
  const parent = valueAt(copy, place.slice(0, -1)) as Record<string | number, Json>;
  const last = place.at(-1) as string | number;
  const old = parent[last] as Json;
  const drop = () => (Array.isArray(parent) ? parent.splice(Number(last), 1) : delete parent[last]);
  if (how === 'remove') drop();
  else if (how === 'rename' && !Array.isArray(parent)) {
    drop();
    parent[name] = old;
  } else if (how === 'nudge') parent[last] = nudged(old);
  else if (how === 'wrap') parent[last] = { '@value': old };
  else if (how === 'add' && typeof old === 'object' && old !== null && !Array.isArray(old)) old[name] = value;
  else if (how === 'move') {
    const target = valueAt(copy, to);
    if (typeof target === 'object' && target !== null && !Array.isArray(target) && !contains(old, target)) {
      drop();
      target[String(last)] = old;
    }
  } else parent[last] = value;
  return copy;
}

function nudged(value: Json): Json {
  if (typeof value === 'string') return value === '' ? 'x' : value.slice(0, -1) + (value.endsWith('a') ? 'b' : 'a');
  if (typeof value === 'number') return value + 1;
  return typeof value === 'boolean' ? !value : [];
}

function placesIn(value: Json, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return path.length === 0 ? [] : [path];
  const inner = Object.entries(value).flatMap(([name, one]) =>
    placesIn(one, [...path, Array.isArray(value) ? Number(name) : name]),
  );
  return path.length === 0 ? inner : [path, ...inner];
}

function valueAt(value: Json, path: Path): Json {
  return path.reduce<Json>((at, name) => (at as Record<string | number, Json>)[name] ?? null, value);
}

function contains(outer: Json, inner: Json): boolean {
  if (outer === inner) return true;
  return typeof outer === 'object' && outer !== null && Object.values(outer).some((one) => contains(one, inner));
}

/** Lists of one and the thing alone, doubled entries and their order, null and absence: JSON-LD takes them for the same. */
function sameMeaning(one: Json, other: Json): boolean {
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other));
}

function plain(value: Json): Json {
  if (Array.isArray(value)) {
    const items = value.map(plain).filter((item) => item !== null);
    const unique = [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
    return unique.length === 1 ? (unique[0] ?? null) : unique.length === 0 ? null : unique.toSorted(byText);
  }
  if (typeof value !== 'object' || value === null) return value;
  const known = Object.entries(value).map(([name, one]) => [name, plain(one)] as const);
  return Object.fromEntries(known.filter(([, one]) => one !== null).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function byText(one: Json, other: Json): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
}
