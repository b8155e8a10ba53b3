// An answer of the VC-API before it goes out, and the shape of every refusal.
import type { Problem } from './problems.ts';

export type Answer = { readonly status: number; readonly body: object };

/** A refusal: what was wrong, never beside a document. `verified` stands for those who look at nothing else. */
export function refusal(status: number, errors: Problem[], warnings: Problem[] = []): Answer {
  return { status, body: { verified: false, errors, warnings, problemDetails: [...errors, ...warnings] } };
}
