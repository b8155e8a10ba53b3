// A saved report says what the page said: every check, every inner record, and nothing better than it was.
import { expect, it } from 'vitest';
import * as english from '../words/en/index.ts';
import type { Report } from './displays.ts';
import { reportText, savable } from './report-text.ts';

const badge: Report = {
  verdict: 'INVALID',
  kind: 'open-badge',
  name: 'Giving Medicines',
  issuerName: 'Meridian Certification',
  issuerRecognised: null,
  subjectNote: null,
  validFrom: '2026-11-03T00:00:00.000Z',
  validUntil: null,
  achievement: null,
  checkedAt: '2026-11-23T12:00:00.000Z',
  findings: [
    { check: 'proof', outcome: 'FAILED', code: 'proof.signature', text: 'The signature does not match.' },
    { check: 'status', outcome: 'NOT_DONE', code: 'status.unproven', text: 'We did not ask.' },
  ],
  skills: [],
};
const record: Report = {
  ...badge,
  verdict: 'VALID',
  kind: 'learner-record',
  name: 'Spring term',
  issuerRecognised: true,
  findings: [],
  inner: [badge],
};

it('each check is written with how it went', () => {
  const text = reportText(badge, english, 'en');
  expect(text).toContain('- Failed: Unchanged since it was signed. The signature does not match.');
  expect(text).toContain('- Could not check: Not taken back. We did not ask.');
  expect(text).not.toContain('Passed');
  expect(text).toContain('Checked at 23 November 2026');
});

it('the name on a broken signature is only what it calls itself', () => {
  expect(reportText(badge, english, 'en')).toContain('Issued by: calls itself “Meridian Certification”');
  expect(reportText({ ...badge, issuerRecognised: false }, english, 'en')).toContain('Meridian Certification (not known to us)');
});

it('what is inside keeps its own verdict, set in from the record that holds it', () => {
  const lines = reportText(record, english, 'en').split('\n');
  expect(lines).toContain('Checks out.');
  expect(lines).toContain('  Does not check out.');
  expect(lines).toContain('  Badge: Giving Medicines');
});

it('a text becomes an address that gives the same text back', async () => {
  const text = 'Zażółć 李 “#?&%” \n+';
  expect(await (await fetch(savable(text, 'text/plain'))).text()).toBe(text);
});

it('an endorsement that is not good stands there with its own verdict', () => {
  const bad = { ...badge, name: 'We hire on this' };
  const lines = reportText({ ...record, inner: [], endorsements: [bad] }, english, 'en').split('\n');
  expect(lines).toContain('What others signed for it (1):');
  expect(lines).toContain('  We hire on this');
  expect(lines).toContain('  Does not check out.');
});
