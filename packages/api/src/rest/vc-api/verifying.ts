// Checks what a client of the VC-API hands in, by the same checks as everybody's, and tells the findings in its words.
import type { Report } from '@skillweave/core/verify';
import { refusal, type Answer } from './answer.ts';
import { flag, readAsked, text, textToCheck, texts, type Asked, type Wanted } from './asked.ts';
import { outcomeOf, problem } from './problems.ts';

/** Checks exact text; what the client expects to find signed goes along. */
export type Check = (text: string, expecting: { challenge?: string; domain?: string }) => Promise<Report>;

// `checks` and the purposes are words of the conformance clients: every check is made, whichever they name.
const options: Wanted['options'] = {
  checks: texts,
  challenge: text,
  domain: text,
  expectedProofPurpose: text,
  returnCredential: flag,
  returnPresentation: flag,
  returnProblemDetails: flag,
  returnResults: flag,
};

/** VC-API, Verify Credential: `{verifiableCredential, options}`. */
export async function verifyCredential(body: unknown, check: Check): Promise<Answer> {
  return await verifying(body, { member: 'verifiableCredential', options }, check);
}

/** VC-API, Verify Presentation: `{verifiablePresentation, options: {challenge, domain}}`. */
export async function verifyPresentation(body: unknown, check: Check): Promise<Answer> {
  return await verifying(body, { member: 'verifiablePresentation', options }, check);
}

async function verifying(body: unknown, wanted: Wanted, check: Check): Promise<Answer> {
  const asked = readAsked(body, wanted);
  if (asked.kind === 'refused') return refusal(400, [asked.problem]);
  const document = textToCheck(asked.document, asked.textOf);
  if (document === null) {
    const detail = `"${wanted.member}" must be an object, or a compact token.`;
    return refusal(400, [problem('MALFORMED_VALUE_ERROR', detail)]);
  }
  const isPresentation = wanted.member === 'verifiablePresentation';
  const { expectedProofPurpose: purpose } = asked.options;
  const usual = isPresentation ? 'authentication' : 'assertionMethod';
  if (purpose !== undefined && purpose !== usual)
    return refusal(400, [problem('PROOF_VERIFICATION_ERROR', `A proof here is made for ${usual}, and for nothing else.`)]);
  const report = await check(document, expectingOf(asked));
  if (report.kind !== 'unknown' && (report.kind === 'presentation') !== isPresentation) {
    const detail = isPresentation ? 'This is no presentation.' : 'This is a presentation, not a credential.';
    return refusal(400, [problem('MALFORMED_VALUE_ERROR', detail)]);
  }
  return answerFor(report, asked, isPresentation);
}

function answerFor(report: Report, { document, options: wished }: Asked, isPresentation: boolean): Answer {
  const { status, errors, warnings } = outcomeOf(report);
  if (status !== 200) return refusal(status, errors, warnings);
  const name = isPresentation ? 'presentation' : 'credential';
  const isWished = wished[isPresentation ? 'returnPresentation' : 'returnCredential'] !== false;
  const checks = [...new Set(report.findings.filter(({ outcome }) => outcome === 'passed').map(({ check }) => check))];
  return {
    status,
    body: { verified: true, ...(isWished ? { [name]: document } : {}), checks, warnings, errors, problemDetails: warnings },
  };
}

function expectingOf({ options: { challenge, domain } }: Asked): { challenge?: string; domain?: string } {
  return {
    ...(typeof challenge === 'string' ? { challenge } : {}),
    ...(typeof domain === 'string' ? { domain } : {}),
  };
}
