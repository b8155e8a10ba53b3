// What the pages about one list of skills ask, and the shape in which a level of its trees travels: the same for skills and occupations.
import { graphql, type ResultOf } from '#lib/server/api.ts';
import { SkillFields } from '#lib/server/skills.ts';

const LevelFields = graphql(`
  fragment LevelFields on TreeItemConnection @_unmask {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      narrowerCount
      broaderCount
      thing: competency {
        __typename
        id
        name
        code
      }
    }
  }
`);
const OccupationLevelFields = graphql(`
  fragment OccupationLevelFields on TargetTreeItemConnection @_unmask {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      narrowerCount
      broaderCount
      thing: target {
        __typename
        id
        name
        code
      }
    }
  }
`);
export type Level = ResultOf<typeof LevelFields> | ResultOf<typeof OccupationLevelFields>;

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

export const OccupationTree = graphql(
  `
    query FrameworkOccupations($id: ID!, $after: String, $open: [ID!]!) {
      node(id: $id) {
        ... on Framework {
          id
          topLevel: topLevelTargets(first: 50, after: $after) {
            ...OccupationLevelFields
          }
          branches: targetBranches(of: $open) {
            of
            items(first: 50) {
              ...OccupationLevelFields
            }
          }
        }
      }
    }
  `,
  [OccupationLevelFields],
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
          name
          narrower(first: 100, after: $after) {
            ...LevelFields
          }
        }
        ... on Target {
          id
          name
          narrower(first: 100, after: $after) {
            ...OccupationLevelFields
          }
        }
      }
    }
  `,
  [LevelFields, OccupationLevelFields],
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

export const TopOccupations = graphql(
  `
    query LevelTopOccupations($id: ID!, $after: String) {
      node(id: $id) {
        ... on Framework {
          id
          topLevel: topLevelTargets(first: 100, after: $after) {
            ...OccupationLevelFields
          }
        }
      }
    }
  `,
  [OccupationLevelFields],
);
