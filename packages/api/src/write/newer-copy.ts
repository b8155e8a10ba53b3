// Fetches the newer copy of one's own badge from where its issuer says it is, and takes it like anything handed in.
import { unwrap, type CredentialFacts } from '@skillweave/core/credential';
import { newerCopyAt } from '@skillweave/core/verify';
import type { Asking } from '../access/asking.ts';
import { refused, type Refusal } from '../access/refusal.ts';
import { learnerAsking, worldFor, type Place } from '../checking.ts';
import { isProven } from './credential-facts.ts';
import { recordCredentials } from './credentials.ts';
import { notAmongYours } from './not-here.ts';
import { verifyOwn } from './own-check.ts';
import { whyNotTaken } from './receive-credential.ts';
import { exactText } from './recheck-credential.ts';

export type NewerCopy = {
  /** Of the newer copy; of the one that is here when there is none. */
  readonly credentialId: string;
  readonly isNewer: boolean;
};

/**
 * Open Badges 3.0, `refreshService` of the type 1EdTechCredentialRefresh. Only a badge whose issuer stands behind it may send us
 * anywhere, and only the same badge of the same issuer is taken. A newer one waits in the inbox and replaces the older when it is accepted.
 */
export async function fetchNewerCopy(asking: Asking, place: Place, credential: string): Promise<NewerCopy | Refusal> {
  const { graph, viewer, now } = asking;
  const learner = await learnerAsking(asking);
  const personId = viewer.personId;
  if (personId === null || learner === null) return notAmongYours;
  const [stored] = await graph.read(exactText, { viewerId: personId, now, credential });
  if (!stored) return notAmongYours;
  const world = worldFor(asking, place, { learner });
  const before = await verifyOwn(Buffer.from(stored.text), world);
  const url = isProven(before) ? newerCopyAt(documentOf(stored.text)) : null;
  if (url === null || before.facts === null)
    return refused({ code: 'refresh.none', text: 'This badge does not say where a newer copy may be had.' });

  const found = await world.fetchDocument(url.href, { fresh: true });
  if (found.kind === 'unreachable')
    return refused({ code: 'refresh.unreachable', text: `We could not get a newer copy from ${url.hostname}. Try again later.` });
  const report = await verifyOwn(found.bytes, world);
  if (report.facts === null || !isSameBadge(report.facts, before.facts))
    return refused({
      code: 'refresh.other',
      text: `What ${url.hostname} gave us is not a copy of this badge. We did not keep it.`,
    });
  const refusal = whyNotTaken(report, learner);
  if (refusal) return refusal;
  const [recorded] = await graph.write((tx) =>
    recordCredentials(tx, [{ report, personId, origin: 'handedIn', receivedAt: now }]),
  );
  await graph.checkpoint();
  return { credentialId: recorded?.id ?? stored.id, isNewer: recorded !== undefined && !recorded.alreadyHere };
}

const isSameBadge = (one: CredentialFacts, other: CredentialFacts) =>
  one.uri !== null && one.uri === other.uri && one.issuer.id === other.issuer.id && one.kind === other.kind;

function documentOf(text: string): Record<string, unknown> {
  const opened = unwrap(Buffer.from(text));
  if (opened.kind === 'unreadable') return {};
  const document = opened.kind === 'jwt' ? (opened.payload['vc'] ?? opened.payload) : opened.value;
  return typeof document === 'object' && document !== null ? { ...document } : {};
}
