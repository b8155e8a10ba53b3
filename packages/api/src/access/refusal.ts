// A refusal as a value: what a writer answers when the world said no, in words a person can act on.

/** `code` is stable and for programs; `text` is one plain sentence; `field` names the input it is about. */
export type Reason = { readonly code: string; readonly text: string; readonly field?: string | null };

export type Refusal = { readonly refused: true; readonly reasons: readonly Reason[] };

/** One reason or several; at least one, since a no without a reason helps nobody. */
export function refused(first: Reason, ...more: Reason[]): Refusal {
  return { refused: true, reasons: [first, ...more] };
}

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value && value.refused === true;
