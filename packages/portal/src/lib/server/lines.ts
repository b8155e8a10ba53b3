// What a page asks of the lines between a person and a target: state, reason, where it comes from, what would help.
import { graphql } from './graphql.ts';

export const LineFields = graphql(`
  fragment LineFields on GapLine @_unmask {
    necessity
    level
    state
    because
    whatWouldHelp
    competency {
      id
      name
      code
      framework {
        name
      }
    }
    chains {
      sentence
      weight
      links {
        kind
        label
        detail
        node
      }
    }
    nextSteps {
      id
      name
      issuer {
        name
      }
    }
  }
`);

export const SummaryFields = graphql(`
  fragment SummaryFields on GapSummary @_unmask {
    met
    partly
    notMet
    cannotTell
  }
`);
