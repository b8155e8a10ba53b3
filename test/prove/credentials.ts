// Credentials in every format and suite, abused in every way of the threat table: nothing bad is accepted, nothing good refused.
import { verify } from '@skillweave/core/verify';
import { drawCase, rows } from './credentials/draw-case.ts';
import { judged, type Check } from './credentials/judge.ts';
import { chance, type Asked, type Found, type Proof } from './proof.ts';

export const proof: Proof = { engines: ['embedded'], usualCases: 1000, run: prove };

/** One case is one document handed in. Stops at the first wrong answer. `check` is another judge of documents, for tests of this proof. */
export async function prove({ cases, seed, say }: Omit<Asked, 'engine'>, check: Check = verify): Promise<Found> {
  const random = chance(seed);
  const counts = new Map<string, { refused: number; stays: number; ways: Set<string> }>();
  const wrong: string[] = [];
  let ran = 0;
  while (ran < cases && wrong.length === 0) {
    const own = Math.floor(random() * 2 ** 31);
    const one = await drawCase(ran, own);
    ran += 1;
    const count = counts.get(one.row) ?? { refused: 0, stays: 0, ways: new Set() };
    count[one.expected.kind] += 1;
    count.ways.add(`${one.way.format} ${one.way.packing} ${one.way.suite}`);
    counts.set(one.row, count);
    const fault = await judged(one, check);
    if (fault !== null) wrong.push(`case ${ran - 1} (own seed ${own}) ${fault}`);
  }
  say('row   must be refused  must stay good  ways  what');
  for (const { name, about } of rows) {
    const { refused = 0, stays = 0, ways = new Set<string>() } = counts.get(name) ?? {};
    say(
      `${name.padEnd(5)} ${String(refused).padStart(15)} ${String(stays).padStart(15)} ${String(ways.size).padStart(5)}  ${about}`,
    );
  }
  return { ran, wrong };
}
