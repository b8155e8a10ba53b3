// Stores fresh credentials with everything that hangs on them: text, person, achievement, evidence, and what they replace.
import type { Answer } from '@skillweave/core/consent';
import type { CredentialFacts } from '@skillweave/core/credential';
import type { Instant } from '@skillweave/core/terms';
import type { Report } from '@skillweave/core/verify';
import { Fault } from '../errors.ts';
import type { Transaction } from '../graph/graph.ts';
import { id, instant, int, list, map, optional, statement, text, toSeal } from '../graph/statement.ts';
import type { EvidenceWords } from '../read/credential-card.ts';
import { storedFacts, type Origin } from './credential-facts.ts';
import type { MakeId } from './new-id.ts';
import { runOver } from './rows.ts';

const credentialFacts = map({
  id,
  uri: optional(text),
  issuerDid: text,
  issuerName: optional(text),
  name: text,
  kind: text,
  dataModel: optional(text),
  format: text,
  digest: text,
  validFrom: optional(instant),
  validUntil: optional(instant),
  awardedAt: optional(instant),
  result: optional(text),
  standing: text,
  verdict: text,
  findings: text,
  endorsements: optional(text),
  checkedAt: instant,
  answer: text,
  receivedAt: instant,
  answeredAt: optional(instant),
  receivedKey: optional(text),
  statusListUrl: optional(text),
  statusListIndex: optional(int),
  origin: text,
});
const stored = statement(
  'credential/store',
  {
    rows: list(
      map({ issuerDid: text, facts: credentialFacts, document: map({ id, mediaType: text, text: toSeal, digest: text }) }),
    ),
  },
  {},
);
const personLinked = statement(
  'credential/link-person',
  { rows: list(map({ credentialId: id, personId: id })) },
  { credentialId: id },
);
const achievementLinked = statement(
  'credential/link-achievement',
  { rows: list(map({ credentialId: id, achievementUri: text, issuerDid: text })) },
  {},
);
const evidenceLinked = statement(
  'credential/link-evidence',
  { rows: list(map({ credentialId: id, facts: map({ id, text: toSeal }) })) },
  {},
);
/** Says what a newer one takes the place of. */
export const olderLinked = statement('credential/link-replaced', { rows: list(map({ newerId: id, olderId: id })) }, {});

/** A credential not seen before, with the id it is to have. */
export type Fresh = {
  readonly credentialId: string;
  readonly report: Report;
  readonly facts: CredentialFacts;
  readonly personId: string | null;
  readonly origin: Origin;
  readonly answer: Answer;
  readonly receivedAt: Instant;
  readonly answeredAt: Instant | null;
  readonly receivedKey: string | null;
  readonly replaces: string | null;
};

/** Stores them all; their issuers and achievements must have been met before (claims.ts). */
export async function storeFresh(tx: Transaction, fresh: readonly Fresh[], makeId: MakeId): Promise<void> {
  await runOver(
    tx,
    stored,
    fresh.map((each) => textRow(each, makeId)),
  );
  const about = fresh.flatMap(({ credentialId, personId }) => (personId === null ? [] : [{ credentialId, personId }]));
  const linked = about.length === 0 ? [] : await tx.run(personLinked, { rows: about });
  // Erased meanwhile: what would be nobody's must not stay.
  if (linked.length < about.length) throw new Fault('person.gone', 'the person whose credential was to be stored is not here');
  await runOver(
    tx,
    achievementLinked,
    fresh.flatMap(({ credentialId, facts: { achievement, issuer } }) =>
      achievement === null ? [] : [{ credentialId, achievementUri: achievement.uri, issuerDid: issuer.id }],
    ),
  );
  await runOver(
    tx,
    evidenceLinked,
    fresh.flatMap((each) => evidenceRows(each, makeId)),
  );
  await runOver(
    tx,
    olderLinked,
    fresh.flatMap(({ credentialId, replaces }) => (replaces === null ? [] : [{ newerId: credentialId, olderId: replaces }])),
  );
}

function textRow({ credentialId, report, facts, personId: ownerId, ...came }: Fresh, makeId: MakeId) {
  const { origin, answer, receivedAt, answeredAt, receivedKey } = came;
  const row = storedFacts(report, facts, { id: credentialId, origin, answer, receivedAt, answeredAt, receivedKey });
  const mediaType = row.format === 'json' ? 'application/vc' : 'application/vc+jwt';
  const document = {
    id: makeId('Document', credentialId),
    mediaType,
    text: { ownerId, object: credentialId, text: report.text },
    digest: row.digest,
  };
  return { issuerDid: facts.issuer.id, facts: row, document };
}

/** Nothing asks the graph about evidence: all of what it says is one sealed text. */
function evidenceRows({ credentialId, facts, personId: ownerId }: Fresh, makeId: MakeId) {
  return facts.evidence.map(({ uri = null, name = null, description: about = null, narrative = null, genre = null }, place) => {
    const evidenceId = makeId('Evidence', `${credentialId} ${place}`);
    const words = JSON.stringify({ uri, name, about, narrative, genre } satisfies EvidenceWords);
    return { credentialId, facts: { id: evidenceId, text: { ownerId, object: evidenceId, text: words } } };
  });
}
