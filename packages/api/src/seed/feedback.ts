// What people told the town, and what was answered.
import type { Transaction } from '../graph/graph.ts';
import { id, instant, list, map, optional, statement, text } from '../graph/statement.ts';
import { runOver } from '../write/rows.ts';
import type { Chance } from './chance.ts';
import { onDay, onDayOrNever, type Seeding } from './seeding.ts';

const feedback = statement(
  'seed/feedback',
  {
    rows: list(
      map({
        id,
        receipt: text,
        kind: text,
        text,
        page: text,
        email: optional(text),
        senderId: optional(id),
        state: text,
        createdAt: instant,
        dueAt: instant,
        answer: optional(text),
        answeredAt: optional(instant),
        answeredById: optional(id),
      }),
    ),
  },
  {},
);
const about = map({ feedbackId: id, aboutId: id });
const aboutCredentials = statement('seed/feedback-about-credentials', { rows: list(about) }, {});
const aboutAchievements = statement('seed/feedback-about-achievements', { rows: list(about) }, {});

/** Fourteen days to answer, as everybody is promised. */
const answerWithin = 14;

export async function seedFeedback(
  tx: Transaction,
  { town, chance, now }: Seeding,
  credentials: ReadonlyMap<string, string>,
): Promise<void> {
  const idOf = (slug: string) => chance.id('Feedback', slug);
  await runOver(
    tx,
    feedback,
    town.feedback.map((told) => ({
      id: idOf(told.slug),
      receipt: receiptOf(chance, told.slug),
      kind: told.kind,
      text: told.text,
      page: told.page,
      email: told.email ?? null,
      senderId: told.from === undefined ? null : chance.id('Person', told.from),
      state: told.state,
      createdAt: onDay(now, told.created),
      dueAt: onDay(now, told.created + answerWithin),
      answer: told.answer ?? null,
      answeredAt: onDayOrNever(now, told.answered),
      answeredById: told.answeredBy === undefined ? null : chance.id('Person', told.answeredBy),
    })),
  );
  await runOver(
    tx,
    aboutCredentials,
    town.feedback.flatMap(({ slug, aboutCredential }) =>
      aboutCredential === undefined ? [] : [{ feedbackId: idOf(slug), aboutId: credentials.get(aboutCredential) ?? '' }],
    ),
  );
  await runOver(
    tx,
    aboutAchievements,
    town.feedback.flatMap(({ slug, aboutAchievement }) =>
      aboutAchievement === undefined ? [] : [{ feedbackId: idOf(slug), aboutId: chance.id('Achievement', aboutAchievement) }],
    ),
  );
}

// Letters and digits nobody mistakes for each other, read aloud in two groups of four.
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

export function receiptOf(chance: Chance, slug: string): string {
  const drawn = Array.from({ length: 8 }, (_, place) => letters[chance.number(letters.length, 'receipt', slug, place)]).join('');
  return `SW-${drawn.slice(0, 4)}-${drawn.slice(4)}`;
}
