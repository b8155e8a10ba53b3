// The words people read: short, plain, and never made to say something else.
import { expect, it } from 'vitest';
import { checkNames } from './check.ts';
import { codes, finding } from './codes.ts';

const jargon =
  /\b(JSON(-LD)?|LD|DID|CLR|VC|VP|JWT)\b|assertion|\bclaim|\bgraph|\bnodes?\b|schema|payload|cryptograph|credentialSubject|bitstring|\btokens?\b|\bhash|verif/;

it('every code belongs to a check and says one or two plain sentences', () => {
  for (const code of codes) {
    const { check, text } = finding(code, {
      where: 'name',
      url: 'https://x.example',
      date: '2026-01-01',
      name: 'N',
      count: 2,
      suite: 's',
      type: 't',
      purpose: 'p',
    });
    expect(checkNames).toContain(check);
    expect([code, text]).toEqual([code, expect.stringMatching(/^[A-Z0-9].*[.]$/)]);
    expect([code, text]).toEqual([code, expect.not.stringMatching(jargon)]);
    expect([code, text]).toEqual([code, expect.not.stringContaining('{')]);
  }
});

it('reads at grade eight or below, all in all and each alone', () => {
  const grades = codes.map(
    (code) => [code, grade(finding(code, { url: 'it', count: 2, name: 'Ann', date: 'May' }).text)] as const,
  );
  expect(grades.filter(([, level]) => level > 8)).toEqual([]);
  expect(grades.reduce((sum, [, level]) => sum + level, 0) / grades.length).toBeLessThan(6);
});

it('values from strangers are cut short and cannot turn the writing round', () => {
  const { text } = finding('contexts.unknown', { url: `https://x.example/\u202e${'a'.repeat(500)}\n` });
  expect(text).not.toMatch(/[\u202e\n]/);
  expect(text.length).toBeLessThan(250);
});

// Flesch–Kincaid grade, with syllables counted by groups of vowels.
function grade(text: string): number {
  const sentences = text.split(/[.:]\s|[.]$/).filter(Boolean).length;
  const words = text.match(/[A-Za-z']+/g) ?? [];
  const syllables = words.reduce(
    (sum, word) =>
      sum +
      Math.max(
        1,
        (
          word
            .toLowerCase()
            .replace(/e$/, '')
            .match(/[aeiouy]+/g) ?? []
        ).length,
      ),
    0,
  );
  return 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59;
}
