// Every operation of the real schema, asked by everybody it could be asked by (security rows P1, P2 and P11).
import { buildSchema, type GraphQLField } from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { embedded } from '../graph/engines.ts';
import { rules, viewers, type Hers, type Outcome, type ViewerKind } from './operations.ts';
import { stage, type Actor, type Answered, type Stage } from './stage.ts';

const schema = buildSchema(readFileSync(join(import.meta.dirname, '../../packages/api/schema.graphql'), 'utf8'));
const roots = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
  Object.values(type?.getFields() ?? {}).map((field: GraphQLField<unknown, unknown>) => `${type?.name}.${field.name}`),
);

test('every operation of the printed schema has a rule, and every rule an operation', () => {
  expect(Object.keys(rules).toSorted()).toEqual(roots.toSorted());
});

/** What somebody got, told apart as a stranger to the code could tell it. */
function outcomeOf({ data, errors }: Answered): Outcome | 'fault' {
  const code = errors?.[0]?.extensions['code'];
  if (errors) return code === 'UNAUTHENTICATED' ? 'signIn' : code === 'FORBIDDEN' ? 'role' : 'fault';
  const [answer] = Object.values(data as Record<string, { __typename?: string; nodes?: unknown[] } | unknown[] | null>);
  if (answer === null || answer === undefined) return 'nothing';
  if (Array.isArray(answer)) return answer.length > 0 ? 'data' : 'nothing';
  if (typeof answer === 'object' && Array.isArray(answer.nodes)) return answer.nodes.length > 0 ? 'data' : 'nothing';
  return typeof answer === 'object' && answer.__typename === 'Refused' ? 'nothing' : 'data';
}

describe('operation × role', () => {
  const engine = embedded();
  let here: Stage;
  let hers: Hers;
  let people: Record<ViewerKind, Actor>;
  beforeAll(async () => {
    here = await stage(engine);
    people = {
      nobody: here.stranger,
      learner: await here.as('maya', { purpose: 'advising' }),
      otherLearner: await here.as('tomas', { purpose: 'advising' }),
      advisorWithGrant: await here.as('ruth', { as: 'lakeside-college/advisor', purpose: 'advising' }),
      advisorWithout: await here.as('daniel', { as: 'bridgeworks-training/advisor', purpose: 'research' }),
      employerWithGrant: await here.as('victor', { as: 'lakeside-hospital/employer', purpose: 'hiring' }),
      curator: await here.as('ingrid', { as: 'lakeside-skills-council/curator', purpose: 'advising' }),
      issuer: await here.as('grace', { as: 'lakeside-college/issuer', purpose: 'verification' }),
      administrator: await here.inRole('grace', 'administrator', 'emergency'),
    };
    const { myCredentials, live, asked } = await people.learner.get(`{ myCredentials(first: 1) { nodes { id } }
      live: myPermissions(open: LIVE, first: 20) { nodes { id receiverName } } asked: myPermissions(open: ASKED, first: 1) { nodes { id } } }`);
    const toHospital = live.nodes.find(
      ({ receiverName }: { receiverName: string }) => receiverName === 'Lakeside District Hospital',
    );
    hers = {
      person: here.outside('Person', 'maya'),
      badge: myCredentials.nodes[0].id,
      live: toHospital.id,
      asked: asked.nodes[0].id,
      target: here.outside('Target', 'ward-support-worker'),
      alignment: Buffer.from('Alignment:none').toString('base64url'),
      feedback: Buffer.from('Feedback:none').toString('base64url'),
    };
  });
  afterAll(() => here.leave());

  // The learner last: what is hers must still stand when the others have tried.
  const order = viewers.toSorted((a, b) => Number(a === 'learner') - Number(b === 'learner'));
  test.each(Object.entries(rules))('%s', async (_, { ask, gets }) => {
    const got: Partial<Record<ViewerKind, Outcome | 'fault'>> = {};
    for (const viewer of order) got[viewer] = outcomeOf(await people[viewer].ask(ask(hers)));
    expect(got).toEqual(gets);
  });

  // P2: an id that is somebody's and one that is nobody's get the same answer, letter for letter.
  const refused = Object.entries(rules).filter(
    ([, { ask, gets }]) => gets.otherLearner === 'nothing' && /person|badge|live|asked/.test(String(ask)),
  );
  test.each(refused)('%s tells nobody whether there is such a thing', async (_, { ask }) => {
    const none = (type: string) => Buffer.from(`${type}:${'x'.repeat(22)}`).toString('base64url');
    const absent = { ...hers, person: none('Person'), badge: none('Credential'), live: none('Grant'), asked: none('Grant') };
    for (const viewer of ['otherLearner', 'advisorWithout', 'curator', 'issuer', 'administrator'] as const) {
      const [theirs, nobodys] = [await people[viewer].ask(ask(hers)), await people[viewer].ask(ask(absent))];
      expect(JSON.stringify([theirs.data, theirs.errors])).toBe(JSON.stringify([nobodys.data, nobodys.errors]));
    }
  });
});
