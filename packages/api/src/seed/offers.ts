// Lays down what the town's organisations offer, and what curators have said or have yet to say about it.
import type { Transaction } from '../graph/graph.ts';
import { runOver } from '../write/rows.ts';
import * as rows from './library-rows.ts';
import { onDay, onDayOrNever, type Seeding } from './seeding.ts';
import type { Town } from './town.ts';

export async function seedAchievements(tx: Transaction, seeding: Seeding): Promise<void> {
  const { town, chance } = seeding;
  const offered = town.organisations.flatMap((organisation) =>
    (town.achievements[organisation.slug] ?? []).map((achievement) => ({ organisation, achievement })),
  );
  await runOver(
    tx,
    rows.achievements,
    offered.map(({ organisation, achievement: { slug, name, about, criteria, type, effort } }) => ({
      organizationId: chance.id('Organization', organisation.slug),
      facts: {
        id: chance.id('Achievement', slug),
        uri: achievementUri(organisation.url, slug),
        name,
        about,
        criteria,
        type,
        effort,
        state: 'published',
      },
    })),
  );
  const published = offered.flatMap(({ achievement }) =>
    achievement.shows.map((code) => publishedAlignment(seeding, achievement.slug, code)),
  );
  const waiting = town.waiting.map((alignment) => waitingAlignment(seeding, alignment));
  await runOver(tx, rows.alignments, [...published, ...waiting]);
  const thin = published.map(({ achievementId, competencyId, facts }) => ({
    achievementId,
    competencyId,
    alignmentId: facts.id,
    level: facts.level,
  }));
  await runOver(tx, rows.alignedTo, thin);
}

export const achievementUri = (issuerUrl: string, slug: string): string => `${issuerUrl}/achievements/${slug}`;

// Published long ago, four eyes: one curator accepts, the other publishes.
function publishedAlignment({ chance, now }: Seeding, achievement: string, code: string): rows.AlignmentRow {
  const slug = `${achievement} ${code}`;
  const pair = chance.number(2, 'alignment', slug) === 0 ? ['ingrid', 'paul'] : ['paul', 'ingrid'];
  const [first = '', second = ''] = pair.map((person) => chance.id('Person', person));
  const age = 420 + chance.number(300, 'age', slug);
  return {
    achievementId: chance.id('Achievement', achievement),
    competencyId: chance.id('Competency', code),
    confidence: 0.9 + chance.number(10, 'confidence', slug) / 100,
    facts: {
      id: chance.id('Alignment', slug),
      state: 'published',
      origin: 'curator',
      level: null,
      reason: null,
      note: null,
      proposedById: first,
      proposedAt: onDay(now, -age),
      decidedById: first,
      decidedAt: onDay(now, -age + 2),
      publishedById: second,
      publishedAt: onDay(now, -age + 5),
    },
  };
}

function waitingAlignment({ chance, now }: Seeding, waiting: Town['waiting'][number]): rows.AlignmentRow {
  const { achievement, competency, state, origin, confidence, level = null, reason, note = null } = waiting;
  const personOrNobody = (slug: string | undefined) => (slug === undefined ? null : chance.id('Person', slug));
  return {
    achievementId: chance.id('Achievement', achievement),
    competencyId: chance.id('Competency', competency),
    confidence,
    facts: {
      id: chance.id('Alignment', `${achievement} ${competency}`),
      state,
      origin,
      level,
      reason,
      note,
      proposedById: personOrNobody(waiting.proposedBy),
      proposedAt: onDay(now, waiting.proposed),
      decidedById: personOrNobody(waiting.decidedBy),
      decidedAt: onDayOrNever(now, waiting.decided),
      publishedById: null,
      publishedAt: null,
    },
  };
}
