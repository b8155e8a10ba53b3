// The story of a permission: what it came to say and when, a line for each version. Receipts are made of it.
import type { Scope } from '@skillweave/core/consent';
import type { Instant } from '@skillweave/core/terms';
import type { Transaction } from '../graph/graph.ts';
import { id, instant, int, statement, text } from '../graph/statement.ts';
import { newId } from './new-id.ts';
import type { Named } from './scope-wish.ts';

const note = statement(
  'grant/note-change',
  { grantId: id, id, at: instant, what: text, version: int, terms: text },
  { noted: id },
);

export type ChangeWord = 'given' | 'declined' | 'reopened' | 'narrowed' | 'extended' | 'withdrawn';
type GrantTerms = { readonly until: Instant; readonly scope: Scope; readonly names: readonly Named[] };

/** Notes what a permission says from now on, in the transaction of the change itself. */
export async function noteChange(
  tx: Transaction,
  { grantId, at, what, version, terms }: { grantId: string; at: Instant; what: ChangeWord; version: number; terms: GrantTerms },
): Promise<void> {
  const { until, scope, names } = terms;
  const named = (ids: readonly string[]) => names.filter((each) => ids.includes(each.id));
  const opens =
    scope.kind === 'all'
      ? { kind: scope.kind }
      : scope.kind === 'chosen'
        ? { kind: scope.kind, credentials: named(scope.credentials) }
        : { kind: scope.kind, issuers: named(scope.issuers), skills: named(scope.skills) };
  await tx.run(note, {
    grantId,
    id: newId(),
    at,
    what,
    version,
    terms: JSON.stringify({ until, scope: opens, within: scope.within }),
  });
}
