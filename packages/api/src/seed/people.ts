// Moves the town's people in: who they are, what they are known by, and where they work.
import type { Transaction } from '../graph/graph.ts';
import { id, instant, list, map, optional, statement, text } from '../graph/statement.ts';
import { runOver } from '../write/rows.ts';
import { onDay, type Seeding } from './seeding.ts';
import { emailOf } from './town.ts';

const identifier = map({ id, kind: text, value: text, provenAt: optional(instant) });
export const people = statement(
  'seed/people',
  {
    rows: list(
      map({
        facts: map({ id, name: text, about: optional(text), createdAt: instant, did: optional(text) }),
        identifiers: list(identifier),
      }),
    ),
  },
  {},
);
const memberships = statement('seed/memberships', { rows: list(map({ personId: id, organizationId: id, role: text })) }, {});

export async function seedPeople(tx: Transaction, { town, chance, now, dids }: Seeding): Promise<void> {
  const movedIn = onDay(now, -1100);
  const everybody = [...town.learners, ...town.staff];
  await runOver(
    tx,
    people,
    everybody.map(({ slug, name, about, studentNumber }) => {
      const personId = chance.id('Person', slug);
      const known = (kind: string, value: string | undefined) =>
        value === undefined ? [] : [{ id: chance.id('Identifier', `${slug} ${kind}`), kind, value, provenAt: movedIn }];
      const did = dids.get(`person:${personId}`);
      return {
        facts: { id: personId, name, about, createdAt: movedIn, did: did ?? null },
        identifiers: [...known('email', emailOf(slug)), ...known('studentNumber', studentNumber), ...known('did', did)],
      };
    }),
  );
  await runOver(
    tx,
    memberships,
    everybody.flatMap(({ slug, member = [] }) =>
      member.map(({ of, role }) => ({
        personId: chance.id('Person', slug),
        organizationId: chance.id('Organization', of),
        role,
      })),
    ),
  );
}
