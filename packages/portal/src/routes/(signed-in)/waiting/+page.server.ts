// What waits for a curator: claims that a badge shows a skill, to accept, turn down, send back or publish.
import { fail } from '@sveltejs/kit';
import { ask, graphql } from '#lib/server/api.ts';
import { decisions, states } from './decisions.ts';
import type { Actions, PageServerLoad } from './$types';

const Alignments = graphql(`
  query Alignments($state: AlignmentState!, $after: String) {
    alignments(state: $state, first: 10, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          state
          origin
          level
          confidence
          reason
          note
          proposedBy
          proposedAt
          decidedBy
          decidedAt
          publishedBy
          publishedAt
          canPublish
          achievement {
            id
            name
            about
            criteria
            issuer {
              name
            }
          }
          competency {
            id
            name
            code
            statement
            framework {
              name
            }
          }
        }
      }
    }
  }
`);

const Decide = graphql(`
  mutation DecideAlignment($input: DecideAlignmentInput!) {
    decideAlignment(input: $input) {
      __typename
      ... on AlignmentDecided {
        alignment {
          id
          achievement {
            name
          }
          competency {
            name
          }
        }
      }
      ... on Refused {
        reasons {
          text
        }
      }
    }
  }
`);

const nothing = { edges: [], pageInfo: { hasNextPage: false, endCursor: null } };

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const state = states.find((known) => known === searchParams.get('state')?.toUpperCase()) ?? 'PROPOSED';
  const isCurator = event.locals.viewer?.role === 'CURATOR';
  const { alignments } = isCurator
    ? await ask(event, Alignments, { state, after: searchParams.get('after') })
    : { alignments: nothing };
  return { state, isCurator, cards: alignments.edges.map(({ node }) => node), pageInfo: alignments.pageInfo };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const { waiting, errors } = event.locals.words;
    const alignment = String(form.get('alignment') ?? '');
    const note = String(form.get('note') ?? '').trim();
    const asked = { alignment, note };
    const decision = decisions.find(({ name }) => name === form.get('decision'));
    if (!decision) return fail(400, { problem: errors.fault, asked, done: null });
    if (decision.needsReason && !note) return fail(422, { problem: waiting.noteMissing, asked, done: null });
    const input = { alignment, decision: decision.name, note: note || null };
    const { decideAlignment } = await ask(event, Decide, { input });
    if (decideAlignment.__typename === 'Refused') {
      return fail(422, { problem: decideAlignment.reasons.map(({ text }) => text).join(' '), asked, done: null });
    }
    const { achievement, competency } = decideAlignment.alignment;
    return { problem: null, asked: null, done: { decision: decision.name, badge: achievement.name, skill: competency.name } };
  },
};
