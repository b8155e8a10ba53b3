// What a check is, what it finds, and what it may ask of the world.
import type { Instant } from '../terms/index.ts';
import type { CredentialFacts } from '../credential/facts.ts';
import type { Kind } from '../credential/recognise.ts';
import type { JsonObject } from '../credential/strict-json.ts';

/** Not done is never passed: unknown, unreachable and unsupported are said aloud. */
export type Outcome = 'passed' | 'failed' | 'notDone';

export const checkNames = [
  'readable',
  'kind',
  'shape',
  'contexts',
  'proof',
  'issuer',
  'recognised',
  'period',
  'status',
  'subject',
  'inner',
  'associations',
  'endorsements',
  'related',
  'holder',
  'challenge',
] as const;
export type CheckName = (typeof checkNames)[number];

/** One thing found. `code` is stable; `text` is a plain sentence; `remark` marks a pass that still needs saying. */
export type Finding = { check: CheckName; outcome: Outcome; code: string; text: string; remark?: true };

/** `valid-untrusted`: all is well, but we do not know the issuer. `undetermined`: something could not be checked. */
export type Verdict = 'valid' | 'valid-untrusted' | 'undetermined' | 'invalid';

export type Report = {
  kind: Kind;
  verdict: Verdict;
  findings: Finding[];
  facts: CredentialFacts | null;
  /** One report for each credential inside, in order. */
  inner: Report[];
  /** One report for each endorsement of it, of its issuer or of what was earned. They never change `verdict`. */
  endorsements: Report[];
  checkedAt: Instant;
  /** sha-256 of the bytes handed in, in hex. */
  digest: string;
  /** The document exactly as received; of a picture, the document that was in it. */
  text: string;
};

/** `at`: when the bytes were fetched. `lastGoodAt`: when somebody last answered at an address that is silent now. */
export type Fetched =
  { kind: 'found'; bytes: Uint8Array; at: Instant } | { kind: 'unreachable'; because: string; lastGoodAt?: Instant };
export type Recognition = { kind: 'recognised'; name: string; by: string } | { kind: 'unknown' };

/** A fetched status list, checked as a document of its own: shape, proof, issuer, dates. Its subject is not a person. */
export type CheckedList = { report: Report; document: JsonObject };
/** Status lists already checked, by the digest of their bytes, and when (memory.ts). Whoever lends it decides how long it lives. */
export type Memory = { readonly lists: Map<string, { checked: Promise<CheckedList>; at: Instant }> };

/** All that a check may know of the world; time, fetching and trust are lent, never taken. */
export interface World {
  readonly now: Instant;
  /**
   * Asked for status lists only once the proof holds, and for the key of nobody but the named issuer. It may answer with a
   * copy it kept; `fresh` asks for a new one, when the copy turned out to be older than its own rules allow.
   */
  fetchDocument(url: string, wish?: { fresh: true }): Promise<Fetched>;
  recognise(issuerId: string): Promise<Recognition>;
  /** What we asked to be signed for us; of two, the one left out may be anything. Nothing inside the document is held to it. */
  readonly expecting?: { challenge?: string; domain?: string };
  /** Who the record ought to be about, with identities already proven. */
  readonly learner?: { dids: readonly string[]; emails: readonly string[]; names?: readonly string[] };
  /** What was found out before and may be used again; without it, everything is found out anew. */
  readonly memory?: Memory;
  /**
   * Whom credentials in a presentation must be about. `subject`, the rule unless said otherwise: the holder, each of them.
   * `any`: somebody else too, for those who ask for a parent's or an employer's presentation and know it. Then the holder
   * need not be named either (VC 2.0 section 4.13), unless the signer speaks of themselves in it.
   */
  readonly holderPolicy?: 'subject' | 'any';
  /** Told of a fault on our side, for the log; the report says only that something went wrong. */
  onFault?(cause: unknown): void;
}
