// The smallest town there is something to see in.
import { townFrom, type Town } from './town.ts';

/** Two people, one of whom holds two good badges that show what the target asks, and nobody's yes. */
export const smallTown = (prefix: string): Town =>
  townFrom(
    {
      names: ['Ann', 'Bo'],
      credentials: [0, 1].map((achievement) => ({
        about: 0,
        achievement,
        answer: 'accepted',
        standing: 'good',
        validFrom: null,
        validUntil: null,
      })),
      alignments: [0, 1].map((at) => ({ achievement: at, skill: at, level: null })),
      countsAs: [],
      requirements: [0, 1].map((skill) => ({ skill, level: null, necessity: 'required' })),
      published: [true, true],
      efforts: [null, null],
      grants: [],
      afterwards: { passes: 0, withdraws: [] },
      questions: 0,
      lookers: [],
      emergencies: [],
      opens: [],
      has: [],
    },
    prefix,
  );
