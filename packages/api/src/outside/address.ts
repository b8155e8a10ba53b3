// Judges addresses: which may be asked at all. Everything that is not plainly a public https place is refused.
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { Reason } from './reasons.ts';

/** An address that may be asked. `isAllowed`: the operator named its origin, so it need not be public. */
export type Target = {
  readonly kind: 'target';
  /** Without a fragment, which is never sent: two addresses that differ only there are one. */
  readonly url: URL;
  readonly isAllowed: boolean;
};
export type Judged = Target | { readonly kind: 'refused'; readonly reason: Reason };

const longest = 2_048;

// Names that never lead to a public place (RFC 6761, 6762, 7686, 8375, 9476; ICANN reserved `internal`).
const neverPublic = /(^|\.)(localhost|local|internal|home\.arpa|test|example|invalid|onion|alt)$/;

// What is assigned to the public today. The rest of IPv6 may be, some day, or is another way to write an IPv4 address.
const globalUnicast = ipaddr.parseCIDR('2000::/3');

/** Whether an address as a document gave it may be asked. `allow` holds origins, such as `http://127.0.0.1:40777`. */
export function judge(text: string, allow: readonly string[] = []): Judged {
  // The parser of URLs repairs what it can; an address that needs repair is nobody's published one.
  if (text.length > longest || !/^[\x21-\x5b\x5d-\x7e]+$/.test(text) || !URL.canParse(text)) return refused('unreadable');
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return refused('notHttps');
  if (!/^https?:\/\/[^/]/i.test(text)) return refused('unreadable');
  if (url.username !== '' || url.password !== '') return refused('credentials');
  url.hash = '';
  if (allow.includes(url.origin)) return { kind: 'target', url, isAllowed: true };
  if (url.protocol !== 'https:') return refused('notHttps');
  if (url.port !== '') return refused('port');
  return isPublicHost(url.hostname) ? { kind: 'target', url, isAllowed: false } : refused('notPublic');
}

/** Whether `hostname`, as URL writes it, is a public address, or a name that may lead to one. */
function isPublicHost(hostname: string): boolean {
  const literal = literalOf(hostname);
  if (literal !== null) return isPublic(literal);
  return hostname.includes('.') && !hostname.endsWith('.') && !neverPublic.test(hostname);
}

/** The address that a host is by itself, without asking anybody for it; null for names. */
export function literalOf(hostname: string): string | null {
  const bare = hostname.startsWith('[') && hostname.endsWith(']') ? hostname.slice(1, -1) : hostname;
  return isIP(bare) === 0 ? null : bare;
}

/** Whether an IP address, written the usual way, can be reached by everybody. What cannot be read is not public. */
export function isPublic(address: string): boolean {
  // Stricter than ipaddr.js, which also reads octal, hexadecimal and short forms, and zones.
  if (isIP(address) === 0 || address.includes('%')) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || parsed.match(globalUnicast);
}

const refused = (reason: Reason): Judged => ({ kind: 'refused', reason });
