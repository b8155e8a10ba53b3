// The credential rows of the threat table, drawn anew each time; and a judge that notices when a check is switched off.
import { verify, type Report } from '@skillweave/core/verify';
import { describe, expect, it } from 'vitest';
import type { CheckName } from '../../packages/core/src/verify/check.ts';
import { verdictOf } from '../../packages/core/src/verify/verdict.ts';
import { drawing } from '../prove/credentials/drawing.ts';
import { drawCase, rows } from '../prove/credentials/draw-case.ts';
import { makeGood, ways } from '../prove/credentials/formats.ts';
import { judged, type Check } from '../prove/credentials/judge.ts';
import { modelOf } from '../prove/credentials/suites.ts';
import { prove } from '../prove/credentials.ts';

const silent = () => undefined;

it('nothing bad is accepted and nothing good refused, whatever is drawn', async () => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  console.log(`Rows of the threat table: seed ${seed}; longer with npm run prove -- credentials --seed ${seed}`);
  const cases = rows.length * 10;
  expect(await prove({ cases, seed, say: silent })).toEqual({ ran: cases, wrong: [] });
}, 120_000);

it('the same seed draws the same case, whatever was drawn before it', async () => {
  // RSA keys are new in each process; within one they are the same.
  for (const place of rows.keys()) {
    const [one, other] = [await drawCase(place, 7), await drawCase(place, 7)];
    expect([other.did, other.way, other.expected]).toEqual([one.did, one.way, one.expected]);
  }
});

it.each(ways.map((way) => [`${way.format}, ${way.packing}, ${way.suite}`, way] as const))(
  '%s: good as signed',
  async (_, way) => {
    const row = rows.find(({ name }) => name === 'good');
    if (row === undefined) throw new Error('There is no row of good documents.');
    const only = { ...row, fits: (one: typeof way) => one === way };
    expect(await judged(await drawCase(0, 1, [only]), verify)).toBeNull();
  },
);

it.each(ways.filter(({ packing, suite }) => packing === 'json' && ['rdf', 'sd'].includes(modelOf(suite).form)))(
  'a word that would stay unsigned is not signed at all: $format, $suite (C3)',
  async (way) => {
    const making = makeGood(way, drawing(1), (document) => ({ ...document, honours: 'summa' }));
    await expect(making).rejects.toThrow(/no meaning|safe mode/i);
  },
);

/** `verify` with one check switched off, here and in everything inside. */
function without(check: CheckName): Check {
  const strip = (report: Report): Report => {
    const findings = report.findings.filter((found) => found.check !== check);
    return { ...report, findings, verdict: verdictOf(findings), inner: report.inner.map(strip) };
  };
  return async (bytes, world) => strip(await verify(bytes, world));
}

describe('a check that is switched off is missed', () => {
  const caught = async (check: Check) => (await prove({ cases: rows.length * 30, seed: 20_261_123, say: silent }, check)).wrong;
  const checks = [
    'readable',
    'contexts',
    'proof',
    'issuer',
    'recognised',
    'period',
    'status',
    'subject',
    'holder',
    'challenge',
    'inner',
  ] as const;

  it.each(checks)(
    '%s',
    async (check) => {
      expect(await caught(without(check))).toEqual([expect.stringMatching(/WRONG ACCEPT|is said/)]);
    },
    60_000,
  );

  it('and so is one that takes everything', async () => {
    const yes: Check = async (bytes, world) => {
      const report = await verify(bytes, world);
      return {
        ...report,
        verdict: 'valid',
        findings: [],
        inner: report.inner.map((one) => ({ ...one, verdict: 'valid' as const })),
      };
    };
    expect(await caught(yes)).toEqual([expect.stringContaining('WRONG ACCEPT')]);
  });

  it('or nothing', async () => {
    const no: Check = async (bytes, world) => ({ ...(await verify(bytes, world)), verdict: 'invalid' });
    expect(await caught(no)).toEqual([expect.stringContaining('WRONG REJECT')]);
  });

  it('or asks an address it was not to ask', async () => {
    const curious: Check = async (bytes, world) => {
      await world.fetchDocument('https://mallory.example/spy');
      return await verify(bytes, world);
    };
    expect(await caught(curious)).toEqual([expect.stringContaining('it asked for https://mallory.example/spy')]);
  });

  it('or stumbles', async () => {
    const stumbling: Check = async (bytes, world) => {
      world.onFault?.(new Error('a stone'));
      return await verify(bytes, world);
    };
    expect(await caught(stumbling)).toEqual([expect.stringContaining('it stumbled')]);
  });

  it('or whose world lies about who is known', async () => {
    const lied: Check = async (bytes, world) =>
      await verify(bytes, { ...world, recognise: async () => ({ kind: 'recognised', name: 'x', by: 'a lie' }) });
    expect(await caught(lied)).toEqual([expect.stringMatching(/^case \d+ \(own seed \d+\) C22 /)]);
  });
});
