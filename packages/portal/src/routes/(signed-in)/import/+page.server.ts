// Bringing in lists: files in, and what was brought in before.
import { fail, redirect } from '@sveltejs/kit';
import { ask, graphql, handOn } from '#lib/server/api.ts';
import type { Actions, PageServerLoad } from './$types';

const Imports = graphql(`
  query Imports($after: String) {
    imports(first: 20, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          state
          begunBy
          begunAt
          files {
            name
          }
          formats {
            frameworks {
              name
              version
            }
          }
        }
      }
    }
  }
`);

const nothing = { edges: [], pageInfo: { hasNextPage: false, endCursor: null } };

export const load: PageServerLoad = async (event) => {
  const isCurator = event.locals.viewer?.role === 'CURATOR';
  const { imports } = isCurator
    ? await ask(event, Imports, { after: event.url.searchParams.get('after') })
    : { imports: nothing };
  return { isCurator, imports: imports.edges.map(({ node }) => node), pageInfo: imports.pageInfo };
};

export const actions: Actions = {
  // The form is handed on as it comes: read here, it would lie in memory whole.
  default: async (event) => {
    if (event.locals.viewer?.role !== 'CURATOR') return fail(403, { problem: event.locals.words.importing.notYours });
    const handed = await handOn(event);
    if ('id' in handed) throw redirect(303, `/import/${encodeURIComponent(handed.id)}`);
    return fail(handed.status, { problem: handed.refused });
  },
};
