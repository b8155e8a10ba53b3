// Finds out which item or document a CASE link means: by address, by identifier, or as something outside the package.
import { isObject } from '../../credential/strict-json.ts';

/** What stands behind a link: an address, and what the link calls it. */
export type Node = { readonly uri: string; readonly title?: string };

/** The address of something with `uri` and `identifier`; without an address the identifier makes one. */
export function addressOf(thing: { readonly [name: string]: unknown }): string | undefined {
  const { uri, identifier } = thing;
  if (typeof uri === 'string' && uri.trim()) return uri.trim();
  return typeof identifier === 'string' && identifier.trim() ? `urn:uuid:${identifier.trim()}` : undefined;
}

/**
 * The node a link means (CASE LinkGenURI: `{title, identifier, uri}`; some senders put a text). An address that the package
 * knows wins; else an identifier it knows, as hosts change and identifiers do not; else the address as it stands.
 */
export function nodeOf(link: unknown, byIdentifier: ReadonlyMap<string, string>): Node | undefined {
  if (typeof link === 'string') {
    const text = link.trim();
    if (!text) return undefined;
    return { uri: byIdentifier.get(text) ?? (text.includes(':') ? text : `urn:uuid:${text}`) };
  }
  if (!isObject(link)) return undefined;
  const address = addressOf(link);
  if (address === undefined) return undefined;
  const title = typeof link['title'] === 'string' && link['title'].trim() ? { title: link['title'] } : {};
  const known = typeof link['identifier'] === 'string' ? byIdentifier.get(link['identifier']) : undefined;
  return { uri: byIdentifier.get(address) ?? known ?? address, ...title };
}
