// Whether somebody holds the key of an identity: what their presentation says, and what a check of it must have found.
import { idOf, innerCredentials } from '../credential/facts.ts';
import { recognise } from '../credential/recognise.ts';
import { isObject, listOf, readStrictJson } from '../credential/strict-json.ts';
import { unwrapText } from '../credential/unwrap.ts';
import type { Finding, Report } from './check.ts';
import { finding } from './codes.ts';
import { documentOfToken } from './examined.ts';
import { keyOfMultibase, readJwk } from './jwk.ts';
import { documentAddress } from './keys.ts';

// Longer ones are no identities but an attempt; the largest did:jwk we read (RSA) has about 1,000 characters.
const longestDid = 2_000;

/** Whether it is a DID whose key a check can find: `did:key` and `did:jwk` hold it themselves, `did:web` says where it is. */
export function isFindableDid(did: string): boolean {
  if (did.length > longestDid || /[\s#?]/.test(did)) return false;
  if (did.startsWith('did:key:')) return keyOfMultibase(did.slice('did:key:'.length)) !== null;
  if (did.startsWith('did:jwk:')) {
    const read = readStrictJson(Buffer.from(did.slice('did:jwk:'.length), 'base64url').toString('utf8'));
    return read.kind === 'read' && readJwk(read.value) !== null;
  }
  return did.startsWith('did:web:') && documentAddress(did) !== null;
}

/** What an unchecked presentation says of itself. Nothing of it is proven: it says what to compare, before anybody is asked. */
export type Said = {
  readonly holder: string | null;
  /** What its proofs, or its token, say that they were made in answer to. */
  readonly challenges: readonly string[];
  /** Whether there are credentials in it. */
  readonly isFull: boolean;
};

/** Reads what a presentation says of itself; null when the text is no presentation. Asks nobody, and never throws. */
export function readPresentation(text: string): Said | null {
  const unwrapped = unwrapText(Buffer.from(text, 'utf8'));
  if (unwrapped.kind === 'unreadable') return null;
  const document = unwrapped.kind === 'jwt' ? documentOfToken(unwrapped.payload) : unwrapped.value;
  if (!isObject(document) || recognise(document).kind !== 'presentation') return null;
  const proofs = unwrapped.kind === 'jwt' ? [unwrapped.payload] : listOf(document['proof']).filter(isObject);
  const challenges = proofs.map(({ challenge, nonce }) => challenge ?? nonce).filter((one) => typeof one === 'string');
  return { holder: idOf(document['holder']), challenges, isFull: innerCredentials(document).length > 0 };
}

/** What speaks against it that whoever made the presentation holds the key of `did`; null when the check shows that they do. */
export function doubtOfHolding(report: Report, { holder }: Said, did: string): Finding | null {
  if (holder !== did) return finding('holder.signer');
  const open =
    report.findings.find(({ outcome }) => outcome === 'failed') ?? report.findings.find(({ outcome }) => outcome !== 'passed');
  if (open !== undefined) return open;
  const isShown = (check: Finding['check'], code: string) =>
    report.findings.some((one) => one.check === check && one.code === code);
  // Said by the checks themselves, not concluded from their silence: a check that did not run has shown nothing.
  const isProven = isShown('proof', 'proof.good') && isShown('holder', 'holder.good') && isShown('challenge', 'challenge.good');
  return report.kind === 'presentation' && isProven ? null : finding('holder.unproven');
}
