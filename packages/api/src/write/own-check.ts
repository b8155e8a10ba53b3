// Checks a credential for the one whose it is. The only place where the copy that is its holder's alone is ever taken.
import { unwrap } from '@skillweave/core/credential';
import { allowsLeavingOut, withoutParts } from '@skillweave/core/sign';
import { finding, verdictOf, verify, type Report, type World } from '@skillweave/core/verify';

/**
 * What `verify` says, but for a credential with a base proof (ecdsa-sd-2023), which it takes from nobody: whoever has that copy can
 * show any part of it, so from a presenter it proves nothing. Its owner must be able to keep it all the same. So a copy for others
 * is derived from it with nothing left out, and what its signature says is asked of that; every signature of the base is checked by
 * it. How it is written is asked of the text itself, which is what is stored.
 *
 * Only for what becomes, or is, the owner's own: never for what is shown to somebody (`checkRecord`, an opened share).
 */
export async function verifyOwn(bytes: Uint8Array, world: World): Promise<Report> {
  const opened = unwrap(bytes);
  if (opened.kind !== 'json' || !isObject(opened.value) || !allowsLeavingOut(opened.value)) return await verify(bytes, world);
  // As it stands: read, named, held to the whole data model, and refused for its proof alone.
  const written = await verify(bytes, world);
  const copy = await withoutParts(opened.text, []).catch(() => null);
  // Nothing can be derived from it: it is not merely the wrong copy to hand in.
  if (copy === null)
    return {
      ...written,
      findings: written.findings.map((each) => (each.code === 'proof.base' ? finding('proof.malformed') : each)),
    };
  const shown = await verify(Buffer.from(copy), world);
  const findings = [
    ...written.findings.filter(({ check }) => ofTheText.includes(check)),
    ...shown.findings.filter(({ check }) => !ofTheText.includes(check)),
  ];
  return { ...shown, findings, verdict: verdictOf(findings), digest: written.digest, text: written.text };
}

const ofTheText: readonly string[] = ['readable', 'kind', 'shape'];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
