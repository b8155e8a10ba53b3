// Text as people look for it: small letters, no accents, words alone, each with the place it came from.

/** One word of a text: folded, with where it stands in that text in UTF-16 units, end excluded. */
export type Word = { readonly folded: string; readonly start: number; readonly end: number };

// Scripts that write without spaces count each character as a word. `c++` and `c#` keep their signs.
const word = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}\p{N}]+[+#]*/gu;
// Accents of Latin, Greek and Cyrillic; vowel points of Hebrew and Arabic, which people leave out when they type.
const marks = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f]/g;
const single: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', ı: 'i', þ: 'th', ð: 'd' };
const letters = /[ßæœøđłıþð]/g;
// What undoing compatibility forms leaves besides letters: `⒈` becomes `1.`
const signs = /[^\p{L}\p{M}\p{N}+#]/gu;
const plain = /^[a-z0-9]*$/;

/** The words of a text, at most `limit` of them. Compatibility forms are undone (Unicode NFKD), so `ﬁ` is `fi`. */
export function wordsOf(text: string, limit = 1000): Word[] {
  const found: Word[] = [];
  for (const match of text.matchAll(word)) {
    if (found.length === limit) break;
    const folded = foldWord(match[0]);
    if (folded !== '') found.push({ folded, start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** A text as it is compared: its folded words with single spaces between. */
export function fold(text: string): string {
  return wordsOf(text)
    .map(({ folded }) => folded)
    .join(' ');
}

function foldWord(written: string): string {
  const small = written.toLowerCase();
  if (plain.test(small)) return small;
  return small
    .normalize('NFKD')
    .replace(marks, '')
    .replace(signs, '')
    .toLowerCase()
    .replace(letters, (letter) => single[letter] ?? letter)
    .normalize('NFC');
}
