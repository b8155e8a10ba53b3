// What somebody holds as a Learning and Employment Record Résumé (HR Open LER-RS): a view for other programs, with the signed badges inside.
import type { Wrapping } from '../sign/index.ts';
import { isWebAddress, type ResumeFacts } from './resume.ts';

export type LerRsFacts = Omit<ResumeFacts, 'certificates'> & {
  /** The document's own id. */
  readonly id: string;
  readonly certificates: readonly (ResumeFacts['certificates'][number] & {
    readonly validFrom: string | null;
    readonly validUntil: string | null;
    /** The credential as JSON text, or its envelope; null when it is its holder's alone. */
    readonly document: string | null;
  })[];
};

// The one value the published schema allows, in the packages of 4.4 and of 4.5.
const type = 'http://schema.hropenstandards.org/4.4/recruiting/json/ler-rs/LER-RSType.json';

/**
 * The LER-RS document (HR Open recruiting schema, LER-RSType) with each badge as a certification and its credential under
 * `verifications`, to stand there byte for byte. Skills say in words what shows them. Nothing is guessed: no work, no degrees.
 */
export function lerRs({ id, name, email, certificates, skills }: LerRsFacts): Wrapping {
  const signed = certificates.filter(({ document }) => document !== null);
  return {
    texts: signed.map(({ document }) => document ?? ''),
    around: (inner) => ({
      type,
      documentId: { value: id },
      person: { name: { formattedName: name } },
      ...(email !== null && { communication: { email: [{ address: email }] } }),
      skills: skills.map(({ name: skill, shownBy }) => ({
        name: skill,
        ...(shownBy.length > 0 && { comments: [...new Set(shownBy)].map((badge) => `Shown by: ${badge}`) }),
      })),
      certifications: certificates.map((each) => {
        const verifications = [
          ...(each.document === null ? [] : [inner[signed.indexOf(each)]]),
          ...(each.url !== null && isWebAddress(each.url) ? [{ reference: each.url }] : []),
        ];
        return { ...certification(each), ...(verifications.length > 0 && { verifications }) };
      }),
    }),
  };
}

function certification({ name, issuer, earnedAt, validFrom, validUntil }: LerRsFacts['certificates'][number]) {
  const period = { ...(validFrom !== null && { validFrom }), ...(validUntil !== null && { validTo: validUntil }) };
  return {
    name,
    status: 'Active',
    ...(earnedAt !== null && { firstIssued: earnedAt.slice(0, 10) }),
    ...(Object.keys(period).length > 0 && { effectiveTimePeriod: period }),
    issuingAuthority: { name: issuer },
  };
}
