// Chains: every way from a credential to a skill, so that nothing is claimed that cannot be followed.
import type { Id, Instant } from '../terms/index.ts';
import type { CompetencyRow, CountsAsRow, CredentialRow, Rows, StandingNow, Weight } from './rows.ts';

/** skill ← mappings ← alignment ← achievement ← credential ← issuer. `path` runs from the aligned skill to the one it ends in. */
export type Chain = {
  readonly path: readonly [CompetencyRow, ...CompetencyRow[]];
  readonly mappingIds: readonly Id<'Mapping'>[];
  /** One of the mappings is disputed: it counts until that is decided, and every explanation says so. */
  readonly isDisputed: boolean;
  readonly alignmentId: Id<'Alignment'>;
  readonly level: string | null;
  readonly weight: Weight;
  readonly standing: StandingNow;
  readonly credential: CredentialRow & { readonly achievement: NonNullable<CredentialRow['achievement']> };
};

/** What a credential is at `now`. The worse of check and clock is named: what is revoked stays revoked after it has also run out. */
export function standingAt(credential: Pick<CredentialRow, 'standing' | 'validFrom' | 'validUntil'>, now: Instant): StandingNow {
  if (credential.standing === 'bad' || credential.standing === 'revoked') return credential.standing;
  if (credential.validUntil !== null && credential.validUntil <= now) return 'expired';
  if (credential.validFrom !== null && credential.validFrom > now) return 'notYet';
  return credential.standing;
}

/** The skill a chain ends in. */
export const endOf = (chain: Chain): CompetencyRow => chain.path[chain.path.length - 1] ?? chain.path[0];

/**
 * The strongest chain from each accepted credential to each skill it reaches, by skill id, best first: directly, over at most two
 * mappings that count in full, or over one that counts in part. Credentials that do not count are followed too, and say what they are.
 */
export function chainsBySkill(rows: Rows, now: Instant): Map<string, Chain[]> {
  const names = new Map(rows.competencies.map((row) => [row.id as string, row]));
  const aligned = grouped(rows.alignments, (row) => row.achievementId);
  const onward = grouped(
    rows.countsAs.filter((row) => row.validUntil === null || row.validUntil > now),
    (row) => row.from,
  );
  const bySkill = new Map<string, Chain[]>();

  for (const credential of rows.credentials) {
    const { achievement } = credential;
    if (credential.answer !== 'accepted' || achievement === null) continue;
    const standing = standingAt(credential, now);
    const best = new Map<string, Chain>();
    for (const { alignmentId, competencyId, level } of aligned.get(achievement.id) ?? []) {
      for (const hops of [[], ...routes(competencyId, onward)]) {
        const path = [competencyId, ...hops.map((hop) => hop.to)].map((id) => names.get(id));
        if (!known(path)) continue;
        const weight: Weight = hops.some((hop) => hop.weight === 'part') ? 'part' : 'full';
        const chain: Chain = {
          path,
          mappingIds: hops.map((hop) => hop.mappingId),
          isDisputed: hops.some((hop) => hop.isDisputed),
          alignmentId,
          level,
          weight,
          standing,
          credential: { ...credential, achievement },
        };
        const end = endOf(chain).id;
        const before = best.get(end);
        if (!before || compareChains(chain, before) < 0) best.set(end, chain);
      }
    }
    for (const [end, chain] of best) bySkill.set(end, [...(bySkill.get(end) ?? []), chain]);
  }
  for (const chains of bySkill.values()) chains.sort(compareChains);
  return bySkill;
}

/** One hop of any weight, or two hops in full; never back to where it began. */
function* routes(from: string, onward: Map<string, CountsAsRow[]>): Generator<CountsAsRow[]> {
  for (const first of onward.get(from) ?? []) {
    if (first.to === from) continue;
    yield [first];
    if (first.weight !== 'full') continue;
    for (const second of onward.get(first.to) ?? []) {
      if (second.weight === 'full' && second.to !== from && second.to !== first.to) yield [first, second];
    }
  }
}

const order: readonly StandingNow[] = ['good', 'cannotCheck', 'suspended', 'notYet', 'untrusted', 'expired', 'revoked', 'bad'];

/** Best first: what counts, then what counts in full, then the shorter way, then what lasts longer; then by ids, so that it never flickers. */
export function compareChains(a: Chain, b: Chain): number {
  return (
    order.indexOf(a.standing) - order.indexOf(b.standing) ||
    (a.weight === b.weight ? 0 : a.weight === 'full' ? -1 : 1) ||
    a.path.length - b.path.length ||
    byText(b.credential.validUntil ?? '9', a.credential.validUntil ?? '9') ||
    byText(a.credential.id, b.credential.id) ||
    Number(b.level ?? 0) - Number(a.level ?? 0) ||
    byText(a.alignmentId, b.alignmentId) ||
    byText(a.mappingIds.join(' '), b.mappingIds.join(' '))
  );
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const known = (path: readonly (CompetencyRow | undefined)[]): path is [CompetencyRow, ...CompetencyRow[]] =>
  path.every((row) => row !== undefined);

function grouped<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}
