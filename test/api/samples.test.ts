// Every published sample handed in by the one it is about: what is good comes in, what is not never looks as if it were.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
import { embedded } from '../graph/engines.ts';
import { probes } from '../graph/probe.ts';
import { seedDay, stage, type Stage } from './stage.ts';

const { shelf, probe } = probes();
const movesIn = ownerMovesIn(probe);

const HandIn = `mutation ($text: String!) { receiveCredential(input: { text: $text }) { __typename
  ... on CredentialReceived { credential { standing verdict wraps { standing } findings { outcome code } } }
  ... on Refused { reasons { code text } } } }`;

describe.runIf(samplesAreHere)('published samples, handed in', () => {
  const samples = samplesHandedIn();
  let here: Stage;
  const outcomes: { sample: Sample; outcome: string; standing: string }[] = [];

  beforeAll(async () => {
    here = await stage(embedded(), { shelf });
    for (const sample of samples) {
      const names = namesOfOwner(sample);
      await here.graph.write((tx) => tx.run(movesIn, { personId: sample.file, now: seedDay, names }));
      const owner = await here.byId(sample.file);
      const { data, errors } = await owner.ask(HandIn, { text: Buffer.from(bytesOf(sample)).toString('utf8') });
      if (errors) throw new Error(`${sample.file}: ${errors[0]?.message}`, { cause: errors[0] });
      const { __typename, credential, reasons } = data.receiveCredential;
      const refused = __typename === 'Refused';
      outcomes.push({
        sample,
        outcome: refused ? `refused: ${reasons.map(({ code }: { code: string }) => code).join(', ')}` : credential.verdict,
        standing: refused ? '' : credential.standing,
      });
    }
  });
  afterAll(() => here.leave());

  test('each gets an answer', () => {
    console.log(
      outcomes
        .map(({ sample, outcome, standing }) => `${sample.file}\t${sample.expected.verify}\t${outcome}\t${standing}`)
        .join('\n'),
    );
    expect(outcomes).toHaveLength(samples.length);
  });

  test('what must be accepted comes in', () => {
    const refused = outcomes.filter(({ sample, outcome }) => mustComeIn(sample) && outcome.startsWith('refused'));
    expect(refused.map(({ sample }) => sample.file).toSorted()).toEqual(Object.keys(notTaken).toSorted());
    for (const { sample, outcome } of refused) expect(`${outcome}:`).toBe(`refused: ${notTaken[sample.file]?.split(' ')[0]}`);
  });

  test('what must not be accepted is refused, or shown as what it is', () => {
    const accepted = outcomes.filter(
      ({ sample, standing }) => sample.expected.verify === false && (standing === 'GOOD' || standing === 'UNTRUSTED'),
    );
    expect(accepted.map(({ sample }) => sample.file).toSorted()).toEqual([...goodInside, ...ownersOwn].toSorted());
  });

  test('what could not be checked is never green', () => {
    const green = outcomes.filter(({ standing, outcome }) => standing === 'GOOD' && outcome !== 'VALID');
    expect(green.map(({ sample }) => sample.file)).toEqual([]);
  });

  test('a stranger’s skills count for nothing', async () => {
    const sample = outcomes.find(({ standing }) => standing === 'UNTRUSTED')?.sample;
    if (!sample) throw new Error('No sample came in as one by an issuer nobody knows.');
    const owner = await here.byId(sample.file);
    const { inbox } = await owner.get('{ inbox { edges { node { id } } } }');
    await owner.get(
      'mutation ($id: ID!) { answerCredential(input: { credential: $id, answer: ACCEPT }) { __typename } }',
      inbox.edges[0].node,
    );
    expect((await owner.get('{ mySkills { credentialCount skills { state } } }')).mySkills).toEqual({
      credentialCount: 1,
      skills: [],
    });
  });
});
