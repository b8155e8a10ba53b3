// A check as a plain text file: for the folder where the paper records are kept.
import { exact } from '#lib/ui/moments.ts';
import type { Words } from '#lib/words/catalogue.ts';
import { issuerAsFar, type Endorsement, type Report } from './displays.ts';

/** The whole report in words, inner records and endorsements indented below the one that holds them. */
export function reportText(report: Report, words: Words, language: string): string {
  return [words.checking.reportTitle, '', ...lines(report, words, language), ''].join('\n');
}

function lines(report: Report, words: Words, language: string): string[] {
  const { checking, checks, credential, kinds, outcomes, verdicts } = words;
  const kind = kinds[report.kind] ?? kinds['unknown'] ?? report.kind;
  const name = report.name ?? report.achievement;
  const hasEnd = report.kind !== 'presentation';
  const facts = [
    name ? `${kind}: ${name}` : kind,
    `${verdicts[report.verdict]}.`,
    checking.checkedAt(exact(report.checkedAt, language)),
    report.issuerName && `${credential.issuedBy}: ${issuerAsFar(report, credential)}`,
    report.validFrom && `${credential.validFrom}: ${exact(report.validFrom, language)}`,
    hasEnd && `${credential.validUntil}: ${report.validUntil ? exact(report.validUntil, language) : credential.noEnd}`,
  ].filter((line): line is string => Boolean(line));
  const found = report.findings.map(({ check, outcome, text }) => `- ${outcomes[outcome]}: ${checks[check] ?? check}. ${text}`);
  const { inner = [], endorsements = [] } = report;
  const innerLines = inner.flatMap((each) => ['', ...lines(each, words, language).map((line) => `  ${line}`.trimEnd())]);
  const endorsed = endorsements.flatMap((each) => endorsementLines(each, words));
  return [
    ...facts,
    '',
    `${credential.findings}:`,
    ...found,
    ...(inner.length ? ['', `${credential.innerCount(inner.length)}:`, ...innerLines] : []),
    ...(endorsements.length ? ['', `${credential.endorsementCount(endorsements.length)}:`, ...endorsed] : []),
  ];
}

/** What somebody signed for it: who, and every check of that. */
function endorsementLines(endorsement: Endorsement, { checks, credential, kinds, outcomes, verdicts }: Words): string[] {
  const issuer = issuerAsFar(endorsement, credential);
  return [
    '',
    `  ${endorsement.name ?? kinds['endorsement']}`,
    `  ${verdicts[endorsement.verdict]}.`,
    ...(issuer ? [`  ${credential.issuedBy}: ${issuer}`] : []),
    ...endorsement.findings.map(({ check, outcome, text }) => `  - ${outcomes[outcome]}: ${checks[check] ?? check}. ${text}`),
  ];
}

/** A text as an address a link can save from: no second question to anybody. */
export function savable(text: string, mediaType: string): string {
  return `data:${mediaType};charset=utf-8,${encodeURIComponent(text)}`;
}
