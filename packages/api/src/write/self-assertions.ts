// Stating a skill of one's own, changing what was said, and withdrawing it. Nobody checks it, and it counts for nothing.
import { createHash } from 'node:crypto';
import type { Instant } from '@skillweave/core/terms';
import type { Asking } from '../access/asking.ts';
import { isRefusal, refused, type Reason, type Refusal } from '../access/refusal.ts';
import { id, instant, int, list, map, optional, statement, toSeal } from '../graph/statement.ts';
import { competenciesByIds } from '../read/competencies.ts';
import { mostSelfAssertions, mySelfAssertions, type OwnWords, type SelfAssertion } from '../read/self-assertions.ts';

const mine = { viewerId: id, now: instant };
/** Also for what is brought along from another place, with its own times. */
export const stated = statement(
  'self-assertion/state',
  {
    ...mine,
    rows: list(map({ id, competency: id, statedAt: optional(instant), changedAt: optional(instant), text: toSeal })),
  },
  { id },
);
const withdrawn = statement('self-assertion/withdraw', { ...mine, id }, { withdrawn: int });

const signIn = refused({ code: 'signIn', text: 'Sign in first.' });
const noSkill = refused({ code: 'skill.none', field: 'skill', text: 'This skill is not in the library.' });
const longestNote = 500;
const longestLink = 500;

/** What its owner wrote, made plain: blank is nothing. A refusal when it is too long, or the link is none that opens. */
export function ownWords(given: { readonly note: string | null; readonly link: string | null }): OwnWords | Refusal {
  const note = given.note?.trim() || null;
  const link = given.link?.trim() || null;
  const faults: Reason[] = [];
  if (note !== null && note.length > longestNote)
    faults.push({ code: 'note.tooLong', field: 'note', text: `Use at most ${longestNote} letters.` });
  if (link !== null && !isWebAddress(link))
    faults.push({ code: 'link.shape', field: 'link', text: 'Enter one web address that begins with https://.' });
  const [first, ...more] = faults;
  return first ? refused(first, ...more) : { note, link };
}

function isWebAddress(link: string): boolean {
  if (link.length > longestLink || /\s/.test(link) || !URL.canParse(link)) return false;
  const { protocol, username, password } = new URL(link);
  return protocol === 'https:' && username === '' && password === '';
}

/** One statement for a person and a skill, wherever it was first made: its id is made of both. */
export function rowOf(
  viewerId: string,
  skill: { readonly id: string; readonly uri: string },
  { note, link }: OwnWords,
  times: { readonly statedAt: Instant | null; readonly changedAt: Instant | null },
) {
  const own = idOf(viewerId, skill.uri);
  return {
    id: own,
    competency: skill.id,
    ...times,
    text: { ownerId: viewerId, object: own, text: JSON.stringify({ note, link }) },
  };
}

const idOf = (viewerId: string, uri: string): string =>
  createHash('sha256')
    .update(JSON.stringify(['self-assertion', viewerId, uri]))
    .digest('base64url');

/** States a skill of the library, or changes what was said of it before. */
export async function stateSkill(
  asking: Asking,
  given: { readonly competency: string; readonly note: string | null; readonly link: string | null },
): Promise<SelfAssertion | Refusal> {
  const { graph, viewer, now } = asking;
  const viewerId = viewer.personId;
  if (viewerId === null) return signIn;
  const [skill] = await competenciesByIds(asking, [given.competency]);
  if (!skill) return noSkill;
  const words = ownWords(given);
  if (isRefusal(words)) return words;
  const before = await mySelfAssertions(asking);
  if (before.length >= mostSelfAssertions && !before.some(({ competency }) => competency.id === skill.id))
    return refused({ code: 'skill.tooMany', field: 'skill', text: `You can state ${mostSelfAssertions} skills at most.` });
  const row = rowOf(viewerId, skill, words, { statedAt: null, changedAt: null });
  await graph.write((tx) => tx.run(stated, { viewerId, now, rows: [row] }));
  const after = await mySelfAssertions(asking);
  return after.find((each) => each.id === row.id) ?? noSkill;
}

/** Withdraws it for good; gives whether there was one. */
export async function withdrawSkill(asking: Asking, competency: string): Promise<{ readonly name: string } | Refusal> {
  const { graph, viewer, now } = asking;
  const viewerId = viewer.personId;
  if (viewerId === null) return signIn;
  const found = (await mySelfAssertions(asking)).find((each) => each.competency.id === competency);
  const [row] = found ? await graph.write((tx) => tx.run(withdrawn, { viewerId, now, id: found.id })) : [];
  if (!found || !row || row.withdrawn === 0)
    return refused({ code: 'skill.notStated', field: 'skill', text: 'You have not said this of yourself.' });
  return { name: found.competency.name };
}
