// Every published sample through the portal's own forms, without script: in the inbox of the one it is about, and on Check a record.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../../packages/api/src/house.ts';
import { openHouse, serve, withPort, type Served } from '../../packages/api/src/main.ts';
import { nowhere } from '../../packages/api/src/outside/outside.ts';
import { makeRateLimits } from '../../packages/api/src/rate-limits.ts';
import { readSettings } from '../../packages/api/src/settings.ts';
import { instantOf } from '../../packages/core/src/terms/index.ts';
import { standings, verdicts } from '../../packages/portal/src/lib/words/en/credential.ts';
import {
  bytesOf,
  goodInside,
  mustComeIn,
  namesOfOwner,
  notTaken,
  ownerMovesIn,
  ownersOwn,
  samplesAreHere,
  samplesHandedIn,
  type Sample,
} from '../conformance/handed-in.ts';
import { probes } from '../graph/probe.ts';

const { shelf, probe } = probes();
const movesIn = ownerMovesIn(probe);

describe.runIf(samplesAreHere)('published samples, through the portal', () => {
  const samples = samplesHandedIn();
  const folder = mkdtempSync(join(tmpdir(), 'skillweave-samples-'));
  let house: House;
  let served: Served;
  const seen: { sample: Sample; handedIn: number; standing: string | undefined; verdict: string | undefined }[] = [];

  beforeAll(async () => {
    const settings = await withPort(readSettings({ SKILLWEAVE_DATA: folder, PORT: '0', DEMO: '1', LOG_LEVEL: 'error' }));
    const opened = await openHouse(settings, { shelf, outside: nowhere('Samples are checked inside.') });
    // Nobody hands in so many in an hour.
    house = { ...opened, limits: makeRateLimits(10_000) };
    served = await serve(house);
    for (const [index, sample] of samples.entries()) {
      const cookie = await owner(sample, `owner${index}@lakeside.example`);
      const file = new File([bytesOf(sample)], sample.file);
      const handed = await post('/inbox?/handIn', { file, attempt: `attempt ${index}` }, cookie);
      const inbox = handed.status === 303 ? await page(handed.headers.get('location') ?? '', cookie) : [];
      const { challenge = '', domain = '' } = sample;
      const checked = await post('/check', { file, challenge, domain }, '');
      seen.push({
        sample,
        handedIn: handed.status,
        standing: said(standings, inbox),
        verdict: said(verdicts, linesOf(await checked.text())),
      });
    }
  }, 600_000);
  afterAll(async () => {
    await served.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('each gets an answer from both doors', () => {
    console.log(
      seen
        .map(({ sample, handedIn, standing = '-', verdict = '-' }) =>
          [sample.file, sample.expected.verify, handedIn, standing, verdict].join('\t'),
        )
        .join('\n'),
    );
    expect(seen).toHaveLength(samples.length);
    expect(seen.filter(({ handedIn }) => ![303, 400, 422].includes(handedIn))).toEqual([]);
  });

  it('what must be accepted comes in', () => {
    const refused = seen.filter(({ sample, handedIn }) => mustComeIn(sample) && handedIn !== 303);
    expect(refused.map(({ sample }) => sample.file).toSorted()).toEqual(Object.keys(notTaken).toSorted());
  });

  it('what must not be accepted is refused, or shown as what it is', () => {
    const isGreen = (standing?: string) => standing === standings.GOOD || standing === standings.UNTRUSTED;
    const accepted = seen.filter(({ sample, standing }) => sample.expected.verify === false && isGreen(standing));
    expect(accepted.map(({ sample }) => sample.file).toSorted()).toEqual([...goodInside, ...ownersOwn].toSorted());
  });

  it('on Check a record, what is good checks out and what is not does not', () => {
    const checksOut = (verdict?: string) => verdict === verdicts.VALID || verdict === verdicts.VALID_UNTRUSTED;
    const wrongYes = seen.filter(({ sample, verdict }) => sample.expected.verify === false && checksOut(verdict));
    // Without a way out, what needs a document from elsewhere stays open.
    const wrongNo = seen.filter(({ sample, verdict }) => mustComeIn(sample) && (!verdict || verdict === verdicts.INVALID));
    const wrongShape = Object.keys(notTaken).filter((file) => notTaken[file]?.startsWith('shape.wrong'));
    expect(wrongYes.map(({ sample }) => sample.file)).toEqual([]);
    expect(wrongNo.map(({ sample }) => sample.file).toSorted()).toEqual(wrongShape.toSorted());
  });

  async function owner(sample: Sample, email: string): Promise<string> {
    const now = instantOf(Date.now());
    await house.graph.write((tx) => tx.run(movesIn, { personId: sample.file, now, names: namesOfOwner(sample) }));
    await house.door.accounts.add({ email, name: sample.file, personId: sample.file, demo: true });
    const answer = await fetch(`${served.url}/demo/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: served.url },
      body: JSON.stringify({ email }),
    });
    return answer.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
  }

  function post(path: string, fields: Record<string, string | File>, cookie: string): Promise<Response> {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    const headers = { origin: served.url, accept: 'text/html', ...(cookie && { cookie }) };
    return fetch(served.url + path, { method: 'POST', headers, body, redirect: 'manual' });
  }

  const page = async (path: string, cookie: string) =>
    linesOf(await (await fetch(served.url + path, { headers: { cookie, accept: 'text/html' } })).text());
});

/** A page as the lines of words a person sees. */
function linesOf(html: string): string[] {
  const seen = html.replace(/<(script|style)\b[\s\S]*?<\/\1>/g, '').replace(/<[^>]*>/g, '\n');
  return seen.split('\n').map((line) => line.trim());
}

/** The first of these words that stands on its own in a page. */
const said = (words: Record<string, string>, lines: readonly string[]) =>
  lines.find((line) => Object.values(words).includes(line));
