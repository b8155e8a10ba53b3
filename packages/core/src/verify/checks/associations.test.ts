// Links between achievements: each end is there, nothing goes in a circle, and a long chain is no burden.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { readCredential } from '../../credential/facts.ts';
import { instantOf } from '../../terms/index.ts';
import { checkAssociations } from './associations.ts';

type Link = { associationType: string; sourceId: string; targetId: string };

const codeOf = (association: Link[], ids: string[]) => {
  const document = { credentialSubject: { achievement: ids.map((id) => ({ id })), association } };
  const world = {
    now: instantOf(0),
    fetchDocument: async () => ({ kind: 'unreachable', because: '' }) as const,
    recognise: async () => ({ kind: 'unknown' }) as const,
  };
  const examined = {
    document,
    token: null,
    kind: 'learner-record',
    dataModel: '2.0',
    facts: readCredential(document),
    world,
  } as const;
  return checkAssociations(examined, []).code;
};

const types = ['isParentOf', 'isChildOf', 'isPartOf', 'precedes', 'replacedBy', 'isRelatedTo', 'exactMatchOf', 'isPeerOf'];
const ids = ['a', 'b', 'c', 'd', 'e'];

it('are in a circle exactly when one can walk back to where one came from', () => {
  const link = fc.record({
    associationType: fc.constantFrom(...types),
    sourceId: fc.constantFrom(...ids),
    targetId: fc.constantFrom(...ids),
  });
  fc.assert(
    fc.property(fc.array(link, { minLength: 1, maxLength: 12 }), (links) => {
      expect(codeOf(links, ids)).toBe(walksBack(links) ? 'associations.cycle' : 'associations.good');
    }),
    { numRuns: 3_000 },
  );
});

// By walking from everywhere, as far as there are links.
function walksBack(links: Link[]): boolean {
  const families = [['isParentOf', 'isChildOf', 'isPartOf'], ['precedes'], ['replacedBy']];
  return families.some((family) => {
    const steps = links
      .filter(({ associationType }) => family.includes(associationType))
      .map(({ associationType, sourceId, targetId }) =>
        ['isChildOf', 'isPartOf'].includes(associationType) ? [targetId, sourceId] : [sourceId, targetId],
      );
    const reachable = (from: string, left: number): Set<string> =>
      left === 0
        ? new Set()
        : new Set(steps.filter(([start]) => start === from).flatMap(([, end = '']) => [end, ...reachable(end, left - 1)]));
    return ids.some((id) => reachable(id, ids.length).has(id));
  });
}

it('lead nowhere when one end is missing', () => {
  expect(codeOf([{ associationType: 'precedes', sourceId: 'a', targetId: 'z' }], ids)).toBe('associations.dangling');
  expect(codeOf([], ids)).toBe('associations.none');
});

it('in a chain of fifty thousand are followed in no time', () => {
  const many = Array.from({ length: 50_001 }, (_, place) => `urn:${place}`);
  const chain = many.slice(1).map((targetId, place) => ({ associationType: 'precedes', sourceId: `urn:${place}`, targetId }));
  const started = process.cpuUsage();
  expect(codeOf(chain.toReversed(), many)).toBe('associations.good');
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(1000);
});
