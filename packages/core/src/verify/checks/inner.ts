// Every credential inside is checked alone; whoever signed the envelope vouches for none of them.
import { idOf, type CredentialFacts, type HashedIdentifier } from '../../credential/facts.ts';
import { isObject } from '../../credential/strict-json.ts';
import type { Finding, Report, World } from '../check.ts';
import { finding } from '../codes.ts';
import { standing } from '../verdict.ts';

/** CLR 2.0 section 8.1 and VC 2.0 section 4.13: one finding for all that is inside; the reports tell which and why. */
export function checkInner(reports: readonly Report[]): Finding {
  if (reports.length === 0) return finding('inner.none');
  const count = (...wanted: ReturnType<typeof standing>[]) =>
    reports.filter((report) => wanted.includes(standing(report))).length;
  if (count('bad') > 0) return finding('inner.bad', { count: count('bad') });
  if (count('revoked', 'suspended') > 0) return finding('inner.withdrawn', { count: count('revoked', 'suspended') });
  if (count('cannotCheck') > 0) return finding('inner.undetermined', { count: count('cannotCheck') });
  // An old licence in a record is history, not a fault of the record: said aloud, and its own report does not count it.
  if (count('expired', 'notYet') > 0) return finding('inner.lapsed', { count: count('expired', 'notYet') });
  if (count('untrusted') > 0) return finding('inner.untrusted');
  return finding('inner.good', { count: reports.length });
}

/**
 * CLR 2.0: a record has one subject, and so has everything in it. A credential without an id of its subject fits when it
 * carries a hashed identity that stands, salt and all, in the record too.
 */
export function checkSameSubject({ subject }: CredentialFacts, reports: readonly Report[]): Finding {
  const subjects = reports.map((report) => report.facts?.subject ?? { id: null, identifiers: [] });
  const named = new Set([subject, ...subjects].map(({ id }) => id).filter((id) => id !== null));
  if (named.size > 1) return finding('subject.mixed');
  const known = new Set(subject.identifiers.map(written));
  const fits = subjects.every(({ id, identifiers }) =>
    id === null ? identifiers.some((one) => known.has(written(one))) : id === subject.id,
  );
  return finding(fits ? 'subject.same' : 'subject.unnamed');
}

function written({ identityType, identityHash, salt }: HashedIdentifier): string {
  return JSON.stringify([identityType, identityHash, salt ?? '']);
}

/** The holder signed, and everything inside is about the holder (VC 2.0 section 4.13; standards disagree on nothing here). */
export function checkHolder(
  holder: string | null,
  signer: string | null,
  { reports, policy = 'subject' }: { reports: readonly Report[]; policy?: World['holderPolicy'] },
): Finding {
  if (holder === null) return unnamed(signer, reports, policy);
  if (signer === null) return finding('holder.unproven');
  if (holder !== signer) return finding('holder.signer');
  const about = reports.map((report) => report.facts?.subject.id ?? null);
  // Not read on our side is not the holder's doing.
  if (reports.some(({ findings }) => findings.some(({ code }) => code === 'readable.fault'))) return finding('holder.unproven');
  if (about.every((id) => id === holder)) return finding('holder.good');
  return finding(policy === 'any' ? 'holder.other' : 'holder.unbound');
}

// VC 2.0 section 4.13.4: who says something of themselves in their own presentation must be named as its holder.
function unnamed(signer: string | null, reports: readonly Report[], policy: World['holderPolicy']): Finding {
  if (policy !== 'any' || reports.some(({ facts }) => facts?.issuer.id === signer)) return finding('holder.missing');
  return finding(signer === null ? 'holder.unproven' : 'holder.unnamed');
}

/** The id of the holder of a presentation. */
export function holderOf(document: unknown): string | null {
  return isObject(document) ? idOf(document['holder']) : null;
}
