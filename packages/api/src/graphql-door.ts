// GraphQL over HTTP: what is parsed, how much it may cost, how long it may take, and what of a failure goes out.
import { ApolloServer, HeaderMap, type ApolloServerPlugin } from '@apollo/server';
import { instantOf } from '@skillweave/core/terms';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import { operator } from './access/viewer.ts';
import type { Context } from './context.ts';
import { operationDeadline, tooSlow, untilAborted } from './deadline.ts';
import { masking } from './errors.ts';
import type { House } from './house.ts';
import { armour, queryLimits } from './query-limits.ts';
import { introduce } from './read/people-behind-accounts.ts';
import { jsonOnly } from './rest/json.ts';
import { addressOf, noEntry, viewerOf } from './rest/visitor.ts';

const bodyLimit = 100_000;
const jsonDepth = 20;

/** Serves POST /graphql. Everything a request needs is made for it and dies with it. */
export async function graphqlDoor(app: FastifyInstance, house: House, schema: GraphQLSchema): Promise<void> {
  const apollo = makeApollo(house, schema);
  await apollo.start();
  app.addHook('onClose', () => apollo.stop());

  await app.register(async (door) => {
    jsonOnly(door, { depth: jsonDepth });
    door.post('/graphql', { bodyLimit }, async (request, reply) => {
      const over = new AbortController();
      reply.raw.once('close', () => over.abort());
      // Gone before we looked: then nothing will tell us any more.
      if (request.raw.socket.destroyed) over.abort();
      const timer = setTimeout(() => over.abort(), operationDeadline);
      try {
        return await Promise.race([
          answer(apollo, () => contextOf(house, request, over.signal), request, reply),
          aborted(over.signal, reply),
        ]);
      } finally {
        clearTimeout(timer);
      }
    });
  });
}

async function answer(
  apollo: ApolloServer<Context>,
  context: () => Promise<Context>,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const { headers, body, status } = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { body: request.body, method: request.method, headers: headersOf(request), search: '' },
    context,
  });
  if (body.kind !== 'complete') throw new Error('answers in parts are not offered');
  // Too late: the deadline has answered in its place.
  if (reply.sent) return reply;
  return reply
    .code(status ?? 200)
    .headers(Object.fromEntries(headers))
    .send(body.string);
}

/** Waits for the end of the request's time; then says so, unless nobody is there any more. */
function aborted(signal: AbortSignal, reply: FastifyReply): Promise<FastifyReply> {
  return new Promise((resolve) => {
    const say = () => {
      const { message, extensions } = tooSlow();
      const gone = reply.raw.destroyed || reply.raw.writableEnded;
      resolve(gone ? reply : reply.code(503).send({ errors: [{ message, extensions: { code: extensions.code } }] }));
    };
    if (signal.aborted) say();
    else signal.addEventListener('abort', say, { once: true });
  });
}

function headersOf(request: FastifyRequest): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}

async function contextOf(house: House, request: FastifyRequest, signal: AbortSignal): Promise<Context> {
  const now = instantOf(Date.now());
  const graph = untilAborted(house.graph, signal);
  const viewer = await viewerOf(request, house, graph, now);
  if (typeof viewer === 'string') {
    const { status, code, text } = noEntry[viewer];
    throw new GraphQLError(text, { extensions: { code, http: { status } } });
  }
  const { settings, keyring, looks, uploads, erasure, imports, outside, outbox, memory, finder, limits: rates, log } = house;
  return {
    asking: { graph, viewer, now, looks },
    settings,
    keyring,
    looks,
    uploads,
    erasure,
    imports,
    outside,
    outbox,
    memory,
    finder,
    limits: rates,
    address: addressOf(request, house),
    findByEmail: (email) => house.door.accounts.personOfProvenEmail(email),
    demo: settings.demo,
    demoPeople: () =>
      introduce({ graph, operator: operator('introducing the demo town'), now }, house.door.accounts.demoAccounts()),
    publicUrl: settings.publicUrl,
    log,
    signal,
  };
}

function makeApollo({ log, settings }: House, schema: GraphQLSchema): ApolloServer<Context> {
  const { tokens, selections } = queryLimits;
  const armor = armour(settings.open);
  return new ApolloServer<Context>({
    ...armor,
    schema,
    // The armour is typed against Apollo's CommonJS twin; the objects are the same.
    plugins: [...(armor.plugins as unknown as ApolloServerPlugin<Context>[]), told(log)],
    introspection: settings.open,
    hideSchemaDetailsFromClientErrors: !settings.open,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: tokens },
    validationOptions: { maxErrors: 5 },
    maxRecursiveSelections: selections,
    formatError: masking(log),
    logger: { debug: () => {}, info: () => {}, warn: (said) => log.warn(said), error: (said) => log.error(said) },
    nodeEnv: 'production',
  });
}

/** One line an operation: which root fields, how long, how it ended. Names of the schema only, nothing a visitor wrote. */
function told(log: House['log']): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => {
      const begun = performance.now();
      const fields: string[] = [];
      return {
        executionDidStart: async () => ({
          willResolveField: ({ info }) => {
            if (info.path.prev === undefined && fields.length < 5) fields.push(info.fieldName);
          },
        }),
        willSendResponse: async ({ errors, contextValue }) => {
          const milliseconds = Math.round(performance.now() - begun);
          const codes = errors?.map(({ extensions }) => extensions.code).slice(0, 5);
          log.info(
            { fields, milliseconds, role: contextValue.asking?.viewer.role ?? 'stranger', ...(codes && { codes }) },
            'operation',
          );
        },
      };
    },
  };
}
