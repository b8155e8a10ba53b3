// What a record rests on or points to outside itself. Nothing is ever fetched for it: what is at hand is compared, the rest said.
import { fromMultibase } from '../../credential/multibase.ts';
import { isObject, listOf, type JsonObject } from '../../credential/strict-json.ts';
import type { Finding } from '../check.ts';
import { finding, type Code } from '../codes.ts';
import type { Examined } from '../examined.ts';

// Contexts whose exact bytes have a published digest (VC 2.0, appendix B.1), in hex by length. Ours mean the same, but packages
// ship them as objects, and a digest is over bytes: those of the others are not at hand.
const published: ReadonlyMap<string, Digests> = new Map([
  [
    'https://www.w3.org/ns/credentials/v2',
    {
      32: '59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734',
      48: '97f1eb8e5042356c805fdd61afa2c557663785e0794dcafa21e138fd38def18cb360133c221aa31d6896a6bf3e65b614',
      64: '5d55452bd2dcf8a29f5a290473eb242b1c5fb77d4e68f1a0aa87baa4dba2694852d65ec63d48ac04a99d956f9f7153b9406f84d2d04c74869b02c239a1d81305',
    },
  ],
]);
type Digests = { readonly [bytes: number]: string };
// The schemas of Open Badges 3.0 and CLR 2.0: shape.ts holds every record to them anyway.
const knownSchema = '1EdTechJsonSchemaValidator2019';

// Open Badges 3.0 (1EdTech Credential Refresh): the one kind of service whose address gives the newer copy itself.
const knownService = '1EdTechCredentialRefresh';

/** VC 2.0 sections 5.3 (`relatedResource`), 4.11 (`credentialSchema`) and 5.4 (`refreshService`); how they are written is shape.ts. */
export function checkRelated({ document }: Examined, isBound: boolean): Finding[] {
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
  const found = codes.map((code) => finding(code));
  const services = listOf(document['refreshService']).filter(isObject);
  if (services.length > 0) found.push(newerCopy(document, isBound));
  if (schema !== undefined) found.push(finding('related.schema', { type: schema }));
  return found.length > 0 ? found : [finding('related.none')];
}

// Where from is said only of a record whose issuer stands behind it: a forged one must not send people anywhere.
function newerCopy(document: JsonObject, isBound: boolean): Finding {
  const url = isBound ? newerCopyAt(document) : null;
  return url ? finding('related.refreshAt', { host: url.hostname }) : finding('related.refresh');
}

/** Where a record says its newer copy is (Open Badges 3.0, 1EdTech Credential Refresh); null when it names no such place. */
export function newerCopyAt(document: JsonObject): URL | null {
  const services = listOf(document['refreshService']).filter(isObject);
  const url = services.find((service) => listOf(service['type']).includes(knownService))?.['id'];
  return typeof url === 'string' && url.startsWith('https://') ? URL.parse(url) : null;
}

type Answer = 'same' | 'other' | 'not at hand';

// Several digests of one resource must all fit: which of them somebody else reads is not ours to choose.
function answerOf({ id, digestSRI, digestMultibase }: JsonObject): Answer {
  const digests = published.get(String(id));
  if (digests === undefined) return 'not at hand';
  const given = [...ofSri(digestSRI), ...ofMultibase(digestMultibase)];
  if (given.some((one) => one !== null && digests[one.length] !== one.toString('hex'))) return 'other';
  return given.length > 0 && given.every((one) => one !== null) ? 'same' : 'not at hand';
}

/** W3C Subresource Integrity: several digests, apart by spaces. */
function ofSri(written: unknown): Buffer[] {
  if (typeof written !== 'string') return [];
  return written.split(' ').map((one) => Buffer.from(one.slice(one.indexOf('-') + 1), 'base64'));
}

// Controlled Identifiers 1.0, section 2.5: multihash headers of SHA-2.
const headers = ['1220', '2030', '1340'];

/** The digest in a multihash, or the bare digest that some write instead. Null for one made in a way we do not know. */
function ofMultibase(written: unknown): (Buffer | null)[] {
  if (typeof written !== 'string') return [];
  const decoded = written.startsWith('u') ? Buffer.from(written.slice(1), 'base64url') : fromMultibase(written);
  if (decoded === null) return [null];
  const bytes = Buffer.from(decoded);
  if (headers.includes(bytes.toString('hex', 0, 2)) && bytes.length === (bytes[1] ?? 0) + 2) return [bytes.subarray(2)];
  return [32, 48, 64].includes(bytes.length) ? [bytes] : [null];
}

function typeOf({ type }: JsonObject): string {
  return String(listOf(type)[0] ?? '');
}
