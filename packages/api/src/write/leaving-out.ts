// What a receiver gets of one credential: all of it, or a copy without the parts its owner leaves out.
import { unwrap } from '@skillweave/core/credential';
import { allowsLeavingOut, holdsBaseProof, partsOf, partsToLeaveOut, withoutParts, type PartName } from '@skillweave/core/sign';

/** What stays out until its owner says otherwise, where that is allowed: evidence often shows other people too. */
const usuallyLeftOut: readonly PartName[] = ['evidence'];

export type Copy = {
  /** The exact text for the receiver. */
  readonly text: string;
  /** The parts its issuer lets its owner leave out; none when it was signed as one piece. */
  readonly canLeaveOut: readonly PartName[];
  readonly leftOut: readonly PartName[];
  /** Parts that were to stay out, and that its issuer wants everybody to see. */
  readonly mustShow: readonly PartName[];
};

/** The copy of a credential for somebody else; `wished` is null where its owner has not said. Same text and wish, same copy. */
export async function copyFor(text: string, wished: readonly PartName[] | null): Promise<Copy> {
  const document = documentIn(text);
  const there = document === null ? [] : partsOf(document).map(({ name }) => name);
  const asked = there.filter((part) => (wished ?? usuallyLeftOut).includes(part));
  const asItIs: Copy = { text, canLeaveOut: [], leftOut: [], mustShow: wished === null ? [] : asked };
  if (document === null || !allowsLeavingOut(document)) return asItIs;
  try {
    const canLeaveOut = await partsToLeaveOut(text);
    const leftOut = asked.filter((part) => canLeaveOut.includes(part));
    const mustShow = wished === null ? [] : asked.filter((part) => !canLeaveOut.includes(part));
    // Also when nothing stays out: the text with the base proof is its owner's alone.
    return { text: await withoutParts(text, leftOut), canLeaveOut, leftOut, mustShow };
  } catch {
    // A proof nothing can be derived from, which could not have come in: kept back by `isForOwnerAlone`.
    return asItIs;
  }
}

/** Whether a text holds a base proof, itself or deeper down: from it anybody could show any part, so only its owner may have it. */
export function isForOwnerAlone(text: string): boolean {
  return holdsBaseProof(documentIn(text));
}

function documentIn(text: string): Record<string, unknown> | null {
  const opened = unwrap(Buffer.from(text));
  if (opened.kind === 'unreadable') return null;
  const value = opened.kind === 'jwt' ? opened.payload : opened.value;
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
}
