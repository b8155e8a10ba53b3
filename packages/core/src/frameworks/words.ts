// Makes the words of an item from what formats give: a short name, a long text, or only one of them.
import type { Words } from './gathered.ts';

const nameLimit = 100;

/** A name for something that has only a long text: its first words, at most about 100 characters. */
export function nameFrom(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  if (line.length <= nameLimit) return line;
  const cut = line.slice(0, nameLimit);
  const lastSpace = cut.lastIndexOf(' ');
  const whole = lastSpace > nameLimit / 2 ? cut.slice(0, lastSpace) : cut;
  // A cut in the middle of a character beyond the first plane would leave half of it.
  return `${whole.toWellFormed().replace(/\ufffd$/, '')}…`;
}

/** A BCP 47 tag in lower case, or `und`. */
export function tagOf(language: unknown): string {
  return typeof language === 'string' && /^[a-zA-Z]{1,8}(-[a-zA-Z\d]{1,8})*$/.test(language) ? language.toLowerCase() : 'und';
}

/** The words for one language from a short name, a long text, or only one of them. Nothing when both are empty. */
export function wordsFrom(language: string, name: string | undefined, text: string | undefined): Words | undefined {
  const short = name?.trim();
  if (!text?.trim()) return short ? { language, name: short } : undefined;
  if (short) return { language, name: short, statement: text };
  const made = nameFrom(text);
  return made === text ? { language, name: made } : { language, name: made, statement: text };
}

/** The same words as a name and a text, of which either may be missing: the other way round from `wordsFrom`. */
export function nameAndText(words: Words): { readonly name?: string; readonly text: string } {
  const text = words.statement ?? words.name;
  const made = wordsFrom(words.language, undefined, text);
  const isEnough = made?.name === words.name && made.statement === words.statement;
  return isEnough ? { text } : { name: words.name, text };
}
