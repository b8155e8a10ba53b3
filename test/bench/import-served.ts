// A server with a visitor while the largest framework comes in: by the command line's way, and by a curator's import in the portal.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import { makeLog, openHouse, serve, withPort } from '../../packages/api/src/main.ts';
import { readSettings } from '../../packages/api/src/settings.ts';
import { gatherApart } from '../../packages/api/src/write/frameworks/gather-apart.ts';
import { importFiles } from '../../packages/api/src/write/frameworks/import-files.ts';
import { instantOf } from '../../packages/core/src/terms/index.ts';
import { dataFiles, escoFolders, isWholeEsco, shelf } from '../graph/published-data.ts';
import { curator } from '../server/handing-in.ts';
import { visit } from '../server/visit.ts';
import type { Measure } from './bench.ts';

type Values = Awaited<ReturnType<Measure['run']>>;

/** The import in the process of a server, as the command line does it; whoever asks that server meanwhile is answered. */
export async function whileServed(folder: string): Promise<Values> {
  const settings = await withPort(
    readSettings({ PORT: '0', SKILLWEAVE_DATA: mkdtempSync(join(folder, 'house-')), LOG_LEVEL: 'silent' }),
  );
  const house = await openHouse(settings, { log: makeLog(settings), shelf });
  const served = await serve(house);
  try {
    const { seconds, ...meanwhile } = await answering(served.url, async () => {
      const files = dataFiles(...escoFolders);
      const clock = () => instantOf(Date.now());
      const { imports } = await importFiles({ graph: house.graph, files, by: 'a benchmark', clock, gather: gatherApart });
      assert.deepEqual(
        imports.map(({ outcome }) => outcome),
        ['loaded'],
      );
    });
    await isWholeEsco(house.graph);
    const peak = process.resourceUsage().maxRSS / 1024;
    return [{ value: 'seconds', is: seconds, atMost: 30 }, { value: 'peak MB', is: peak, atMost: 1_024 }, ...told(meanwhile, '')];
  } finally {
    await served.close();
  }
}

/** The same files as a curator hands them in, by the doors alone: uploaded, read for the preview, brought in, looked at every second. */
export async function byACurator(): Promise<Values> {
  const here = await visit({}, { shelf });
  try {
    const url = await here.app.listen({ port: 0, host: '127.0.0.1' });
    const ines = await curator(here, 'Ines');
    const handed = await Promise.all(
      dataFiles(...escoFolders).map(async ({ name, bytes }) => [name, await buffer(Readable.from(bytes()))] as const),
    );
    const through = async (id: string) => {
      for (;;) {
        await wait(1_000);
        const { state } = await ines.look(id);
        if (!['WAITING', 'READING', 'LOADING'].includes(state)) return state as string;
      }
    };
    let id = '';
    const reading = await answering(url, async () => {
      const { status, body } = await ines.hand(handed);
      assert.equal(status, 201, 'the files are taken in');
      id = body.id;
      assert.equal(await through(id), 'READY');
    });
    const loading = await answering(url, async () => {
      await ines.steer(id, 'BRING_IN');
      assert.equal(await through(id), 'DONE');
    });
    await isWholeEsco(here.house.graph);
    return [
      { value: 'seconds to hand in and read', is: reading.seconds },
      ...told(reading, ' while it is read'),
      { value: 'seconds to bring in', is: loading.seconds },
      ...told(loading, ' while it is brought in'),
    ];
  } finally {
    await here.end();
  }
}

type Meanwhile = { readonly took: readonly number[]; readonly pause: number };

const told = ({ took, pause }: Meanwhile, when: string): Values => [
  { value: `p95 ms of an answer${when || ' meanwhile'}`, is: took[Math.floor(took.length * 0.95)] ?? 0, atMost: 200 },
  { value: `longest pause in ms${when}`, is: pause },
  { value: `answers${when || ' meanwhile'}`, is: took.length },
];

/** Does the work while a visitor in another thread asks the server again and again; how long each answer took, in order of length. */
async function answering(url: string, work: () => Promise<void>): Promise<Meanwhile & { readonly seconds: number }> {
  const visitor = new Worker(new URL('./import-visitor.ts', import.meta.url), { workerData: { url: `${url}/graphql` } });
  const loop = monitorEventLoopDelay({ resolution: 5 });
  try {
    loop.enable();
    const begun = performance.now();
    await work();
    const seconds = (performance.now() - begun) / 1000;
    loop.disable();
    const answers = once(visitor, 'message') as Promise<[number[]]>;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    visitor.postMessage('enough');
    const [took] = await answers;
    assert.ok(took.length > 20, 'the visitor was answered often enough to tell');
    return { seconds, took: took.toSorted((a, b) => a - b), pause: loop.max / 1e6 };
  } finally {
    await visitor.terminate();
  }
}
