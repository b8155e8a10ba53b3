// The importer that gets killed: signs, checks and records credentials until it dies, and notes each batch it was told is kept.
import { openSync, writeSync } from 'node:fs';
import { learnerKeysPath } from '../../packages/api/src/at-rest/learner-keys.ts';
import { openGraph } from '../../packages/api/src/graph/open.ts';
import { id, text } from '../../packages/api/src/graph/statement.ts';
import { recordCredentials } from '../../packages/api/src/write/credentials.ts';
import { issueAchievementJwt, makeKey, signerFrom } from '../../packages/core/src/sign/index.ts';
import { readInstant } from '../../packages/core/src/terms/index.ts';
import { verify, type World } from '../../packages/core/src/verify/index.ts';
import { openedAtRest } from '../graph/at-rest.ts';
import { probes } from '../graph/probe.ts';
import { batchSize, uriOf } from './crash.ts';

const [folder = '', acknowledged = '', start = '0'] = process.argv.slice(2);
const now = readInstant('2026-11-23T12:00:00Z') ?? fail();

const { shelf, probe } = probes();
const person = probe('MERGE (p:Person {id: $id}) ON CREATE SET p.name = $name', { id, name: text }, {});
const graph = await openGraph({ url: 'embedded:', folder }, { shelf, sealing: openedAtRest(learnerKeysPath(folder)).sealing });
await graph.write((tx) => tx.run(person, { id: 'learner', name: 'Somebody' }));

const key = await makeKey(new Uint8Array(32).fill(7));
const signer = await signerFrom(key.secret);
const world: World = {
  now,
  fetchDocument: async () => ({ kind: 'unreachable', because: 'nothing is fetched here' }),
  recognise: async () => ({ kind: 'unknown' }),
};

async function batch(number: number) {
  const texts = await Promise.all(
    Array.from({ length: batchSize }, (_, part) =>
      issueAchievementJwt(
        {
          id: uriOf(number, part),
          name: `Badge ${part}`,
          issuer: { id: key.did, name: 'Crash School' },
          subject: { id: 'did:example:somebody' },
          achievement: {
            id: `https://school.example/achievements/${part}`,
            name: `Badge ${part}`,
            description: 'x'.repeat(1500),
            criteria: { narrative: 'Be there.' },
          },
          validFrom: now,
        },
        signer,
      ),
    ),
  );
  return Promise.all(texts.map((each) => verify(new TextEncoder().encode(each), world)));
}

function fail(): never {
  throw new Error('no clock');
}

const notes = openSync(acknowledged, 'a');
for (let number = Number(start); ; number++) {
  const reports = await batch(number);
  await graph.write((tx) =>
    recordCredentials(
      tx,
      reports.map((report) => ({ report, personId: 'learner', origin: 'handedIn', receivedAt: now })),
    ),
  );
  // Written after the promise resolved and before anything else: this is the acknowledgement that must outlive the process.
  writeSync(notes, `${number}\n`);
  // The first batch warms everything up; the blows are meant for those after it.
  if (number === Number(start)) process.stdout.write('ready\n');
  if (number % 7 === 6) await graph.checkpoint();
}
