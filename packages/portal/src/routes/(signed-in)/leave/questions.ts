// What the pages for leaving ask.
import { graphql } from '#lib/server/api.ts';

export const Leaving = graphql(`
  query Leaving($after: String) {
    takeAlong {
      credentials
      evidence
      permissions
      records
      messages
      looks
      keepsakes
      ownSkills
      hasKey
    }
    keepsakes(first: 20, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        title
        madeFrom
        madeAt
      }
    }
  }
`);

export const Earlier = graphql(`
  query Earlier($id: ID!) {
    keepsake(id: $id) {
      title
      text
    }
  }
`);
