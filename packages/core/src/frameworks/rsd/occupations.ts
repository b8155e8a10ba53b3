// Codes of occupations (SOC, and O*NET-SOC below it): which of them a text holds, and which stand above which.

/** `15-1252`, `15-1252.00`; what is written otherwise is no code. */
export function codesIn(text: string): string[] {
  return [...text.matchAll(/\b\d{2}-\d{4}(?:\.\d{2})?\b/g)].map(([code]) => code);
}

/** Each code once, without those that are above another one: senders repeat the major, minor and broad groups. */
export function mostSpecific(codes: readonly string[]): string[] {
  const once = [...new Set(codes)];
  const above = new Set(once.flatMap(aboveOf));
  return once.filter((code) => !above.has(code));
}

/** The nearest of some codes that stands above one. */
export function nextAbove(code: string, known: ReadonlySet<string>): string | undefined {
  return aboveOf(code).find((above) => known.has(above));
}

/** The address of an occupation. Neither the classification nor a descriptor says of which year a code is. */
export function occupationAddress(code: string): string {
  return code.includes('.') ? `urn:sg:onet:${code}` : `urn:sg:soc:${code}`;
}

// SOC 2018: detailed 15-1252, broad 15-1250, minor 15-1200 (of some majors 11-1000), major 15-0000. Nearest first.
function aboveOf(code: string): string[] {
  const [soc = '', detail] = code.split('.');
  const groups = [6, 5, 4, 3].map((kept) => soc.slice(0, kept).padEnd(7, '0'));
  return [...(detail === undefined ? [] : [soc]), ...new Set(groups)].filter((each) => each !== code);
}
