// All that ask for one skill, a page at a time, in one way or in all.
import { error } from '@sveltejs/kit';
import { ask, graphql } from '#lib/server/api.ts';
import { AskerFields } from '../questions.ts';
import type { PageServerLoad } from './$types';

const AskedBy = graphql(
  `
    query SkillAskedBy($id: ID!, $way: AskingWay, $after: String) {
      node(id: $id) {
        ... on Competency {
          id
          name
          demand {
            way
            totalCount
          }
          askedBy(way: $way, first: 50, after: $after) {
            pageInfo {
              hasNextPage
              endCursor
            }
            nodes {
              ...AskerFields
            }
          }
        }
      }
    }
  `,
  [AskerFields],
);

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const asked = searchParams.get('way') ?? '';
  const { words } = event.locals;
  const way = isWay(asked, words.skillPage.ways) ? asked : null;
  const { node } = await ask(event, AskedBy, { id: event.params.id, way, after: searchParams.get('after') });
  if (!node || !('askedBy' in node)) throw error(404, words.library.notHere);
  const { askedBy, ...skill } = node;
  return { way, skill, askers: askedBy.nodes, pageInfo: askedBy.pageInfo };
};

const isWay = <T extends object>(text: string, ways: T): text is keyof T & string => Object.hasOwn(ways, text);
