// What a list of skills shows of each.
import { graphql } from './api.ts';

export const SkillFields = graphql(`
  fragment SkillFields on Competency @_unmask {
    id
    name
    code
    statement
    framework {
      id
      name
    }
  }
`);
