// Every published sample handed in by the one it is about: what is good comes in, what is not never looks as if it were.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { id, instant, list, map, text } from '../../packages/api/src/graph/statement.ts';
import { readCredential, unwrap } from '../../packages/core/src/credential/index.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { embedded } from '../graph/engines.ts';
import { probes } from '../graph/probe.ts';
import { seedDay, stage, type Stage } from './stage.ts';

const folder = join(import.meta.dirname, '../../../shared/standards/samples');
const isHere = existsSync(folder);
if (!isHere) console.warn('Samples: NOT RUN, because ../shared/standards/samples is not beside this folder.');

type Sample = { file: string; kind: string; expected: { verify: boolean | string; schemaValid?: boolean | null } };

const { shelf, probe } = probes();
const moveIn = probe(
  `CREATE (p:Person {id: $personId, name: $personId, createdAt: $now})
   WITH p
   UNWIND $names AS name
   CREATE (p)-[:KNOWN_AS]->(:Identifier {id: name.id, kind: name.kind, value: name.value, provenAt: $now})`,
  { personId: id, now: instant, names: list(map({ id, kind: text, value: text })) },
  {},
);

const HandIn = `mutation ($text: String!) { receiveCredential(input: { text: $text }) { __typename
  ... on CredentialReceived { credential { standing verdict wraps { standing } findings { outcome code } } }
  ... on Refused { reasons { code text } } } }`;

// Good by their makers' word, and still not taken into anybody's record: each with its reason.
const notTaken: Record<string, string> = {
  '1edtech__ob30_endorsement-valid.json': 'kind.unknown: it is about an issuer, not about a person',
  'dcc__v2_bothSignatureTypes_didkey_legacy-noStatus-notExpired-endorsement-withSchema.json':
    'kind.unknown: it is about an issuer, not about a person',
  'gen__endorsement-valid.json': 'kind.unknown: it is about an issuer, not about a person',
  'dcc-vplus__fixtures_obv3_getOBv3_v2.json':
    'shape.wrong: achievementType is outside the list; the source looked at the signature only',
  'dcc__v2_dataIntegrityProof_didKey_legacyRegistry-noStatus-noExpiry-credName.json':
    'shape.wrong: achievementType is outside the list; the source looked at the signature only',
};
// Wrong for the receiver they name; handed in, the badges inside are good, and that is all that is taken of them.
const packages = ['gen__vp-replayed-challenge.json', 'gen__vp-wrong-domain.json'];

describe.runIf(isHere)('published samples, handed in', () => {
  const samples = isHere ? (JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Sample[]) : [];
  let here: Stage;
  const outcomes: { sample: Sample; outcome: string; standing: string }[] = [];

  beforeAll(async () => {
    here = await stage(embedded(), { shelf });
    // Each sample has an owner of its own: several of them carry the same id by the same issuer.
    for (const sample of samples) {
      const bytes = readFileSync(join(folder, sample.file));
      const names = [...new Set(['nobody', ...subjectsIn(bytes)])].map((value) => ({
        id: `${sample.file} ${value}`,
        kind: 'did',
        value,
      }));
      await here.graph.write((tx) => tx.run(moveIn, { personId: sample.file, now: seedDay, names }));
      const owner = await here.byId(sample.file);
      const { data, errors } = await owner.ask(HandIn, { text: bytes.toString('utf8') });
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
    expect(accepted.map(({ sample }) => sample.file).toSorted()).toEqual([...packages, ...ownersOwn].toSorted());
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

// The copy for its holder alone: nobody may show it to us, and its owner may keep it (write/own-check.ts).
const ownersOwn = ['gen__ob3-sd-base.json'];

const mustComeIn = ({ kind, expected }: Sample) => expected.verify === true && !/status/i.test(kind);

/** Everybody named by id anywhere in a sample. */
function subjectsIn(bytes: Uint8Array): string[] {
  const opened = unwrap(bytes);
  if (opened.kind === 'unreadable') return [];
  const gather = (value: unknown): string[] => {
    const facts = readCredential(value);
    return [facts.subject.id ?? [], ...facts.wraps.map(gather)].flat();
  };
  return gather(opened.kind === 'jwt' ? (opened.payload['vc'] ?? opened.payload['vp'] ?? opened.payload) : opened.value);
}
