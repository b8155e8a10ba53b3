// What a town's credentials hold within them: as it lies in the graph, as it is shown, and as the plain rule says it is due.
import * as fc from 'fast-check';
import type { CredentialCard } from '../../packages/api/src/read/credential-card.ts';
import type { CheckReport } from '../../packages/api/src/read/check-report.ts';
import { opens, parts, type Detail, type Within } from '../../packages/core/src/consent/index.ts';
import type { Instant, PersonId } from '../../packages/core/src/terms/index.ts';

/** Of each grant how much within a credential it opens, and of each credential what there is within it besides its outline. */
export type DrawnWithin = { readonly opens: readonly Detail[]; readonly has: readonly (readonly Within[])[] };
// Short lists, so that much is kept; several grants together make longer ones.
const detail = fc.oneof(
  fc.constant('everything' as const),
  fc.subarray([...parts], { maxLength: 1 }),
  fc.subarray([...parts], { maxLength: 2 }),
);
/** The last of a draft, so that what stands before is drawn as it ever was. */
export const drawnWithin = {
  opens: fc.array(detail, { minLength: 12, maxLength: 12 }),
  has: fc.array(fc.subarray([...parts, 'whole' as const], { minLength: 3 }), { minLength: 8, maxLength: 8 }),
};

type Holds = { readonly id: string; readonly has: readonly Within[] };

const finding = { check: 'proof', outcome: 'passed', code: 'proof.good', text: 'The signature holds.' } as const;
const endorsement = (name: string, checkedAt: Instant): CheckReport => ({
  verdict: 'valid',
  kind: 'endorsement',
  name,
  issuerName: 'Somebody else',
  issuerRecognised: true,
  subjectNote: null,
  validFrom: null,
  validUntil: null,
  achievement: null,
  findings: [finding],
  inner: [],
  endorsements: [],
  checkedAt,
  skills: [],
});

/** The properties of a credential that lie within it, besides its outline. */
export const factsWithin = ({ id, has }: Holds, now: Instant) => ({
  uri: has.includes('whole') ? `https://issuer.example/${id}` : null,
  findings: has.includes('whole') ? JSON.stringify([finding]) : '[]',
  result: has.includes('result') ? `Mark of ${id}` : null,
  endorsements: has.includes('endorsements') ? JSON.stringify([endorsement(`Praise of ${id}`, now)]) : null,
});

/** The piece of evidence that lies beside it, if any, for its owner's key to seal. */
export function evidenceRows({ id, has, owner }: Holds & { readonly owner: PersonId }) {
  if (!has.includes('evidence')) return [];
  const words = { uri: null, name: `Work of ${id}`, about: null, narrative: 'What happened.', genre: null };
  const text = { ownerId: owner, object: `${id}-e`, text: JSON.stringify(words) };
  return [{ credentialId: id, id: `${id}-e`, text }];
}

/** The file it was received as, if its issuer names a skill in it that no curator has confirmed. */
export function documentRows({ id, has, owner }: Holds & { readonly owner: PersonId }) {
  if (!has.includes('claims')) return [];
  const alignment = [{ type: ['Alignment'], targetName: `Claim of ${id}`, targetUrl: `https://skills.example/${id}` }];
  const document = {
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    credentialSubject: { type: ['AchievementSubject'], achievement: { type: ['Achievement'], name: id, alignment } },
  };
  return [{ credentialId: id, id: `${id}-d`, text: { ownerId: owner, object: id, text: JSON.stringify(document) } }];
}

/** What a card shows within a credential that it was fetched with in full, in one line to compare. */
export const shownWithin = ({ uri, findings, result, parts, endorsements }: CredentialCard) => [
  uri,
  (JSON.parse(findings) as unknown[]).length,
  result,
  parts?.evidence?.map(({ name }) => name),
  endorsements?.map(({ name }) => name),
  parts?.claims?.map(({ name }) => name),
];

/** The same line from the plain rule. What is not opened is as if it were not there. */
export function dueWithin(held: Holds, detail: Detail) {
  const { id } = held;
  const is = (part: Within) => isDue(held, detail, part);
  return [
    is('whole') ? `https://issuer.example/${id}` : null,
    is('whole') ? 1 : 0,
    is('result') ? `Mark of ${id}` : null,
    is('evidence') ? [`Work of ${id}`] : [],
    is('endorsements') ? [`Praise of ${id}`] : [],
    is('claims') ? [`Claim of ${id}`] : [],
  ];
}

/** What a chain or a list shows within it: as above, without what is asked for by id. */
export const shownInList = ({ uri, findings, result }: Pick<CredentialCard, 'uri' | 'findings' | 'result'>) => [
  uri,
  (JSON.parse(findings) as unknown[]).length,
  result,
];
export const dueInList = (held: Holds, detail: Detail) => dueWithin(held, detail).slice(0, 3);

export const isDue = ({ has }: Holds, detail: Detail, part: Within): boolean => has.includes(part) && opens(detail, part);
