// How findings are told to a client of the VC-API: as problem details (RFC 9457) with the types the standards name.
import type { Finding, Report } from '@skillweave/core/verify';

/** One problem, or something worth knowing; `code` is our own name of the finding. */
export type Problem = { type: string; title: string; detail: string; code?: string };

// VC 2.0, Problem Details; VC Data Integrity 1.0 and Bitstring Status List 1.0, Processing Errors.
const titles = {
  PARSING_ERROR: 'It cannot be read',
  MALFORMED_VALUE_ERROR: 'It is not written as it should be',
  CRYPTOGRAPHIC_SECURITY_ERROR: 'It is not signed as it should be',
  PROOF_VERIFICATION_ERROR: 'Its proof does not hold',
  INVALID_CHALLENGE_ERROR: 'It was made for another occasion',
  INVALID_DOMAIN_ERROR: 'It was made for somebody else',
  RANGE_ERROR: 'It is out of its range',
  STATUS_RETRIEVAL_ERROR: 'Its status list cannot be had',
  STATUS_VERIFICATION_ERROR: 'Its status list is not good, or it was taken back',
  STATUS_LIST_LENGTH_ERROR: 'Its status list is too short',
  INTERNAL_ERROR: 'Something went wrong on our side',
} as const;
export type ErrorName = keyof typeof titles;

const model = 'https://www.w3.org/TR/vc-data-model#';
const security = 'https://w3id.org/security#';
const list = 'https://www.w3.org/ns/credentials/status-list#';

export function problem(error: ErrorName, detail: string, code?: string): Problem {
  return { type: spaceOf(error, code) + error, title: titles[error], detail, ...(code === undefined ? {} : { code }) };
}

function spaceOf(error: ErrorName, code = ''): string {
  if (code.startsWith('status.')) return list;
  return /^(PROOF|INVALID)_/.test(error) ? security : model;
}

// RFC 9457 section 4.2.1: nothing is wrong, so no standard has a name for it.
function warningOf({ code, text }: Finding): Problem {
  return { type: 'about:blank', title: 'Worth knowing', detail: text, code };
}

/** A finding as a problem. */
export function problemOf({ code, text }: Finding): Problem {
  return problem(errorOf(code), text, code);
}

const named: Readonly<Record<string, ErrorName>> = {
  'readable.fault': 'INTERNAL_ERROR',
  'challenge.other': 'INVALID_CHALLENGE_ERROR',
  'challenge.domain': 'INVALID_DOMAIN_ERROR',
  'challenge.unproven': 'PROOF_VERIFICATION_ERROR',
  'proof.none': 'CRYPTOGRAPHIC_SECURITY_ERROR',
  'proof.algorithm': 'CRYPTOGRAPHIC_SECURITY_ERROR',
  'status.malformed': 'MALFORMED_VALUE_ERROR',
  'period.malformed': 'MALFORMED_VALUE_ERROR',
};
const ofCheck: Readonly<Record<string, ErrorName>> = {
  readable: 'PARSING_ERROR',
  proof: 'PROOF_VERIFICATION_ERROR',
  issuer: 'CRYPTOGRAPHIC_SECURITY_ERROR',
  holder: 'CRYPTOGRAPHIC_SECURITY_ERROR',
  period: 'RANGE_ERROR',
  status: 'STATUS_VERIFICATION_ERROR',
};

function errorOf(code: string): ErrorName {
  const [check = '', name = ''] = code.split('.');
  const own = check === 'status' && Object.hasOwn(titles, name) ? (name as ErrorName) : undefined;
  return own ?? named[code] ?? ofCheck[check] ?? 'MALFORMED_VALUE_ERROR';
}

/** What a report comes to in HTTP. */
export type Outcome = { status: 200 | 400 | 422 | 500; errors: Problem[]; warnings: Problem[] };

/**
 * 200 for a document that is good, whether or not anybody here knows its issuer: that is a warning. 400 when it is not written
 * or not signed as it should be, 422 when it is, but does not hold today or could not be checked to the end.
 */
export function outcomeOf(report: Report): Outcome {
  const good = report.verdict === 'valid' || report.verdict === 'valid-untrusted';
  const told = [report, ...report.inner].flatMap(({ findings }) => findings);
  const warnings = told.filter(({ outcome, remark, code }) => code !== 'challenge.none' && (outcome === 'notDone' || remark));
  if (good) return { status: 200, errors: [], warnings: warnings.map(warningOf) };
  const speaking = told.filter(({ check, code, outcome }) => {
    const harmless = code === 'challenge.none' || check === 'recognised' || check === 'endorsements';
    return outcome !== 'passed' && !harmless;
  });
  const remarks = warnings.filter((each) => !speaking.includes(each));
  return { status: statusFor(report.findings), errors: speaking.map(problemOf), warnings: remarks.map(warningOf) };
}

/** 400 when one of these findings says that the document itself is wrong, else 422; 500 when it was our fault. */
export function statusFor(findings: readonly Finding[]): 400 | 422 | 500 {
  const codes = findings.filter(({ outcome }) => outcome !== 'passed').map(({ code }) => code);
  if (codes.includes('readable.fault')) return 500;
  return findings.some(isMalformed) ? 400 : 422;
}

const malformed = new Set([
  'contexts.unknown',
  'proof.unsupported',
  'period.malformed',
  'period.reversed',
  'status.malformed',
  'challenge.other',
  'challenge.domain',
]);
const ofDocument = new Set(['readable', 'kind', 'shape', 'contexts', 'proof', 'issuer']);

function isMalformed({ outcome, check, code }: Finding): boolean {
  return malformed.has(code) || (outcome === 'failed' && ofDocument.has(check));
}
