// Row P17 of the threats: what opens a link stands in no log line and no error, whatever becomes of the request.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { visit, type Visit } from './visit.ts';

const canaries = { token: 'canary-token-9f2', passphrase: 'canary-passphrase-7c1', attempt: 'canary-attempt-3d8-long-enough' };
const Open = `mutation ($input: OpenShareInput!) { openShare(input: $input) { __typename ... on Refused { reasons { code text } } } }`;

let here: Visit;
beforeAll(async () => {
  here = await visit({ LOG_LEVEL: 'trace' });
}, 120_000);
afterAll(() => here.end());

it.each([
  ['answered', { query: Open, variables: { input: { share: 'R3JhbnQ6bm9ib2R5', ...canaries } } }, 200],
  ['of the wrong shape', { query: Open, variables: { input: { share: 7, ...canaries, more: canaries.token } } }, 400],
  ['that cannot be read', { query: `${Open} {`, variables: { input: canaries } }, 400],
] as const)('a request to open a link that is %s leaves none of it behind', async (_, body, status) => {
  const before = here.logged.length;
  const answer = await here.post('/graphql', body);
  expect(answer.status).toBe(status);
  expect(here.logged.length).toBeGreaterThan(before);
  const log = here.logged.join('\n');
  for (const canary of Object.values(canaries)) expect(log).not.toContain(canary);
});
