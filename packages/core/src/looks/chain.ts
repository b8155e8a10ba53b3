// Walks a look log from its first entry and says what does not hold together. It remembers one hash, whatever the length.
import { commitmentOf, genesisOf, hashOf, ownerCommitmentOf, type LookEntry, type LookWords } from './entry.ts';

/** An entry as it is kept. `words` and `salt` are null when its owner's data was erased. */
export type KeptEntry = LookEntry & {
  readonly hash: string;
  readonly salt: string | null;
  readonly words: LookWords | null;
};

export type LookFault = { readonly code: LookFaultCode; readonly log: string; readonly place: number | null };

/** What can be wrong with a log, in words for people. */
export const lookFaults = {
  'log.owner': 'is not bound to the person it now belongs to',
  'log.head': 'says it has another length or another last entry than it has',
  'log.gone': 'is not there any more, though its length was written down',
  'log.blank': 'has had its words removed at another time than was written down, or though nobody was erased',
  'log.unerased': 'was to be erased, and is not',
  'entry.words': 'says something else than when it was written',
  'entry.changed': 'does not follow from the entry before it',
  'entry.missing': 'is missing',
  'entry.twice': 'is there more than once',
  'entry.extra': 'has more entries than its chain',
  'entry.detached': 'is kept where its owner does not see it',
  'entry.forged': 'does not bear the seal of this installation',
  'entry.uncovered': 'is covered by no checkpoint, though it was written long enough ago',
  'checkpoint.differs': 'is another entry than the one a checkpoint was made of',
  'checkpoint.cut': 'was covered by a checkpoint, and is not there',
} as const;

export type LookFaultCode = keyof typeof lookFaults;

export type LogBeginning = {
  readonly log: string;
  readonly ownerCommitment: string;
  /** Null when the owner was erased, and then only if `isErased`. */
  readonly owner: { readonly salt: string; readonly ownerId: string } | null;
  readonly isErased: boolean;
};

export interface ChainWalk {
  /** The entry at the next place; null when there is none, though there should be. */
  next(kept: KeptEntry | null): LookFault[];
  readonly length: number;
  readonly head: string;
  /** What is wrong with the beginning itself. */
  readonly beginning: readonly LookFault[];
}

/** Begins to walk one log. Each fault is told once: the walk goes on from what is kept, so that one edit is not told of all that follow. */
export function walkChain({ log, ownerCommitment, owner, isErased }: LogBeginning): ChainWalk {
  let previous = genesisOf(log, ownerCommitment);
  let length = 0;
  const isBound = owner === null ? isErased : ownerCommitmentOf(owner.salt, owner.ownerId) === ownerCommitment;
  const beginning: LookFault[] = isBound ? [] : [{ code: owner === null ? 'log.blank' : 'log.owner', log, place: null }];
  return {
    beginning,
    get length() {
      return length;
    },
    get head() {
      return previous;
    },
    next: (kept) => {
      length += 1;
      const place = length;
      const fault = (code: LookFaultCode): LookFault => ({ code, log, place });
      if (kept === null) return [fault('entry.missing')];
      const { hash, salt, words, ...entry } = kept;
      const faults: LookFault[] = [];
      const follows = hashOf(previous, { ...entry, log, place }) === hash && entry.log === log && entry.place === place;
      if (!follows) faults.push(fault('entry.changed'));
      const isBlank = salt === null && words === null;
      const fits = isBlank ? isErased : salt !== null && words !== null && commitmentOf(salt, words) === entry.commitment;
      if (!fits) faults.push(fault('entry.words'));
      previous = hash;
      return faults;
    },
  };
}
