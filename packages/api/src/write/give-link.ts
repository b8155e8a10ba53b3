// A link to what was just signed: on what terms it opens, and which earlier ones it takes the place of.
import { createHash } from 'node:crypto';
import { standingAt, type CredentialRow } from '@skillweave/core/derive';
import type { Instant } from '@skillweave/core/terms';
import { refused, type Reason, type Refusal } from '../access/refusal.ts';
import type { Transaction } from '../graph/graph.ts';
import { bool, id, instant, int, list, map, optional, statement, text } from '../graph/statement.ts';
import { hashPassphrase } from './link-passphrase.ts';
import { newId } from './new-id.ts';
import type { Included, RecordWish } from './record-choice.ts';

const shareGiven = statement(
  'share/give',
  {
    viewerId: id,
    now: instant,
    documentId: id,
    grant: map({ id, scope: text, purpose: text, until: instant, receiverName: text }),
    link: map({ id, tokenHash: text, isLive: bool, most: optional(int), passphraseHash: optional(text), covered: int }),
    credentials: list(map({ id, place: int, standing: text })),
  },
  { covered: int },
);
const replaced = statement('share/replace', { viewerId: id, now: instant, receiver: text }, { replaced: int });

/** How a link may be opened, as somebody asks for it. */
export type LinkWish = {
  /** Whether it says what has changed inside since, beyond what the checks find. */
  readonly isLive?: boolean | null | undefined;
  /** How often it opens in all; as often as anybody likes when that is left open. */
  readonly most?: number | null | undefined;
  readonly passphrase?: string | null | undefined;
  /** Whether earlier links to the same receiver stop. */
  readonly replacesEarlier?: boolean | null | undefined;
};

/** The terms of a link, ready to be written. */
export type LinkTerms = {
  readonly isLive: boolean;
  readonly most: number | null;
  readonly passphraseHash: string | null;
  readonly replacesEarlier: boolean;
};

const mostOpens = 1000;
const shortest = 8;
const longest = 200;

/** The terms as wished, or why they cannot be had. */
export async function linkTerms(wish: LinkWish | null | undefined): Promise<LinkTerms | Refusal> {
  const { isLive, most = null, passphrase, replacesEarlier } = wish ?? {};
  // Blank is none: who leaves the field open wants no passphrase.
  const secret = passphrase?.trim() ? passphrase : null;
  const reasons: Reason[] = [];
  if (most !== null && (!Number.isInteger(most) || most < 1 || most > mostOpens))
    reasons.push({ code: 'link.most', field: 'most', text: `A link opens between once and ${mostOpens} times.` });
  if (secret !== null && (secret.length < shortest || secret.length > longest))
    reasons.push({
      code: 'link.passphrase',
      field: 'passphrase',
      text: `A passphrase has at least ${shortest} letters, and ${longest} at most.`,
    });
  const [first, ...more] = reasons;
  if (first) return refused(first, ...more);
  return {
    isLive: isLive ?? false,
    most,
    passphraseHash: secret === null ? null : await hashPassphrase(secret),
    replacesEarlier: replacesEarlier ?? false,
  };
}

type Giving = {
  readonly viewerId: string;
  readonly now: Instant;
  readonly documentId: string;
  readonly grantId: string;
  readonly token: string;
  readonly wish: RecordWish;
  readonly terms: LinkTerms;
  readonly includes: readonly Included[];
};

/** Writes the link, in the transaction that keeps what was signed. False when something in it was taken out in this very moment. */
export async function giveLink(tx: Transaction, giving: Giving): Promise<boolean> {
  const { viewerId, now, documentId, grantId, token, wish, terms, includes } = giving;
  const { purpose, until, receiver: receiverName } = wish;
  const { replacesEarlier, ...kept } = terms;
  if (replacesEarlier) await tx.run(replaced, { viewerId, now, receiver: receiverName });
  const [given] = await tx.run(shareGiven, {
    viewerId,
    now,
    documentId,
    grant: { id: grantId, scope: 'chosen', purpose, until, receiverName },
    link: {
      id: newId(),
      tokenHash: createHash('sha256').update(token).digest('hex'),
      covered: includes.length,
      ...kept,
    },
    credentials: includes.map(({ card }, place) => ({
      id: card.id,
      place,
      standing: standingAt(card as Pick<CredentialRow, 'standing' | 'validFrom' | 'validUntil'>, now),
    })),
  });
  return given?.covered === includes.length;
}
