// Who, having agreed to be found for hiring, has what a role asks. Lines, never a score; by name, never a rank.
import type { Asking } from '../access/asking.ts';
import { id, instant, int, list, map, optional, statement, text } from '../graph/statement.ts';
import { noteLooks } from '../write/access-notes.ts';
import { byKey } from './in-order.ts';
import { asks, shownGap, type ShownGap } from './gaps.ts';
import { namedGrant, type Page } from './people.ts';
import { grantRow, personRow, shownCredentialRow, type GrantRow } from './rows.ts';

const asked = statement(
  'match/page',
  {
    viewerId: id,
    organizationId: optional(id),
    purpose: optional(text),
    target: id,
    now: instant,
    first: int,
    after: optional(text),
  },
  {
    ...asks,
    learners: list(map({ person: personRow, key: text, grants: list(grantRow), credentials: list(shownCredentialRow) })),
  },
);

/** One consenting learner against the target: the same lines the learner would see, over what they let this viewer see. */
export type Match = Pick<ShownGap, 'learner' | 'lines' | 'summary'> & { readonly grant: GrantRow; readonly key: string };

/** A page of matches by name; empty when nobody said yes to this viewer for hiring, and just so when there is no such target. */
export async function matchesFor(asking: Asking, target: string, page: Page): Promise<Match[]> {
  const { graph, viewer, now } = asking;
  const { personId: viewerId, organizationId, purpose } = viewer;
  if (viewerId === null) return [];
  return await graph.write(async (tx) => {
    const [row] = await tx.run(asked, { viewerId, organizationId, purpose, target, now, first: page.fetch, after: page.after });
    if (!row) return [];
    const matches = row.learners.flatMap(({ person, key, grants, credentials }): Match[] => {
      const grant = namedGrant(grants);
      if (!grant) return [];
      const { learner, lines, summary } = shownGap(row, credentials, person, { now, who: person.name });
      return [{ learner, lines, summary, grant, key }];
    });
    // Not every engine promises that a list keeps the order in which it was gathered.
    matches.sort(byKey);
    await noteLooks(
      tx,
      asking,
      matches.slice(0, page.first).map(({ learner, grant }) => ({
        ownerId: learner.id,
        what: 'Compared your skills with a role',
        about: row.target.name,
        outcome: 'allowed',
        grantId: grant.id,
      })),
    );
    return matches;
  });
}
