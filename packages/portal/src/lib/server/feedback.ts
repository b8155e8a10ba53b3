// What pages ask of the things people told us.
import { graphql } from './api.ts';

export const FeedbackFields = graphql(`
  fragment FeedbackFields on Feedback @_unmask {
    id
    receipt
    kind
    text
    page
    about
    state
    createdAt
    dueAt
    answer
    answeredAt
  }
`);
