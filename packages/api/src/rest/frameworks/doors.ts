// The doors by which frameworks leave: the CASE service, permanent addresses and downloads. Large ones are made one at a time for all of them.
import type { FastifyInstance } from 'fastify';
import type { House } from '../../house.ts';
import { permanentAddresses } from './addresses.ts';
import { caseApi } from './case-api.ts';
import { inTurn } from './in-turn.ts';

const mostWaiting = 8;

export async function frameworkDoors(app: FastifyInstance, house: House): Promise<void> {
  const turn = inTurn(mostWaiting);
  permanentAddresses(app, house, turn);
  await caseApi(app, house, turn);
}
