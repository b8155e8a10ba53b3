// Whether the links a record draws between achievements lead somewhere, and do not go in a circle.
import { innerCredentials } from '../../credential/facts.ts';
import { isObject, listOf, type JsonObject } from '../../credential/strict-json.ts';
import type { Finding, Report } from '../check.ts';
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
export function checkAssociations({ document }: Examined, reports: readonly Report[]): Finding {
  const subjects = listOf(document['credentialSubject']).filter(isObject);
  const associations = subjects.flatMap((subject) => listOf(subject['association'])).filter(isObject);
  if (associations.length === 0) return finding('associations.none');
  const known = new Set([
    ...subjects.flatMap((subject) => listOf(subject['achievement'])).map(idIn),
    ...innerCredentials(document).flatMap(achievementsOf),
    // A token in an envelope shows what it holds only once it is opened.
    ...reports.flatMap(achievementsIn),
  ]);
  if (associations.some(({ sourceId, targetId }) => !known.has(sourceId) || !known.has(targetId)))
    return finding('associations.dangling');
  const families = [['isParentOf', 'isChildOf', 'isPartOf'], ['precedes'], ['replacedBy']];
  const cyclic = families.some((family) =>
    hasCycle(associations.filter((one) => family.includes(String(one['associationType'])))),
  );
  return finding(cyclic ? 'associations.cycle' : 'associations.good');
}

function achievementsIn({ facts, inner }: Report): unknown[] {
  return [facts?.achievement?.uri, ...inner.flatMap(achievementsIn)];
}

function achievementsOf(credential: unknown): unknown[] {
  if (!isObject(credential)) return [];
  const subjects = listOf(credential['credentialSubject']).filter(isObject);
  return [
    ...subjects.flatMap((subject) => listOf(subject['achievement'])).map(idIn),
    ...innerCredentials(credential).flatMap(achievementsOf),
  ];
}

// Takes away what nothing leads to, one after the other; whatever is left goes in a circle. Each link is looked at once.
function hasCycle(associations: JsonObject[]): boolean {
  const leads = new Map<unknown, unknown[]>();
  const reached = new Map<unknown, number>();
  for (const { associationType, sourceId, targetId } of associations) {
    const [from, to] = ordered[String(associationType)] === 'backward' ? [targetId, sourceId] : [sourceId, targetId];
    const known = leads.get(from) ?? [];
    known.push(to);
    leads.set(from, known);
    reached.set(to, (reached.get(to) ?? 0) + 1);
  }
  const open = [...leads.keys()].filter((from) => !reached.has(from));
  let followed = 0;
  for (const from of open)
    for (const to of leads.get(from) ?? []) {
      followed += 1;
      const rest = (reached.get(to) ?? 0) - 1;
      reached.set(to, rest);
      if (rest === 0) open.push(to);
    }
  return followed < associations.length;
}

function idIn(value: unknown): unknown {
  return isObject(value) ? value['id'] : value;
}
