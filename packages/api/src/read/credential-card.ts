// One credential as every screen shows it, and how it comes out of the graph: each statement that shows one gives this row.
import { readCredential, unwrap } from '@skillweave/core/credential';
import type { Instant } from '@skillweave/core/terms';
import { id, instant, list, map, optional, text, unsealed } from '../graph/statement.ts';
import type { CheckReport, ClaimedSkill } from './check-report.ts';
import type { Organization } from './organizations.ts';
import { bareAchievementRow, organizationRow, type AchievementRow, type CompetencyRow } from './rows.ts';

/** What a piece of evidence says; stored as JSON, sealed. */
export type EvidenceWords = Readonly<Record<'uri' | 'name' | 'about' | 'narrative' | 'genre', string | null>>;
const evidenceRow = map({ id, text: unsealed });

/** Lists are empty when the caller did not want them (`Wanted`). */
export const cardRow = map({
  id,
  uri: optional(text),
  name: text,
  kind: text,
  issuerName: optional(text),
  validFrom: optional(instant),
  validUntil: optional(instant),
  awardedAt: optional(instant),
  receivedAt: instant,
  checkedAt: instant,
  removedAt: optional(instant),
  replacedAt: optional(instant),
  answer: text,
  standing: text,
  verdict: text,
  findings: text,
  result: optional(text),
  issuer: organizationRow,
  achievements: list(bareAchievementRow),
  evidence: list(evidenceRow),
  documents: list(unsealed),
  confirmed: list(text),
  wraps: list(id),
});
export type CardRow = typeof cardRow extends { check: (value: unknown) => value is infer Row } ? Row : never;

export type Evidence = EvidenceWords & { readonly id: string };
/** What accepting a credential gives, or what an accepted one gives already. */
export type SkillGain = {
  readonly competency: CompetencyRow;
  readonly state: 'MET' | 'PARTLY' | 'CANNOT_TELL';
  readonly because: string;
  readonly isNew: boolean;
};

/** A credential as stored: `standing` is what the last check found, clock aside (see `standingNow`), `findings` is JSON text. */
export type CredentialCard = {
  readonly id: string;
  readonly uri: string | null;
  readonly name: string;
  readonly kind: string;
  readonly issuerName: string | null;
  readonly validFrom: Instant | null;
  readonly validUntil: Instant | null;
  readonly awardedAt: Instant | null;
  readonly receivedAt: Instant;
  readonly checkedAt: Instant;
  /** Left out, as `replacedAt` is, where only accepted ones are read. */
  readonly removedAt?: Instant | null;
  /** When a newer one took its place; null for one that was removed by wish. */
  readonly replacedAt?: Instant | null;
  readonly answer: string;
  readonly standing: string;
  readonly verdict: string;
  readonly findings: string;
  readonly result: string | null;
  readonly issuer: Organization;
  readonly achievement: AchievementRow | null;
  /** What lies beside and inside it; left out where it was not read, and then asked for by id. */
  readonly parts?: CardParts;
  readonly gains?: readonly SkillGain[];
  /** What others signed for it, as the last check found it; left out where it was not read. */
  readonly endorsements?: readonly CheckReport[];
};
export type CardParts = {
  readonly evidence: readonly Evidence[] | null;
  readonly wraps: readonly CredentialCard[] | null;
  readonly claims: readonly ClaimedSkill[] | null;
  /** The exact text, for its owner alone. */
  readonly document: string | null;
};

/** Which dear parts a caller wants; each is a parameter of the statement. */
export type Wanted = { readonly withEvidence: boolean; readonly withDocument: boolean; readonly withWraps: boolean };
export const everything: Wanted = { withEvidence: true, withDocument: true, withWraps: true };
export const nothing: Wanted = { withEvidence: false, withDocument: false, withWraps: false };

/**
 * The cards of `ids`, in that order, each with the ones it wraps. `rows` holds every credential that was read, wrapped ones
 * too; one that is not among them is left out. `isOwner` says whether the exact text may be handed on.
 */
export function cardsFrom(rows: readonly CardRow[], ids: readonly string[], wanted: Wanted, isOwner: boolean): CredentialCard[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const cardOf = (cardId: string, above: readonly string[]): CredentialCard[] => {
    const row = byId.get(cardId);
    // A record that wraps itself, however far round, is shown once.
    if (!row || above.includes(cardId)) return [];
    const wraps = wanted.withWraps ? row.wraps.flatMap((inner) => cardOf(inner, [...above, cardId])).toSorted(byName) : null;
    return [{ ...bareCard(row), parts: { ...besides(row, wanted, isOwner), wraps } }];
  };
  return ids.flatMap((each) => cardOf(each, []));
}

function bareCard(row: CardRow): Omit<CredentialCard, 'parts' | 'gains' | 'endorsements'> {
  const [achievement] = row.achievements;
  return {
    id: row.id,
    uri: row.uri,
    name: row.name,
    kind: row.kind,
    issuerName: row.issuerName,
    validFrom: row.validFrom,
    validUntil: row.validUntil,
    awardedAt: row.awardedAt,
    receivedAt: row.receivedAt,
    checkedAt: row.checkedAt,
    removedAt: row.removedAt,
    replacedAt: row.replacedAt,
    answer: row.answer,
    standing: row.standing,
    verdict: row.verdict,
    findings: row.findings,
    result: row.result,
    issuer: row.issuer,
    achievement: achievement ? { ...achievement, issuer: row.issuer } : null,
  };
}

function besides({ evidence, documents, confirmed }: CardRow, wanted: Wanted, isOwner: boolean): Omit<CardParts, 'wraps'> {
  const [document] = documents;
  return {
    evidence: wanted.withEvidence ? evidence.map(evidenceOf).toSorted(byName) : null,
    // Asked for and not there is none: what is not opened looks just so.
    claims: wanted.withDocument ? (document === undefined ? [] : claimsIn(document, confirmed)) : null,
    document: isOwner ? (document ?? null) : null,
  };
}

const evidenceOf = ({ id: own, text: words }: CardRow['evidence'][number]): Evidence => ({
  id: own,
  ...(JSON.parse(words) as EvidenceWords),
});

type Named = { readonly id: string; readonly name: string | null };

// The order rows come in is nobody's promise.
function byName(a: Named, b: Named): number {
  const [first, second] = [`${a.name} ${a.id}`, `${b.name} ${b.id}`];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** What the text says it shows, without what curators have confirmed (`confirmed`: the addresses of those skills). */
function claimsIn(document: string, confirmed: readonly string[]): ClaimedSkill[] {
  const opened = unwrap(Buffer.from(document));
  if (opened.kind === 'unreadable') return [];
  const { achievement } = readCredential(opened.kind === 'jwt' ? opened.payload : opened.value);
  return (achievement?.alignments ?? [])
    .filter(({ targetUrl }) => !confirmed.includes(targetUrl))
    .map(({ targetName, targetFramework, targetUrl }) => ({
      name: targetName === '' ? targetUrl : targetName,
      framework: targetFramework ?? null,
      // It becomes a link: anything but a web address is left out.
      url: /^https?:\/\//.test(targetUrl) ? targetUrl : null,
    }));
}
