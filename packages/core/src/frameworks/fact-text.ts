// Keeps any JSON value as the text of a fact, so that exactly the same value can be written again.
import { readStrictJson } from '../credential/strict-json.ts';

/** The text that stands for a value: plain texts as they are, everything else as JSON. */
export function factOf(value: unknown): string {
  if (typeof value === 'string' && valueOf(value) === value) return value;
  return JSON.stringify(value) ?? '';
}

/** The value a fact stands for; the other way round from `factOf`. Only text that JSON itself would write so is taken for JSON. */
export function valueOf(fact: string): unknown {
  if (!/^[[{"\-\dtfn]/.test(fact)) return fact;
  // Strictly, as what is written from it must be readable for us again.
  const read = readStrictJson(fact);
  if (read.kind === 'refused' || JSON.stringify(read.value) !== fact) return fact;
  // A text in quotes is meant so only where it would be taken for something else without them.
  return typeof read.value === 'string' && valueOf(read.value) === read.value ? fact : read.value;
}

/** The facts of an object: every named value that is there, but for those that were read already. */
export function factsOf(
  source: Readonly<Record<string, unknown>>,
  isRead: (name: string) => boolean,
): Readonly<Record<string, string>> {
  const kept = Object.entries(source).filter(([name, value]) => value !== undefined && value !== null && !isRead(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, factOf(value)]));
}
