// What the library's page asks: things found by words with what one might choose, and the lists of skills there are.
import { graphql } from '#lib/server/graphql.ts';

export const Search = graphql(`
  query SearchLibrary(
    $text: String!
    $frameworks: [ID!]
    $kinds: [String!]
    $languages: [String!]
    $states: [SearchState!]
    $after: String
  ) {
    search(
      text: $text
      frameworks: $frameworks
      kinds: $kinds
      languages: $languages
      states: $states
      first: 20
      after: $after
    ) {
      total
      isMore
      pageInfo {
        hasNextPage
        endCursor
      }
      facets {
        frameworks {
          count
          framework {
            id
            name
          }
        }
        kinds {
          of
          count
        }
        states {
          state
          count
        }
        languages {
          of
          count
        }
      }
      edges {
        node {
          kind
          state
          framework {
            name
          }
          highlights {
            field
            language
            text
            ranges {
              start
              end
            }
          }
          thing {
            __typename
            ... on Competency {
              id
              name
              code
              statement
            }
            ... on Target {
              id
              name
              about
            }
          }
        }
      }
    }
  }
`);

export const Frameworks = graphql(`
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
          attribution
          competencyCount
          targetCount
        }
      }
    }
  }
`);
