// The CASE service, read only and open to everybody (1EdTech CASE 1.1, REST binding): /ims/case/v1p1.
import { isUuid } from '@skillweave/core/frameworks';
import { instantOf } from '@skillweave/core/terms';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { stranger } from '../../access/viewer.ts';
import { logFault } from '../../errors.ts';
import type { House } from '../../house.ts';
import * as answers from '../../read/case-answers.ts';
import { frameworkByUuid } from '../../read/one-item.ts';
import { frameworkAs } from '../../read/taken-out.ts';
import { addressOf } from '../visitor.ts';
import { choiceFrom, chosen, type Choice } from './choosing.ts';
import type { InTurn } from './in-turn.ts';
import { forAnyone, sendOpen, sendOpenJson } from './open-answer.ts';
import { sendStatusInfo } from './status-info.ts';

const path = '/ims/case/v1p1';
type ById = { Params: { id: string } };
type Find = (ask: answers.CaseAsking, uuid: string) => Promise<unknown>;

// Lists in a list, and single things as they are: so the binding has it.
const definitions: Record<answers.DefinitionList, boolean> = {
  CFConcepts: true,
  CFSubjects: true,
  CFItemTypes: true,
  CFLicenses: false,
  CFAssociationGroupings: false,
  CFRubrics: false,
};

export async function caseApi(app: FastifyInstance, house: House, turn: InTurn): Promise<void> {
  const root = `${house.settings.publicUrl}${path}`;
  const asking = (): answers.CaseAsking => ({
    asking: { graph: house.graph, viewer: stranger(), now: instantOf(Date.now()) },
    root,
  });
  await app.register(async (scope) => {
    scope.addHook('onRequest', async (request, reply) => {
      forAnyone(reply);
      const often = await house.limits.spend('frameworkRead', `address ${addressOf(request, house)}`);
      if (often) return busy(reply);
    });
    scope.setErrorHandler<FastifyError>((error, request, reply) => {
      if ((error.statusCode ?? 500) < 500)
        return sendStatusInfo(reply, { code: 'invalid_selection_field', text: 'This request cannot be read.' });
      const incident = logFault(house.log, error, request.routeOptions.url ?? 'no route');
      const text = `Something went wrong on our side. Quote ${incident} when you tell us.`;
      return sendStatusInfo(reply, { code: 'internal_server_error', text });
    });

    scope.get(`${path}/CFDocuments`, async (request, reply) => {
      const choice = choiceFrom(request.query as Record<string, unknown>);
      if ('code' in choice) return sendStatusInfo(reply, choice);
      const { page, total } = chosen(await answers.caseDocuments(asking()), choice);
      reply.header('x-total-count', String(total)).header('link', linksFor(request, root, { ...choice, total }));
      return sendOpenJson(request, reply, { CFDocuments: page });
    });
    const find = (name: string, of: Find) =>
      scope.get<ById>(`${path}/${name}/:id`, async (request, reply) => {
        const { id } = request.params;
        if (!isUuid(id))
          return sendStatusInfo(reply, { code: 'invalid_uuid', text: 'An identifier is a UUID.', field: 'sourcedId' });
        const found = await of(asking(), id);
        return found === null ? unknown(reply) : sendOpenJson(request, reply, found);
      });
    find('CFDocuments', answers.caseDocument);
    find('CFItems', answers.caseItem);
    find('CFItemAssociations', answers.caseItemAssociations);
    for (const [list, isListed] of Object.entries(definitions) as [answers.DefinitionList, boolean][])
      find(list, async (ask, uuid) => {
        const found = await answers.caseDefinition(ask, list, uuid);
        return found !== null && isListed ? { [list]: [found] } : found;
      });
    scope.get<ById>(`${path}/CFPackages/:id`, async (request, reply) => {
      const { id } = request.params;
      if (!isUuid(id))
        return sendStatusInfo(reply, { code: 'invalid_uuid', text: 'An identifier is a UUID.', field: 'sourcedId' });
      const often = await house.limits.spend('frameworkOut', `address ${addressOf(request, house)}`);
      if (often) return busy(reply);
      const { asking: as } = asking();
      const row = await frameworkByUuid(as, id);
      const taken = row && (await turn(async () => await frameworkAs('case', as, row.id)));
      if (taken === 'busy') return busy(reply);
      return taken === null ? unknown(reply) : sendOpen(request, reply, { ...taken, type: 'application/json' });
    });
    scope.all(path, async (_request, reply) => unknown(reply));
    scope.all(`${path}/*`, async (request, reply) =>
      request.method === 'GET' || request.method === 'HEAD'
        ? unknown(reply)
        : sendStatusInfo(reply.header('allow', 'GET, HEAD'), { code: 'forbidden', text: 'This service is only read from.' }),
    );
  });
}

const unknown = (reply: FastifyReply) =>
  sendStatusInfo(reply, { code: 'unknownobject', text: 'There is no such thing here.', field: 'sourcedId' });
const busy = (reply: FastifyReply) =>
  sendStatusInfo(reply.header('retry-after', '60'), {
    code: 'server_busy',
    text: 'That was asked too often. Wait a minute, then ask again.',
  });

/** The other pages of a list (RFC 8288), with everything else that was asked. */
function linksFor(request: FastifyRequest, root: string, { limit, offset, total }: Choice & { readonly total: number }): string {
  const at = (where: number) => {
    const asked = new URLSearchParams();
    for (const name of ['sort', 'orderBy', 'filter', 'fields']) {
      const value = (request.query as Record<string, unknown>)[name];
      if (typeof value === 'string') asked.set(name, value);
    }
    asked.set('limit', String(limit));
    asked.set('offset', String(where));
    return `${root}/CFDocuments?${asked}`;
  };
  const last = Math.max(0, Math.floor((total - 1) / limit) * limit);
  const links = [`<${at(0)}>; rel="first"`, `<${at(last)}>; rel="last"`];
  if (offset + limit < total) links.push(`<${at(offset + limit)}>; rel="next"`);
  if (offset > 0) links.push(`<${at(Math.max(0, offset - limit))}>; rel="prev"`);
  return links.join(', ');
}
