// What findings add up to.
import { expect, it } from 'vitest';
import type { Report } from './check.ts';
import { finding, type Code } from './codes.ts';
import { standing, verdictOf } from './verdict.ts';
import { instantOf } from '../terms/index.ts';

const good: Code[] = [
  'readable.good',
  'kind.good',
  'shape.good',
  'proof.good',
  'issuer.good',
  'recognised.good',
  'period.good',
  'status.good',
];

it.each<[Code[], string, string]>([
  [[], 'valid', 'good'],
  [['recognised.unknown'], 'valid-untrusted', 'untrusted'],
  [['inner.untrusted'], 'valid-untrusted', 'untrusted'],
  [['challenge.none'], 'valid', 'good'],
  [['status.STATUS_RETRIEVAL_ERROR'], 'undetermined', 'cannotCheck'],
  [['recognised.unknown', 'contexts.unknown'], 'undetermined', 'cannotCheck'],
  [['status.revoked'], 'invalid', 'revoked'],
  [['status.suspended', 'period.expired'], 'invalid', 'suspended'],
  [['period.expired', 'status.STATUS_RETRIEVAL_ERROR'], 'invalid', 'expired'],
  [['period.notYet'], 'invalid', 'notYet'],
  [['status.revoked', 'proof.signature'], 'invalid', 'bad'],
  [['period.expired', 'proof.unsupported'], 'invalid', 'cannotCheck'],
])('with %j: %s, %s', (more, verdict, word) => {
  const findings = [...good, ...more].map((code) => finding(code));
  const report: Report = {
    kind: 'open-badge',
    verdict: verdictOf(findings),
    findings,
    facts: null,
    inner: [],
    endorsements: [],
    checkedAt: instantOf(0),
    digest: '',
    text: '',
  };
  expect([report.verdict, standing(report)]).toEqual([verdict, word]);
});
