// What a check leaves in the graph: one word for where a credential stands, clock aside.
import type { CredentialFacts } from '@skillweave/core/credential';
import type { Instant } from '@skillweave/core/terms';
import type { Finding, Report } from '@skillweave/core/verify';
import { expect, it } from 'vitest';
import { isProven, storedStanding } from './credential-facts.ts';

const now = '2026-11-23T12:00:00.000Z' as Instant;
const past = '2026-01-01T00:00:00.000Z' as Instant;
const found = (code: string, outcome: Finding['outcome']): Finding => ({
  check: code.split('.')[0] as Finding['check'],
  code,
  outcome,
  text: '',
});
const good = ['proof.good', 'issuer.good', 'recognised.good', 'period.good', 'status.good', 'subject.matched'].map((code) =>
  found(code, 'passed'),
);
const report = (findings: Finding[], dates: Partial<CredentialFacts> = {}): Report =>
  ({ findings, checkedAt: now, facts: { validFrom: past, validUntil: null, ...dates } }) as Report;
const instead = (code: string, outcome: Finding['outcome']) => [
  ...good.filter(({ check }) => check !== code.split('.')[0]),
  found(code, outcome),
];

it.each([
  ['good', good],
  ['untrusted', instead('recognised.unknown', 'notDone')],
  ['untrusted', instead('recognised.self', 'notDone')],
  ['revoked', instead('status.revoked', 'failed')],
  ['suspended', instead('status.suspended', 'failed')],
  ['cannotCheck', instead('status.STATUS_RETRIEVAL_ERROR', 'notDone')],
  ['bad', instead('status.STATUS_VERIFICATION_ERROR', 'failed')],
  ['cannotCheck', instead('proof.unsupported', 'notDone')],
  ['bad', instead('proof.signature', 'failed')],
  ['bad', instead('issuer.controller', 'failed')],
  ['cannotCheck', instead('subject.missing', 'failed')],
  ['cannotCheck', instead('subject.bearer', 'passed')],
  ['cannotCheck', instead('subject.unmatched', 'notDone')],
  ['bad', instead('inner.bad', 'failed')],
])('%s, when that is what was found', (standing, findings) => {
  expect(storedStanding(report(findings))).toBe(standing);
});

it('the worst wins: what was taken back stays so although its list is signed by another as well', () => {
  expect(storedStanding(report([...instead('status.revoked', 'failed'), found('status.suspended', 'failed')]))).toBe('revoked');
  expect(storedStanding(report([...instead('proof.signature', 'failed'), found('status.revoked', 'failed')]))).toBe('bad');
});

it('a date that is stored is left to the clock; one that is not is never forgotten', () => {
  expect(storedStanding(report(instead('period.expired', 'failed'), { validUntil: past }))).toBe('good');
  expect(storedStanding(report(instead('period.expired', 'failed'), { validUntil: null }))).toBe('bad');
  expect(storedStanding(report(instead('period.reversed', 'failed'), { validUntil: past }))).toBe('bad');
});

it('proven means signed, and by the one who is named', () => {
  expect(isProven(report(good))).toBe(true);
  for (const code of ['proof.unsupported', 'issuer.unbound']) expect(isProven(report(instead(code, 'notDone')))).toBe(false);
});
