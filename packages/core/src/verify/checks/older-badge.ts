// A badge of the older kind: what can be said of it without asking anybody, and what cannot. It never comes out as good.
import { inNewerWords } from '../../credential/older-badge.ts';
import { isObject, listOf, type JsonObject } from '../../credential/strict-json.ts';
import type { Finding } from '../check.ts';
import { finding } from '../codes.ts';
import type { Examined } from '../examined.ts';
import { checkPeriod } from './period.ts';
import { checkSubject } from './subject.ts';
import { isUnsafe } from './token.ts';

const needed = ['id', 'recipient', 'badge', 'verification', 'issuedOn'];

/**
 * Open Badges 2.0, Assertion. Its proof is a page of the issuer (`hosted`), or a signature by a key on such a page (`signed`); we open
 * neither, so the proof is not done, and the verdict `undetermined` at best. What is wrong without any asking still fails.
 */
export function checkOlderBadge(examined: Examined): Finding[] {
  const { document } = examined;
  if (!listOf(document['type']).includes('Assertion')) return [finding('kind.olderClass')];
  const newer: Examined = { ...examined, document: inNewerWords(document) };
  const isInline = listOf(document['@context']).some((entry) => typeof entry !== 'string');
  return [
    finding('kind.olderBadge'),
    ...shape(document),
    ...(isInline ? [finding('contexts.inline')] : []),
    proof(examined),
    finding('issuer.unproven'),
    finding('recognised.unproven'),
    checkPeriod(newer),
    // A badge the issuer took back may say so itself; that one does not say so means nothing.
    finding(document['revoked'] === true ? 'status.revoked' : 'status.unproven'),
    checkSubject(newer),
  ];
}

function shape(document: JsonObject): Finding[] {
  const { recipient } = document;
  const missing = needed.filter((name) => document[name] === undefined);
  const isNamed = isObject(recipient) && typeof recipient['identity'] === 'string' && typeof recipient['type'] === 'string';
  const wrong = [...missing, ...(isNamed || missing.includes('recipient') ? [] : ['recipient'])];
  return wrong.length === 0 ? [finding('shape.older')] : wrong.map((where) => finding('shape.wrong', { where }));
}

function proof({ document, token }: Examined): Finding {
  if (token !== null) return finding(isUnsafe(token.header['alg']) ? 'proof.algorithm' : 'proof.olderSigned');
  const { verification } = document;
  const types = isObject(verification) ? listOf(verification['type']) : [];
  // It says of itself that it is signed, and no signature is there.
  return finding(types.some((type) => type === 'signed' || type === 'SignedBadge') ? 'proof.none' : 'proof.hosted');
}
