// What a refusal tells by how long it takes: somebody's things that are not to be seen, against things that are not there (security row P2).
import assert from 'node:assert/strict';
import { embedded } from '../graph/engines.ts';
import { stage } from '../api/stage.ts';
import { byTheClock, type Bench, type Figure } from './bench.ts';

const Node = 'query ($id: ID!) { node(id: $id) { id } }';
const Gap = 'query ($id: ID!, $target: ID!) { gap(target: $target, learner: $id) { answerId } }';
const absent = (kind: string) => Buffer.from(`${kind}:${'x'.repeat(43)}`).toString('base64url');

export const bench: Bench = {
  async prepare(say) {
    say('Settling the demo town in an empty embedded store.');
    const here = await stage(embedded());
    const maya = await here.as('maya', { purpose: 'advising' });
    const { myCredentials, myPermissions } = await maya.get(
      '{ myCredentials(first: 1) { nodes { id } } myPermissions(open: LIVE, first: 1) { nodes { id } } }',
    );
    const daniel = await here.as('daniel', { as: 'bridgeworks-training/advisor', purpose: 'research' });
    const target = here.outside('Target', 'ward-support-worker');
    const figure = (name: string, query: string, id: string, kind: string): Figure => {
      const ask = async (wanted: string) => await daniel.ask(query, { id: wanted, target });
      return {
        name,
        about: 'refused against absent, through GraphQL, a note in the look log included; between 0.9 and 1.1 is wanted',
        unit: 'ms',
        better: 'slower',
        rounds: 60,
        check: async () => assert.deepEqual(await ask(id), await ask(absent(kind)), 'both are answered alike'),
        round: async () => ({
          ours: await byTheClock(async () => await ask(id)),
          baseline: await byTheClock(async () => await ask(absent(kind))),
        }),
      };
    };
    return {
      figures: [
        figure('badge', Node, myCredentials.nodes[0].id, 'Credential'),
        figure('person', Node, here.outside('Person', 'maya'), 'Person'),
        figure('permission', Node, myPermissions.nodes[0].id, 'Grant'),
        figure('gap', Gap, here.outside('Person', 'maya'), 'Person'),
      ],
      leave: async () => {
        await here.leave();
      },
    };
  },
};
