// What credentials add to the library: issuers and achievements met for the first time, and claims for the curators to judge.
import type { CredentialFacts } from '@skillweave/core/credential';
import type { Instant } from '@skillweave/core/terms';
import type { Report } from '@skillweave/core/verify';
import type { Transaction } from '../graph/graph.ts';
import { float, id, instant, list, map, optional, statement, text } from '../graph/statement.ts';
import { isProven, isRecognised, slugOfIssuer } from './credential-facts.ts';
import type { MakeId } from './new-id.ts';
import { runOver, unique } from './rows.ts';

const issuersMet = statement(
  'credential/meet-issuers',
  { rows: list(map({ did: text, id, slug: text, name: text, url: optional(text) })) },
  {},
);
const achievementFacts = map({
  name: text,
  about: text,
  criteria: optional(text),
  type: optional(text),
  image: optional(text),
});
const achievementsMet = statement(
  'credential/meet-achievements',
  { rows: list(map({ issuerDid: text, uri: text, id, facts: achievementFacts })) },
  {},
);
const alignmentsProposed = statement(
  'credential/propose-alignments',
  {
    rows: list(map({ id, issuerDid: text, achievementUri: text, targetUrl: text, confidence: float, reason: text })),
    now: instant,
  },
  {},
);

type Checked = { readonly report: Report; readonly facts: CredentialFacts };

/** Every issuer named gets an organisation, unknown until somebody recognises it. */
export async function meetIssuers(tx: Transaction, checked: readonly Checked[], makeId: MakeId): Promise<void> {
  const issuers = unique(
    checked.map(({ facts }) => facts.issuer),
    (issuer) => issuer.id,
  );
  const rows = issuers.map(({ id: did, name, url = null }) => ({
    did,
    id: makeId('Organization', did),
    slug: slugOfIssuer(did),
    name: name ?? 'An issuer without a name',
    url,
  }));
  await runOver(tx, issuersMet, rows);
}

/**
 * Achievements met for the first time, and what their issuers say they show. Only what the issuer provably signed is taken,
 * and only recognised issuers may put claims on the curators' table: a stranger's show on the credential alone.
 */
export async function meetLibrary(tx: Transaction, checked: readonly Checked[], makeId: MakeId, now: Instant): Promise<void> {
  const met = unique(
    checked.filter(({ report }) => isProven(report)).flatMap((each) => achievementOf(each)),
    ({ issuerDid, achievement }) => `${issuerDid} ${achievement.uri}`,
  );
  await runOver(
    tx,
    achievementsMet,
    met.map(({ issuerDid, achievement: { uri, name, description: about, criteria, type = null, image = null } }) => ({
      issuerDid,
      uri,
      id: makeId('Achievement', `${issuerDid} ${uri}`),
      facts: { name: name === '' ? uri : name, about, criteria: criteria === '' ? null : criteria, type, image },
    })),
  );
  const rows = met
    .filter(({ report }) => isRecognised(report))
    .flatMap(({ issuerDid, achievement }) =>
      unique(achievement.alignments, ({ targetUrl }) => targetUrl).map(({ targetUrl }) => ({
        id: makeId('Alignment', `${issuerDid} ${achievement.uri} ${targetUrl}`),
        issuerDid,
        achievementUri: achievement.uri,
        targetUrl,
        confidence: 1,
        reason: 'The issuer says so inside a credential it signed.',
      })),
    );
  if (rows.length > 0) await tx.run(alignmentsProposed, { rows, now });
}

/** The achievement a document asserts, when it names one that can be told apart. */
function achievementOf({ report, facts: { issuer, achievement } }: Checked) {
  return achievement === null || achievement.uri === '' ? [] : [{ report, issuerDid: issuer.id, achievement }];
}
