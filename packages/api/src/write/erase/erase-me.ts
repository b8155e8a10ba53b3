// Erasing oneself: asked for in one's own name and said twice, since nothing brings it back.
import type { Asking } from '../../access/asking.ts';
import { refused, type Refusal } from '../../access/refusal.ts';
import type { Erased, Erasure } from './erasure.ts';

/** What has to be typed; capitals and spaces do not matter. */
export const confirmingWord = 'erase me';

/** Erases the one who asks, as themselves and in no role. Nobody can erase anybody else. */
export async function eraseMe(
  { viewer }: Asking,
  erasure: Pick<Erasure, 'erase'>,
  { word }: { readonly word: string },
): Promise<Erased | Refusal> {
  if (viewer.personId === null) return refused({ code: 'signIn', text: 'Sign in first, so that we know who you are.' });
  if (viewer.organizationId !== null)
    return refused({ code: 'erase.acting', text: 'You act for an organisation now. Act for yourself to erase what is yours.' });
  if (word.normalize('NFKC').trim().toLowerCase().replaceAll(/\s+/g, ' ') !== confirmingWord)
    return refused({
      code: 'erase.word',
      field: 'word',
      text: `Type the words “${confirmingWord}” to show that you mean it.`,
    });
  return await erasure.erase(viewer.personId);
}
