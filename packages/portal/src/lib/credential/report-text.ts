// A check as a plain text file: for the folder where the paper records are kept.
import { exact } from '#lib/ui/moments.ts';
import type { Words } from '#lib/words/catalogue.ts';
import type { Report } from './displays.ts';

/** The whole report in words, inner records indented below the one that holds them. */
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
    report.issuerName && `${credential.issuedBy}: ${issuer(report.issuerName, report.issuerRecognised, credential)}`,
    report.validFrom && `${credential.validFrom}: ${exact(report.validFrom, language)}`,
    hasEnd && `${credential.validUntil}: ${report.validUntil ? exact(report.validUntil, language) : credential.noEnd}`,
  ].filter((line): line is string => Boolean(line));
  const found = report.findings.map(({ check, outcome, text }) => `- ${outcomes[outcome]}: ${checks[check] ?? check}. ${text}`);
  const inner = (report.inner ?? []).flatMap((each) => [
    '',
    ...lines(each, words, language).map((line) => `  ${line}`.trimEnd()),
  ]);
  return [
    ...facts,
    '',
    `${credential.findings}:`,
    ...found,
    ...(inner.length ? ['', `${credential.innerCount(report.inner?.length ?? 0)}:`, ...inner] : []),
  ];
}

function issuer(name: string, recognised: boolean | null, words: Words['credential']): string {
  if (recognised === null) return words.asStated(name);
  return `${name} (${recognised ? words.known : words.unknown})`;
}

/** A text as an address a link can save from: no second question to anybody. */
export function savable(text: string, mediaType: string): string {
  return `data:${mediaType};charset=utf-8,${encodeURIComponent(text)}`;
}
