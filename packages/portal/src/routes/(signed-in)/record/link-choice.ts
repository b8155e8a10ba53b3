// How somebody wants the link to work, read from the form. The passphrase is not among it: it is passed on and never given back.
import type { Problem } from './choice.ts';

export type LinkChoice = {
  readonly isWanted: boolean;
  readonly isLive: boolean;
  readonly most: keyof typeof opens;
  readonly replacesEarlier: boolean;
};

const opens = { any: null, '1': 1, '5': 5 } as const;

export const usualLink: LinkChoice = { isWanted: true, isLive: false, most: 'any', replacesEarlier: false };

export function linkFrom(form: FormData): LinkChoice {
  const most = form.get('most');
  return {
    isWanted: form.has('withLink'),
    isLive: form.get('linkKind') === 'live',
    most: most === '1' || most === '5' ? most : 'any',
    replacesEarlier: form.has('replacesEarlier'),
  };
}

/** The API's own form of it. */
export function linkInput({ isWanted, isLive, most, replacesEarlier }: LinkChoice, form: FormData) {
  if (!isWanted) return { withLink: false };
  const passphrase = form.get('passphrase');
  const secret = typeof passphrase === 'string' && passphrase !== '' ? { passphrase } : {};
  return { withLink: true, link: { isLive, most: opens[most], replacesEarlier, ...secret } };
}

/** Whether a problem can be mended beside the link, where the rest of the choice stays as it was. */
export const isAboutLink = ({ field }: Problem): boolean => field === 'passphrase' || field === 'most';
