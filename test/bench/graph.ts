// What consent costs: the same gap asked by an advisor through a grant (and noted) and by the learner themselves.
import assert from 'node:assert/strict';
import { viewerFor, type Membership } from '../../packages/api/src/access/viewer.ts';
import { gapTo } from '../../packages/api/src/read/gaps.ts';
import type { OrganizationId, PersonId } from '../../packages/core/src/terms/index.ts';
import { embedded } from '../graph/engines.ts';
import { now, settle } from '../seed/settled.ts';
import { byTheClock, type Bench } from './bench.ts';

export const bench: Bench = {
  async prepare(say) {
    say('Settling the demo town in an empty embedded store.');
    const town = await settle(embedded());
    const learner = town.id('Person', 'maya');
    const target = town.id('Target', 'ward-support-worker');
    const seat: Membership = {
      role: 'advisor',
      organizationId: town.id('Organization', 'lakeside-college') as OrganizationId,
      slug: 'lakeside-college',
      organizationName: 'Lakeside College',
      kind: 'college',
      recognised: true,
      recognisedBy: null,
      url: null,
    };
    const herself = viewerFor({ id: learner as PersonId, name: 'Maya', memberships: [] }, { actingAs: null, purpose: null });
    const advisor = viewerFor(
      { id: town.id('Person', 'ruth') as PersonId, name: 'Ruth', memberships: [seat] },
      { actingAs: 'lakeside-college/advisor', purpose: 'advising' },
    );
    assert.ok(herself && advisor);
    const own = async () => await gapTo({ graph: town.graph, viewer: herself, now }, target, null);
    const granted = async () => await gapTo({ graph: town.graph, viewer: advisor, now }, target, learner);
    return {
      figures: [
        {
          name: 'gap-granted',
          about: 'a gap through a live grant, noted in the same transaction, against one’s own gap',
          unit: 'ms',
          better: 'slower',
          check: async () => {
            const [one, other] = [await granted(), await own()];
            assert.ok(one && other, 'both see a gap');
            assert.deepEqual(
              one.lines.map(({ competency, state }) => [competency.id, state]),
              other.lines.map(({ competency, state }) => [competency.id, state]),
              'she showed everything, so both read the same',
            );
          },
          round: async () => ({ ours: await byTheClock(granted), baseline: await byTheClock(own) }),
        },
      ],
      leave: async () => {
        await town.graph.close();
        await town.leave();
      },
    };
  },
};
