// A stage for questions: the demo town on one engine, people of it who ask, and a count of the statements each operation ran.
import { join } from 'node:path';
import { graphql, type ExecutionResult } from 'graphql';
import { pino } from 'pino';
import type { Instant, Purpose, Role } from '../../packages/core/src/terms/index.ts';
import { refused } from '../../packages/api/src/access/refusal.ts';
import { operator, stranger, viewerFor, type Viewer, type Wish } from '../../packages/api/src/access/viewer.ts';
import type { Context } from '../../packages/api/src/context.ts';
import { makeImports } from '../../packages/api/src/imports/imports.ts';
import { nowhere } from '../../packages/api/src/outside/outside.ts';
import { makeOutbox } from '../../packages/api/src/mail/outbox.ts';
import { makeRateLimits } from '../../packages/api/src/rate-limits.ts';
import { knownPerson } from '../../packages/api/src/read/people-behind-accounts.ts';
import { openFinder } from '../../packages/api/src/search/open.ts';
import { schema } from '../../packages/api/src/schema/index.ts';
import { encodeId } from '../../packages/api/src/schema/ids.ts';
import type { Finder } from '../../packages/api/src/search/finder.ts';
import type { Opening } from '../../packages/api/src/graph/open.ts';
import { readSettings } from '../../packages/api/src/settings.ts';
import { counted } from '../../packages/api/src/statement-count.ts';
import { makeUploads } from '../../packages/api/src/uploads.ts';
import type { TestEngine } from '../graph/engines.ts';
import { now as seedDay, publicUrl, settle, type Settled } from '../seed/settled.ts';

export { seedDay, publicUrl };

// Answers are read like a caller without types would read them.
// oxlint-disable-next-line typescript/no-explicit-any
export type Answered = { readonly data: any; readonly errors: ExecutionResult['errors']; readonly statements: readonly string[] };

export type Actor = {
  ask(query: string, variables?: object, at?: Instant): Promise<Answered>;
  /** The same, but errors fail the test. */
  get(query: string, variables?: object, at?: Instant): Promise<Answered['data']>;
};

export type Stage = Settled & {
  /** The outside id of something in the town. */
  outside(label: string, slug: string): string;
  /** Somebody of the town, as themselves or as `<organisation>/<role>`, for a purpose. */
  as(slug: string, acting?: { as?: string | null; purpose?: Purpose | null }): Promise<Actor>;
  /** Somebody of the town in a role the town gives nobody, such as an administrator. */
  inRole(slug: string, role: Role, purpose: Purpose): Promise<Actor>;
  /** Somebody by their own id in the graph, as themselves. */
  byId(personId: string): Promise<Actor>;
  readonly stranger: Actor;
  /** Told by whoever changes what can be found. */
  readonly finder: Finder;
};

/** The town of `engine`, settled once for a file of tests. */
export async function stage(engine: TestEngine, opening: Opening = {}): Promise<Stage> {
  const town = await settle(engine, { opening });
  const uploads = makeUploads();
  const limits = makeRateLimits(1000);
  const outbox = makeOutbox({ demo: true, folder: null, from: 'skillweave@town.example' });
  const finder = openFinder(town.graph, { warn: (_, words) => console.warn(words) });
  const log = pino({ level: 'silent' });
  const imports = makeImports({
    graph: town.graph,
    folder: join(town.folder, 'imports'),
    log,
    searchChanged: finder.searchChanged,
  });
  const settings = readSettings({ SKILLWEAVE_DATA: town.folder, PUBLIC_URL: publicUrl });

  const actor = (viewer: Viewer): Actor => {
    const ask: Actor['ask'] = async (source, variableValues = {}, now = seedDay) => {
      const { graph, files } = counted(town.graph);
      const contextValue: Context = {
        asking: { graph, viewer, now },
        settings,
        keyring: town.keyring,
        uploads,
        // Nobody of the town is erased here: test/prove/erase.ts has a house for that.
        erasure: { erase: async () => refused({ code: 'erase.notNow', text: 'Nobody is erased on a stage.' }) },
        imports,
        outside: nowhere('Tests do not look outside.'),
        limits,
        outbox,
        finder,
        address: '127.0.0.1',
        findByEmail: async (email) =>
          email.endsWith('@lakeside.example') ? town.id('Person', email.replace(/@.*/, '').toLowerCase()) : null,
        demo: true,
        demoPeople: async () => [],
        publicUrl,
        log,
        signal: new AbortController().signal,
      };
      const { data, errors } = await graphql({ schema, source, variableValues: { ...variableValues }, contextValue });
      return { data: plain(data), errors, statements: files };
    };
    return {
      ask,
      get: async (query, variables, at) => {
        const { data, errors } = await ask(query, variables, at);
        if (errors) throw errors[0]?.originalError ?? errors[0];
        return data;
      },
    };
  };

  const someone = async (personId: string, wish: Wish): Promise<Actor> => {
    const known = await knownPerson({ graph: town.graph, operator: operator('test'), now: seedDay }, personId);
    const viewer = known && viewerFor(known, wish);
    if (!viewer) throw new Error(`${personId} is not in town, or does not act as ${wish.actingAs}`);
    return actor(viewer);
  };

  return {
    ...town,
    outside: (label, slug) => encodeId(label, town.id(label, slug)),
    as: async (slug, { as = null, purpose = null } = {}) => await someone(town.id('Person', slug), { actingAs: as, purpose }),
    inRole: async (slug, role, purpose) => {
      const known = await knownPerson({ graph: town.graph, operator: operator('test'), now: seedDay }, town.id('Person', slug));
      const held = known?.memberships[0];
      const viewer =
        known && held && viewerFor({ ...known, memberships: [{ ...held, role }] }, { actingAs: `${held.slug}/${role}`, purpose });
      if (!viewer) throw new Error(`${slug} is not in town, or belongs to nobody`);
      return actor(viewer);
    },
    byId: async (personId) => await someone(personId, { actingAs: null, purpose: null }),
    stranger: actor(stranger()),
    finder,
  };
}

/** Objects with ordinary prototypes, so that answers can be compared with literals. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value ?? null)) as T;
