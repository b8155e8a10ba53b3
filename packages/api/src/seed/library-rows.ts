// The statements that lay down the library, and the shape of their rows.
import { bool, float, id, instant, int, list, map, optional, statement, text, type Shape } from '../graph/statement.ts';

export const organizations = statement(
  'seed/organizations',
  {
    rows: list(
      map({
        id,
        slug: text,
        name: text,
        kind: text,
        url: text,
        about: text,
        recognised: bool,
        recognisedBy: optional(text),
        did: optional(text),
      }),
    ),
  },
  {},
);
export const frameworks = statement(
  'seed/frameworks',
  {
    rows: list(
      map({
        id,
        uuid: text,
        uri: text,
        name: text,
        publisher: text,
        version: text,
        licence: text,
        language: text,
        state: text,
        about: text,
        changedAt: instant,
      }),
    ),
  },
  {},
);
const competencyFacts = map({ id, uuid: text, uri: text, code: text, name: text, statement: text, kind: text, state: text });
export const competencies = statement('seed/competencies', { rows: list(map({ frameworkId: id, facts: competencyFacts })) }, {});
const pair = map({ fromId: id, toId: id });
export const broader = statement('seed/broader', { rows: list(pair) }, {});
export const requires = statement('seed/requires', { rows: list(pair) }, {});

const mappingFacts = map({
  id,
  predicate: text,
  not: bool,
  state: text,
  justification: text,
  authorId: id,
  createdAt: instant,
  validUntil: instant,
  contentHash: text,
});
const review = map({ id, reviewerId: id, agreement: float, note: optional(text), at: instant, contentHash: text });
export const mappings = statement(
  'seed/mappings',
  { rows: list(map({ fromId: id, toId: id, confidence: float, facts: mappingFacts, reviews: list(review) })) },
  {},
);
export const countsAsEdges = statement(
  'seed/counts-as',
  { rows: list(map({ fromId: id, toId: id, weight: text, mappingId: id })) },
  {},
);

const achievementFacts = map({
  id,
  uri: text,
  name: text,
  about: text,
  criteria: text,
  type: text,
  effort: int,
  state: text,
});
export const achievements = statement(
  'seed/achievements',
  { rows: list(map({ organizationId: id, facts: achievementFacts })) },
  {},
);

const alignmentFacts = {
  id,
  state: text,
  origin: text,
  level: optional(text),
  reason: optional(text),
  note: optional(text),
  proposedById: optional(id),
  proposedAt: instant,
  decidedById: optional(id),
  decidedAt: optional(instant),
  publishedById: optional(id),
  publishedAt: optional(instant),
};
const alignmentRow = { achievementId: id, competencyId: id, confidence: float, facts: map(alignmentFacts) };
export type AlignmentRow = Shape<typeof alignmentRow>;
export const alignments = statement('seed/alignments', { rows: list(map(alignmentRow)) }, {});
export const alignedTo = statement(
  'seed/aligned-to',
  { rows: list(map({ achievementId: id, competencyId: id, alignmentId: id, level: optional(text) })) },
  {},
);

export const targets = statement(
  'seed/targets',
  { rows: list(map({ organizationId: id, facts: map({ id, slug: text, kind: text, name: text, about: text, state: text }) })) },
  {},
);
export const requirements = statement(
  'seed/requirements',
  { rows: list(map({ targetId: id, competencyId: id, level: optional(text), weight: float, necessity: text })) },
  {},
);
