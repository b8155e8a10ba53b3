// The doors by which frameworks leave: the CASE service, permanent addresses and downloads. Large ones are made one at a time for all of them.
import { frameworkExporters } from '@skillweave/core/frameworks';
import type { FastifyInstance } from 'fastify';
import { Fault } from '../../errors.ts';
import type { House } from '../../house.ts';
import { permanentAddresses } from './addresses.ts';
import { caseApi } from './case-api.ts';
import { inTurn } from './in-turn.ts';

const mostWaiting = 8;

export async function frameworkDoors(app: FastifyInstance, house: House): Promise<void> {
  const exporter = frameworkExporters.find(({ name }) => name === 'case');
  if (!exporter) throw new Fault('NO_CASE', 'the table of exporters has no line for CASE');
  const turn = inTurn(mostWaiting);
  permanentAddresses(app, house, turn);
  await caseApi(app, house, { exporter, turn });
}
