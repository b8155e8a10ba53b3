// Signs what was previewed, and nothing else: the chosen credentials as they are, in a record, in the holder's own signature.
import { createHash, randomUUID } from 'node:crypto';
import { issueRecord, present } from '@skillweave/core/sign';
import { readCredential, unwrap } from '@skillweave/core/credential';
import type { Instant } from '@skillweave/core/terms';
import type { Asking } from '../access/asking.ts';
import { isRefusal, refused, type Refusal } from '../access/refusal.ts';
import { bool, id, instant, list, map, optional, statement, text, toSeal, unsealed } from '../graph/statement.ts';
import type { Keyring } from '../keys/keyring.ts';
import { giveLink, linkTerms, type LinkWish } from './give-link.ts';
import { newId } from './new-id.ts';
import { evaluate, type Evaluated } from './preview-record.ts';
import type { RecordWish } from './record-choice.ts';
import { recordLinks } from './record-links.ts';
import { publisherName, signingKeys, type SigningKeys } from './signing-keys.ts';

const previewed = statement(
  'record/preview',
  { viewerId: id, now: instant, preview: id },
  { input: unsealed, digest: text, isOpen: bool, signedKey: optional(text), signed: optional(unsealed), grantId: optional(id) },
);
const signedOff = statement(
  'record/sign',
  {
    viewerId: id,
    now: instant,
    preview: id,
    signedKey: optional(text),
    grantId: optional(id),
    document: map({ id, mediaType: text, text: toSeal, digest: text }),
  },
  { documentId: id },
);
const held = statement('record/hold', { documentId: id, ids: list(id) }, {});

export type SignWish = {
  readonly preview: string;
  readonly challenge?: string | null;
  readonly domain?: string | null;
  readonly withLink?: boolean | null;
  /** How the link opens, if there is to be one. */
  readonly link?: LinkWish | null;
  readonly idempotencyKey?: string | null;
};

export type SignedRecord = {
  readonly id: string;
  /** The holder's signed presentation: what the receiver gets. */
  readonly presentation: string;
  /** The record inside it. */
  readonly record: string;
  readonly validUntil: Instant;
  /** The way to it for whoever holds the link. The token is in no other answer and is stored only as a hash. */
  readonly share: { readonly grantId: string; readonly token: string; readonly until: Instant } | null;
};

/** Signs a preview of the viewer's own. The same request with the same idempotency key gives the same answer. */
export async function signRecord(asking: Asking, keyring: Keyring, wish: SignWish): Promise<SignedRecord | Refusal> {
  const { graph, viewer, now } = asking;
  const viewerId = viewer.personId;
  if (viewerId === null) return refused({ code: 'signIn', text: 'Sign in first to sign a record.' });
  const { preview } = wish;
  const [found] = await graph.read(previewed, { viewerId, now, preview });
  if (!found)
    return refused({
      code: 'preview.notHere',
      field: 'preview',
      text: 'There is no such preview. Please look at the record again.',
    });
  const record = JSON.parse(found.input) as RecordWish;
  const keys = await signingKeys(asking, keyring);
  if (isRefusal(keys)) return keys;
  const signedKey = wish.idempotencyKey ? sha256(`${viewerId}\n${wish.idempotencyKey}`) : null;
  if (found.signed !== null) {
    const isRepeated = signedKey !== null && found.signedKey === signedKey;
    return isRepeated ? await answerOf(preview, found.signed, record, { grantId: found.grantId, keys }) : used;
  }
  if (!found.isOpen)
    return refused({
      code: 'preview.expired',
      field: 'preview',
      text: 'You looked at this a while ago. Please look at the record again.',
    });

  const choice = await evaluate(asking, record, keys.holder.controller);
  if (choice.digest !== found.digest) {
    return refused({
      code: 'preview.changed',
      field: 'preview',
      text: 'Something has changed since you looked. Please look at the record again.',
    });
  }
  const signed = await makeRecord(record, choice, keys, { ...wish, now });
  const terms = await linkTerms(wish.link);
  if (isRefusal(terms)) return terms;
  const grantId = wish.withLink ? newId() : null;
  const documentId = newId();
  const token = grantId === null ? null : await tokenFor(preview, keys);
  const isFirst = await graph
    .write(async (tx) => {
      const words = { ownerId: viewerId, object: documentId, text: signed };
      const document = { id: documentId, mediaType: 'application/vp', text: words, digest: sha256(signed) };
      const [kept] = await tx.run(signedOff, { viewerId, now, preview, signedKey, grantId, document });
      if (!kept) return false;
      await tx.run(held, { documentId, ids: choice.includes.map(({ card }) => card.id) });
      if (grantId === null || token === null) return true;
      const giving = { viewerId, now, documentId, grantId, token, wish: record, terms, includes: choice.includes };
      // A credential taken out in this very moment: nothing of this may stay.
      if (!(await giveLink(tx, giving))) throw new Changed();
      return true;
    })
    .catch((error: unknown) => {
      if (error instanceof Changed) return 'changed' as const;
      throw error;
    });
  if (isFirst === 'changed')
    return refused({
      code: 'preview.changed',
      field: 'preview',
      text: 'Something has changed since you looked. Please look at the record again.',
    });
  if (!isFirst) return used;
  await graph.checkpoint();
  return await answerOf(preview, signed, record, { grantId, keys });
}

class Changed extends Error {}

const used = refused({
  code: 'preview.used',
  field: 'preview',
  text: 'This was signed before. Please look at the record again to sign another.',
});

async function makeRecord(
  wish: RecordWish,
  choice: Evaluated,
  keys: SigningKeys,
  asked: SignWish & { now: Instant },
): Promise<string> {
  const { holder, publisher } = keys;
  const { now, challenge, domain } = asked;
  const { achievements, associations } = recordLinks(choice.includes, choice);
  const record = await issueRecord(
    {
      id: `urn:uuid:${randomUUID()}`,
      name: wish.name ?? `A record for ${wish.receiver}`,
      issuer: { id: publisher.controller, name: publisherName },
      subject: { id: holder.controller },
      credentials: choice.includes.map(({ text: exact }) => exact),
      ...(associations.length > 0 ? { achievements, associations } : {}),
      validFrom: now,
      validUntil: wish.until,
      partial: true,
    },
    publisher,
  );
  const answering = { ...(challenge ? { challenge } : {}), ...(domain ? { domain } : {}) };
  return await present(
    { id: `urn:uuid:${randomUUID()}`, holder: holder.controller, credentials: [record], created: now, ...answering },
    holder,
  );
}

async function answerOf(
  preview: string,
  presentation: string,
  { until }: RecordWish,
  { grantId, keys }: { grantId: string | null; keys: SigningKeys },
): Promise<SignedRecord> {
  const share = grantId === null ? null : { grantId, token: await tokenFor(preview, keys), until };
  return { id: preview, presentation, record: recordIn(presentation), validUntil: until, share };
}

/** The record's exact text inside the presentation. */
function recordIn(presentation: string): string {
  const opened = unwrap(Buffer.from(presentation));
  return opened.kind === 'json' ? (readCredential(opened.value, opened.textOf).wrapsText[0] ?? '') : '';
}

/**
 * 256 bits nobody can guess without the holder's key, and the same again for a repeated request: an Ed25519 signature is
 * always the same for the same words (RFC 8032, section 5.1.6), and no proof we make is over such words.
 */
async function tokenFor(preview: string, { holder }: SigningKeys): Promise<string> {
  const secret = await holder.sign(Buffer.from(`the token of the link to what was signed of preview ${preview}`));
  return createHash('sha256').update(secret).digest('base64url');
}

const sha256 = (words: string): string => createHash('sha256').update(words).digest('hex');
