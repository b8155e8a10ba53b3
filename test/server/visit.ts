// A real house in a temporary folder, and visitors who knock at its doors by HTTP.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { closeHouse, openHouse } from '../../packages/api/src/main.ts';
import type { House } from '../../packages/api/src/house.ts';
import { nowhere, type Outside } from '../../packages/api/src/outside/outside.ts';
import { makeServer } from '../../packages/api/src/server.ts';
import { readSettings, type Environment } from '../../packages/api/src/settings.ts';
import type { Shelf } from '../../packages/api/src/graph/shelf.ts';
import { id, text } from '../../packages/api/src/graph/statement.ts';
import { seedIfEmpty } from '../../packages/api/src/seed-if-empty.ts';
import { counted } from '../../packages/api/src/statement-count.ts';
import type { TestEngine } from '../graph/engines.ts';
import { probes } from '../graph/probe.ts';

const { shelf, probe } = probes();
const joins = probe(
  `MATCH (p:Person {id: $personId})
   MERGE (o:Organization {slug: $slug}) ON CREATE SET o.id = $slug, o.name = $slug, o.kind = 'college', o.recognised = true
   MERGE (p)-[m:MEMBER_OF {role: $role}]->(o)`,
  { personId: id, slug: text, role: text },
  {},
);
const leaves = probe(
  `MATCH (p:Person {id: $personId})-[m:MEMBER_OF {role: $role}]->(o:Organization {slug: $slug}) DELETE m`,
  { personId: id, slug: text, role: text },
  {},
);

export type Answer = {
  readonly status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- every test says what it expects of an answer
  readonly body: any;
  readonly headers: Record<string, unknown>;
  readonly milliseconds: number;
};
export type Somebody = { readonly cookie: string; readonly email: string; readonly personId: string };

export type Visit = {
  readonly house: House;
  readonly app: FastifyInstance;
  readonly logged: string[];
  /** The statements asked since the last time, by file. */
  statements(): string[];
  ask(query: string, variables?: object, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  register(name: string): Promise<Somebody>;
  give(personId: string, slug: string, role: string): Promise<void>;
  take(personId: string, slug: string, role: string): Promise<void>;
  end(): Promise<void>;
};

type Wish = { readonly town?: boolean; readonly outside?: Outside; readonly shelf?: Shelf };

/**
 * Opens a house with these settings besides a temporary folder, with the demo town if wished; `end` closes and removes it. It
 * has no way out, unless it is brought one, or OUTSIDE_ALLOW names the one place it may go.
 */
export async function visit(environment: Environment = {}, { town = false, ...wish }: Wish = {}): Promise<Visit> {
  const folder = mkdtempSync(join(tmpdir(), 'skillweave-server-'));
  const logged: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) });
  const settings = readSettings({ ...environment, SKILLWEAVE_DATA: folder });
  const outside = wish.outside ?? (settings.outsideAllow.length > 0 ? undefined : nowhere('Visitors stay inside.'));
  const opened = await openHouse(settings, {
    log,
    shelf: new Map([...(wish.shelf ?? []), ...shelf]),
    ...(outside && { outside }),
  });
  if (town) await seedIfEmpty(opened, () => {});
  const { graph, files } = counted(opened.graph);
  const house = { ...opened, graph };
  const app = await makeServer(house, null);
  const { origin } = new URL(house.settings.publicUrl);

  const post: Visit['post'] = async (path, body, headers = {}) => {
    const begun = performance.now();
    const json = typeof body !== 'string' && !Buffer.isBuffer(body);
    const response = await app.inject({
      method: 'POST',
      url: path,
      headers: { ...(json && { 'content-type': 'application/json' }), origin, ...headers },
      payload: json ? JSON.stringify(body) : (body as string | Buffer),
    });
    const milliseconds = performance.now() - begun;
    return { status: response.statusCode, body: readJson(response.body), headers: response.headers, milliseconds };
  };
  let people = 0;
  return {
    house,
    app,
    logged,
    statements: () => files.splice(0),
    post,
    ask: (query, variables, headers) => post('/graphql', { query, variables }, headers),
    register: async (name) => {
      const email = `person${++people}@lakeside.example`;
      const answer = await post('/api/auth/sign-up/email', { name, email, password: 'a long enough password' });
      const cookie = cookieOf(answer);
      const personId = await house.door.accounts.personOfSession(new Headers({ cookie }));
      return { cookie, email, personId: personId ?? '' };
    },
    give: async (personId, slug, role) => void (await house.graph.write((write) => write.run(joins, { personId, slug, role }))),
    take: async (personId, slug, role) => void (await house.graph.write((write) => write.run(leaves, { personId, slug, role }))),
    end: async () => {
      await app.close();
      await closeHouse(house);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What a house is told, besides its folder, to keep its graph on this engine, which is emptied for it. */
export async function keptOn(engine: TestEngine): Promise<Environment> {
  await engine.open();
  const { url, user, password, database } = engine.settings();
  // The embedded engine lies in the house's own folder.
  if (engine.name === 'embedded') return {};
  const keyring = { DEMO: '0', KEYRING_PASSPHRASE: 'four unlikely words' };
  return { GRAPH_URL: url, GRAPH_USER: user, GRAPH_PASSWORD: password, GRAPH_DATABASE: database, ...keyring };
}

/** The session cookie an answer set, as a browser would send it back. */
export function cookieOf({ headers }: Pick<Answer, 'headers'>): string {
  const lines = [headers['set-cookie'] ?? []].flat().map(String);
  return lines.map((line) => line.split(';')[0]).join('; ');
}

function readJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
