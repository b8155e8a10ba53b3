// The plain rows every derivation starts from: what the graph knows, without the graph.
import type { Answer } from '../consent/index.ts';
import type { AchievementId, CompetencyId, CredentialId, Id, Instant, OrganizationId } from '../terms/index.ts';

/** What the last check found, clock aside. */
export type StoredStanding = 'good' | 'untrusted' | 'suspended' | 'revoked' | 'cannotCheck' | 'bad';
/** What is true at one moment: the last check, and the dates read against the clock. */
export type StandingNow = StoredStanding | 'expired' | 'notYet';

/** One credential about the learner. `awardedAt` falls back to `validFrom` when a date is shown. */
export type CredentialRow = {
  readonly id: CredentialId;
  readonly name: string;
  readonly answer: Answer;
  readonly standing: StoredStanding;
  readonly validFrom: Instant | null;
  readonly validUntil: Instant | null;
  readonly awardedAt: Instant | null;
  readonly issuer: { readonly id: OrganizationId; readonly name: string };
  readonly achievement: { readonly id: AchievementId; readonly name: string } | null;
};

/** A published alignment: earning the achievement shows the competency. */
export type AlignmentRow = {
  readonly alignmentId: Id<'Alignment'>;
  readonly achievementId: AchievementId;
  readonly competencyId: CompetencyId;
  readonly level: string | null;
};

/** A published mapping, already directed: holding `from` counts as `to`, until the mapping's own end. A disputed one counts until it is decided, and says so. */
export type CountsAsRow = {
  readonly from: CompetencyId;
  readonly to: CompetencyId;
  readonly weight: Weight;
  readonly mappingId: Id<'Mapping'>;
  readonly validUntil: Instant | null;
  readonly isDisputed: boolean;
};
export type Weight = 'full' | 'part';

export type CompetencyRow = { readonly id: CompetencyId; readonly name: string };
export type RequirementRow = {
  readonly competencyId: CompetencyId;
  readonly level: string | null;
  readonly necessity: 'required' | 'helpful';
};

/** A published achievement aligned to a competency: something a learner could do next. `effort` in hours. */
export type OfferRow = {
  readonly achievement: { readonly id: AchievementId; readonly name: string };
  readonly issuerName: string;
  readonly competencyId: CompetencyId;
  readonly effort: number | null;
};

/** All that a derivation may look at. Rows may hold more than is needed; a competency missing from `competencies` is left out. */
export type Rows = {
  readonly credentials: readonly CredentialRow[];
  readonly alignments: readonly AlignmentRow[];
  readonly countsAs: readonly CountsAsRow[];
  readonly competencies: readonly CompetencyRow[];
};
