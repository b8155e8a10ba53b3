// How the skills in a record hang together, in the few words the record's own standard has for it.
import type { AchievementInput, AssociationType } from '@skillweave/core/sign';
import type { CompetencyRow } from '../read/rows.ts';
import type { Included } from './record-choice.ts';

type Pair = { readonly from: string; readonly to: string };
type Linked = {
  readonly achievements: AchievementInput[];
  readonly associations: { type: AssociationType; sourceId: string; targetId: string }[];
};

/**
 * CLR 2.0, Association: published exact matches and the broader skill each belongs to, between skills the included credentials
 * themselves show. A close match has no word there and is left out rather than upgraded.
 */
export function recordLinks(
  includes: readonly Included[],
  graph: { readonly broader: readonly Pair[]; readonly exact: readonly Pair[] },
): Linked {
  const shown = new Map(includes.flatMap(({ shows }) => shows).map((each) => [each.id, each]));
  const between = (pairs: readonly Pair[], type: AssociationType) =>
    pairs.flatMap(({ from, to }) => {
      const [source, target] = [shown.get(from), shown.get(to)];
      return source && target ? [{ type, source, target }] : [];
    });
  const links = [...between(graph.exact, 'exactMatchOf'), ...between(graph.broader, 'isChildOf')];
  const named = new Map(links.flatMap(({ source, target }) => [source, target]).map((each) => [each.id, each]));
  return {
    achievements: [...named.values()].map(asAchievement),
    associations: links.map(({ type, source, target }) => ({ type, sourceId: source.uri, targetId: target.uri })),
  };
}

/** A skill where the standard wants an achievement: it has a kind of its own for that. */
function asAchievement({ uri, name, statement }: CompetencyRow): AchievementInput {
  return { id: uri, name, description: statement, criteria: { narrative: statement }, type: 'Competency' };
}
