// A file brought in: handed on as it comes, and what became of it.
import { fail } from '@sveltejs/kit';
import { handFormOn } from '#lib/server/api.ts';
import type { Actions } from './$types';

type TakenIn = {
  readonly from: string;
  readonly madeAt: string;
  readonly fresh: number;
  readonly known: number;
  readonly waiting: number;
  readonly ownSkills: number;
  readonly kept: number;
  readonly keptBefore: number;
  readonly notTaken: readonly { readonly name: string; readonly because: string }[];
  readonly key: 'same' | 'taken' | 'proven' | 'none';
};
/** Of a zip of plain badges: what came in waits in the inbox. */
type TakenPlain = Pick<TakenIn, 'fresh' | 'known' | 'notTaken'>;
type Answer = TakenIn | TakenPlain | { readonly code?: string; readonly text?: string; readonly field?: string };

export const actions: Actions = {
  // The form is handed on as it comes: read here, it would lie in memory whole.
  default: async (event) => {
    const response = await handFormOn(event, '/take-along/in');
    const answer = (await response.json().catch(() => ({}))) as Answer;
    if (response.ok && 'key' in answer) return { taken: answer };
    if (response.ok && 'fresh' in answer) return { plain: answer };
    const said = 'text' in answer ? answer.text : undefined;
    const problem = { text: said ?? event.locals.words.errors.fault, field: 'field' in answer ? answer.field : 'file' };
    return fail(response.status >= 400 ? response.status : 500, { problem });
  },
};
