// Every published sample, handed in at the VC-API doors: the status is what its verdict deserves, and never 200 by mistake.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unwrap, type JsonObject } from '@skillweave/core/credential';
import { verify } from '@skillweave/core/verify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outside } from '../../packages/api/src/outside/outside.ts';
import { instantOf } from '@skillweave/core/terms';
import { visit, type Visit } from './visit.ts';

const folder = join(import.meta.dirname, '../../../shared/standards/samples');
const isHere = existsSync(folder);
if (!isHere) console.warn('Samples at the VC-API: NOT RUN, because ../shared/standards/samples is not beside this folder.');

type Sample = {
  file: string;
  expected: { verify: boolean | string };
  productMustReject?: boolean;
  challenge?: string;
  domain?: string;
};
const read = (file: string) => readFileSync(join(folder, file), 'utf8');

describe.runIf(isHere)('published samples', () => {
  let here: Visit;
  const documents = isHere ? (JSON.parse(read('documents.json')) as Record<string, unknown>) : {};
  const fetchDocument: Outside['fetchDocument'] = async (url, { now }) =>
    url in documents
      ? { kind: 'found', bytes: Buffer.from(JSON.stringify(documents[url])), at: now }
      : { kind: 'unreachable', because: 'Not among the samples.' };
  const outside: Outside = {
    fetchDocument,
    keptDocument: () => ({ kind: 'unreachable', because: 'Nothing is kept.' }),
    close: () => {},
  };
  beforeAll(async () => void (here = await visit({ VC_API_OPEN: 'loopback' }, { outside })), 120_000);
  afterAll(() => here.end());

  it('get 200 when they are good, and 400 or 422 with the reasons when not', async () => {
    const samples = (JSON.parse(read('manifest.json')) as Sample[]).filter(({ file }) => !/\.(png|svg)$/.test(file));
    const counts: Record<string, number> = {};
    for (const sample of samples) {
      const { file, expected, productMustReject, challenge, domain } = sample;
      const { body, text, isPresentation } = asked(sample);
      const answer = await here.post(`/vc-api/${isPresentation ? 'presentations' : 'credentials'}/verify`, body, {
        'content-type': 'application/json',
      });
      const now = instantOf(Date.now());
      const report = await verify(Buffer.from(text), {
        now,
        fetchDocument: async (url) => await fetchDocument(url, { now }),
        recognise: async () => ({ kind: 'unknown' }),
        ...(challenge !== undefined && domain !== undefined ? { expecting: { challenge, domain } } : { holderPolicy: 'any' }),
      });
      const isGood = report.verdict.startsWith('valid');
      expect([file, report.verdict, answer.status === 200]).toEqual([file, report.verdict, isGood]);
      expect([file, [200, 400, 422].includes(answer.status)]).toEqual([file, true]);
      expect([file, answer.body.verified, answer.body.errors.length > 0]).toEqual([file, isGood, !isGood]);
      const mustFail = expected.verify === false || productMustReject === true;
      expect([file, mustFail && answer.status === 200]).toEqual([file, false]);
      counts[answer.status] = (counts[answer.status] ?? 0) + 1;
    }
    console.log(`${samples.length} samples: ${JSON.stringify(counts)}`);
    expect(samples.length).toBeGreaterThan(150);
    expect(counts['200']).toBeGreaterThan(20);
    expect(here.logged.filter((line) => /"level":(50|60)/.test(line))).toEqual([]);
  }, 120_000);
});

function asked({ file, challenge, domain }: Sample): { body: string; text: string; isPresentation: boolean } {
  const text = read(file);
  const unwrapped = unwrap(Buffer.from(text));
  const value =
    unwrapped.kind === 'json' ? unwrapped.value : unwrapped.kind === 'jwt' ? (unwrapped.payload['vp'] ?? unwrapped.payload) : {};
  const isPresentation = [(value as JsonObject | null)?.['type']].flat().includes('VerifiablePresentation');
  const document = unwrapped.kind === 'jwt' ? JSON.stringify(unwrapped.text) : text;
  const member = isPresentation ? 'verifiablePresentation' : 'verifiableCredential';
  return { body: `{"${member}":${document},"options":${JSON.stringify({ challenge, domain })}}`, text, isPresentation };
}
