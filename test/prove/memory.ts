// Checking goes on for months: memory after many different badges is what it was after a few.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { issueAchievement, issueStatusList } from '@skillweave/core/sign';
import { makeMemory, verify } from '@skillweave/core/verify';
import { badge, college, now, worldWith } from '../conformance/stage.ts';
import type { Asked, Found, Proof } from './proof.ts';

/** One case is one badge that was never checked before. */
export const proof: Proof = { engines: ['embedded'], usualCases: 100_000, run: flat };

// What the heap may grow by, in bytes, between the first tenth and the end: caches fill up, and then stay as they are.
const mayGrow = 24 * 1024 * 1024;
const listAddress = 'https://lakeside.example/status/1';

async function flat({ cases, say }: Asked): Promise<Found> {
  const list = await issueStatusList(
    { id: listAddress, issuer: college.did, purpose: 'revocation', bits: new Uint8Array(16_384), validFrom: now },
    college.signer,
  );
  const world = worldWith({ [listAddress]: list }, { memory: makeMemory() });
  const wrong: string[] = [];
  let first = 0;
  let ran = 0;
  for (; ran < cases && wrong.length === 0; ran += 1) {
    if (ran === Math.floor(cases / 10)) first = used();
    const text = await issueAchievement(
      {
        ...badge,
        id: `urn:uuid:${crypto.randomUUID()}`,
        issuer: { ...badge.issuer, id: college.did },
        description: `Handed out as number ${ran}.`,
        status: { purpose: 'revocation', index: ran % 131_072, list: listAddress },
      },
      college.signer,
    );
    const { verdict } = await verify(Buffer.from(text), world);
    world.asked.length = 0;
    if (verdict !== 'valid') wrong.push(`badge ${ran} is ${verdict}`);
    if ((ran + 1) % Math.max(1, Math.floor(cases / 10)) === 0) say(`${ran + 1} badges, ${inMegabytes(used())} MB in use`);
  }
  const grown = used() - first;
  if (wrong.length === 0 && grown > mayGrow) wrong.push(`${inMegabytes(grown)} MB more in use at the end than after a tenth`);
  return { ran, wrong };
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
function used(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

const inMegabytes = (bytes: number) => Math.round(bytes / 1024 / 1024);
