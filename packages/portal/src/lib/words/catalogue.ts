// Every word a visitor reads, by language. A language is one folder with the same keys; the compiler says what is missing.
import { page } from '$app/state';
import type { Language } from '#lib/preferences.ts';
import * as english from './en/index.ts';

type Plain<Part> = Part extends (...args: infer Args) => string
  ? (...args: Args) => string
  : Part extends string
    ? string
    : { [Key in keyof Part]: Plain<Part[Key]> };
export type Words = { [Part in keyof typeof english]: Plain<(typeof english)[Part]> };

const catalogues: Record<Language, Words> = { en: english };

export function wordsFor(language: Language): Words {
  return catalogues[language];
}

/** The words for the page that is being shown. */
export function words(): Words {
  return wordsFor((page.data as Partial<App.PageData>).language ?? 'en');
}
