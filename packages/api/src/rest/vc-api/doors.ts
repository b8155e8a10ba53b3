// The doors of the W3C VC-API. Checking is open to anyone; issuing is there for conformance clients on this machine alone.
import { verify, type Fetched } from '@skillweave/core/verify';
import { instantOf, type Instant } from '@skillweave/core/terms';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { worldFor } from '../../checking.ts';
import { logFault } from '../../errors.ts';
import type { House } from '../../house.ts';
import { addressOf } from '../visitor.ts';
import type { Answer } from './answer.ts';
import { makeInstances, type Instance } from './instances.ts';
import { derive, issue, prove, setStatus } from './issuing.ts';
import { makeLists, type Lists } from './lists.ts';
import { verifyCredential, verifyPresentation, type Check } from './verifying.ts';

const bodyLimit = 1_000_000;
type Work = (body: unknown, now: Instant) => Promise<Answer>;

/** With VC_API_OPEN, new keys and empty lists are made here; both end with the process. */
export async function vcApi(app: FastifyInstance, house: House): Promise<void> {
  const lists = house.settings.vcApiOpen ? makeLists(house.settings.publicUrl) : null;
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // As bytes: what is checked is the exact text, read by the same strict reader as every document.
    scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    checkingDoors(scope, house, lists);
    if (lists !== null) await issuingDoors(scope, house, lists);
    scope.all('/vc-api/*', async (_request, reply) =>
      reply.code(404).send({ code: 'NOT_HERE', text: 'There is nothing at this address.' }),
    );
  });
}

function checkingDoors(scope: FastifyInstance, house: House, lists: Lists | null): void {
  const place = { publicUrl: house.settings.publicUrl, outside: house.outside };
  const checkAt =
    (now: Instant): Check =>
    async (text, expecting) => {
      // A challenge or a domain means that somebody stands before the asker: then what is shown must be about them. Without
      // one, a presentation is a file, and VC 2.0 lets it hold credentials of others and leave its holder unnamed.
      const extras = Object.keys(expecting).length > 0 ? { expecting } : ({ holderPolicy: 'any' } as const);
      const world = worldFor({ graph: house.graph, now }, place, extras);
      return await verify(Buffer.from(text, 'utf8'), {
        ...world,
        fetchDocument: async (url, wish) => (await ownList(url, now)) ?? (await world.fetchDocument(url, wish)),
        onFault: (cause) => void logFault(house.log, cause, 'vc-api'),
      });
    };
  const ownList = async (url: string, now: Instant): Promise<Fetched | null> => {
    const name = lists?.nameOf(url);
    const text = name ? await lists?.signed(name, now) : null;
    return text ? { kind: 'found', bytes: Buffer.from(text), at: now } : null;
  };
  const open = (path: string, work: Work) =>
    scope.post(`/vc-api/${path}`, { bodyLimit }, async (request, reply) => {
      const often = await tooOften(request, house);
      return often ? reply.code(429).send(often) : await answer(reply, work(request.body, instantOf(Date.now())));
    });
  open('credentials/verify', (body, now) => verifyCredential(body, checkAt(now)));
  open('presentations/verify', (body, now) => verifyPresentation(body, checkAt(now)));
}

// A conformance run asks hundreds of questions a minute; with VC_API_OPEN, only this machine can ask.
async function tooOften(request: FastifyRequest, house: House): Promise<object | null> {
  if (house.settings.vcApiOpen) return null;
  const often = await house.limits.spend('vcApi', `address ${addressOf(request, house)}`);
  return often?.reasons[0] ?? null;
}

async function issuingDoors(scope: FastifyInstance, { settings }: House, lists: Lists): Promise<void> {
  const all = await makeInstances();
  const root = `${settings.publicUrl}/vc-api`;
  scope.get('/vc-api/instances', async () => all.map((instance) => described(instance, root)));
  scope.get<{ Params: { name: string } }>('/vc-api/status/:name', async (request, reply) => {
    const text = await lists.signed(request.params.name, instantOf(Date.now()));
    if (text === null) return reply.code(404).send({ code: 'NOT_HERE', text: 'There is no such list.' });
    return reply.type('application/vc').send(text);
  });
  const own = (path: string, work: (among: readonly Instance[]) => Work) => {
    const open = (prefix: string, among: readonly Instance[]) =>
      scope.post(`/vc-api/${prefix}${path}`, { bodyLimit }, async (request, reply) =>
        answer(reply, work(among)(request.body, instantOf(Date.now()))),
      );
    open('', all);
    for (const instance of all) open(`instances/${instance.id}/`, [instance]);
  };
  own('credentials/issue', (among) => async (body, now) => issue(body, among, { lists, now }));
  own('credentials/derive', () => async (body) => derive(body));
  own('credentials/status', (among) => async (body, now) => setStatus(body, among, { lists, now }));
  own('presentations/prove', (among) => async (body, now) => prove(body, among, { lists, now }));
}

function described({ id, suite, signer, alwaysListed }: Instance, root: string): object {
  const issue = `${root}/instances/${id}/credentials/issue`;
  return { id, suite, curve: signer.curve, issuer: signer.controller, issue, alwaysListed };
}

async function answer(reply: FastifyReply, work: Promise<Answer>): Promise<FastifyReply> {
  const { status, body } = await work;
  return reply.code(status).send(body);
}
