// Whether the links a record draws between achievements lead somewhere, and do not go in a circle.
import { innerCredentials } from '../../credential/facts.ts';
import { isObject, listOf, type JsonObject } from '../../credential/strict-json.ts';
import type { Finding } from '../check.ts';
import { finding } from '../codes.ts';
import type { Examined } from '../examined.ts';

// CLR 2.0, AssociationType: those that give an order, as [from, to] along it.
const ordered: Record<string, 'forward' | 'backward'> = {
  isParentOf: 'forward',
  isChildOf: 'backward',
  isPartOf: 'backward',
  precedes: 'forward',
  replacedBy: 'forward',
};

/** CLR 2.0, Association: both ends are ids of achievements in the record. Its rules do not forbid a loose end, so it is a remark. */
export function checkAssociations({ document }: Examined): Finding {
  const subjects = listOf(document['credentialSubject']).filter(isObject);
  const associations = subjects.flatMap((subject) => listOf(subject['association'])).filter(isObject);
  if (associations.length === 0) return finding('associations.none');
  const known = new Set([
    ...subjects.flatMap((subject) => listOf(subject['achievement'])).map(idIn),
    ...innerCredentials(document).flatMap(achievementsOf),
  ]);
  if (associations.some(({ sourceId, targetId }) => !known.has(sourceId) || !known.has(targetId)))
    return finding('associations.dangling');
  const families = [['isParentOf', 'isChildOf', 'isPartOf'], ['precedes'], ['replacedBy']];
  const cyclic = families.some((family) =>
    hasCycle(associations.filter((one) => family.includes(String(one['associationType'])))),
  );
  return finding(cyclic ? 'associations.cycle' : 'associations.good');
}

function achievementsOf(credential: unknown): unknown[] {
  if (!isObject(credential)) return [];
  const subjects = listOf(credential['credentialSubject']).filter(isObject);
  return [
    ...subjects.flatMap((subject) => listOf(subject['achievement'])).map(idIn),
    ...innerCredentials(credential).flatMap(achievementsOf),
  ];
}

// Takes away what nothing leads to, again and again; whatever is left goes in a circle.
function hasCycle(associations: JsonObject[]): boolean {
  let edges = associations.map(({ associationType, sourceId, targetId }) =>
    ordered[String(associationType)] === 'backward' ? [targetId, sourceId] : [sourceId, targetId],
  );
  for (;;) {
    const reached = new Set(edges.map(([, to]) => to));
    const rest = edges.filter(([from]) => reached.has(from));
    if (rest.length === edges.length) return rest.length > 0;
    edges = rest;
  }
}

function idIn(value: unknown): unknown {
  return isObject(value) ? value['id'] : value;
}
