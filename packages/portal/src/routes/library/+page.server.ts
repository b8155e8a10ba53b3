// The library of skills: what a search finds, or every list of skills there is. Open to everyone.
import { ask, graphql } from '#lib/server/api.ts';
import { SkillFields } from '#lib/server/skills.ts';
import type { PageServerLoad } from './$types';

const Search = graphql(
  `
    query SearchSkills($search: String!, $after: String) {
      competencies(search: $search, first: 20, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            ...SkillFields
          }
        }
      }
    }
  `,
  [SkillFields],
);

const Frameworks = graphql(`
  query Frameworks($after: String) {
    frameworks(first: 20, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          name
          publisher
          version
          licence
          competencyCount
        }
      }
    }
  }
`);

const longest = 100;

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const search = (searchParams.get('search') ?? '').trim().slice(0, longest);
  const after = searchParams.get('after');
  const found = search ? (await ask(event, Search, { search, after })).competencies : null;
  const { frameworks } = await ask(event, Frameworks, { after: search ? null : after });
  return {
    search,
    isLaterPage: after !== null,
    found: found && { skills: found.edges.map(({ node }) => node), pageInfo: found.pageInfo },
    frameworks: frameworks.edges.map(({ node }) => node),
    pageInfo: frameworks.pageInfo,
  };
};
