// What a curator can decide about a claim, from which state, with which key, and whether a reason is asked for.
export const states = ['PROPOSED', 'ACCEPTED', 'PUBLISHED', 'REJECTED'] as const;
export type State = (typeof states)[number];

type Decision = {
  name: 'ACCEPT' | 'REJECT' | 'RETURN' | 'PUBLISH';
  key: string;
  from: readonly State[];
  needsReason: boolean;
  look: 'main' | 'plain' | 'grave';
};

export const decisions: readonly Decision[] = [
  { name: 'ACCEPT', key: 'a', from: ['PROPOSED'], needsReason: false, look: 'main' },
  { name: 'PUBLISH', key: 'p', from: ['ACCEPTED'], needsReason: false, look: 'main' },
  { name: 'RETURN', key: 'b', from: ['ACCEPTED', 'PUBLISHED', 'REJECTED'], needsReason: true, look: 'plain' },
  { name: 'REJECT', key: 'r', from: ['PROPOSED', 'ACCEPTED', 'PUBLISHED'], needsReason: true, look: 'grave' },
];

/** What can be decided about a claim as it stands. Who accepted it never publishes it. */
export function decisionsFor(state: State, canPublish: boolean): Decision[] {
  return decisions.filter(({ name, from }) => from.includes(state) && (name !== 'PUBLISH' || canPublish));
}
