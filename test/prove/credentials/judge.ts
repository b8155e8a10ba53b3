// One case, what must come of it, and whether it did. The judge knows nothing of how `verify` decides.
import type { Report, World } from '@skillweave/core/verify';
import type { Way } from './formats.ts';

/** What must come of a case. `verdict` is exact; `refused` names the findings of which one at least must not have passed. */
export type Expected =
  | { kind: 'stays'; verdict: 'valid' | 'valid-untrusted'; codes?: readonly string[] }
  | { kind: 'refused'; codes?: readonly string[] };

export type Case = {
  row: string;
  way: Way;
  /** What was done, in words. */
  did: string;
  bytes: Uint8Array;
  world: World & { asked: string[] };
  expected: Expected;
  /** The only addresses that may be asked for; without it, any. */
  mayAsk?: readonly string[];
  /** Seconds of processor time after which it was too slow. */
  withinSeconds?: number;
};

export type Check = (bytes: Uint8Array, world: World) => Promise<Report>;

/** Null when all is as it must be, else what is wrong in one sentence. */
export async function judged(one: Case, check: Check): Promise<string | null> {
  const faults: unknown[] = [];
  const begun = process.cpuUsage();
  const report = await check(one.bytes, { ...one.world, onFault: (cause) => faults.push(cause) });
  const { user, system } = process.cpuUsage(begun);
  const wrong = [
    ...answers(one, report),
    ...(faults.length === 0 ? [] : [`it stumbled: ${String(faults[0])}`]),
    ...one.world.asked.filter((url) => one.mayAsk?.includes(url) === false).map((url) => `it asked for ${url}`),
    ...((user + system) / 1e6 > (one.withinSeconds ?? Infinity) ? [`it took ${(user + system) / 1e6} s`] : []),
  ];
  return wrong.length === 0 ? null : `${described(one)}: ${wrong.join('; ')}`;
}

export function described({ row, way, did }: Pick<Case, 'row' | 'way' | 'did'>): string {
  return `${row} ${way.format}, ${way.packing}, ${way.suite}: ${did}`;
}

const isInside = ({ packing }: Way) => packing === 'wrapped' || packing === 'enveloped';
const isGood = ({ verdict }: Report) => verdict === 'valid' || verdict === 'valid-untrusted';
// A record is not spoilt by what has run out in it; everything else that is wrong inside is wrong outside.
const ofTime = ['period.expired', 'period.notYet'];

function answers({ way, expected }: Case, outer: Report): string[] {
  // What cannot be read as a whole is refused as a whole.
  const inside = outer.inner[0] ?? (expected.kind === 'refused' ? outer : undefined);
  const report = isInside(way) ? inside : outer;
  if (report === undefined) return ['nothing was found inside'];
  if (expected.kind === 'refused') return refused(expected.codes, report, outer);
  const seen = told(outer);
  const missing = (expected.codes ?? []).filter((code) => !report.findings.some((found) => found.code === code));
  const got = [report.verdict, outer.verdict];
  const wrong = got.every((verdict) => verdict === 'valid' || verdict === 'valid-untrusted') ? 'ACCEPT' : 'REJECT';
  return [
    ...(got.every((verdict) => verdict === expected.verdict) ? [] : [`WRONG ${wrong}, must stay ${expected.verdict}, ${seen}`]),
    ...missing.map((code) => `${code} is not said, ${seen}`),
  ];
}

function refused(codes: readonly string[] | undefined, report: Report, outer: Report): string[] {
  const open = report.findings.filter(({ outcome }) => outcome !== 'passed').map(({ code }) => code);
  const lapsed = open.length > 0 && open.every((code) => ofTime.includes(code));
  const accepted = isGood(report) || (report !== outer && isGood(outer) && !lapsed);
  const named = codes === undefined || codes.some((code) => open.includes(code));
  return [
    ...(accepted ? [`WRONG ACCEPT, ${told(outer)}`] : []),
    ...(named ? [] : [`none of ${codes.join(', ')} is said, ${told(outer)}`]),
  ];
}

function told({ verdict, findings, inner }: Report): string {
  const codes = findings.filter(({ outcome }) => outcome !== 'passed').map(({ code }) => code);
  return `is ${verdict} (${codes.join(' ')})${inner.length === 0 ? '' : ` [${inner.map(told).join(', ')}]`}`;
}
