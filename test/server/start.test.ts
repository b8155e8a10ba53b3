// Starting and stopping for real: what is said when it cannot start, and that it ends when it is told to.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'skillweave-start-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Run = {
  readonly ended: Promise<number | null>;
  words(): string;
  says(what: RegExp): Promise<void>;
  stop(signal: NodeJS.Signals): void;
};

/** Starts it as `npm start` would, with only these settings. */
function start(settings: Record<string, string>): Run {
  const env = { PATH: process.env.PATH ?? '', SKILLWEAVE_DATA: folder, PORT: '0', ...settings };
  const child = spawn(process.execPath, ['--conditions=source', 'scripts/start.ts'], { cwd: root, env });
  let words = '';
  child.stdout.on('data', (chunk: Buffer) => (words += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (words += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return {
    ended,
    words: () => words,
    says: (what) =>
      new Promise((resolve, reject) => {
        const look = setInterval(() => what.test(words) && (clearInterval(look), resolve()), 50);
        void ended.then(() => (clearInterval(look), reject(new Error(`it ended, saying: ${words}`))));
      }),
    stop: (signal) => void child.kill(signal),
  };
}

const addressIn = (words: string) => /Skillweave is at (\S+)/.exec(words)?.[1] ?? '';

describe('it does not start', () => {
  const cases: [string, () => Promise<Record<string, string>>, RegExp][] = [
    ['with a bad setting', async () => ({ PORT: 'http' }), /^Skillweave did not start: PORT .+ For example: PORT=4000\n$/],
    [
      'as a demo for others',
      async () => ({ DEMO: '1', HOST: '0.0.0.0' }),
      /^Skillweave did not start: DEMO .+ For example: DEMO=0\n$/,
    ],
    [
      'in a folder that is a file',
      async () => ({ SKILLWEAVE_DATA: join(root, 'package.json') }),
      /^Skillweave did not start: .+package\.json/,
    ],
  ];
  it.each(cases)('%s', async (_name, settings, said) => {
    const run = start(await settings());
    expect(await run.ended).toBe(1);
    expect(run.words()).toMatch(said);
    expect(run.words().trim().split('\n')).toHaveLength(1);
  });

  it('on a port that something else uses', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const run = start({ PORT: String(port), SKILLWEAVE_DATA: mkdtempSync(join(folder, 'busy-')) });
    expect(await run.ended).toBe(1);
    expect(run.words()).toContain(`something else listens on port ${port}. Stop it, or set PORT`);
    other.close();
  });
});

it('the first start makes the town, a second on the same folder is told why not, TERM ends it, and the town is still there', async () => {
  const data = { SKILLWEAVE_DATA: join(folder, 'town') };
  const first = start(data);
  await first.says(/Ctrl \+ C/);
  expect(first.words()).toMatch(/The town is here/);
  const address = addressIn(first.words());
  expect((await fetch(`${address}/health/ready`)).status).toBe(200);

  const second = start(data);
  expect(await second.ended).toBe(1);
  expect(second.words()).toContain('another Skillweave uses this folder');

  first.stop('SIGTERM');
  expect(await first.ended).toBe(0);

  const again = start(data);
  await again.says(/Ctrl \+ C/);
  expect(again.words()).not.toMatch(/The town is here/);
  const body = JSON.stringify({ query: '{ demoPeople { email } frameworks { nodes { name } } }' });
  const answer = await fetch(`${addressIn(again.words())}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  const { data: found } = (await answer.json()) as { data: { demoPeople: object[]; frameworks: { nodes: object[] } } };
  expect([found.demoPeople.length > 10, found.frameworks.nodes.length]).toEqual([true, 2]);
  again.stop('SIGINT');
  expect(await again.ended).toBe(0);
}, 180_000);
