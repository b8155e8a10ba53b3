// Lays down the library of the town: organisations, frameworks, mappings, targets.
import { createHash } from 'node:crypto';
import { caseIdentifierOf } from '@skillweave/core/frameworks';
import type { Transaction } from '../graph/graph.ts';
import { runOver } from '../write/rows.ts';
import { countsAs } from './counts-as.ts';
import * as rows from './library-rows.ts';
import { seedAchievements } from './offers.ts';
import { onDay, type Seeding } from './seeding.ts';
import type { TownMapping } from './town.ts';

export async function seedLibrary(tx: Transaction, seeding: Seeding): Promise<void> {
  await seedOrganizations(tx, seeding);
  await seedFrameworks(tx, seeding);
  await seedMappings(tx, seeding);
  await seedAchievements(tx, seeding);
  await seedTargets(tx, seeding);
}

async function seedOrganizations(tx: Transaction, { town, chance, dids }: Seeding): Promise<void> {
  const made = town.organisations.map(({ slug, name, kind, url, about, recognisedBy }) => {
    const id = chance.id('Organization', slug);
    return { id, slug, name, kind, url, about, recognised: true, recognisedBy, did: dids.get(`org:${id}`) ?? null };
  });
  await runOver(tx, rows.organizations, made);
}

async function seedFrameworks(tx: Transaction, { town, chance, now }: Seeding): Promise<void> {
  const made = town.frameworks.map(({ slug, uri, name, publisher, version, licence, language, about }) => {
    const id = chance.id('Framework', slug);
    const uuid = caseIdentifierOf(uri);
    return { id, uuid, uri, name, publisher, version, licence, language, about, state: 'published', changedAt: now };
  });
  await runOver(tx, rows.frameworks, made);

  const idOf = (code: string) => chance.id('Competency', code);
  const all = town.frameworks.flatMap(({ slug, uri, areas }) =>
    areas.flatMap((area) =>
      [area, ...area.competencies].map(({ code, name, statement, kind = 'skill', requires = [] }) => ({
        frameworkId: chance.id('Framework', slug),
        facts: {
          id: idOf(code),
          uuid: caseIdentifierOf(`${uri}/${code}`),
          uri: `${uri}/${code}`,
          code,
          name,
          statement,
          kind,
          state: 'published',
        },
        parent: code === area.code ? null : area.code,
        requires,
      })),
    ),
  );
  await runOver(
    tx,
    rows.competencies,
    all.map(({ frameworkId, facts }) => ({ frameworkId, facts })),
  );
  const up = all.flatMap(({ facts, parent }) => (parent === null ? [] : [{ fromId: facts.id, toId: idOf(parent) }]));
  await runOver(tx, rows.broader, up);
  const before = all.flatMap(({ facts, requires }) => requires.map((code) => ({ fromId: facts.id, toId: idOf(code) })));
  await runOver(tx, rows.requires, before);
}

async function seedMappings(tx: Transaction, { town, chance, now }: Seeding): Promise<void> {
  const idOf = (code: string) => chance.id('Competency', code);
  const made = town.mappings.map((mapping) => {
    const { from, to, predicate, not = false, confidence, state, justification, author, created, until, reviews } = mapping;
    const name = `${from} ${predicate} ${to}`;
    const contentHash = hashOf(mapping);
    return {
      fromId: idOf(from),
      toId: idOf(to),
      confidence,
      facts: {
        id: chance.id('Mapping', name),
        predicate,
        not,
        state,
        justification,
        authorId: chance.id('Person', author),
        createdAt: onDay(now, created),
        validUntil: onDay(now, until),
        contentHash,
      },
      reviews: reviews.map(({ by, agreement, note = null, at }) => ({
        id: chance.id('Review', `${name} by ${by}`),
        reviewerId: chance.id('Person', by),
        agreement,
        note,
        at: onDay(now, at),
        contentHash,
      })),
    };
  });
  await runOver(tx, rows.mappings, made);
  const edges = made.flatMap(({ fromId, toId, confidence, facts, reviews }) =>
    countsAs({ ...facts, confidence, reviews, isCurrent: facts.validUntil > now }).map(({ direction, weight }) => ({
      ...(direction === 'forth' ? { fromId, toId } : { fromId: toId, toId: fromId }),
      weight,
      mappingId: facts.id,
    })),
  );
  await runOver(tx, rows.countsAsEdges, edges);
}

// A review is bound to what was reviewed: the mapping without its state and its reviews.
function hashOf({ from, to, predicate, not = false, confidence, justification }: TownMapping): string {
  const content = JSON.stringify([from, predicate, not, to, confidence, justification]);
  return createHash('sha256').update(content).digest('hex');
}

async function seedTargets(tx: Transaction, { town, chance }: Seeding): Promise<void> {
  const idOf = (slug: string) => chance.id('Target', slug);
  await runOver(
    tx,
    rows.targets,
    town.targets.map(({ slug, kind, name, about, owner }) => ({
      organizationId: chance.id('Organization', owner),
      facts: { id: idOf(slug), slug, kind, name, about, state: 'published' },
    })),
  );
  const lines = town.targets.flatMap(({ slug, required, helpful }) => [
    ...required.map((code) => ({ targetId: idOf(slug), code, weight: 1, necessity: 'required' })),
    ...helpful.map((code) => ({ targetId: idOf(slug), code, weight: 0.5, necessity: 'helpful' })),
  ]);
  await runOver(
    tx,
    rows.requirements,
    lines.map(({ code, ...line }) => ({ ...line, level: null, competencyId: chance.id('Competency', code) })),
  );
}
