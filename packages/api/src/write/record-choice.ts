// Which credentials go into a record and which stay out, each with its reason: pure, so that preview and signature cannot differ.
import { createHash } from 'node:crypto';
import {
  chainsBySkill,
  endOf,
  onDay,
  standingAt,
  type Chain,
  type CredentialRow,
  type StandingNow,
} from '@skillweave/core/derive';
import type { PartName } from '@skillweave/core/sign';
import type { Instant, Purpose } from '@skillweave/core/terms';
import type { Reason } from '../access/refusal.ts';
import type { CredentialCard } from '../read/credential-card.ts';
import type { CompetencyRow } from '../read/rows.ts';
import { rowsFrom, type Showing } from '../read/showing.ts';
import { copyFor, isForOwnerAlone } from './leaving-out.ts';
import { shownFields, subjectOf, type ShownField } from './shown-fields.ts';

export type PartsWish = { readonly credential: string; readonly parts: readonly PartName[] };

/** What a person asked for. Choices narrow: a credential is in when it fits every one that was made. */
export type RecordWish = {
  readonly skills: readonly string[] | null;
  readonly issuers: readonly string[] | null;
  readonly credentials: readonly string[] | null;
  readonly from: Instant | null;
  readonly to: Instant | null;
  readonly target: string | null;
  /** Per credential, what of it stays out. One that is not named here is shown as usual (leaving-out.ts). */
  readonly leaveOut?: readonly PartsWish[] | null;
  readonly receiver: string;
  readonly purpose: Purpose;
  readonly until: Instant;
  readonly name: string | null;
};

export type Included = {
  readonly card: CredentialCard;
  /** What the receiver gets of it, to the letter. */
  readonly text: string;
  readonly canLeaveOut: readonly PartName[];
  readonly leftOut: readonly PartName[];
  readonly shows: readonly CompetencyRow[];
  readonly because: string;
  readonly fields: readonly ShownField[];
};
export type LeftOut = { readonly card: CredentialCard; readonly because: string };
export type Choice = {
  readonly includes: readonly Included[];
  readonly leavesOut: readonly LeftOut[];
  readonly warnings: readonly Reason[];
  /** Why it cannot be done as wished: parts that were to stay out and cannot. */
  readonly obstacles: readonly Reason[];
  /** Of everything the receiver gets and every condition: two choices with one digest are the same. */
  readonly digest: string;
};

/** What could go into a record of one person: accepted credentials with their texts, and what they show. */
export type Choosable = {
  readonly cards: readonly CredentialCard[];
  readonly showing: Showing;
  /** The skills the wished-for target asks for. */
  readonly asked: readonly { readonly name: string; readonly competencyId: string }[];
  /** The identity the record is signed with; null while there is no key yet, and then it can be nobody's earlier identity. */
  readonly holder: string | null;
};

/** Decides for every accepted credential whether it is in, and with which of its parts. The order is that of the cards. */
export async function choose(wish: RecordWish, from: Choosable, now: Instant): Promise<Choice> {
  const { rows, competencies } = rowsFrom(from.showing);
  const chains = Map.groupBy([...chainsBySkill(rows, now).values()].flat(), (chain) => chain.credential.id as string);
  const includes: Included[] = [];
  const leavesOut: LeftOut[] = [];
  const obstacles: Reason[] = [];
  for (const card of from.cards) {
    const ways = chains.get(card.id) ?? [];
    const { isIn, because } = decide(card, ways, wish, { ...from, now });
    const copy = isIn ? await copyFor(card.parts?.document ?? '', partsWished(wish, card)) : null;
    // Here for what wraps such a copy: of the copy itself one for others was made.
    if (copy === null || isForOwnerAlone(copy.text)) {
      leavesOut.push({ card, because: copy === null ? because : 'It holds a copy that is meant for you alone.' });
      continue;
    }
    const { text, canLeaveOut, leftOut, mustShow } = copy;
    const shows = leftOut.includes('skills') ? [] : ways.flatMap((chain) => competencies.get(endOf(chain).id) ?? []);
    includes.push({ card, text, canLeaveOut, leftOut, shows: shows.toSorted(byName), because, fields: shownFields(text) });
    if (mustShow.length > 0) obstacles.push(obstacle(card, canLeaveOut));
  }
  const warnings = includes.flatMap((each) => warningsFor(each, wish, from, now));
  return { includes, leavesOut, warnings, obstacles, digest: digestOf(wish, includes, warnings, now) };
}

const partsWished = ({ leaveOut }: RecordWish, { id }: CredentialCard): readonly PartName[] | null =>
  leaveOut?.find(({ credential }) => credential === id)?.parts ?? null;

const obstacle = ({ name }: CredentialCard, canLeaveOut: readonly PartName[]): Reason => ({
  code: 'record.mustShow',
  field: 'leaveOut',
  text:
    canLeaveOut.length === 0
      ? `“${name}” was signed as one piece. Nothing can be left out of it.`
      : `The issuer of “${name}” wants everybody to see one of the parts you leave out.`,
});

type Decided = { readonly isIn: boolean; readonly because: string };
const out = (because: string): Decided => ({ isIn: false, because });

function decide(
  card: CredentialCard,
  ways: readonly Chain[],
  wish: RecordWish,
  from: Choosable & { readonly now: Instant },
): Decided {
  const named = wish.credentials?.includes(card.id) ?? false;
  if (wish.credentials && !named) return out('You did not choose it.');
  if (wish.issuers && !wish.issuers.includes(card.issuer.id))
    return out(`${card.issuer.name} is not among the issuers you chose.`);
  const earned = card.awardedAt ?? card.validFrom;
  if (wish.from && (earned === null || earned < wish.from)) return out(`It was not earned on or after ${onDay(wish.from)}.`);
  if (wish.to && (earned === null || earned > wish.to)) return out(`It was not earned before ${onDay(wish.to)}.`);
  const shown = new Map(ways.map((chain) => [endOf(chain).id as string, endOf(chain).name]));
  const wanted = wish.skills?.filter((skill) => shown.has(skill)) ?? [];
  if (wish.skills && wanted.length === 0) return out('It shows none of the skills you chose.');
  const asked = from.asked
    .filter(({ competencyId }) => shown.has(competencyId))
    .toSorted((a, b) => ((shown.get(a.competencyId) ?? '') < (shown.get(b.competencyId) ?? '') ? -1 : 1));
  const [target] = from.asked;
  if (wish.target !== null && asked.length === 0) return out(`It shows nothing that “${target?.name ?? 'the target'}” asks for.`);

  const standing = standingAt(card as Pick<CredentialRow, 'standing' | 'validFrom' | 'validUntil'>, from.now);
  if (standing === 'bad') return out('It did not pass its checks, so nobody could rely on it.');
  const about = subjectOf(card.parts?.document ?? '');
  if (about !== null && about !== from.holder) {
    return out('It is made out to another identity of yours than the one this record is signed with.');
  }
  if (!named && card.kind === 'learner-record')
    return out('It is a record of its own. What is inside it is chosen piece by piece.');
  if (!named && (standing === 'revoked' || standing === 'suspended' || standing === 'expired' || standing === 'notYet')) {
    return out(`${said(standing, card)} Choose it by name if you want to show it all the same.`);
  }
  return { isIn: true, because: reasonFor(wish, card, { wanted: wanted.map((id) => shown.get(id) ?? ''), asked, shown }) };
}

function reasonFor(
  wish: RecordWish,
  card: CredentialCard,
  found: { wanted: string[]; asked: Choosable['asked']; shown: ReadonlyMap<string, string> },
): string {
  if (found.asked[0]) {
    return `It shows ${listed(found.asked.map(({ competencyId }) => found.shown.get(competencyId) ?? ''))}, which “${found.asked[0].name}” asks for.`;
  }
  if (found.wanted.length > 0) return `It shows ${listed(found.wanted)}.`;
  if (wish.credentials) return 'You chose it.';
  if (wish.issuers) return `${card.issuer.name} issued it.`;
  return wish.from || wish.to ? 'It was earned in the time you chose.' : 'You accepted it.';
}

/** What to mind about one that is in: what a receiver will find, and what a signature makes impossible to hide. */
function warningsFor({ card, text, shows, canLeaveOut }: Included, wish: RecordWish, from: Choosable, now: Instant): Reason[] {
  const standing = standingAt(card as Pick<CredentialRow, 'standing' | 'validFrom' | 'validUntil'>, now);
  const about = (code: string, words: string): Reason => ({ code, text: `“${card.name}”: ${words}` });
  const warnings: Reason[] = standing === 'good' ? [] : [about(`record.${standing}`, said(standing, card))];
  if (card.validUntil !== null && card.validUntil > now && card.validUntil < wish.until) {
    warnings.push(about('record.endsBefore', `it runs out on ${onDay(card.validUntil)}, before the record does.`));
  }
  const wanted = new Set([...(wish.skills ?? []), ...from.asked.map(({ competencyId }) => competencyId)]);
  const others = shows.filter(({ id }) => !wanted.has(id)).map(({ name }) => name);
  if (wanted.size > 0 && others.length > 0) {
    warnings.push(
      canLeaveOut.includes('skills')
        ? about('record.alsoShows', `it also shows ${listed(others)}. You can leave out the skills it names.`)
        : about(
            'record.cannotHide',
            `it also shows ${listed(others)}. Its signature covers all of it, so no part can be hidden.`,
          ),
    );
  }
  if (subjectOf(text) === null) {
    warnings.push(
      about('record.unnamed', 'it does not name you in a way the receiver can check alone, so they may not be sure it is yours.'),
    );
  }
  return warnings;
}

function said(standing: StandingNow, { validFrom, validUntil }: CredentialCard): string {
  switch (standing) {
    case 'good':
      return 'It is in order.';
    case 'expired':
      return `It ran out${validUntil ? ` on ${onDay(validUntil)}` : ''}.`;
    case 'notYet':
      return `It counts only from ${validFrom ? onDay(validFrom) : 'a later day'}.`;
    case 'revoked':
      return 'Its issuer has taken it back.';
    case 'suspended':
      return 'Its issuer has put it on hold.';
    case 'untrusted':
      return 'We do not recognise its issuer.';
    case 'cannotCheck':
      return 'Something about it could not be checked.';
    case 'bad':
      return 'It did not pass its checks.';
  }
}

function digestOf(wish: RecordWish, includes: readonly Included[], warnings: readonly Reason[], now: Instant): string {
  const { receiver, purpose, until, name } = wish;
  const items = includes.map(({ card, text, shows }) => [
    card.id,
    createHash('sha256').update(text).digest('hex'),
    standingAt(card as Pick<CredentialRow, 'standing' | 'validFrom' | 'validUntil'>, now),
    shows.map(({ id }) => id).toSorted(),
  ]);
  return createHash('sha256').update(JSON.stringify({ receiver, purpose, until, name, items, warnings })).digest('hex');
}

// The order rows come in is nobody's promise.
const byName = (a: CompetencyRow, b: CompetencyRow): number =>
  a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1;

/** “A”, “B” and “C”; long lists are cut. */
export function listed(names: readonly string[]): string {
  const quoted = [...new Set(names)].map((name) => `“${name}”`);
  const shown = quoted.length > 4 ? [...quoted.slice(0, 3), `${quoted.length - 3} more`] : quoted;
  return shown.length < 2 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
