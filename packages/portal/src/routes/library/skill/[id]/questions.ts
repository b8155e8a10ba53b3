// What the pages about one skill ask.
import { graphql } from '#lib/server/api.ts';
import { SkillFields } from '#lib/server/skills.ts';

/** What its picture and its table show of a skill nearby. */
export const NearbyFields = graphql(`
  fragment NearbyFields on Competency @_unmask {
    id
    name
    code
    kind
    state
    framework {
      id
      name
    }
  }
`);

export const AskerFields = graphql(`
  fragment AskerFields on Asker @_unmask {
    way
    level
    importance
    measuredLevel
    reliability
    target {
      id
      name
      kind
      owner {
        name
      }
    }
  }
`);

export const Skill = graphql(
  `
    query Skill($id: ID!) {
      node(id: $id) {
        ... on Competency {
          ...SkillFields
          uri
          kind
          state
          level
          language
          otherNames
          sameAs
          retiredAt
          changedAt
          surroundings(first: 6) {
            relation
            totalCount
            some {
              necessity
              competency {
                ...NearbyFields
              }
            }
          }
          demand {
            way
            totalCount
          }
          askedBy(first: 8) {
            nodes {
              ...AskerFields
            }
          }
        }
      }
    }
  `,
  [SkillFields, NearbyFields, AskerFields],
);

export const SkillBackground = graphql(
  `
    query SkillBackground($id: ID!, $after: String) {
      node(id: $id) {
        ... on Competency {
          id
          framework {
            id
            name
            publisher
            version
            licence
            attribution
          }
          wordings {
            language
            name
            statement
            otherNames
          }
          editions {
            name
            statement
            code
            state
            version
            until
          }
          countsAs {
            weight
            mapping {
              id
            }
          }
          matches(first: 10, after: $after) {
            pageInfo {
              hasNextPage
              endCursor
            }
            nodes {
              side
              claim
              saidBy
              source
              saidAt
              competency {
                ...SkillFields
              }
              mapping {
                id
                predicate
                confidence
                state
                justification
                reviews {
                  reviewerName
                  agreement
                  note
                  at
                }
              }
            }
          }
          achievements {
            id
            name
            about
            criteria
            issuer {
              id
              name
            }
          }
        }
      }
    }
  `,
  [SkillFields],
);
