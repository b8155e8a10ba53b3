// Checks what the town signed as if a stranger had handed it in, and records what the checks found.
import { later, type Instant } from '@skillweave/core/terms';
import type { Report, World } from '@skillweave/core/verify';
import type { Transaction } from '../graph/graph.ts';
import { id, instant, list, map, optional, statement, text } from '../graph/statement.ts';
import { recordCredentials, type ToRecord } from '../write/credentials.ts';
import type { MakeId } from '../write/new-id.ts';
import { verifyOwn } from '../write/own-check.ts';
import { runOver } from '../write/rows.ts';
import type { Signed } from './badges.ts';
import { onDay, onDayOrNever, type Seeding } from './seeding.ts';
import { emailOf } from './town.ts';

const answers = statement(
  'seed/answers',
  { rows: list(map({ credentialId: id, declineReason: optional(text), removedAt: optional(instant) })) },
  {},
);

export type Checked = Signed & { readonly report: Report };

/** `lists`: the signed status lists by address. Nothing else can be reached from here. */
export async function checkAll(
  seeding: Seeding,
  signed: readonly Signed[],
  lists: ReadonlyMap<string, string>,
): Promise<Checked[]> {
  const checked: Checked[] = [];
  for (const each of signed) {
    const report = await verifyOwn(Buffer.from(each.text), worldOf(seeding, each.learner, lists));
    checked.push({ ...each, report });
  }
  return checked;
}

export function worldOf({ town, chance, now, dids }: Seeding, learner: string, lists: ReadonlyMap<string, string>): World {
  const known = new Map(
    town.organisations.map(({ slug, name, recognisedBy }) => [
      dids.get(`org:${chance.id('Organization', slug)}`),
      { name, by: recognisedBy },
    ]),
  );
  const did = dids.get(`person:${chance.id('Person', learner)}`);
  return {
    now,
    fetchDocument: async (url) => {
      const text = lists.get(url);
      return text === undefined
        ? { kind: 'unreachable', because: 'Nobody outside knows the town.' }
        : { kind: 'found', bytes: Buffer.from(text), at: now };
    },
    recognise: async (issuer) => {
      const found = known.get(issuer);
      return found ? { kind: 'recognised', ...found } : { kind: 'unknown' };
    },
    learner: { dids: did === undefined ? [] : [did], emails: [emailOf(learner)] },
  };
}

/** Records them all with what their owners answered; gives the id of each by its slug. Second versions come after first ones. */
export async function recordChecked(
  tx: Transaction,
  seeding: Seeding,
  checked: readonly Checked[],
): Promise<Map<string, string>> {
  const makeId = idsOf(seeding);
  const idBySlug = new Map<string, string>();
  for (const version of [1, 2]) {
    const these = checked.filter(({ badge }) => ('version' in badge ? (badge.version ?? 1) : 1) === version);
    const recorded = await recordCredentials(
      tx,
      these.map((each) => toRecord(seeding, each)),
      makeId,
    );
    these.forEach(({ slug }, place) => idBySlug.set(slug, recorded[place]?.id ?? ''));
  }
  await runOver(
    tx,
    answers,
    checked.flatMap(({ slug, badge }) => {
      if ('record' in badge || (badge.declineReason === undefined && badge.removed === undefined)) return [];
      const removedAt = onDayOrNever(seeding.now, badge.removed);
      return [{ credentialId: idBySlug.get(slug) ?? '', declineReason: badge.declineReason ?? null, removedAt }];
    }),
  );
  return idBySlug;
}

function toRecord({ chance, now }: Seeding, { report, learner, badge }: Checked): ToRecord {
  const { from } = badge;
  const { received = from + 2, answered = received + 1, answer = 'accepted' } = 'record' in badge ? {} : badge;
  return {
    report,
    personId: chance.id('Person', learner),
    origin: 'handedIn',
    receivedAt: past(onDay(now, received), now),
    answer,
    ...(answer === 'pending' ? {} : { answeredAt: past(onDay(now, answered), now) }),
  };
}

// What arrived today arrived some hours ago: nothing in the town happens at the very moment it is opened.
const past = (at: Instant, now: Instant): Instant => (at < now ? at : later(now, -3 * 3_600_000));

/** Ids from the seed. Two versions of one badge have one key, so the second takes the next id. */
function idsOf({ chance }: Seeding): MakeId {
  const times = new Map<string, number>();
  return (label, key) => {
    const name = `${label} ${key}`;
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return chance.id(label, time === 1 ? key : `${key} ${time}`);
  };
}
