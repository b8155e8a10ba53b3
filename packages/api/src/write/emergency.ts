// Break-glass: an administrator looks at one learner without a yes, with a reason and a short end; the learner is told in the same step.
import {
  areHours,
  emergencyGrant,
  emergencyReasons,
  longestEmergencyWords,
  mostHours,
  type EmergencyReason,
} from '@skillweave/core/consent';
import type { GrantId, Instant, PersonId } from '@skillweave/core/terms';
import type { Asking } from '../access/asking.ts';
import { refused, type Reason, type Refusal } from '../access/refusal.ts';
import { id, instant, list, map, statement, text } from '../graph/statement.ts';
import { noteAccess } from './access-notes.ts';
import { newId } from './new-id.ts';
import { notAmongYours } from './not-here.ts';
import { scopeFacts, scopeTerms } from './scope-wish.ts';

const open = statement(
  'emergency/open',
  {
    viewerId: id,
    organizationId: id,
    now: instant,
    person: id,
    grant: map({
      id,
      ...scopeTerms,
      purpose: text,
      reason: text,
      note: text,
      until: instant,
      askedOf: text,
    }),
  },
  { grantId: id, emails: list(text) },
);
const end = statement('emergency/end', { viewerId: id, organizationId: id, now: instant, grant: id }, { grantId: id });

export type EmergencyWish = {
  /** The learner's e-mail address: there is no list of people to choose from. */
  readonly person: string;
  readonly reason: EmergencyReason;
  readonly words: string;
  readonly hours: number;
};

/** What was opened, and whom a message goes to about it. */
export type EmergencyOpened = {
  readonly grantId: string;
  readonly personId: string;
  readonly emails: readonly string[];
  readonly until: Instant;
};

/** The reasons as the learner reads them, in their log, their permissions and their mail. */
export const reasonWords: Readonly<Record<EmergencyReason, string>> = {
  danger: 'Somebody’s health or safety is in danger',
  account: 'Somebody else seems to be in your account',
  lockedOut: 'You could not get in and asked for help',
  law: 'A law or a court asks for it',
};

/**
 * Opens a look at everything one person has accepted. It and the entry in that person's look log are one transaction. Who is not
 * here and the administrator's own self get one answer, after the same statements.
 */
export async function openEmergencyLook(
  asking: Asking,
  findByEmail: (email: string) => Promise<string | null>,
  wish: EmergencyWish,
): Promise<EmergencyOpened | Refusal> {
  const { graph, viewer, now } = asking;
  const { personId: viewerId, organizationId, role, purpose } = viewer;
  if (viewerId === null || organizationId === null || role !== 'administrator' || purpose !== 'emergency') return notInThisRole;
  const person = wish.person.trim().toLowerCase();
  const words = wish.words.trim();
  const [first, ...more] = faultsOf({ ...wish, person, words });
  if (first) return refused(first, ...more);
  const personId = (await findByEmail(person)) ?? 'nobody';
  const given = emergencyGrant(
    { id: newId() as GrantId, learnerId: personId as PersonId, administratorId: viewerId, organizationId },
    wish.hours,
    now,
  );
  const { id: grantId, until } = given;
  const grant = {
    id: grantId,
    ...scopeFacts(given.scope),
    purpose: given.purpose,
    reason: wish.reason,
    note: words,
    until,
    askedOf: person,
  };
  const opened = await graph.write(async (tx) => {
    const [row] = await tx.run(open, { viewerId, organizationId, now, person: personId, grant });
    await noteAccess(tx, asking, {
      ownerId: personId,
      what: 'Opened an emergency look at your badges',
      about: reasonWords[wish.reason],
      outcome: row ? 'allowed' : 'refused',
      grantId: row ? grantId : null,
    });
    return row;
  });
  if (!opened) return nobodyThere;
  await graph.checkpoint();
  return { grantId, personId, emails: [...new Set([...opened.emails, person])], until };
}

/** Ends one of the viewer's own emergency looks early; from the next request on it opens nothing. */
export async function endEmergencyLook({ graph, viewer, now }: Asking, grant: string): Promise<{ grantId: string } | Refusal> {
  const { personId: viewerId, organizationId, role } = viewer;
  if (viewerId === null || organizationId === null || role !== 'administrator') return notInThisRole;
  const [row] = await graph.write((tx) => tx.run(end, { viewerId, organizationId, now, grant }));
  if (!row) return notAmongYours;
  await graph.checkpoint();
  return row;
}

const notInThisRole = refused({
  code: 'emergency.role',
  text: 'Only somebody who acts as an administrator, in an emergency, can do this.',
});
const nobodyThere = refused({
  code: 'emergency.nobody',
  field: 'person',
  text: 'Nobody is reached by this address. Check how it is written.',
});

function faultsOf({ person, reason, words, hours }: EmergencyWish): Reason[] {
  const faults: Reason[] = [];
  if (!/^[^\s@]{1,64}@[^\s@]{1,250}$/.test(person))
    faults.push({ code: 'emergency.person', field: 'person', text: 'Enter the e-mail address of the learner.' });
  if (!emergencyReasons.includes(reason))
    faults.push({ code: 'emergency.reason', field: 'reason', text: 'Choose why you must look.' });
  if (words === '') faults.push({ code: 'emergency.words', field: 'words', text: 'Say what happened. The learner reads it.' });
  if (words.length > longestEmergencyWords)
    faults.push({
      code: 'emergency.wordsTooLong',
      field: 'words',
      text: `Please keep it under ${longestEmergencyWords} letters.`,
    });
  if (!areHours(hours)) faults.push({ code: 'emergency.hours', field: 'hours', text: `Choose 1 to ${mostHours} whole hours.` });
  return faults;
}
