// What pages ask of links that are out.
import { graphql } from './api.ts';

export const StopAllLinks = graphql(`
  mutation StopAllLinks {
    stopAllLinks {
      __typename
      ... on LinksStopped {
        stopped
      }
      ... on Refused {
        reasons {
          code
          text
        }
      }
    }
  }
`);
