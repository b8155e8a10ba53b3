// What pages know of an import by its state: whether something is done for it, which step it is at, how it looks.
import type { Tone } from '#lib/ui/Verdict.svelte';
import type { Words } from '#lib/words/catalogue.ts';

export type State = keyof Words['importing']['states'];

export const isUnderWay = (state: State): boolean => state === 'WAITING' || state === 'READING' || state === 'LOADING';

/** Which of the four steps, counted from 0. */
export function stepOf(state: State, wasBringingIn: boolean): number {
  if (state === 'READY') return 2;
  return wasBringingIn ? 3 : 1;
}

export function toneOf(state: State): Tone {
  if (state === 'DONE') return 'good';
  if (state === 'REFUSED' || state === 'FAILED') return 'bad';
  if (state === 'INTERRUPTED') return 'unsure';
  return state === 'STOPPED' ? 'none' : 'part';
}

type Named = {
  readonly files: readonly { readonly name: string }[];
  readonly formats: readonly { readonly frameworks: readonly { readonly name: string; readonly version: string }[] }[];
};

/** The lists in it by name and edition; before they are known, its files. */
export function nameOf({ files, formats }: Named): string {
  const lists = formats.flatMap(({ frameworks }) => frameworks.map(({ name, version }) => `${name} ${version}`.trim()));
  const [first = '', ...more] = lists.length > 0 ? lists : files.map(({ name }) => name);
  return more.length > 0 ? `${first} + ${more.length}` : first;
}

const mebibyte = 1024 * 1024;

/** What is wrong with these files before they are sent; the server counts again. */
export function complaint(files: readonly File[], t: Words['importing']): string | null {
  const large = files.find(({ size }) => size > 300 * mebibyte);
  if (files.length === 0) return t.nothing;
  if (large) return t.tooLarge(large.name);
  return files.reduce((sum, { size }) => sum + size, 0) > 600 * mebibyte ? t.tooLargeTogether : null;
}
