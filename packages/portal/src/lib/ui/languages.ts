// Languages by their tags, as people name them and as a page marks them.

/** The tag for a `lang` attribute; none where nobody said which language it is. */
export function langOf(tag: string): string | undefined {
  return tag === 'und' || tag === '' ? undefined : tag;
}

/** A language's name in the reader's own; the tag itself where it is none that is known. */
export function languageName(tag: string, reader: string): string {
  try {
    return new Intl.DisplayNames([reader], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
