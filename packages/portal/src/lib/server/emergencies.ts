// The emergency looks at the one who is signed in, for the pages that tell of them.
import type { RequestEvent } from '@sveltejs/kit';
import { ask, graphql } from './api.ts';

const Told = graphql(`
  query EmergencyLooksAtMe {
    myPermissions(purpose: EMERGENCY, first: 5) {
      nodes {
        id
        state
        receiverName
        emergency
        note
        givenAt
        until
        withdrawnAt
      }
    }
  }
`);

/** Long enough that nobody misses one who comes by once in a while. */
const toldFor = 30 * 86_400_000;

/** Those that run, or that ended not long ago, newest first. Somebody who looks for others is told when they look as themselves. */
export async function emergenciesTold(event: RequestEvent) {
  if (event.locals.viewer?.role !== 'LEARNER') return [];
  const { myPermissions } = await ask(event, Told);
  return myPermissions.nodes.filter(({ until }) => Date.parse(until) > Date.now() - toldFor);
}
export type EmergencyTold = Awaited<ReturnType<typeof emergenciesTold>>[number];
