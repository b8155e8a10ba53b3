// A curator brings in a list of skills: read first, decided on, brought in, brought in again, stopped, and found again after the server ended. On every engine at hand.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { importLimits } from '../../packages/api/src/imports/folders.ts';
import { makeImports } from '../../packages/api/src/imports/imports.ts';
import { decodeId } from '../../packages/api/src/schema/ids.ts';
import { engines } from '../graph/engines.ts';
import { curator, kites, manyKites, type Curator } from '../server/handing-in.ts';
import { keptOn, visit, type Visit } from '../server/visit.ts';

describe.each(await engines())('on the %s engine', (engine) => {
  let here: Visit;
  let ines: Curator;
  let searched = 0;
  beforeAll(async () => {
    here = await visit(await keptOn(engine));
    // A batch over a wire, and a server that has just started, take longer.
    ines = await curator(here, 'Ines', engine.name === 'neo4j' ? 90_000 : undefined);
  });
  beforeEach(() => void (searched = 0));
  afterAll(async () => {
    await here.end();
    await engine.clear();
  });

  const folder = () => join(here.house.settings.folder, 'imports');
  const isKept = (id: string) => existsSync(join(folder(), decodeId(id).id));
  const skills = async () => {
    const { body } = await here.ask('{ competencies(search: "kite", first: 100) { nodes { name } } }');
    return body.data.competencies.nodes.map(({ name }: { name: string }) => name).toSorted();
  };
  /** What the next process does on the same folder and store. */
  async function restart(limits = importLimits) {
    await here.house.imports.close();
    const { graph, log } = here.house;
    const imports = makeImports({ graph, folder: folder(), log, limits, searchChanged: () => void (searched += 1) });
    await imports.open();
    Object.assign(here.house, { imports });
  }

  /** Looks all the time while an import is being brought in: nothing of it is found, then all of it, and never less again. */
  async function neverHalf(id: string, steer: () => Promise<unknown>): Promise<void> {
    const before = (await skills()).join();
    await steer();
    const looks: string[] = [];
    for (let state = ''; state !== 'DONE'; { state } = await ines.look(id)) {
      expect(['', 'WAITING', 'LOADING']).toContain(state);
      looks.push((await skills()).join());
    }
    const after = (await skills()).join();
    expect(after).not.toBe(before);
    const stages = looks.map((look) => (look === before ? 0 : look === after ? 2 : 1));
    expect(stages).toEqual(stages.toSorted());
    expect(stages[0]).toBe(0);
    // A turn takes a moment on Neo4j, in which a part may be seen as often as the machine manages to look (decision 0029).
    const inBetween = stages.filter((stage) => stage === 1).length;
    expect(inBetween).toBeLessThanOrEqual({ embedded: 0, neo4j: Infinity }[engine.name]);
  }

  it('a list is read first, and only brought in when a curator says so', async () => {
    await restart();
    const id = await ines.handed([['kites.json', kites({ K1: 'Bend a kite frame.', K2: 'Sew a kite sail.' })]]);
    expect(await ines.look(id)).toMatchObject({
      state: 'READY',
      begunBy: 'Ines',
      canBringIn: true,
      files: [{ name: 'kites.json' }],
      formats: [
        {
          outcome: 'PREVIEWED',
          files: ['kites.json'],
          frameworks: [{ name: 'Kite making', version: '1', before: null }],
          counts: { items: 2, added: 2, changed: 0, retired: 0 },
          added: [{ name: 'Bend a kite frame.' }, { name: 'Sew a kite sail.' }],
        },
      ],
    });
    expect(await skills()).toEqual([]);
    expect(searched).toBe(0);

    expect((await ines.steer(id, 'BRING_IN')).__typename).toBe('ImportSteered');
    const done = await ines.until(id, 'DONE');
    expect(done).toMatchObject({ canBringIn: false, canGoOn: false, formats: [{ outcome: 'LOADED', counts: { added: 2 } }] });
    expect(await skills()).toEqual(['Bend a kite frame.', 'Sew a kite sail.']);
    expect(searched).toBe(1);
    expect(isKept(id)).toBe(false);
    const { framework } = done.formats[0].frameworks[0];
    const { body } = await here.ask('query ($id: ID!) { node(id: $id) { ... on Framework { name } } }', { id: framework });
    expect(body.data.node.name).toBe('Kite making');
  });

  it('the same again would change nothing; a newer edition shows what it changes before it does', async () => {
    const same = await ines.handed([['kites.json', kites({ K1: 'Bend a kite frame.', K2: 'Sew a kite sail.' })]]);
    expect((await ines.look(same)).formats[0].counts).toMatchObject({ added: 0, changed: 0, retired: 0, unchanged: 2 });
    await ines.steer(same, 'BRING_IN');
    expect((await ines.until(same, 'DONE')).formats[0].outcome).toBe('UNCHANGED');

    const newer = await ines.handed([['kites.json', kites({ K1: 'Bend a large kite frame.', K3: 'Tie a kite line.' }, '2')]]);
    const difference = {
      frameworks: [{ version: '2', before: '1' }],
      counts: { added: 1, changed: 1, retired: 1 },
      added: [{ name: 'Tie a kite line.' }],
      changed: [{ name: 'Bend a large kite frame.', before: 'Bend a kite frame.' }],
      retired: [{ name: 'Sew a kite sail.' }],
    };
    expect((await ines.look(newer)).formats).toMatchObject([difference]);
    expect(await skills()).toContain('Bend a kite frame.');
    // One of two would be retired: somebody has to say that the files are the whole list.
    expect((await ines.look(newer)).formats[0].asksToRetire).toBe(true);
    expect((await ines.steer(newer, 'BRING_IN')).reasons[0].code).toBe('import.retiresMuch');
    expect((await ines.look(newer)).state).toBe('READY');
    await ines.steer(newer, 'BRING_IN', true);
    expect((await ines.until(newer, 'DONE')).formats).toMatchObject([{ ...difference, outcome: 'LOADED' }]);
    expect(await skills()).toEqual(['Bend a large kite frame.', 'Tie a kite line.']);
  });

  it('one that is stopped leaves everything as it was, keeps its files, and goes on when asked', async () => {
    const before = await skills();
    const id = await ines.handed([['many.json', manyKites(4_000)]]);
    await ines.steer(id, 'BRING_IN', true);
    await ines.until(id, 'LOADING');
    expect((await ines.steer(id, 'STOP')).__typename).toBe('ImportSteered');
    expect(await ines.until(id, 'STOPPED')).toMatchObject({
      canGoOn: true,
      wasBringingIn: true,
      progress: null,
      formats: [{ counts: { items: 4_000 }, frameworks: [{ name: 'Kite making' }] }],
    });
    expect(await skills()).toEqual(before);
    expect(isKept(id)).toBe(true);
    expect((await ines.steer(id, 'STOP')).reasons[0].code).toBe('import.notUnderWay');
    expect((await ines.steer(id, 'BRING_IN')).reasons[0].code).toBe('import.state');
    await neverHalf(id, () => ines.steer(id, 'GO_ON'));
    expect((await ines.until(id, 'DONE')).formats[0].counts.items).toBe(4_000);
  });

  it('one that the end of the process cut off in the middle of writing is found interrupted, and goes on', async () => {
    const id = await ines.handed([['many.json', manyKites(6_000, 'M')]]);
    const before = await skills();
    await ines.steer(id, 'BRING_IN', true);
    const { imports } = here.house;
    for (let step = null; step !== 'writing'; step = imports.progress(decodeId(id).id)?.phase ?? null)
      await new Promise((resume) => setTimeout(resume, 1));
    await restart();
    expect(await ines.look(id)).toMatchObject({ state: 'INTERRUPTED', canGoOn: true, wasBringingIn: true });
    expect(await skills()).toEqual(before);
    await neverHalf(id, () => ines.steer(id, 'GO_ON'));
    expect((await ines.until(id, 'DONE')).formats[0].counts).toMatchObject({ items: 6_000, added: 6_000 });
    expect(isKept(id)).toBe(false);
  });

  it('what was given up is thrown away and cannot go on', async () => {
    const id = await ines.handed([['kites.json', kites({ K9: 'Repair a kite.' }, '9')]]);
    expect((await ines.steer(id, 'GIVE_UP')).import).toMatchObject({ state: 'STOPPED', canGoOn: false, canBringIn: false });
    expect(isKept(id)).toBe(false);
    expect((await ines.steer(id, 'GO_ON')).reasons[0].code).toBe('import.state');
  });

  it('what nobody went on with for a week is thrown away at the next start, and what nobody knows at once', async () => {
    const id = await ines.handed([['kites.json', kites({ K8: 'Fold a kite.' }, '8')]]);
    await restart({ ...importLimits, keptFor: -1 });
    expect(await ines.look(id)).toMatchObject({ state: 'STOPPED', canGoOn: false });
    expect(readdirSync(folder())).toEqual([]);
    await restart();
  });

  it('of two that are handed in at once one waits for the other', async () => {
    const [first, second] = await Promise.all([
      ines.hand([['a.json', manyKites(2_000)]]),
      ines.hand([['b.json', kites({ K7: 'Paint a kite.' }, '7')]]),
    ]);
    const states = (await Promise.all([ines.look(first.body.id), ines.look(second.body.id)])).map(({ state }) => state);
    expect(states).not.toEqual(['READING', 'READING']);
    await ines.until(first.body.id, 'READY');
    await ines.until(second.body.id, 'READY');

    // Brought in at once too, they come one after the other, and the later one is what stands.
    const ids: string[] = [first.body.id, second.body.id];
    for (const id of ids) await ines.steer(id, 'BRING_IN', true);
    for (
      let now: string[] = [];
      now.join() !== 'DONE,DONE';
      now = (await Promise.all(ids.map(ines.look))).map(({ state }) => state)
    )
      expect(now).not.toEqual(['LOADING', 'LOADING']);
    expect(await skills()).toEqual(['Paint a kite.']);
  });
});
