// Takes a credential back, puts it on hold, or lets it count again: the bit, the signed list and what we say of it in one step.
import type { Operating } from '../access/asking.ts';
import { refused, type Refusal } from '../access/refusal.ts';
import { worldFor, type Learner, type Place } from '../checking.ts';
import { id, instant, int, list, map, optional, statement, text, unsealed } from '../graph/statement.ts';
import type { Keyring } from '../keys/keyring.ts';
import { keptOnly } from '../outside/outside.ts';
import type { Answer } from '@skillweave/core/consent';
import { recordCredentials } from './credentials.ts';
import { verifyOwn } from './own-check.ts';
import { setBit } from './status-lists.ts';

const ofCredential = statement(
  'status/of-credential',
  { credentialId: id },
  {
    index: optional(int),
    listUrl: optional(text),
    purpose: optional(text),
    issuerId: id,
    answer: text,
    receivedAt: instant,
    personId: optional(id),
    personDid: optional(text),
    personName: optional(text),
    identifiers: list(map({ kind: text, value: text, provenAt: optional(instant) })),
    text: unsealed,
    wrappers: list(unsealed),
  },
);

export type NewStatus = 'revoked' | 'suspended' | 'clear';

/**
 * Sets a credential's status. What its issuer signed says which way it can go: a badge that names a revocation list can be
 * taken back for good, one that names a suspension list can be put on hold and let go again (decision 0004).
 */
export async function setStatus(
  { graph, now }: Operating,
  { keyring, publicUrl, outside }: Place & { readonly keyring: Keyring },
  { credentialId, to }: { readonly credentialId: string; readonly to: NewStatus },
): Promise<{ readonly changed: boolean } | Refusal> {
  return await graph.write(async (tx) => {
    const [found] = await tx.run(ofCredential, { credentialId });
    if (!found) return refused({ code: 'status.notHere', text: 'There is no such credential.' });
    const { index, listUrl, purpose } = found;
    if (index === null || listUrl === null || purpose === null)
      return refused({
        code: 'status.noPlace',
        text: 'It was issued without a place in a list of ours, so its status cannot change.',
      });
    const no = whyNot(purpose, to);
    if (no) return refused(no);

    const signedText = await setBit(tx, { url: listUrl, index, set: to !== 'clear' }, { keyring, now });
    if (signedText === null) return { changed: false };
    // Nobody is waited for inside a transaction: lists of others are as they were when last fetched.
    const place = { publicUrl, outside: keptOnly(outside) };
    const usual = worldFor({ graph, now }, place, { learner: learnerOf(found) });
    // The new list is not yet in the graph for anyone outside this transaction: it is handed to the check directly.
    const world: typeof usual = {
      ...usual,
      fetchDocument: async (url) =>
        url === listUrl ? { kind: 'found', bytes: Buffer.from(signedText), at: now } : await usual.fetchDocument(url),
    };
    const { personId, receivedAt } = found;
    const answer = found.answer as Answer;
    for (const document of [found.text, ...found.wrappers]) {
      const report = await verifyOwn(Buffer.from(document), world);
      if (report.facts)
        await recordCredentials(tx, [{ report, personId, origin: 'handedIn', receivedAt, answer, isRecheck: true }]);
    }
    return { changed: true };
  });
}

function whyNot(purpose: string, to: NewStatus) {
  if (to === 'suspended' && purpose !== 'suspension')
    return { code: 'status.notSuspendable', text: 'It was issued so that it can be taken back for good, but not put on hold.' };
  if (to === 'revoked' && purpose !== 'revocation')
    return { code: 'status.notRevocable', text: 'It was issued so that it can be put on hold, but not taken back for good.' };
  // Bitstring Status List 1.0: revocation is not reversible.
  if (to === 'clear' && purpose === 'revocation')
    return { code: 'status.permanent', text: 'What was taken back stays taken back. Issue a new one instead.' };
  return null;
}

type Identifiers = readonly { readonly kind: string; readonly value: string; readonly provenAt: string | null }[];

function learnerOf({
  personName,
  personDid,
  identifiers,
}: {
  readonly personName: string | null;
  readonly personDid: string | null;
  readonly identifiers: Identifiers;
}): Learner {
  const values = (kind: string, isProven: boolean) =>
    identifiers.filter((each) => each.kind === kind && (each.provenAt !== null) === isProven).map(({ value }) => value);
  return {
    name: personName ?? '',
    did: personDid,
    proven: { dids: [...(personDid === null ? [] : [personDid]), ...values('did', true)], emails: values('email', true) },
    unproven: { dids: values('did', false), emails: values('email', false) },
  };
}
