// Says of everything that relations name whether it is a competency or a target: what is known of one end tells of the other.
import type { GatheredRelation } from './gathered.ts';
import { wantedSides, type Side } from './sides.ts';

/**
 * The side of each end. What is `known` stays; then counts what a type of relation wants of its ends; then, from end to end, that
 * some relations stand between things of one side only; then what a source says of both ends of a mapping. Of what is left nobody
 * says anything, and it is taken for a competency.
 */
export function settledSides(
  relations: readonly GatheredRelation[],
  known: (uri: string) => Side | undefined,
): (uri: string) => Side {
  const settled = new Map<string, Side>();
  const at = (uri: string) => known(uri) ?? settled.get(uri);
  for (const { type, from, to } of relations) {
    const wanted = wantedSides(type);
    if (wanted.from !== null && at(from) === undefined) settled.set(from, wanted.from);
    if (wanted.to !== null && at(to) === undefined) settled.set(to, wanted.to);
  }
  const beside = neighbours(relations, at);
  const spread = (queue: string[]) => {
    for (let uri = queue.pop(); uri !== undefined; uri = queue.pop()) {
      const side = at(uri);
      for (const next of beside.get(uri) ?? []) {
        if (side === undefined || at(next) !== undefined) continue;
        settled.set(next, side);
        queue.push(next);
      }
    }
  };
  spread([...beside.keys()]);
  for (const relation of relations) {
    if (relation.type !== 'mapping' || relation.ends === undefined) continue;
    if (at(relation.from) !== undefined || at(relation.to) !== undefined) continue;
    settled.set(relation.from, relation.ends);
    spread([relation.from]);
  }
  return (uri) => at(uri) ?? 'competency';
}

/** Who stands beside whom in relations between things of one side, where one of them is not known yet. */
function neighbours(relations: readonly GatheredRelation[], at: (uri: string) => Side | undefined): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const add = (uri: string, other: string) => {
    const there = found.get(uri);
    if (there) there.push(other);
    else found.set(uri, [other]);
  };
  for (const { type, from, to } of relations) {
    if (!wantedSides(type).alike || (at(from) !== undefined && at(to) !== undefined)) continue;
    add(from, to);
    add(to, from);
  }
  return found;
}
