// What somebody hands in: a file through the upload door, or pasted text.
import { refused, type Refusal } from '../access/refusal.ts';
import type { Context } from '../context.ts';

export type HandedInput = { readonly upload?: string | null | undefined; readonly text?: string | null | undefined };

/** The bytes, or why there are none. Exactly one of the two is given. */
export function bytesOf({ upload, text }: HandedInput, { uploads, asking }: Context): Uint8Array | Refusal {
  const pasted = text?.trim() ?? '';
  if (upload && pasted !== '') {
    return refused({ code: 'handedIn.both', field: 'text', text: 'Please give a file or a text, not both.' });
  }
  if (!upload) {
    return pasted === ''
      ? refused({ code: 'handedIn.nothing', field: 'upload', text: 'Please choose a file, or paste the text of a record.' })
      : Buffer.from(pasted);
  }
  const bytes = uploads.find(upload, asking.viewer.personId, Date.parse(asking.now));
  return (
    bytes ?? refused({ code: 'upload.notHere', field: 'upload', text: 'We no longer have this file. Please choose it again.' })
  );
}
