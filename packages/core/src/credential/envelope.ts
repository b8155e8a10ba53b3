// A signed token that stands where a JSON document is expected: VC 2.0 wraps it in an object that says so.
import { credentialsV2 } from './recognise.ts';
import { isObject, listOf } from './strict-json.ts';

// VC-JOSE-COSE names the first kind; `application/jwt` (RFC 7519) says only that it is a token, and what it holds is checked.
const forms: Record<string, RegExp> = {
  EnvelopedVerifiableCredential: /^data:application\/(?:vc(?:-ld)?\+)?jwt,(.*)$/,
  EnvelopedVerifiablePresentation: /^data:application\/(?:vp(?:-ld)?\+)?jwt,(.*)$/,
};

/**
 * The compact JWS in an enveloped credential or presentation (VC 2.0 sections 4.12.2 and 4.13.2). Null for anything else, also
 * for an envelope without the context that gives its words their meaning, or with another kind of token than it says.
 */
export function tokenInEnvelope(value: unknown): string | null {
  if (!isObject(value)) return null;
  const types = listOf(value['type']);
  const form = Object.entries(forms).find(([type]) => types.includes(type))?.[1];
  if (form === undefined || !listOf(value['@context']).includes(credentialsV2)) return null;
  return typeof value['id'] === 'string' ? (form.exec(value['id'])?.[1] ?? null) : null;
}
