// An accepted badge as a picture: one of our own drawing, since we never fetch the issuer's, with the exact text baked in.
import { bake, drawBadge } from '@skillweave/core/credential';
import { copyFor, isForOwnerAlone } from '../write/leaving-out.ts';
import type { CredentialCard } from './credential-card.ts';

/**
 * The badge as SVG (Open Badges 3.0 section 5.3.2), from its card and its exact text. Null when there is none to give: nobody but the
 * owner has the text, what was not accepted is not handed round, and the standard knows pictures of single badges only.
 * A picture goes from hand to hand, so of a badge whose parts can be left out it holds the copy for others.
 */
export async function badgePicture(
  { name, kind, answer, issuer }: Pick<CredentialCard, 'name' | 'kind' | 'answer' | 'issuer'>,
  document: string | null,
): Promise<string | null> {
  if (document === null || kind !== 'open-badge' || answer !== 'accepted') return null;
  const { text } = await copyFor(document, null);
  if (isForOwnerAlone(text)) return null;
  const baked = bake(Buffer.from(drawBadge({ name, issuerName: issuer.name })), text);
  return baked.kind === 'baked' ? Buffer.from(baked.bytes).toString('utf8') : null;
}
