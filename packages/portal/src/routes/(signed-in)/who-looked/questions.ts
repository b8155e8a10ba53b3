// What Who looked asks: a page of lines, whose names there are to choose from, and everything it takes to check the log elsewhere.
import { ask, graphql } from '#lib/server/api.ts';
import type { RequestEvent } from '@sveltejs/kit';
import type { askedFor } from './looks.ts';

const WhoLooked = graphql(`
  query WhoLooked(
    $first: Int
    $after: String
    $person: String
    $organization: String
    $outcome: LookOutcome
    $purpose: Purpose
    $since: Instant
    $before: Instant
  ) {
    whoLooked(
      first: $first
      after: $after
      person: $person
      organization: $organization
      outcome: $outcome
      purpose: $purpose
      since: $since
      before: $before
    ) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        at
        viewerName
        organizationName
        role
        purpose
        what
        about
        outcome
        proof {
          place
          entry
          isEarlier
          salt
          commitment
          hash
          viewerId
          role
          purpose
          grantId
        }
      }
    }
  }
`);

const LogFacts = graphql(`
  query LookLogFacts {
    lookLog {
      length
    }
    lookChoices {
      people
      organizations
    }
  }
`);

const WholeLog = graphql(`
  query WholeLookLog {
    lookLog {
      log
      ownerId
      salt
      ownerCommitment
      length
      checkpoint
    }
  }
`);

export type Asked = Partial<ReturnType<typeof askedFor>>;

/** One page of lines, newest first. */
export async function looksPage(event: RequestEvent, asked: Asked, page: { first: number; after: string | null }) {
  return (await ask(event, WhoLooked, { ...asked, ...page })).whoLooked;
}

/** How many lines there are in all, and the names in them. */
export async function logFacts(event: RequestEvent) {
  const { lookLog, lookChoices } = await ask(event, LogFacts);
  return { total: lookLog?.length ?? 0, ...lookChoices };
}

/** What binds the log together, with a statement of its length signed now. */
export async function wholeLog(event: RequestEvent) {
  return (await ask(event, WholeLog)).lookLog;
}

export type Look = Awaited<ReturnType<typeof looksPage>>['nodes'][number];

/** Every line that fits, a hundred at a time, so that none need all be held at once. */
export async function* everyLook(event: RequestEvent, asked: Asked): AsyncGenerator<readonly Look[]> {
  for (let after: string | null = null; ;) {
    const page: Awaited<ReturnType<typeof looksPage>> = await looksPage(event, asked, { first: 100, after });
    yield page.nodes;
    if (!page.pageInfo.hasNextPage) return;
    after = page.pageInfo.endCursor;
  }
}
