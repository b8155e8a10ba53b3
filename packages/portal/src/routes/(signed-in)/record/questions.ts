// What this page asks: what there is to choose from, how it would look, and to sign it.
import { graphql } from '#lib/server/graphql.ts';

export const ToChooseFrom = graphql(`
  query ToChooseFrom {
    mySkills {
      skills {
        state
        competency {
          id
          name
        }
      }
    }
    myCredentials(answer: ACCEPTED, first: 100) {
      edges {
        node {
          id
          name
          standing
          issuer {
            id
            name
          }
        }
      }
    }
    targets(first: 100) {
      edges {
        node {
          id
          name
          owner {
            name
          }
        }
      }
    }
  }
`);

export const Preview = graphql(`
  mutation PreviewRecord($input: RecordInput!) {
    previewRecord(input: $input) {
      __typename
      ... on RecordPreview {
        token
        receiver
        purpose
        until
        includes {
          because
          credential {
            id
            name
            standing
            issuer {
              name
            }
          }
          shows {
            id
            name
          }
          fields {
            label
            value
          }
          canLeaveOut
          leftOut
        }
        leavesOut {
          because
          credential {
            id
            name
          }
        }
        warnings {
          code
          text
        }
        earlierLinks
      }
      ... on Refused {
        reasons {
          code
          text
          field
        }
      }
    }
  }
`);

export const Sign = graphql(`
  mutation SignRecord($input: SignRecordInput!) {
    signRecord(input: $input) {
      __typename
      ... on SignedRecord {
        id
        presentation
        validUntil
        share {
          url
          until
          grant {
            id
          }
        }
      }
      ... on Refused {
        reasons {
          code
          text
          field
        }
      }
    }
  }
`);

export const StopLink = graphql(`
  mutation StopLink($input: WithdrawGrantInput!) {
    withdrawGrant(input: $input) {
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
