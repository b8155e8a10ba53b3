// Puts checked credentials into the graph: facts, links and exact text, in a handful of statements however many there are.
import type { Answer } from '@skillweave/core/consent';
import type { CredentialFacts } from '@skillweave/core/credential';
import type { Instant } from '@skillweave/core/terms';
import type { Report } from '@skillweave/core/verify';
import type { Transaction } from '../graph/graph.ts';
import { id, instant, list, map, optional, statement, text } from '../graph/statement.ts';
import { meetIssuers, meetLibrary } from './claims.ts';
import { checkedFacts, isProven, isSomeoneElses, textDigest, type Origin } from './credential-facts.ts';
import { storeFresh, type Fresh } from './credential-store.ts';
import { newId, type MakeId } from './new-id.ts';
import { runOver, unique } from './rows.ts';

const known = statement(
  'credential/known',
  { rows: list(map({ key: text, uri: optional(text), issuerDid: text, digest: text, personId: optional(id) })) },
  {
    key: text,
    credentialId: id,
    digest: text,
    validFrom: optional(instant),
    standing: text,
    answer: text,
    receivedKey: optional(text),
  },
);
const wrappedLinked = statement('credential/link-wrapped', { rows: list(map({ outerId: id, innerId: id })) }, {});
const goneInside = statement('credential/gone-inside', { ids: list(id) }, { credentialId: id, gone: list(text) });
const checkNoted = statement(
  'credential/note-check',
  {
    rows: list(
      map({ credentialId: id, standing: text, verdict: text, findings: text, endorsements: optional(text), checkedAt: instant }),
    ),
  },
  {},
);

/** One checked document to record, and how it came here. */
export type ToRecord = {
  readonly report: Report;
  /** Whom it is about, as far as is known. */
  readonly personId: string | null;
  readonly origin: Exclude<Origin, 'wrapped'>;
  readonly receivedAt: Instant;
  /** `pending` when left out; credentials inside a record get the same. */
  readonly answer?: Answer;
  readonly answeredAt?: Instant;
  /** It lies here already and is only checked anew: what its owner has removed for good from inside it stays away. */
  readonly isRecheck?: true;
  /** Marks one hand-in, so that its repetition is recognised. */
  readonly receivedKey?: string;
};

export type Recorded = {
  readonly id: string;
  /** It was here before; only what the check found was renewed. */
  readonly alreadyHere: boolean;
  /** What its owner has answered: as it was, when it was already here. */
  readonly answer: Answer;
  readonly receivedKey: string | null;
  readonly replaces: string | null;
};

/**
 * Records checked documents and the credentials inside them, and answers for each in the order given.
 * The same (issuer, uri) about the same person again changes nothing but the check; one with a later `validFrom` is stored
 * beside it and REPLACES it.
 * @throws TypeError for a report without facts: whoever calls decides first what is worth recording.
 */
export async function recordCredentials(
  tx: Transaction,
  given: readonly ToRecord[],
  makeId: MakeId = newId,
): Promise<Recorded[]> {
  const all = given.flatMap(flatten);
  const here = await findKnown(tx, all);
  const entries = await withoutGone(tx, all, here);
  const settled = new Map<string, Recorded>();
  const fresh: Fresh[] = [];
  for (const entry of unique(entries, ({ key }) => key)) {
    const before = here.get(entry.key)?.[0];
    if (before && !isNewer(entry, before)) {
      const { credentialId, answer, receivedKey } = before;
      settled.set(entry.key, { id: credentialId, alreadyHere: true, answer: answer as Answer, receivedKey, replaces: null });
      continue;
    }
    const made = { ...entry, credentialId: makeId('Credential', entry.key), replaces: before?.credentialId ?? null };
    const { credentialId, answer, receivedKey, replaces } = made;
    fresh.push(made);
    settled.set(entry.key, { id: credentialId, alreadyHere: false, answer, receivedKey, replaces });
  }

  if (fresh[0]) {
    await meetIssuers(tx, fresh, makeId);
    await meetLibrary(tx, fresh, makeId, fresh[0].receivedAt);
    await storeFresh(tx, fresh, makeId);
  }
  await runOver(
    tx,
    checkNoted,
    entries.flatMap((entry) =>
      sameText(entry, here).map((each) => ({ credentialId: each.credentialId, ...checkedFacts(entry.report) })),
    ),
  );
  await runOver(tx, wrappedLinked, wrapped(entries, settled));
  return given.map(({ report, personId }) => settled.get(keyOf(report, personId)) ?? fail());
}

type Entry = Omit<Fresh, 'credentialId' | 'replaces'> & {
  readonly key: string;
  readonly outerKey: string | null;
  readonly isRecheck: boolean;
};
type Known = {
  readonly credentialId: string;
  readonly digest: string;
  readonly validFrom: Instant | null;
  readonly standing: string;
};

/** A document and what it wraps. What inside it is not soundly signed stays inside: it never becomes a fact of its own. */
function flatten(given: ToRecord): Entry[] {
  const { personId, receivedAt, answer = 'pending', answeredAt = null } = given;
  const entryOf = (report: Report, facts: CredentialFacts, outerKey: string | null): Entry => ({
    report,
    facts,
    personId,
    receivedAt,
    answer,
    answeredAt,
    origin: outerKey === null ? given.origin : 'wrapped',
    receivedKey: outerKey === null ? (given.receivedKey ?? null) : null,
    key: keyOf(report, personId),
    outerKey,
    isRecheck: given.isRecheck ?? false,
  });
  const inside = (report: Report): Entry[] => {
    // What lies in somebody else's record is not the learner's either; their hands are on the envelope alone.
    if (report.kind !== 'learner-record' || isSomeoneElses(report.findings)) return [];
    return report.inner.flatMap((inner) =>
      inner.facts !== null && isProven(inner) ? [entryOf(inner, inner.facts, keyOf(report, personId)), ...inside(inner)] : [],
    );
  };
  return [entryOf(given.report, given.report.facts ?? fail(), null), ...inside(given.report)];
}

/** Leaves out what lay inside a record, is here no more, and went by its owner's wish. */
async function withoutGone(tx: Transaction, entries: readonly Entry[], here: ReadonlyMap<string, Known[]>): Promise<Entry[]> {
  const outer = entries.flatMap(({ isRecheck, key }) => (isRecheck ? (here.get(key) ?? []) : []));
  if (outer.length === 0) return [...entries];
  const found = await tx.run(goneInside, { ids: outer.map(({ credentialId }) => credentialId) });
  const gone = new Set(found.flatMap((row) => row.gone));
  const stays = ({ key, outerKey, report, isRecheck }: Entry) =>
    !isRecheck || outerKey === null || here.has(key) || !gone.has(textDigest(report));
  return entries.filter(stays);
}

/** The same credential about the same person: by its issuer's id for it, or by its exact text when it has none. */
function keyOf(report: Report, personId: string | null): string {
  return JSON.stringify([personId, report.facts?.issuer.id ?? '', report.facts?.uri ?? textDigest(report)]);
}

/** What is here already, by key, the newest first. */
async function findKnown(tx: Transaction, entries: readonly Entry[]) {
  const rows = entries.map(({ key, facts: { uri, issuer }, report, personId }) => ({
    key,
    uri,
    issuerDid: issuer.id,
    digest: textDigest(report),
    personId,
  }));
  const found = await tx.run(known, { rows });
  return Map.groupBy(
    found.toSorted((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? 1 : -1)),
    ({ key }) => key,
  );
}

/** Open Badges 3.0, upsertCredential: same id and issuer, the later `validFrom` wins. A proven one also wins over one we could not check. */
function isNewer({ facts: { validFrom }, report }: Entry, before: Known): boolean {
  if (textDigest(report) === before.digest) return false;
  if ((validFrom ?? '') > (before.validFrom ?? '')) return true;
  const wasUnsure = before.standing === 'cannotCheck' || before.standing === 'bad';
  return wasUnsure && isProven(report) && (validFrom ?? '') === (before.validFrom ?? '');
}

function sameText({ key, report }: Entry, here: ReadonlyMap<string, Known[]>): Known[] {
  const before = here.get(key) ?? [];
  const own = before.length === 0 ? '' : textDigest(report);
  return before.filter(({ digest }) => digest === own);
}

function wrapped(entries: readonly Entry[], settled: ReadonlyMap<string, Recorded>) {
  return entries.flatMap(({ key, outerKey }) => {
    const outerId = outerKey === null ? undefined : settled.get(outerKey)?.id;
    const innerId = settled.get(key)?.id;
    return outerId === undefined || innerId === undefined || outerId === innerId ? [] : [{ outerId, innerId }];
  });
}

function fail(): never {
  throw new TypeError('Only a report with facts can be recorded.');
}
