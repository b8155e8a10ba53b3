// A real house with the demo town in it, its doors and its log, in a folder that can be put away and brought back.
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { graphql } from 'graphql';
import { pino } from 'pino';
import { enter } from '../../../packages/api/src/access/door.ts';
import { operator } from '../../../packages/api/src/access/viewer.ts';
import type { Context } from '../../../packages/api/src/context.ts';
import type { Shelf } from '../../../packages/api/src/graph/shelf.ts';
import type { House } from '../../../packages/api/src/house.ts';
import { closeHouse, openHouse } from '../../../packages/api/src/main.ts';
import { nowhere } from '../../../packages/api/src/outside/outside.ts';
import { makeRateLimits } from '../../../packages/api/src/rate-limits.ts';
import { schema } from '../../../packages/api/src/schema/index.ts';
import { chanceFrom } from '../../../packages/api/src/seed/chance.ts';
import { isEmpty, seedTown, usualSeed } from '../../../packages/api/src/seed/seed.ts';
import { makeServer } from '../../../packages/api/src/server.ts';
import { readSettings, type Environment } from '../../../packages/api/src/settings.ts';
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

/** What a process over that house is started with. */
export const environmentFor = (folder: string, address: Address | null): Environment => ({
  SKILLWEAVE_DATA: folder,
  PUBLIC_URL: publicUrl,
  DEMO: '0',
  KEYRING_PASSPHRASE: passphrase,
  ...(address && { GRAPH_URL: address.url, GRAPH_USER: address.user, GRAPH_PASSWORD: address.password }),
});

/** Opens the house of `folder`; the first time the town moves in. */
export async function openStage(folder: string, address: Address | null, shelf: Shelf = eraseShelf): Promise<Stage> {
  const settings = readSettings(environmentFor(folder, address));
  // Everything the house says, at its most talkative, lies among its files and is searched with them.
  const log = pino({ level: 'trace' }, { write: (line: string) => appendFileSync(join(folder, 'log.jsonl'), line) });
  const opened = await openHouse(settings, { log, shelf, outside: nowhere('The proof stays inside.') });
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
    ask: async (source, variableValues, headers) => {
      const { data, errors } = await graphql({
        schema,
        source,
        variableValues: { ...variableValues },
        contextValue: await contextFor(house, headers),
      });
      if (errors) throw new Error(`${source.slice(0, 60)}: ${errors.map(String).join(' ')}`, { cause: errors[0] });
      return JSON.parse(JSON.stringify(data)) as unknown;
    },
    id: chanceFrom(usualSeed).id,
    close: async () => {
      await app.close();
      await closeHouse(house);
    },
  };
}

/** By the one door, but without the deadline of a request: a server that plans each question for the first time is slow. */
async function contextFor(house: House, headers: Record<string, string>): Promise<Context> {
  const { graph, door, settings, limits, log } = house;
  const now = instantOf(Date.now());
  const knock = {
    authorization: undefined,
    cookie: headers['cookie'],
    actingAs: headers['skillweave-acting-as'],
    purpose: headers['skillweave-purpose'],
  };
  const viewer = await enter(door, { graph, operator: operator('proof of erasing'), now }, knock);
  if (typeof viewer === 'string') throw new Error(viewer);
  return {
    ...house,
    asking: { graph, viewer, now, looks: house.looks },
    settings,
    limits,
    log,
    address: '127.0.0.1',
    findByEmail: (email) => door.accounts.personOfProvenEmail(email),
    demo: false,
    demoPeople: async () => [],
    publicUrl,
    signal: new AbortController().signal,
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
