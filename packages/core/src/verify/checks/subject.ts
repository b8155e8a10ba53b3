// Whom the record is about, and whether that is the person in front of us.
import { isObject, listOf } from '../../credential/strict-json.ts';
import { whoseIs } from '../../credential/whose.ts';
import type { Finding } from '../check.ts';
import { finding } from '../codes.ts';
import type { Examined } from '../examined.ts';

/** Open Badges 3.0 section 8.3: the subject by id, or by a salted hash of an e-mail address or name already proven. */
export function checkSubject({ document, facts, world }: Examined): Finding {
  const { id, identifiers } = facts.subject;
  const named =
    id !== null || listOf(document['credentialSubject']).some((one) => isObject(one) && listOf(one['identifier']).length > 0);
  const isNamed = named || identifiers.length > 0;
  if (world.learner !== undefined) {
    const whose = whoseIs(facts, world.learner);
    if (whose === 'theirs' || whose === 'weak') return finding(whose === 'theirs' ? 'subject.matched' : 'subject.weak');
    return finding(isNamed ? 'subject.someoneElse' : 'subject.unmatched');
  }
  if (isNamed) return finding('subject.good');
  return finding('subject.bearer');
}
