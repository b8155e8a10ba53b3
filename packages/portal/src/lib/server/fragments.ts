// What the credential components show, asked for in one place.
import { graphql } from './api.ts';

export const ChainFields = graphql(`
  fragment ChainFields on Chain @_unmask {
    sentence
    weight
    standing
    links {
      kind
      label
      detail
      node
    }
    credential {
      id
    }
  }
`);

export const BadgeFields = graphql(`
  fragment BadgeFields on Credential @_unmask {
    id
    name
    kind
    standing
    verdict
    answer
    validFrom
    validUntil
    checkedAt
    receivedAt
    issuer {
      id
      name
      recognised
    }
  }
`);

export const GainFields = graphql(`
  fragment GainFields on SkillGain @_unmask {
    state
    because
    isNew
    competency {
      id
      name
    }
  }
`);
