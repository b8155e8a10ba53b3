// What a person does with a request or a permission of theirs: give, give less, decline, take a no back, narrow, extend.
import {
  grantState,
  isDetailWithin,
  isWithin,
  latestEnd,
  mostDays,
  type Detail,
  type Scope,
  type Thing,
  type Which,
} from '@skillweave/core/consent';
import type { Instant, PersonId } from '@skillweave/core/terms';
import type { Asking } from '../access/asking.ts';
import { isRefusal, refused, type Refusal } from '../access/refusal.ts';
import type { Transaction } from '../graph/graph.ts';
import { bool, id, instant, int, list, optional, statement } from '../graph/statement.ts';
import { grantRow } from '../read/rows.ts';
import { noteChange, type ChangeWord } from './grant-changes.ts';
import { notAmongYours } from './not-here.ts';
import {
  detailFrom,
  namedRow,
  nameScope,
  scopeFacts,
  scopeOf,
  scopeTerms,
  unknownInScope,
  type ScopeWish,
} from './scope-wish.ts';

const hold = statement(
  'grant/hold',
  { viewerId: id, now: instant, grant: id },
  {
    permission: grantRow,
    version: optional(int),
    isLink: bool,
    credentials: list(namedRow),
    issuers: list(namedRow),
    skills: list(namedRow),
  },
);
const ownThings = statement('grant/own-things', { viewerId: id, now: instant }, { id, issuerId: id, shows: list(id) });
const change = statement(
  'grant/change',
  {
    viewerId: id,
    now: instant,
    grant: id,
    givenAt: optional(instant),
    declinedAt: optional(instant),
    until: instant,
    ...scopeTerms,
    version: int,
  },
  { grantId: id },
);

/** Null leaves it as it is: what was asked for, or what was given. */
type GrantWish = {
  readonly grant: string;
  readonly scope: ScopeWish | null;
  readonly within: Detail | null;
  readonly until: Instant | null;
};
type Outcome = { readonly grantId: string } | Refusal;

/** How a permission stands while it is held for a change. */
type Held = Awaited<ReturnType<typeof held>> & object;
type Next = {
  readonly givenAt: Instant | null;
  readonly declinedAt: Instant | null;
  readonly until: Instant;
  readonly scope: Scope;
};

/** Says yes to a request: to all that was asked, or to less of it, or for less long. Never to more. */
export async function giveAccess(asking: Asking, wish: GrantWish): Promise<Outcome> {
  const { now } = asking;
  return await changed(asking, wish, 'given', ({ state, until, narrower }) => {
    if (state !== 'ASKED') return notOpen;
    const end = wish.until ?? until;
    if (end <= now || end > until || end > latestEnd(now))
      return endRefused('Choose a day no later than the one they asked for.');
    return narrower({ givenAt: now, declinedAt: null, until: end });
  });
}

/** Says no to a request. No reason is taken, and none is sent. */
export async function declineAccess(asking: Asking, grant: string): Promise<Outcome> {
  return await changed(asking, asItIs(grant), 'declined', ({ state, until, scope }) =>
    state === 'ASKED' ? { givenAt: null, declinedAt: asking.now, until, scope } : notOpen,
  );
}

/** Takes a no back, so that the request can be answered again. */
export async function undoDecline(asking: Asking, grant: string): Promise<Outcome> {
  return await changed(asking, asItIs(grant), 'reopened', ({ state, until, scope, wasGiven }) => {
    if (state !== 'DECLINED' || wasGiven || until <= asking.now) return notOpen;
    return { givenAt: null, declinedAt: null, until, scope };
  });
}

/** Lets a running permission open less, of fewer credentials or within them, or end sooner. */
export async function narrowGrant(asking: Asking, wish: GrantWish): Promise<Outcome> {
  const { now } = asking;
  return await changed(asking, wish, 'narrowed', ({ state, until, givenAt, narrower }) => {
    if (state !== 'ACTIVE') return notRunning;
    const end = wish.until ?? until;
    if (end <= now || end > until) return endRefused('Choose a day before the one it ends on now.');
    return narrower({ givenAt, declinedAt: null, until: end });
  });
}

/** Lets a running permission last longer: a new yes, for at most so many days from now. */
export async function extendGrant(asking: Asking, { grant, until: end }: { grant: string; until: Instant }): Promise<Outcome> {
  const { now } = asking;
  return await changed(asking, asItIs(grant), 'extended', ({ state, until, scope, givenAt }) => {
    if (state !== 'ACTIVE') return notRunning;
    if (end <= until || end > latestEnd(now))
      return endRefused(`Choose a later day than it ends on now, at most ${mostDays} days from today.`);
    return { givenAt, declinedAt: null, until: end, scope };
  });
}

const asItIs = (grant: string): GrantWish => ({ grant, scope: null, within: null, until: null });
const notOpen = refused({ code: 'grant.notOpen', text: 'This request has its answer already, or its time is over.' });
const notRunning = refused({ code: 'grant.notRunning', text: 'This permission is not running any more. Nothing was changed.' });
const notForLinks = refused({
  code: 'grant.link',
  text: 'A signed record stays as it was signed. Stop the link and build another record instead.',
});
const notForEmergencies = refused({
  code: 'grant.emergency',
  text: 'An emergency look was not yours to give, so it cannot be changed. You can stop it.',
});
const more = refused({ code: 'scope.more', field: 'scope', text: 'You can give less than this, but not more.' });
const endRefused = (words: string) => refused({ code: 'grant.until', field: 'until', text: words });

async function changed(
  asking: Asking,
  wish: GrantWish,
  what: ChangeWord,
  decide: (held: Held) => Next | Refusal,
): Promise<Outcome> {
  const { graph, viewer, now } = asking;
  const viewerId = viewer.personId;
  if (viewerId === null) return notAmongYours;
  const wished = wish.scope && scopeOf(wish.scope);
  if (wished && isRefusal(wished)) return wished;
  const outcome = await graph
    .write(async (tx): Promise<Outcome> => {
      const found = await held(tx, { viewerId, now, grant: wish.grant }, { which: wished, within: wish.within });
      if (!found) return notAmongYours;
      if (found.isLink) return notForLinks;
      if (found.isEmergency) return notForEmergencies;
      const next = decide(found);
      if (isRefusal(next)) return next;
      const { givenAt, declinedAt, until, scope } = next;
      const version = found.version + 1;
      await tx.run(change, { viewerId, now, grant: wish.grant, givenAt, declinedAt, until, ...scopeFacts(scope), version });
      const names = wished ? await nameScope(tx, wish.grant, scope) : found.names;
      await noteChange(tx, { grantId: wish.grant, at: now, what, version, terms: { until, scope, names } });
      return { grantId: wish.grant };
    })
    .catch(unknownInScope);
  await graph.checkpoint();
  return outcome;
}

/** Holds one of the viewer's own permissions for a change, and says how it stands. */
export async function held(
  tx: Transaction,
  asked: { viewerId: PersonId; now: Instant; grant: string },
  wished: { readonly which: Which | null; readonly within: Detail | null },
) {
  const [row] = await tx.run(hold, asked);
  if (!row) return null;
  const { permission, version, isLink, credentials, issuers, skills } = row;
  const kept: Scope = {
    ...whichFrom(permission.scope, { credentials, issuers, skills }),
    within: detailFrom(permission.parts),
  };
  const own = wished.which ? await tx.run(ownThings, { viewerId: asked.viewerId, now: asked.now }) : [];
  const things = own.map(
    (each) => ({ ownerId: asked.viewerId, credentialId: each.id, answer: 'accepted', ...each }) as unknown as Thing,
  );
  return {
    isLink,
    isEmergency: permission.purpose === 'emergency',
    scope: kept,
    names: [...credentials, ...issuers, ...skills],
    state: grantState(permission, asked.now),
    until: permission.until,
    givenAt: permission.givenAt,
    wasGiven: permission.givenAt !== null,
    version: version ?? (permission.givenAt === null ? 0 : 1),
    /** The change with the scope that is wished for, if it opens no more than what stands now. */
    narrower: (rest: Omit<Next, 'scope'>): Next | Refusal => {
      const within = wished.within ?? kept.within;
      const scope = { ...(wished.which ?? kept), within };
      const isLess = wished.which ? isWithin(scope, kept, things) : isDetailWithin(within, kept.within);
      return isLess ? { ...rest, scope } : more;
    },
  };
}

type Ids = readonly { readonly id: string }[];

function whichFrom(kind: string, named: { credentials: Ids; issuers: Ids; skills: Ids }): Which {
  const ids = (list: Ids) => list.map((each) => each.id);
  if (kind === 'all') return { kind };
  const which =
    kind === 'rule'
      ? { kind, issuers: ids(named.issuers), skills: ids(named.skills) }
      : { kind: 'chosen', credentials: ids(named.credentials) };
  return which as unknown as Which;
}
