// One whole Skillweave for the browser tests: the real start script, on a free port, with a town of its own.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    portal: { address: string; folder: string; elsewhere: Elsewhere };
  }
}

/** The one other place the town may ask: a test may listen there, as some issuer on the web would. */
export type Elsewhere = { port: number; key: string; cert: string };

const root = join(import.meta.dirname, '../..');

export default async function setup(project: TestProject) {
  if (!existsSync(join(root, 'packages/portal/build/handler.js')))
    throw new Error('The portal is not built. "npm test" builds it; alone: npm run pretest');
  const folder = mkdtempSync(join(tmpdir(), 'skillweave-portal-'));
  const elsewhere = { port: await freePort(), ...(await certificate()) };
  const trusted = join(folder, 'elsewhere.pem');
  writeFileSync(trusted, elsewhere.cert);
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const { NODE_ENV: _, ...surroundings } = process.env;
  const server = spawn(process.execPath, ['--conditions=source', 'scripts/start.ts'], {
    cwd: root,
    env: {
      ...surroundings,
      PORT: String(port),
      SKILLWEAVE_DATA: folder,
      LOG_LEVEL: 'error',
      DEMO: '1',
      OUTSIDE_ALLOW: `https://127.0.0.1:${elsewhere.port}`,
      NODE_EXTRA_CA_CERTS: trusted,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  server.stdout.on('data', (words) => said.push(String(words)));
  server.stderr.on('data', (words) => said.push(String(words)));
  try {
    await ready(address, server);
  } catch (error) {
    await stop(server);
    throw new Error(`The server did not start. It said:\n${said.join('')}`, { cause: error });
  }
  project.provide('portal', { address, folder, elsewhere });
  return async () => {
    await stop(server);
    rmSync(folder, { recursive: true, force: true });
  };
}

async function ready(address: string, server: ChildProcess) {
  const giveUp = Date.now() + 120_000;
  while (Date.now() < giveUp) {
    if (server.exitCode !== null) throw new Error(`it ended with ${server.exitCode}`);
    const answer = await fetch(`${address}/health/ready`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error('it was not ready within two minutes');
}

/** Asks it to stop and waits until it has; a test run leaves nothing behind. */
function stop(server: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (server.exitCode !== null) return done();
    const insist = setTimeout(() => server.kill('SIGKILL'), 15_000);
    server.once('exit', () => (clearTimeout(insist), done()));
    server.kill('SIGTERM');
  });
}

async function certificate(): Promise<Omit<Elsewhere, 'port'>> {
  const made = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
    ],
  });
  return { key: made.private, cert: made.cert };
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (typeof address === 'object' && address ? done(address.port) : fail(new Error('no port'))));
    });
  });
}
