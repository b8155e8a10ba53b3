// What a page asks of a check: the record, its checks, what others vouch for in it, and what is inside it, three wrappings deep:
// what is shown, the record, a record in it, a badge.
import { graphql } from './graphql.ts';

const ReportOwnFields = graphql(`
  fragment ReportOwnFields on CheckReport @_unmask {
    verdict
    kind
    name
    issuerName
    issuerRecognised
    subjectNote
    validFrom
    validUntil
    achievement
    checkedAt
    findings {
      check
      outcome
      code
      text
      remark
    }
    skills {
      name
      framework
      url
    }
  }
`);

export const EndorsementFields = graphql(`
  fragment EndorsementFields on CheckReport @_unmask {
    verdict
    name
    issuerName
    issuerRecognised
    findings {
      check
      outcome
      code
      text
    }
  }
`);

export const ReportFields = graphql(
  `
    fragment ReportFields on CheckReport @_unmask {
      ...ReportOwnFields
      endorsements {
        ...EndorsementFields
      }
      inner {
        ...ReportOwnFields
        endorsements {
          ...EndorsementFields
        }
        inner {
          ...ReportOwnFields
          endorsements {
            ...EndorsementFields
          }
          inner {
            ...ReportOwnFields
          }
        }
      }
    }
  `,
  [ReportOwnFields, EndorsementFields],
);
