// The owner's word on a badge, said from whichever page, and why it cannot be.
import { graphql } from './api.ts';

export const Answer = graphql(`
  mutation AnswerBadge($input: AnswerCredentialInput!) {
    answerCredential(input: $input) {
      __typename
      ... on Refused {
        reasons {
          code
          text
        }
      }
    }
  }
`);
