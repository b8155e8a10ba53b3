// The older kind of list: a plain document that names withdrawn records by their id. Mostly nobody has signed it.
import { idOf } from '../../credential/facts.ts';
import { isObject, listOf, type JsonObject } from '../../credential/strict-json.ts';
import { unwrap } from '../../credential/unwrap.ts';
import type { Finding } from '../check.ts';
import { finding } from '../codes.ts';
import type { Listing } from './status-entry.ts';

/**
 * Looks a record up in a 1EdTech Revocation List 1.0 (read only; we never publish one). Such a list is unsigned, so it may
 * take away and only sometimes give:
 *
 * - A record it names is withdrawn. The issuer signed the address, and at worst somebody else makes a good record look bad.
 * - A record it does not name passes, with a remark, only if the list came over https from the very place where the issuer's
 *   keys are fetched: whoever rules that place could sign anything in the issuer's name anyway, so the list adds no new trust.
 * - From anywhere else its silence proves nothing, and the check was not done.
 */
export function lookUp(bytes: Uint8Array, { list, id }: Listing, issuer: string, date: string): Finding {
  const unwrapped = unwrap(bytes);
  // A web page instead of a list is a list we did not get.
  if (unwrapped.kind !== 'json') return finding('status.STATUS_RETRIEVAL_ERROR', { url: list });
  const document = unwrapped.value;
  const entries = isObject(document) ? entriesOf(document) : null;
  if (!isObject(document) || entries === null) return finding('status.MALFORMED_VALUE_ERROR');
  const named = entries.find((entry) => entry['id'] === id && entry['revoked'] !== false);
  if (named !== undefined) {
    const { revocationReason: reason } = named;
    return typeof reason === 'string' && reason !== '' ? finding('status.revoked', { reason }) : finding('status.revoked');
  }
  if (idOf(document['issuer']) !== issuer || (document['id'] !== undefined && document['id'] !== list))
    return finding('status.STATUS_VERIFICATION_ERROR');
  return isHomeOf(issuer, list) ? finding('status.notNamed', { date }) : finding('status.unsigned', { url: list });
}

// The standard's examples write both names. One that holds anything but objects is damaged: what else did it lose?
function entriesOf(document: JsonObject): JsonObject[] | null {
  if (document['issuer'] === undefined) return null;
  const entries = [...listOf(document['revokedCredential']), ...listOf(document['revokedCredentials'])];
  return entries.every((entry) => isObject(entry) && typeof entry['id'] === 'string') ? (entries as JsonObject[]) : null;
}

/** Whether an address lies at the place an issuer's keys are fetched from: its own https origin, or the host of its did:web. */
export function isHomeOf(issuer: string, address: string): boolean {
  const [, host] = /^did:web:([^:#?/]+)/.exec(issuer) ?? [];
  const home = host === undefined ? issuer : `https://${host.replace(/%3a/i, ':')}`;
  if (!URL.canParse(home) || !URL.canParse(address)) return false;
  const { protocol, origin } = new URL(address);
  return protocol === 'https:' && new URL(home).origin === origin;
}
