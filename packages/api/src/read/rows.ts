// The row shapes that several questions share: what a competency, an achievement, an organisation and a credential look like in a row.
import { bool, float, id, instant, int, list, map, optional, text } from '../graph/statement.ts';

type Read<C> = C extends { check: (value: unknown) => value is infer T } ? Readonly<T> : never;

export const organizationRow = map({
  id,
  slug: text,
  name: text,
  kind: text,
  recognised: bool,
  recognisedBy: optional(text),
  url: optional(text),
});

export const frameworkRow = map({ id, uri: text, name: text, publisher: text, version: text, licence: text });
export type FrameworkRow = Read<typeof frameworkRow>;

export const competencyRow = map({ id, uri: text, code: optional(text), name: text, statement: text, framework: frameworkRow });
export type CompetencyRow = Read<typeof competencyRow>;

/** A mapping between two competencies, as the library shows it. */
export const mappingRow = map({
  id,
  predicate: text,
  confidence: optional(float),
  state: text,
  justification: text,
  validUntil: optional(instant),
});
export type MappingRow = Read<typeof mappingRow>;

export const alignmentRow = map({
  id,
  state: text,
  origin: text,
  level: optional(text),
  confidence: float,
  reason: optional(text),
  note: optional(text),
  proposedById: optional(id),
  proposedBy: optional(text),
  proposedAt: instant,
  decidedById: optional(id),
  decidedBy: optional(text),
  decidedAt: optional(instant),
  publishedBy: optional(text),
  publishedAt: optional(instant),
});

const achievementKeys = {
  id,
  uri: text,
  name: text,
  about: text,
  criteria: optional(text),
  type: optional(text),
  image: optional(text),
};
export const achievementRow = map({ ...achievementKeys, issuer: organizationRow });
export type AchievementRow = Read<typeof achievementRow>;

/** An achievement inside a row that names its issuer beside it. */
export const bareAchievementRow = map(achievementKeys);

export const personRow = map({ id, name: text });
export type PersonRow = Read<typeof personRow>;

export const targetRow = map({
  id,
  slug: text,
  kind: text,
  code: optional(text),
  name: text,
  about: text,
  owner: organizationRow,
});
export type TargetRow = Read<typeof targetRow>;

export const requirementRow = map({ level: optional(text), necessity: text, competency: competencyRow });

/** One COUNTS_AS edge towards what is asked, with what its mapping says about it. */
export const edgeRow = map({
  from: id,
  fromName: text,
  to: id,
  weight: text,
  mappingId: id,
  validUntil: optional(instant),
  isDisputed: bool,
});
export type EdgeRow = Read<typeof edgeRow>;

export const offerRow = map({ competencyId: id, effort: optional(int), achievement: achievementRow });

/** A credential with its issuer, its achievement and what that shows: what chains are made of. */
export const shownCredentialRow = map({
  credential: map({
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
    answer: text,
    standing: text,
    verdict: text,
    findings: text,
    result: optional(text),
  }),
  achievement: bareAchievementRow,
  issuer: organizationRow,
  shows: list(map({ alignmentId: id, competencyId: id, level: optional(text) })),
});
export type ShownCredentialRow = Read<typeof shownCredentialRow>;

/** A grant as its receiver or its giver may see it. */
export const grantRow = map({
  id,
  scope: text,
  /** Of what it opens within a credential; null for everything. */
  parts: optional(list(text)),
  purpose: text,
  note: optional(text),
  requestedAt: optional(instant),
  givenAt: optional(instant),
  declinedAt: optional(instant),
  withdrawnAt: optional(instant),
  until: instant,
  receiverName: text,
});
export type GrantRow = Read<typeof grantRow>;

/** An alignment with both its ends. */
export const shownAlignmentRow = map({ alignment: alignmentRow, achievement: achievementRow, competency: competencyRow });
export type ShownAlignmentRow = Read<typeof shownAlignmentRow>;
