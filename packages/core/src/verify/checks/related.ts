// What a record rests on or points to outside itself. Nothing is ever fetched for it: what is at hand is compared, the rest said.
import { fromMultibase } from '../../credential/multibase.ts';
import { isObject, listOf, type JsonObject } from '../../credential/strict-json.ts';
import type { Finding } from '../check.ts';
import { finding, type Code } from '../codes.ts';
import type { Examined } from '../examined.ts';

// Contexts whose exact bytes have a published digest (VC 2.0, appendix B.1), in hex. Ours mean the same, but packages ship them
// as objects, and a digest is over bytes: those of the others are not at hand.
const published: ReadonlyMap<string, string> = new Map([
  ['https://www.w3.org/ns/credentials/v2', '59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734'],
]);
// The schemas of Open Badges 3.0 and CLR 2.0: shape.ts holds every record to them anyway.
const knownSchema = '1EdTechJsonSchemaValidator2019';

/** VC 2.0 sections 5.3 (`relatedResource`), 4.11 (`credentialSchema`) and 5.4 (`refreshService`); how they are written is shape.ts. */
export function checkRelated({ document }: Examined): Finding[] {
  const resources = listOf(document['relatedResource']).filter(isObject);
  const answers = resources.map(answerOf);
  const wrong = resources.find((_, place) => answers[place] === 'other');
  if (wrong !== undefined) return [finding('related.digest', { url: String(wrong['id']) })];
  const codes: Code[] = [];
  if (answers.includes('not at hand')) codes.push('related.unopened');
  else if (answers.length > 0) codes.push('related.good');
  const schema = listOf(document['credentialSchema'])
    .filter(isObject)
    .map(typeOf)
    .find((type) => type !== knownSchema);
  if (listOf(document['refreshService']).length > 0) codes.push('related.refresh');
  const found = codes.map((code) => finding(code));
  if (schema !== undefined) found.push(finding('related.schema', { type: schema }));
  return found.length > 0 ? found : [finding('related.none')];
}

type Answer = 'same' | 'other' | 'not at hand';

// Several digests of one resource must all fit: which of them somebody else reads is not ours to choose.
function answerOf({ id, digestSRI, digestMultibase }: JsonObject): Answer {
  const digest = published.get(String(id));
  if (digest === undefined) return 'not at hand';
  const known = Buffer.from(digest, 'hex');
  const given = [...ofSri(digestSRI), ...ofMultibase(digestMultibase)];
  if (given.some((one) => one !== null && !known.equals(one))) return 'other';
  return given.length > 0 && given.every((one) => one !== null) ? 'same' : 'not at hand';
}

/** W3C Subresource Integrity: several digests, apart by spaces. Null for one made in another way than we know the bytes by. */
function ofSri(written: unknown): (Buffer | null)[] {
  if (typeof written !== 'string') return [];
  return written.split(' ').map((one) => (one.startsWith('sha256-') ? Buffer.from(one.slice(7), 'base64') : null));
}

/** Controlled Identifiers 1.0, section 2.5: a multihash; 0x12 0x20 is sha-256. */
function ofMultibase(written: unknown): (Buffer | null)[] {
  if (typeof written !== 'string') return [];
  const bytes = written.startsWith('u') ? Buffer.from(written.slice(1), 'base64url') : fromMultibase(written);
  if (bytes === null || bytes[0] !== 0x12 || bytes[1] !== 0x20) return [null];
  return [Buffer.from(bytes.subarray(2))];
}

function typeOf({ type }: JsonObject): string {
  return String(listOf(type)[0] ?? '');
}
