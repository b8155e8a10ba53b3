// The permanent addresses of frameworks and competencies: one address, and the client says in which form it wants what is there.
import { frameworkExporters, type FrameworkExporter } from '@skillweave/core/frameworks';
import { instantOf } from '@skillweave/core/terms';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { stranger } from '../../access/viewer.ts';
import type { House } from '../../house.ts';
import { oneItem } from '../../read/one-item.ts';
import { frameworkAs, itemAs } from '../../read/taken-out.ts';
import { frameworksByIds } from '../../read/whole-framework.ts';
import type { Written } from '../../writing/write.ts';
import { encodeId } from '../../schema/ids.ts';
import { addressOf, noEntry, viewerOf } from '../visitor.ts';
import type { InTurn } from './in-turn.ts';
import { forAnyone, sendOpen, sendOwn } from './open-answer.ts';

type ById = { Params: { id: string } };
const page = 'text/html';
// Of two formats of one media type the first in the table is meant.
const forms = new Map(frameworkExporters.toReversed().map((exporter) => [exporter.mediaType, exporter]));
const offered = [page, ...new Set(frameworkExporters.map(({ mediaType }) => mediaType))];

export function permanentAddresses(app: FastifyInstance, house: House, turn: InTurn): void {
  const { graph, limits } = house;
  const asking = () => ({ graph, viewer: stranger(), now: instantOf(Date.now()) });
  const tooOften = async (request: FastifyRequest) =>
    (await limits.spend('frameworkOut', `address ${addressOf(request, house)}`))?.reasons[0] ?? null;

  app.get<ById>('/frameworks/:id', async (request, reply) => {
    const form = wanted(request, reply);
    if (form === null) return notAcceptable(reply);
    const as = asking();
    const [row] = await frameworksByIds(as, [inside('Framework', request.params.id)]);
    if (row === undefined) return notHere(reply);
    if (form === page) return reply.redirect(`/library/framework/${encodeId('Framework', row.id)}`, 303);
    const often = await tooOften(request);
    if (often) return reply.code(429).send(often);
    const taken = await turn(async () => await frameworkAs(form.name, as, row.id));
    return taken === 'busy' ? tooBusy(reply) : taken === null ? notHere(reply) : sendOpen(request, reply, answer(taken, form));
  });

  app.get<ById>('/competencies/:id', async (request, reply) => {
    const form = wanted(request, reply);
    if (form === null) return notAcceptable(reply);
    const as = asking();
    const one = await oneItem(as, inside('Competency', request.params.id), ['competency']);
    if (one === null) return notHere(reply);
    if (form === page) return reply.redirect(`/library/skill/${encodeId('Competency', one.id)}`, 303);
    if (one.isRetired)
      return reply.code(410).send({
        code: 'RETIRED',
        text: 'Its keeper publishes this no more. Its page still says what it was.',
        page: request.url,
      });
    const often = await limits.spend('frameworkRead', `address ${addressOf(request, house)}`);
    if (often) return reply.code(429).send(often.reasons[0]);
    return sendOpen(request, reply, answer(await itemAs(form.name, as, one), form));
  });

  // To be saved by somebody at a screen: a curator gets drafts too.
  app.get<ById & { Querystring: { format?: unknown } }>('/frameworks/:id/export', async (request, reply) => {
    const exporter = frameworkExporters.find(({ name }) => name === request.query.format);
    if (exporter === undefined) {
      const text = `Say which format you want: ${frameworkExporters.map(({ name }) => `?format=${name}`).join(', ')}.`;
      return reply.code(400).send({ code: 'BAD_USER_INPUT', text });
    }
    const often = await tooOften(request);
    if (often) return reply.code(429).send(often);
    const now = instantOf(Date.now());
    const viewer = await viewerOf(request, house, graph, now);
    if (typeof viewer === 'string') {
      const { status, code, text } = noEntry[viewer];
      return reply.code(status).send({ code, text });
    }
    const as = { graph, viewer, now };
    const [row] = await frameworksByIds(as, [inside('Framework', request.params.id)]);
    const taken = row === undefined ? null : await turn(async () => await frameworkAs(exporter.name, as, row.id));
    if (taken === 'busy') return tooBusy(reply);
    if (row === undefined || taken === null) return notHere(reply);
    reply.header('content-disposition', `attachment; filename="${fileName(row.name)}${exporter.ending}"`);
    reply.header('skillweave-not-held', String(taken.notHeld));
    return sendOwn(request, reply, answer(taken, exporter));
  });
}

/** The form a client likes best of those there are (RFC 9110 section 12.5.1); null when it takes none of them. */
function wanted(request: FastifyRequest, reply: FastifyReply): FrameworkExporter | typeof page | null {
  // Whatever comes of it, another client may be answered otherwise.
  forAnyone(reply).header('vary', 'Accept');
  const best = new Negotiator(request.raw).mediaType(offered);
  return best === page ? page : (forms.get(best ?? '') ?? null);
}

const answer = (written: Written, { mediaType }: FrameworkExporter) => ({ ...written, type: mediaType });

function notAcceptable(reply: FastifyReply) {
  return reply.code(406).send({ code: 'NOT_ACCEPTABLE', text: `This can be had as ${offered.join(', ')}.`, offered });
}
function notHere(reply: FastifyReply) {
  return reply.code(404).send({ code: 'NOT_HERE', text: 'There is nothing at this address.' });
}
function tooBusy(reply: FastifyReply) {
  const text = 'Several frameworks are being written at the moment. Try again in a minute.';
  return reply.code(503).header('retry-after', '60').send({ code: 'BUSY', text });
}

/** A name of a file that every system takes: letters, digits and dashes. */
function fileName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80);
  return plain === '' ? 'framework' : plain;
}

/** Our own id, whether given as it is or as the portal and the API show it. Nothing, and no id at all, is an id nobody has. */
function inside(type: string, given: string): string {
  const shown = Buffer.from(given, 'base64url').toString('utf8');
  return (shown.startsWith(`${type}:`) ? shown.slice(type.length + 1) : given) || '-';
}
