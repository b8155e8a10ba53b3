// What lies between a person and a target: my own, or that of a learner who said yes, over what they let me see.
import { createHash } from 'node:crypto';
import {
  gap,
  summary,
  type CountsAsRow,
  type GapSummary,
  type LineState,
  type OfferRow,
  type RequirementRow,
} from '@skillweave/core/derive';
import type { CompetencyId, Instant } from '@skillweave/core/terms';
import type { Asking } from '../access/asking.ts';
import { id, instant, list, optional, statement, text } from '../graph/statement.ts';
import { noteAccess } from '../write/access-notes.ts';
import { derivable, shownChain, type ShownChain } from './chains.ts';
import {
  edgeRow,
  offerRow,
  personRow,
  requirementRow,
  shownCredentialRow,
  targetRow,
  type AchievementRow,
  type CompetencyRow,
  type EdgeRow,
  type PersonRow,
  type ShownCredentialRow,
  type TargetRow,
} from './rows.ts';
import { targetsByIds } from './targets.ts';

/** The columns that say what a target asks, in every statement that compares with one. */
export const asks = {
  target: targetRow,
  requirements: list(requirementRow),
  near: list(edgeRow),
  far: list(edgeRow),
  offers: list(offerRow),
};

const mine = statement(
  'gap/mine',
  { viewerId: id, target: id, now: instant },
  { checkedAt: instant, learner: personRow, ...asks, credentials: list(shownCredentialRow) },
);
const ofLearner = statement(
  'gap/of-learner',
  { viewerId: id, organizationId: optional(id), purpose: optional(text), learner: id, target: id, now: instant },
  { learner: personRow, grantId: id, ...asks, credentials: list(shownCredentialRow) },
);

type Asks = {
  readonly target: TargetRow;
  readonly requirements: readonly {
    readonly level: string | null;
    readonly necessity: string;
    readonly competency: CompetencyRow;
  }[];
  readonly near: readonly EdgeRow[];
  readonly far: readonly EdgeRow[];
  readonly offers: readonly {
    readonly competencyId: string;
    readonly effort: number | null;
    readonly achievement: AchievementRow;
  }[];
};

export type ShownLine = {
  readonly competency: CompetencyRow;
  readonly level: string | null;
  readonly necessity: 'required' | 'helpful';
  readonly state: LineState;
  readonly because: string;
  readonly whatWouldHelp: string | null;
  readonly chains: readonly ShownChain[];
  readonly nextSteps: readonly AchievementRow[];
};

export type ShownGap = {
  readonly target: TargetRow;
  readonly learner: PersonRow;
  readonly lines: readonly ShownLine[];
  readonly summary: GapSummary;
  readonly checkedAt: Instant;
  readonly answerId: string;
};

/**
 * The gap to `target` of the learner, or my own when none is named. `null` when the target is not there, and just so when the
 * learner did not say yes: the refused look is noted for the learner, and its asker is told nothing.
 */
export async function gapTo(asking: Asking, target: string, learner: string | null): Promise<ShownGap | null> {
  const { graph, viewer, now } = asking;
  if (viewer.personId === null) return null;
  if (learner === null || learner === viewer.personId) {
    const [row] = await graph.read(mine, { viewerId: viewer.personId, target, now });
    return row ? shownGap(row, row.credentials, row.learner, { now, who: 'you' }) : null;
  }
  const { personId: viewerId, organizationId, purpose } = viewer;
  return await graph.write(async (tx) => {
    const [row] = await tx.run(ofLearner, { viewerId, organizationId, purpose, learner, target, now });
    if (row) {
      await noteAccess(tx, asking, {
        ownerId: learner,
        what: comparing,
        about: row.target.name,
        outcome: 'allowed',
        grantId: row.grantId,
      });
      return shownGap(row, row.credentials, row.learner, { now, who: row.learner.name });
    }
    // Without a target nothing could have been seen; with one, it was the learner's yes that was missing.
    const [asked] = await targetsByIds(asking, [target]);
    if (asked) await noteAccess(tx, asking, { ownerId: learner, what: comparing, about: asked.name, outcome: 'refused' });
    return null;
  });
}

const comparing = 'Compared your skills with a target';

type Looking = { readonly now: Instant; readonly who: string };

/** The rows of one learner against what a target asks, derived and shown. */
export function shownGap(
  asked: Asks,
  credentials: readonly ShownCredentialRow[],
  learner: PersonRow,
  { now, who }: Looking,
): ShownGap {
  const requirements = inOrder(asked.requirements);
  const edges = unique([...asked.near, ...asked.far], (edge) => `${edge.mappingId} ${edge.from} ${edge.to}`);
  const names = new Map([
    ...requirements.map(({ competency: { id, name } }) => [id, name] as const),
    ...edges.map(({ from, fromName }) => [from, fromName] as const),
  ]);
  const rows = {
    ...derivable(credentials),
    countsAs: edges as unknown as CountsAsRow[],
    competencies: [...names].map(([id, name]) => ({ id: id as CompetencyId, name })),
  };
  const wanted = requirements.map(({ competency, level, necessity }) => ({
    competencyId: competency.id,
    level,
    necessity,
  })) as RequirementRow[];
  const offers = asked.offers.map(({ achievement, competencyId, effort }) => ({
    achievement,
    issuerName: achievement.issuer.name,
    competencyId,
    effort,
  })) as unknown as (OfferRow & { achievement: AchievementRow })[];

  const competencies = new Map(requirements.map(({ competency }) => [competency.id, competency]));
  const steps = new Map(asked.offers.map(({ achievement }) => [achievement.id, achievement]));
  const from = new Map(credentials.map((row) => [row.credential.id, row]));
  const lines = gap(rows, wanted, offers, now).flatMap((line): ShownLine[] => {
    const competency = competencies.get(line.competencyId);
    if (!competency) return [];
    return [
      {
        ...line,
        competency,
        chains: line.chains.map((chain) => shownChain(chain, competency, from, who)),
        nextSteps: line.nextSteps.flatMap(({ achievement }) => steps.get(achievement.id) ?? []),
      },
    ];
  });
  return {
    target: asked.target,
    learner,
    lines,
    summary: summary(lines),
    checkedAt: now,
    answerId: answerId(asked.target.id, learner.id, lines),
  };
}

/** Required first, then by name: the order people read a role in. */
function inOrder(requirements: Asks['requirements']): Asks['requirements'] {
  const key = ({ necessity, competency }: Asks['requirements'][number]): string =>
    `${necessity === 'required' ? 0 : 1}${competency.name}\t${competency.id}`;
  return unique([...requirements], ({ competency }) => competency.id).sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/**
 * Names an answer by what it rests on: SHA-256 over target, learner and, for each line, what was asked, the state and every chain's
 * credential, standing, alignment, level and mappings. The same facts give the same id at any time and on any engine; a changed fact another.
 */
function answerId(target: string, learner: string, lines: readonly ShownLine[]): string {
  const chain = ({ credential, standing, weight, alignmentId, mappingIds }: ShownChain) => [
    credential.id,
    standing,
    weight,
    alignmentId,
    mappingIds,
  ];
  const line = ({ competency, level, necessity, state, chains }: ShownLine) => [
    competency.id,
    level,
    necessity,
    state,
    chains.map(chain),
  ];
  return createHash('sha256')
    .update(JSON.stringify(['gap', 1, target, learner, lines.map(line)]))
    .digest('base64url');
}

function unique<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}
