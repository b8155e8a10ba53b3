// What erasing would take away, and what of it others keep: counted for the one who asks about themselves.
import type { Asking } from '../access/asking.ts';
import { id, instant, int, list, statement, text } from '../graph/statement.ts';

const counts = {
  credentials: int,
  evidence: int,
  permissions: int,
  links: int,
  requests: int,
  records: int,
  looks: int,
  messages: int,
  identifiers: int,
  keepsakes: int,
  ownSkills: int,
};
const preview = statement(
  'erase/preview',
  { viewerId: id, now: instant },
  { ...counts, received: int, issuers: list(text), listed: int },
);

export type ErasurePreview = Readonly<Record<keyof typeof counts, number>> & {
  /** Permissions that others gave this person: they end, and stay in the givers' lists. */
  readonly received: number;
  /** Issuers known here that signed something of theirs, and have it as well. */
  readonly issuers: readonly string[];
  /** Credentials with a place in a status list, which stays taken. */
  readonly listed: number;
};

/** Null for somebody who is not signed in. */
export async function erasurePreview({ graph, viewer, now }: Asking): Promise<ErasurePreview | null> {
  if (viewer.personId === null) return null;
  const [row] = await graph.read(preview, { viewerId: viewer.personId, now });
  if (!row) return null;
  return { ...row, issuers: row.issuers.toSorted() };
}
