// What the NICE framework is made of: statements, work roles and the groups above them, each under its own code.
import type { Gathered, GatheredFramework, GatheredItem, Place } from '../gathered.ts';
import { wordsFrom } from '../words.ts';

/** NIST SP 800-181. Codes are given once and never again, so that every edition has the same addresses. */
export const niceFramework: GatheredFramework = {
  is: 'framework',
  uri: 'urn:sg:nice',
  name: 'NICE Workforce Framework for Cybersecurity',
  publisher: 'National Institute of Standards and Technology',
  licence: 'Public domain in the United States',
  attribution: 'NICE Workforce Framework for Cybersecurity, National Institute of Standards and Technology.',
  language: 'en',
};

/** The address of a code (`K0001`, `SP-RSK-001`, `SP`), or nothing when the text is no code. */
export function addressOf(code: string): string | undefined {
  const text = code.trim().toUpperCase();
  return /^[A-Z][A-Z\d]*(-[A-Z\d]+)*$/.test(text) && text.length <= 40 ? `urn:sg:nice:${text}` : undefined;
}

export type NiceKind = 'knowledge' | 'skill' | 'ability' | 'task' | 'occupation' | 'occupationGroup' | 'group';

/** An item under a code, from a name, a text or both. Nothing when there is neither, or no code. */
export function itemOf(
  kind: NiceKind,
  code: string,
  { name, text, place, facts = {} }: { name?: string; text?: string; place: Place; facts?: Readonly<Record<string, string>> },
): GatheredItem | undefined {
  const uri = addressOf(code);
  const words = wordsFrom('en', name, text);
  if (uri === undefined || words === undefined) return undefined;
  const has = Object.keys(facts).length > 0;
  return {
    is: 'item',
    uri,
    framework: niceFramework.uri,
    kind,
    code: code.trim().toUpperCase(),
    words: [words],
    state: 'published',
    ...(has && { facts }),
    place,
  };
}

/** How something stands to what is part of it, by the kinds of both; nothing when the framework has no such relation. */
export function relationOf(
  above: { kind: NiceKind; uri: string },
  below: { kind: NiceKind; uri: string },
  place: Place,
): Gathered | undefined {
  const ends = { is: 'relation', from: above.uri, to: below.uri, place } as const;
  const isGroup = above.kind === 'group' || above.kind === 'occupationGroup';
  const isTarget = (kind: NiceKind) => kind === 'occupation' || kind === 'occupationGroup';
  if (isGroup && isTarget(above.kind) === isTarget(below.kind))
    return { ...ends, from: below.uri, to: above.uri, type: 'broader' };
  if (above.kind !== 'occupation' || isTarget(below.kind) || below.kind === 'group') return undefined;
  return below.kind === 'task' ? { ...ends, type: 'performs' } : { ...ends, type: 'asks', necessity: 'essential' };
}
