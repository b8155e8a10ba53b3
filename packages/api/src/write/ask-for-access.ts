// Asking somebody to see something of theirs: by an e-mail address or a code they gave, never from a list of people.
import { createHash, randomBytes } from 'node:crypto';
import { latestEnd, mostDays, type Detail } from '@skillweave/core/consent';
import { day, givenPurposes, later, type Instant, type Purpose } from '@skillweave/core/terms';
import type { Asking } from '../access/asking.ts';
import { isRefusal, refused, type Reason, type Refusal } from '../access/refusal.ts';
import { id, instant, map, optional, statement, text } from '../graph/statement.ts';
import { newId } from './new-id.ts';
import { notAmongYours } from './not-here.ts';
import { nameScope, scopeFacts, scopeOf, scopeTerms, unknownInScope, type ScopeWish } from './scope-wish.ts';

const keepCode = statement(
  'asking/keep-code',
  { viewerId: id, now: instant, codeHash: text, until: instant },
  { until: instant },
);
const personByCode = statement('asking/person-by-code', { codeHash: text, now: instant }, { personId: id });
const waiting = statement(
  'asking/waiting',
  { viewerId: id, organizationId: id, now: instant, askedOf: text, purpose: text },
  { requestId: optional(id) },
);
const ask = statement(
  'asking/ask',
  {
    viewerId: id,
    organizationId: id,
    now: instant,
    grant: map({ id, ...scopeTerms, purpose: text, note: text, until: instant, askedOf: text }),
  },
  { requestId: id },
);
const reach = statement('asking/reach', { grantId: id, personId: id }, {});

type AccessWish = {
  /** An e-mail address, or a code the person gave. */
  readonly person: string;
  readonly purpose: Purpose;
  readonly note: string;
  readonly scope: ScopeWish;
  /** How much within each credential. */
  readonly within: Detail;
  readonly until: Instant | null;
};

/** Whose proven address this is; null when it is nobody's. */
type FindByEmail = (email: string) => Promise<string | null>;

const longestNote = 500;
/** How long a code leads to the one who made it. */
const codeHolds = 30 * day;

/**
 * Lays a request before whoever the address or code leads to. Nobody there, somebody who will say no and somebody who does not
 * answer give the same answer, by the same statements. Asked again before it is given, the first request stands.
 */
export async function askForAccess(
  { graph, viewer, now }: Asking,
  findByEmail: FindByEmail,
  wish: AccessWish,
): Promise<{ requestId: string } | Refusal> {
  const { personId: viewerId, organizationId, role } = viewer;
  if (viewerId === null || organizationId === null || (role !== 'advisor' && role !== 'employer')) return notInThisRole;
  const person = wish.person.trim();
  const [first, ...more] = faultsOf({ ...wish, person }, now);
  if (first) return refused(first, ...more);
  const scope = scopeOf(wish.scope);
  if (isRefusal(scope)) return scope;
  if (scope.kind === 'chosen')
    return refused({ code: 'scope.chosen', field: 'scope', text: 'Which badges it may be is for the person to choose.' });
  const isEmail = person.includes('@');
  const codeHash = isEmail ? 'none' : hashOf(person);
  const byEmail = isEmail ? await findByEmail(person) : null;
  // What is kept of a code is enough for its sender to know it again, and too little to use it.
  const askedOf = isEmail ? person.toLowerCase() : `…${plainCode(person).slice(-4)}`;
  const { purpose, note } = wish;
  const until = wish.until ?? latestEnd(now);
  const grant = { id: newId(), ...scopeFacts({ ...scope, within: wish.within }), purpose, note: note.trim(), until, askedOf };

  const outcome = await graph
    .write(async (tx) => {
      const [before] = await tx.run(waiting, { viewerId, organizationId, now, askedOf, purpose });
      const [byCode] = await tx.run(personByCode, { codeHash, now });
      if (before?.requestId) return { requestId: before.requestId };
      const [kept] = await tx.run(ask, { viewerId, organizationId, now, grant });
      if (!kept) return notInThisRole;
      await nameScope(tx, grant.id, scope);
      await tx.run(reach, { grantId: grant.id, personId: byEmail ?? byCode?.personId ?? 'nobody' });
      return kept;
    })
    .catch(unknownInScope);
  await graph.checkpoint();
  return outcome;
}

/** A new code by which the viewer may be asked; it is in no other answer, and ends the one before it. */
export async function makeAskCode({ graph, viewer, now }: Asking): Promise<{ code: string; until: Instant } | Refusal> {
  const viewerId = viewer.personId;
  if (viewerId === null) return notAmongYours;
  const code = newCode();
  const [kept] = await graph.write((tx) =>
    tx.run(keepCode, { viewerId, now, codeHash: hashOf(code), until: later(now, codeHolds) }),
  );
  return kept ? { code, until: kept.until } : notAmongYours;
}

const notInThisRole = refused({
  code: 'ask.role',
  text: 'Only somebody who acts as an advisor or employer of an organisation can ask.',
});

function faultsOf({ person, purpose, note, until }: AccessWish, now: Instant): Reason[] {
  const faults: Reason[] = [];
  const isEmail = /^[^\s@]{1,64}@[^\s@]{1,250}$/.test(person);
  const isCode = plainCode(person).length === codeLength && !person.includes('@');
  if (!isEmail && !isCode)
    faults.push({
      code: 'ask.person',
      field: 'person',
      text: 'Enter the e-mail address of the person, or the whole code they gave you.',
    });
  if (!givenPurposes.some((each) => each === purpose))
    faults.push({ code: 'ask.purpose', field: 'purpose', text: 'Choose what you need it for.' });
  if (note.trim() === '') faults.push({ code: 'ask.note', field: 'note', text: 'Say why you ask. The person reads it.' });
  if (note.length > longestNote)
    faults.push({ code: 'ask.noteTooLong', field: 'note', text: `Please keep it under ${longestNote} letters.` });
  if (until !== null && (until <= now || until > latestEnd(now)))
    faults.push({ code: 'ask.until', field: 'until', text: `Choose a day from tomorrow on, at most ${mostDays} days from now.` });
  return faults;
}

// Without I, L, O and U, which people misread. 26 of them are 130 bits.
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 26;

function newCode(): string {
  const drawn = [...randomBytes(codeLength)].map((byte) => letters.charAt(byte % 32)).join('');
  return drawn.replace(/(.{5})(?=.)/g, '$1-');
}

/** A code as it is meant, however it was typed. */
const plainCode = (code: string) => code.toUpperCase().replace(/[\s-]/g, '');
const hashOf = (code: string) =>
  createHash('sha256')
    .update(`ask code\n${plainCode(code)}`)
    .digest('base64url');
