// Chains as an answer shows them: one sentence, one line of links, and the things behind each link.
import {
  endOf,
  readable,
  standingAt,
  type Chain,
  type CredentialRow as DerivedCredential,
  type Rows,
  type StandingNow,
  type Weight,
} from '@skillweave/core/derive';
import type { Instant } from '@skillweave/core/terms';
import type { AchievementRow, CompetencyRow, ShownCredentialRow } from './rows.ts';
import type { Organization } from './organizations.ts';

export type ChainLinkKind = 'SKILL' | 'MAPPING' | 'ALIGNMENT' | 'ACHIEVEMENT' | 'CREDENTIAL' | 'ISSUER';
export type ChainLink = {
  readonly kind: ChainLinkKind;
  readonly label: string;
  readonly detail: string | null;
  readonly node: { readonly type: string; readonly id: string };
};

/** A chain with everything in it. `credential` as stored, `standing` as it is now. */
export type ShownChain = {
  readonly sentence: string;
  readonly links: readonly ChainLink[];
  readonly weight: Weight;
  readonly standing: StandingNow;
  readonly competency: CompetencyRow;
  readonly credential: ShownCredentialRow['credential'] & { readonly issuer: Organization; readonly achievement: AchievementRow };
  readonly achievement: AchievementRow;
  readonly issuer: Organization;
  readonly alignmentId: string;
  readonly mappingIds: readonly string[];
};

/** What core's derivation takes of rows read from the graph; the rows' ids are the graph's own, so the brands are true. */
export function derivable(credentials: readonly ShownCredentialRow[]): Pick<Rows, 'credentials' | 'alignments'> {
  const rows = credentials.map(({ credential, achievement, issuer }) => {
    const { id, name, answer, standing, validFrom, validUntil, awardedAt } = credential;
    return {
      id,
      name,
      answer,
      standing,
      validFrom,
      validUntil,
      awardedAt,
      issuer: { id: issuer.id, name: issuer.name },
      achievement: { id: achievement.id, name: achievement.name },
    };
  });
  const alignments = credentials.flatMap(({ achievement, shows }) =>
    shows.map((each) => ({ ...each, achievementId: achievement.id })),
  );
  const once = new Map(alignments.map((each) => [each.alignmentId, each]));
  return { credentials: rows as DerivedCredential[], alignments: [...once.values()] as Rows['alignments'][number][] };
}

/** Shows `chain`, which ends in `competency`; `who` is "you", or the learner's name for somebody else's eyes. */
export function shownChain(
  chain: Chain,
  competency: CompetencyRow,
  from: ReadonlyMap<string, ShownCredentialRow>,
  who: string,
): ShownChain {
  const row = from.get(chain.credential.id);
  if (!row) throw new Error('a chain names a credential that was not read');
  const achievement: AchievementRow = { ...row.achievement, issuer: row.issuer };
  return {
    sentence: readable(chain, who),
    links: linksOf(chain),
    weight: chain.weight,
    standing: chain.standing,
    competency,
    credential: { ...row.credential, issuer: row.issuer, achievement },
    achievement,
    issuer: row.issuer,
    alignmentId: chain.alignmentId,
    mappingIds: chain.mappingIds,
  };
}

/** From the skill back to who vouches for it. */
function linksOf(chain: Chain): ChainLink[] {
  const { path, mappingIds, credential } = chain;
  const end = endOf(chain);
  const counted = chain.weight === 'part' ? 'counts in part as' : 'counts as';
  const mappings = mappingIds.map((id, index): ChainLink => {
    const [from, to] = [path[index]?.name ?? '', path[index + 1]?.name ?? ''];
    return {
      kind: 'MAPPING',
      label: `“${from}” ${counted} “${to}”`,
      detail: chain.isDisputed ? 'Somebody has questioned this match.' : 'A match that curators reviewed.',
      node: { type: 'Mapping', id },
    };
  });
  return [
    { kind: 'SKILL', label: end.name, detail: null, node: { type: 'Competency', id: end.id } },
    ...mappings.reverse(),
    {
      kind: 'ALIGNMENT',
      label: `shows “${path[0].name}”`,
      detail: chain.level === null ? null : `Level ${chain.level}`,
      node: { type: 'Alignment', id: chain.alignmentId },
    },
    {
      kind: 'ACHIEVEMENT',
      label: credential.achievement.name,
      detail: null,
      node: { type: 'Achievement', id: credential.achievement.id },
    },
    { kind: 'CREDENTIAL', label: credential.name, detail: null, node: { type: 'Credential', id: credential.id } },
    { kind: 'ISSUER', label: credential.issuer.name, detail: null, node: { type: 'Organization', id: credential.issuer.id } },
  ];
}

/** A stored credential's standing at `now`. */
export function standingNow(
  credential: Pick<ShownCredentialRow['credential'], 'standing' | 'validFrom' | 'validUntil'>,
  now: Instant,
): StandingNow {
  return standingAt(credential as Pick<DerivedCredential, 'standing' | 'validFrom' | 'validUntil'>, now);
}
