// Taking back, putting on hold, letting go again: the list says so, what we say of the credential says so, and nothing else moves.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operator } from '../../packages/api/src/access/viewer.ts';
import { graphOver } from '../../packages/api/src/graph/engine.ts';
import { openEngine } from '../../packages/api/src/graph/open.ts';
import { readShelf } from '../../packages/api/src/graph/shelf.ts';
import { setStatus, type NewStatus } from '../../packages/api/src/write/credential-status.ts';
import { renewStatusLists, takePlaces } from '../../packages/api/src/write/status-lists.ts';
import { decodeStatusList } from '../../packages/core/src/sign/index.ts';
import { day, later, type Instant } from '../../packages/core/src/terms/index.ts';
import { asItIs } from '../graph/at-rest.ts';
import { engines } from '../graph/engines.ts';
import { now, place, settle, type Settled } from './settled.ts';

describe.each(await engines())('status lists on %s', (engine) => {
  let town: Settled;
  let store: Awaited<ReturnType<typeof openEngine>>;
  const ask = async (text: string) => await store.read(text, {});
  const operating = (at: Instant = now) => ({
    graph: graphOver(store, readShelf(), () => {}, asItIs),
    operator: operator('test'),
    now: at,
  });
  const change = async (name: string, to: NewStatus) => {
    const [row] = await ask(
      `MATCH (c:Credential)-[:ABOUT]->(p:Person) WHERE p.name STARTS WITH 'Maya' AND c.name = '${name}' RETURN c.id AS id ORDER BY c.validFrom DESC`,
    );
    return await setStatus(operating(), { ...place, keyring: town.keyring }, { credentialId: String(row?.['id']), to });
  };
  const standings = async () =>
    Object.fromEntries(
      (await ask('MATCH (c:Credential) RETURN c.id AS id, c.name AS name, c.standing AS standing')).map((row) => [
        `${String(row['name'])} ${String(row['id'])}`,
        row['standing'],
      ]),
    );
  const moved = async (work: () => Promise<unknown>) => {
    const before = await standings();
    const outcome = await work();
    const after = await standings();
    const differing = Object.keys(after).filter((key) => after[key] !== before[key]);
    return {
      outcome,
      moved: differing.map((key) => `${key.slice(0, key.lastIndexOf(' '))}: ${String(before[key])} → ${String(after[key])}`),
    };
  };
  const versions = async () =>
    Object.fromEntries(
      (await ask('MATCH (l:StatusList) RETURN l.slug AS slug, l.version AS version')).map((row) => [
        row['slug'],
        Number(row['version']),
      ]),
    );

  beforeAll(async () => {
    town = await settle(engine, { opening: { sealing: asItIs } });
    await town.graph.close();
    store = await openEngine(engine.settings());
  });
  afterAll(async () => {
    await store.close();
    await town.leave();
  });

  it('what is taken back no longer stands, and its list has a new version', async () => {
    const before = await versions();
    expect(await moved(() => change('Good Records', 'revoked'))).toEqual({
      outcome: { changed: true },
      moved: ['Good Records: good → revoked'],
    });
    const after = await versions();
    expect(after).toEqual({ ...before, 'bridgeworks-training-revocation': 2 });
  });

  it('taking it back twice changes nothing', async () => {
    expect(await moved(() => change('Good Records', 'revoked'))).toEqual({ outcome: { changed: false }, moved: [] });
  });

  it('what was taken back stays so', async () => {
    expect(await moved(() => change('Good Records', 'clear'))).toMatchObject({
      outcome: { reasons: [{ code: 'status.permanent' }] },
      moved: [],
    });
  });

  it('what was put on hold can be let go again', async () => {
    expect((await moved(() => change('Medicines Support', 'clear'))).moved).toEqual(['Medicines Support: suspended → good']);
    expect((await moved(() => change('Medicines Support', 'suspended'))).moved).toEqual(['Medicines Support: good → suspended']);
  });

  it('a status moves only the way the issuer signed for', async () => {
    expect(await change('Team Project', 'suspended')).toMatchObject({ reasons: [{ code: 'status.notSuspendable' }] });
    expect(await change('Medicines Support', 'revoked')).toMatchObject({ reasons: [{ code: 'status.notRevocable' }] });
    expect(await change('Dementia Aware', 'revoked')).toMatchObject({ reasons: [{ code: 'status.noPlace' }] });
    expect(await change('No such badge', 'revoked')).toMatchObject({ reasons: [{ code: 'status.notHere' }] });
  });

  it('a record falls with a badge inside it', async () => {
    expect((await moved(() => change('Numbers in Health', 'revoked'))).moved.toSorted()).toEqual([
      'Evening school record, first year: good → bad',
      'Numbers in Health: good → revoked',
    ]);
  });

  it('P16: places are given out once, all over the list', async () => {
    const [list] = await ask("MATCH (l:StatusList {slug: 'lakeside-college-revocation'}) RETURN l.taken AS taken");
    const before = decodeStatusList(String(list?.['taken']));
    const places = await operating().graph.write((tx) => takePlaces(tx, 'lakeside-college-revocation', 200));
    expect(new Set(places).size).toBe(200);
    expect(places.filter((place) => ((before[place >> 3] ?? 0) >> (7 - (place & 7))) & 1)).toEqual([]);
    expect(Math.max(...places) - Math.min(...places)).toBeGreaterThan(100_000);
    const again = await operating().graph.write((tx) => takePlaces(tx, 'lakeside-college-revocation', 200));
    expect(again.filter((place) => places.includes(place))).toEqual([]);
  });

  it('lists are signed anew before they are too old to go by', async () => {
    expect(await renewStatusLists(operating(later(now, 29 * day)), town.keyring)).toBe(0);
    expect(await renewStatusLists(operating(later(now, 31 * day)), town.keyring)).toBe(8);
    expect(await renewStatusLists(operating(later(now, 31 * day)), town.keyring)).toBe(0);
  });
});
