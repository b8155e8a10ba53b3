// What pages ask of targets: jobs, programmes and kinds of work, and the skills they need.
import type { RequestEvent } from '@sveltejs/kit';
import { ask, graphql, type ResultOf } from './api.ts';

export const TargetFields = graphql(`
  fragment TargetFields on Target @_unmask {
    id
    kind
    name
    about
    owner {
      id
      name
    }
  }
`);

export const RequirementFields = graphql(`
  fragment RequirementFields on Requirement @_unmask {
    necessity
    level
    competency {
      id
      name
      code
      statement
      framework {
        name
      }
    }
    equivalents {
      weight
      competency {
        id
        name
        code
        framework {
          name
        }
      }
    }
  }
`);

const Choices = graphql(
  `
    query TargetChoices {
      targets(first: 100) {
        edges {
          node {
            ...TargetFields
          }
        }
      }
    }
  `,
  [TargetFields],
);

/** Every target one can choose from. */
export async function targetChoices(event: RequestEvent): Promise<ResultOf<typeof TargetFields>[]> {
  return (await ask(event, Choices)).targets.edges.map(({ node }) => node);
}

const OneTarget = graphql(
  `
    query OneTarget($id: ID!) {
      node(id: $id) {
        ... on Target {
          ...TargetFields
          requirements {
            ...RequirementFields
          }
        }
      }
    }
  `,
  [TargetFields, RequirementFields],
);

/** One target with what it needs; `null` when it is not here. */
export async function oneTarget(event: RequestEvent, id: string) {
  const { node } = await ask(event, OneTarget, { id });
  return node && 'requirements' in node ? node : null;
}
