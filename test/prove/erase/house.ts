// A real house with the demo town in it, its doors and its log, in a folder that can be put away and brought back.
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { operator } from '../../../packages/api/src/access/viewer.ts';
import type { House } from '../../../packages/api/src/house.ts';
import { closeHouse, openHouse } from '../../../packages/api/src/main.ts';
import { nowhere } from '../../../packages/api/src/outside/outside.ts';
import { makeRateLimits } from '../../../packages/api/src/rate-limits.ts';
import { chanceFrom } from '../../../packages/api/src/seed/chance.ts';
import { isEmpty, seedTown, usualSeed } from '../../../packages/api/src/seed/seed.ts';
import { makeServer } from '../../../packages/api/src/server.ts';
import { readSettings } from '../../../packages/api/src/settings.ts';
import { instantOf } from '../../../packages/core/src/terms/index.ts';
import type { Address } from '../../graph/neo4j-server.ts';
import { eraseShelf } from './search.ts';

export type Stage = {
  readonly house: House;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<{ body: string; cookie: string }>;
  // oxlint-disable-next-line typescript/no-explicit-any -- the proof knows what it asks for
  ask(query: string, variables: object, headers: Record<string, string>): Promise<any>;
  /** The id of something of the town. */
  id(label: string, slug: string): string;
  close(): Promise<void>;
};

const publicUrl = 'http://127.0.0.1:4000';
const passphrase = 'only for this proof, thrown away';

/** Opens the house of `folder`; the first time the town moves in. */
export async function openStage(folder: string, address: Address | null): Promise<Stage> {
  const settings = readSettings({
    SKILLWEAVE_DATA: folder,
    PUBLIC_URL: publicUrl,
    DEMO: '0',
    KEYRING_PASSPHRASE: passphrase,
    ...(address && { GRAPH_URL: address.url, GRAPH_USER: address.user, GRAPH_PASSWORD: address.password }),
  });
  // Everything the house says, at its most talkative, lies among its files and is searched with them.
  const log = pino({ level: 'trace' }, { write: (line: string) => appendFileSync(join(folder, 'log.jsonl'), line) });
  const opened = await openHouse(settings, { log, shelf: eraseShelf, outside: nowhere('The proof stays inside.') });
  const house = { ...opened, limits: makeRateLimits(1_000_000) };
  const operating = { graph: house.graph, operator: operator('proof of erasing'), now: instantOf(Date.now()) };
  if (await isEmpty(operating)) {
    const { keyring, looks } = house;
    await seedTown(operating, { keyring, looks, accounts: house.door.accounts, settings: { publicUrl, folder: null } });
  }
  const app = await makeServer(house, null);
  const post: Stage['post'] = async (url, body, headers = {}) => await posted(app, url, body, headers);
  return {
    house,
    post,
    ask: async (query, variables, headers) => {
      const { data, errors } = JSON.parse((await post('/graphql', { query, variables }, headers)).body) as {
        data: unknown;
        errors?: unknown;
      };
      if (errors) throw new Error(`${query.slice(0, 60)}: ${JSON.stringify(errors)}`);
      return data;
    },
    id: chanceFrom(usualSeed).id,
    close: async () => {
      await app.close();
      await closeHouse(house);
    },
  };
}

async function posted(app: FastifyInstance, url: string, body: unknown, headers: Record<string, string>) {
  const answer = await app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json', origin: publicUrl, ...headers },
    payload: JSON.stringify(body),
  });
  const cookie = [answer.headers['set-cookie'] ?? []]
    .flat()
    .map((each) => each.split(';')[0])
    .join('; ');
  return { body: answer.body, cookie };
}
