// Curators decide on alignments, four eyes over each: who accepted one cannot publish it, who proposed one cannot accept it.
import type { Instant } from '@skillweave/core/terms';
import type { Asking } from '../access/asking.ts';
import { refused, type Refusal } from '../access/refusal.ts';
import { id, instant, map, optional, statement, text } from '../graph/statement.ts';
import { alignmentsByIds, type Alignment } from '../read/achievements.ts';

const hold = statement(
  'alignment/hold',
  { viewerId: id, organizationId: optional(id), alignment: id, now: instant },
  {
    state: text,
    note: optional(text),
    proposedById: optional(id),
    decidedById: optional(id),
    decidedAt: optional(instant),
    competencyState: text,
  },
);
const decide = statement(
  'alignment/decide',
  {
    alignment: id,
    facts: map({
      state: text,
      note: optional(text),
      decidedById: optional(id),
      decidedAt: optional(instant),
      publishedById: optional(id),
      publishedAt: optional(instant),
    }),
  },
  { achievementId: id, competencyId: id },
);

export type Decision = 'ACCEPT' | 'REJECT' | 'RETURN' | 'PUBLISH';
type Held = {
  readonly state: string;
  readonly note: string | null;
  readonly proposedById: string | null;
  readonly decidedById: string | null;
  readonly decidedAt: Instant | null;
  readonly competencyState: string;
};

/** Decides, and lays or lifts the edge that skills follow in the same transaction. */
export async function decideAlignment(
  asking: Asking,
  alignment: string,
  decision: Decision,
  note: string | null,
): Promise<Alignment | Refusal> {
  const { graph, viewer, now } = asking;
  const { personId: viewerId, organizationId } = viewer;
  const words = note?.trim() ?? '';
  if (viewerId === null) return notHere;
  const refusal = await graph.write(async (tx): Promise<Refusal | null> => {
    const [held] = await tx.run(hold, { viewerId, organizationId, alignment, now });
    if (!held) return notHere;
    const why = whyRefused(held, decision, words, viewerId);
    if (why) return why;
    await tx.run(decide, { alignment, facts: factsAfter(held, decision, words, { viewerId, now }) });
    return null;
  });
  if (refusal) return refusal;
  const [decided] = await alignmentsByIds(asking, [alignment]);
  return decided ?? notHere;
}

const from: Record<Decision, readonly string[]> = {
  ACCEPT: ['proposed'],
  REJECT: ['proposed', 'accepted', 'published'],
  RETURN: ['accepted', 'published', 'rejected'],
  PUBLISH: ['accepted'],
};

const notHere = refused({
  code: 'alignment.notHere',
  text: 'There is no such alignment for you to decide on.',
  field: 'alignment',
});

/** Why this curator may not decide so now; `null` when they may. */
export function whyRefused(
  held: Pick<Held, 'state' | 'proposedById' | 'decidedById' | 'competencyState'>,
  decision: Decision,
  note: string,
  viewerId: string,
): Refusal | null {
  if (!from[decision].includes(held.state))
    return refused({ code: 'alignment.state', text: wrongState[decision], field: 'decision' });
  if (decision === 'ACCEPT' && held.proposedById === viewerId)
    return refused({
      code: 'alignment.ownProposal',
      text: 'You proposed this, so somebody else has to accept it.',
      field: 'decision',
    });
  if (decision === 'PUBLISH' && held.decidedById === viewerId)
    return refused({
      code: 'alignment.fourEyes',
      text: 'You accepted this, so somebody else has to publish it.',
      field: 'decision',
    });
  if (decision === 'PUBLISH' && held.competencyState !== 'published')
    return refused({ code: 'alignment.skillNotPublished', text: 'The skill it points to is not published.', field: 'alignment' });
  if ((decision === 'REJECT' || decision === 'RETURN') && note === '')
    return refused({
      code: 'alignment.noteMissing',
      text: 'Say in a few words why, so that others can learn from it.',
      field: 'note',
    });
  return null;
}

const wrongState: Record<Decision, string> = {
  ACCEPT: 'Only a proposed alignment can be accepted. Somebody may have decided before you.',
  REJECT: 'This alignment is already rejected.',
  RETURN: 'This alignment is already waiting to be looked at.',
  PUBLISH: 'Only an accepted alignment can be published. Somebody may have decided before you.',
};

/** What is written down: a decision keeps the note that explains it, and accepting or publishing without one leaves the last standing. */
function factsAfter(held: Held, decision: Decision, words: string, by: { readonly viewerId: string; readonly now: Instant }) {
  const note = words === '' ? held.note : words;
  const unpublished = { note, publishedById: null, publishedAt: null };
  const decided = { decidedById: by.viewerId, decidedAt: by.now };
  const { decidedById, decidedAt } = held;
  return {
    ACCEPT: { state: 'accepted', ...decided, ...unpublished },
    REJECT: { state: 'rejected', ...decided, ...unpublished },
    RETURN: { state: 'proposed', decidedById: null, decidedAt: null, ...unpublished },
    PUBLISH: { state: 'published', note, decidedById, decidedAt, publishedById: by.viewerId, publishedAt: by.now },
  }[decision];
}
