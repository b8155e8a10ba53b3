// What the pages about one list of skills ask, and the shape in which a level of its tree travels.
import { graphql, type ResultOf } from '#lib/server/api.ts';
import { SkillFields } from '#lib/server/skills.ts';

export const LevelFields = graphql(`
  fragment LevelFields on TreeItemConnection @_unmask {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      kind
      narrowerCount
      broaderCount
      competency {
        id
        name
        code
      }
    }
  }
`);
export type Level = ResultOf<typeof LevelFields>;

export const Head = graphql(`
  query Framework($id: ID!) {
    node(id: $id) {
      ... on Framework {
        id
        uri
        name
        publisher
        version
        licence
        about
        attribution
        language
        languages
        competencyCount
        contents {
          kind
          current
          retired
        }
        releases {
          version
          at
          added
          changed
          retired
        }
      }
    }
  }
`);

export const Tree = graphql(
  `
    query FrameworkTree($id: ID!, $after: String, $open: [ID!]!) {
      node(id: $id) {
        ... on Framework {
          id
          topLevel(first: 50, after: $after) {
            ...LevelFields
          }
          branches(of: $open) {
            of
            items(first: 50) {
              ...LevelFields
            }
          }
        }
      }
    }
  `,
  [LevelFields],
);

export const List = graphql(
  `
    query FrameworkList($id: ID!, $after: String) {
      node(id: $id) {
        ... on Framework {
          id
          competencies(first: 50, after: $after) {
            pageInfo {
              hasNextPage
              endCursor
            }
            nodes {
              ...SkillFields
            }
          }
        }
      }
    }
  `,
  [SkillFields],
);

export const Under = graphql(
  `
    query LevelUnder($id: ID!, $after: String) {
      node(id: $id) {
        ... on Competency {
          id
          narrower(first: 100, after: $after) {
            ...LevelFields
          }
        }
      }
    }
  `,
  [LevelFields],
);

export const Top = graphql(
  `
    query LevelTop($id: ID!, $after: String) {
      node(id: $id) {
        ... on Framework {
          id
          topLevel(first: 100, after: $after) {
            ...LevelFields
          }
        }
      }
    }
  `,
  [LevelFields],
);
