// An accepted badge as a picture: one of our own drawing, since we never fetch the issuer's, with the exact text baked in.
import { bake, drawBadge } from '@skillweave/core/credential';
import type { CredentialCard } from './credential-card.ts';

/**
 * The badge as SVG (Open Badges 3.0 section 5.3.2), from its card and its exact text. Null when there is none to give: nobody but the
 * owner has the text, what was not accepted is not handed round, and the standard knows pictures of single badges only.
 */
export function badgePicture(
  { name, kind, answer, issuer }: Pick<CredentialCard, 'name' | 'kind' | 'answer' | 'issuer'>,
  document: string | null,
): string | null {
  if (document === null || kind !== 'open-badge' || answer !== 'accepted') return null;
  const baked = bake(Buffer.from(drawBadge({ name, issuerName: issuer.name })), document);
  return baked.kind === 'baked' ? Buffer.from(baked.bytes).toString('utf8') : null;
}
