// Every published sample of a badge, record or presentation gets the verdict its source says it must have.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { verify, type Report } from '@skillweave/core/verify';
import { describe, expect, it } from 'vitest';
import { now } from './stage.ts';

const folder = join(import.meta.dirname, '../../../shared/standards/samples');
const isHere = existsSync(folder);
if (!isHere) console.warn('Samples: NOT RUN, because ../shared/standards/samples is not beside this folder.');

type Sample = {
  file: string;
  expected: { verify: boolean | string; schemaValid?: boolean | null; inner?: unknown[] };
  challenge?: string;
  domain?: string;
  productMustReject?: boolean;
};

// Where we say something else than the source, and why. Each is a choice; none may be a false accept.
const otherwise: Record<string, string> = {
  '1edtech__clr20_simple.jwt': 'undetermined: a draft context nobody serves, and a key that nothing ties to the issuer',
  'dcc-vplus__fixtures_obv3_getOBv3_v2.json':
    'invalid: achievementType is outside the list; the source looked at the signature only',
  'dcc__v2_dataIntegrityProof_didKey_legacyRegistry-noStatus-noExpiry-credName.json':
    'invalid: achievementType is outside the list; the source looked at the signature only',
};

// The source did not open its pictures ("unknown"); this is what the badge inside each deserves on this stage.
const inPictures: Record<string, string> = {
  '1edtech__ob30_simple-json.svg': 'valid: signed with the key that simple.1ob makes known for the same issuer',
  '1edtech__ob30_simple-jwt.svg': 'invalid: the issuer’s keys, as other samples make them known, do not hold this one',
  '1edtech__ob30_simple-jwt_v1.svg': 'invalid: the issuer’s keys, as other samples make them known, do not hold this one',
};

describe.runIf(isHere)('published samples', async () => {
  const samples = isHere ? (read('manifest.json') as Sample[]) : [];
  const documents = isHere ? { ...(read('documents.json') as object), ...controllers(samples) } : {};
  const rows: { sample: Sample; report: Report; faults: unknown[] }[] = [];
  for (const sample of samples) rows.push({ sample, ...(await run(sample, documents)) });

  it('are all checked, and listed', () => {
    console.log(rows.map(line).join('\n'));
    expect(rows.length).toBeGreaterThan(150);
  });

  it('never make the check stumble', () => {
    expect(rows.filter(({ faults }) => faults.length > 0).map(({ sample, faults }) => [sample.file, faults])).toEqual([]);
  });

  it('in pictures are opened, and judged by the badge inside', () => {
    const pictures = rows.filter(({ sample }) => /\.(svg|png)$/.test(sample.file));
    expect(pictures.map(({ sample }) => sample.file).toSorted()).toEqual(Object.keys(inPictures).toSorted());
    for (const { sample, report } of pictures) {
      expect([sample.file, report.findings[0]?.code, report.kind]).toEqual([sample.file, 'readable.inPicture', 'open-badge']);
      expect(inPictures[sample.file]).toMatch(new RegExp(`^${report.verdict}:`));
    }
  });

  it('are never accepted when they must not be', () => {
    const accepted = rows.filter(({ sample, report }) => mustNotPass(sample) && report.verdict.startsWith('valid'));
    expect(accepted.map(({ sample }) => sample.file)).toEqual([]);
  });

  it('are accepted when they must be, but for the named ones', () => {
    const refused = rows.filter(({ sample, report }) => mustPass(sample) && !report.verdict.startsWith('valid'));
    expect(refused.map(({ sample }) => sample.file).toSorted()).toEqual(Object.keys(otherwise).toSorted());
    for (const { sample, report } of refused) expect(`${otherwise[sample.file]}`).toMatch(new RegExp(`^${report.verdict}:`));
  });

  it('are could-not-check when a signature is made in a way outside our list', () => {
    const outside = rows.filter(({ report }) => report.findings.some(({ code }) => code === 'proof.unsupported'));
    expect(outside.length).toBeGreaterThan(0);
    const wrong = outside.filter(({ report }) => report.verdict === 'valid' || report.verdict === 'valid-untrusted');
    expect(wrong.map(({ sample }) => sample.file)).toEqual([]);
  });

  it('say the same of each credential inside as the source does', () => {
    const said = (report: Report) => {
      const codes = report.findings.filter(({ outcome }) => outcome === 'failed').map(({ code }) => code);
      if (codes.includes('status.revoked')) return 'revoked';
      return codes.includes('period.expired') ? 'expired' : report.verdict === 'valid';
    };
    const listed = rows.filter(({ sample }) => sample.expected.inner !== undefined);
    expect(listed.length).toBeGreaterThan(5);
    for (const { sample, report } of listed)
      expect([sample.file, report.inner.map(said)]).toEqual([sample.file, sample.expected.inner]);
  });
});

function mustPass({ expected }: Sample): boolean {
  return expected.verify === true || (typeof expected.verify === 'string' && expected.verify.startsWith('signature true; '));
}

// `signature true` alone: well signed by somebody who is not the named issuer. `unknown` needs the internet.
function mustNotPass(sample: Sample): boolean {
  return !mustPass(sample) && !inPictures[sample.file]?.startsWith('valid:');
}

async function run(sample: Sample, documents: Record<string, unknown>): Promise<{ report: Report; faults: unknown[] }> {
  const faults: unknown[] = [];
  const { challenge, domain } = sample;
  const report = await verify(readFileSync(join(folder, sample.file)), {
    now,
    fetchDocument: async (url) =>
      url in documents
        ? { kind: 'found', bytes: Buffer.from(JSON.stringify(documents[url])), at: now }
        : { kind: 'unreachable', because: 'Not among the samples.' },
    recognise: async () => ({ kind: 'recognised', name: 'Somebody known', by: 'the test' }),
    onFault: (cause) => faults.push(cause),
    ...(challenge === undefined || domain === undefined ? {} : { expecting: { challenge, domain } }),
  });
  return { report, faults };
}

function line({ sample, report }: { sample: Sample; report: Report }): string {
  const codes = report.findings.filter(({ outcome, remark }) => outcome !== 'passed' || remark === true).map(({ code }) => code);
  const inner = report.inner.length === 0 ? '' : ` [${report.inner.map(({ verdict }) => verdict).join(' ')}]`;
  const said = String(sample.expected.verify).slice(0, 34).padEnd(34);
  return `${said} ${report.verdict.padEnd(15)} ${sample.file} ${codes.join(' ')}${inner}`;
}

/** The manifest's controller documents: did:web as published, and for https keys made up from the key in the fragment. */
function controllers(samples: Sample[]): Record<string, unknown> {
  const found: Record<string, { id: string; assertionMethod: unknown[] }> = {};
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const method: unknown = (value as { verificationMethod?: unknown }).verificationMethod;
    const [, controller = '', publicKeyMultibase] = /^(https:[^#]+)#(z6Mk\w+)$/.exec(String(method)) ?? [];
    if (publicKeyMultibase !== undefined) {
      found[controller] ??= { id: controller, assertionMethod: [] };
      found[controller].assertionMethod.push({ id: method, type: 'Multikey', controller, publicKeyMultibase });
    }
    Object.values(value).forEach(visit);
  };
  for (const { file } of samples) if (/\.(json|1ob)$/.test(file)) visit(read(file));
  const published = Object.entries(read('did-documents.json') as object).map(([id, document]) => {
    const path = id.slice('did:web:'.length).replaceAll(':', '/');
    return [`https://${path}/did.json`, document];
  });
  return { ...found, ...Object.fromEntries(published) };
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(join(folder, file), 'utf8'));
}
