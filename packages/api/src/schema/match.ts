// Matches: who, having agreed to be found, has what a role asks. Lines, no score.
import { matchesFor, type Match } from '../read/matches.ts';
import { builder } from './builder.ts';
import { GapLineRef, GapSummaryRef } from './gap.ts';
import { GrantRef } from './grant.ts';
import { ownId } from './own-id.ts';
import { connection, connectionOf, pageArgs, pageOf } from './paging.ts';
import { PersonRef } from './person.ts';

const MatchRef = builder.objectRef<Match>('Match');
MatchRef.implement({
  description: 'One person who agreed to be found, beside a role. There is no score: people are not ranked.',
  fields: (t) => ({
    learner: t.field({ type: PersonRef, description: 'Who.', resolve: ({ learner }) => learner }),
    grant: t.field({ type: GrantRef, description: 'What they agreed to.', resolve: ({ grant }) => grant }),
    lines: t.field({
      type: [GapLineRef],
      description: 'One for each skill the role asks for, over what this person lets you see.',
      resolve: ({ lines }) => [...lines],
    }),
    summary: t.field({ type: GapSummaryRef, description: 'The lines, counted.', resolve: ({ summary }) => summary }),
  }),
});

const MatchPageRef = connectionOf(MatchRef, 'Match');

builder.queryField('matches', (t) =>
  t.field({
    type: MatchPageRef,
    authScopes: { employer: true },
    description: 'People who said yes to being found for hiring, beside a role; by name. They can read that you looked.',
    args: { target: t.arg.id({ required: true, description: 'The role.' }), ...pageArgs },
    resolve: async (_root, { target, ...args }, { asking }) => {
      const page = pageOf(args);
      return connection(await matchesFor(asking, ownId('Target', target), page), page, ({ key }) => key);
    },
  }),
);
