// A real Neo4j for the tests: found under GRAPH_URL, or started from Maven artefacts in a temporary home.
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { openEngine } from '../../packages/api/src/graph/open.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');
const recipe = join(root, 'graph/neo4j');

/** Where to connect. Without a user the server asks for no sign-in. */
export type Address = { url: string; user?: string | undefined; password?: string | undefined; database?: string | undefined };
export type Neo4j = { address: Address; version: string; stop(): Promise<void> };

/**
 * The server named by GRAPH_URL when that is one, otherwise one of our own.
 * @throws Error saying in one sentence why there is none and what to install.
 */
export async function startNeo4j(environment: NodeJS.ProcessEnv = process.env): Promise<Neo4j> {
  const url = environment['GRAPH_URL'] ?? '';
  if (/^(neo4j|bolt)/.test(url)) {
    const address = {
      url,
      user: environment['GRAPH_USER'],
      password: environment['GRAPH_PASSWORD'],
      database: environment['GRAPH_DATABASE'],
    };
    return { address, version: await greet(address), stop: async () => {} };
  }
  const java = await findJava(environment);
  return await launch(java, await classPath(java));
}

async function launch(java: Java, path: string): Promise<Neo4j> {
  const home = mkdtempSync(join(tmpdir(), 'skillweave-neo4j-'));
  const port = await freePort();
  const child = spawn(java.command, [...flags(java), '-cp', path, join(recipe, 'Boot.java'), home, String(port)], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let said = '';
  const hear = (bytes: Buffer) => (said = (said + bytes.toString()).slice(-4000));
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const left = new Promise<void>((leave) => child.once('close', () => leave()));
  const stop = async () => {
    await end(child, left);
    rmSync(home, { recursive: true, force: true });
  };
  const address = { url: `bolt://127.0.0.1:${port}` };
  try {
    const version = await Promise.race([
      answering(address),
      left.then(() => Promise.reject(new Error(`Java ${java.version} ended before Neo4j answered: ${lastWords(said)}`))),
    ]);
    return { address, version, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Waits for an answer to a question, not for an open port. */
async function answering(address: Address): Promise<string> {
  const patience = Date.now() + 120_000;
  for (;;) {
    try {
      return await greet(address);
    } catch (error) {
      if (Date.now() > patience) throw new Error(`Neo4j did not answer within two minutes: ${String(error)}`, { cause: error });
      await wait(200);
    }
  }
}

async function greet(address: Address): Promise<string> {
  const engine = await openEngine({ ...address, folder: '' });
  try {
    const [row] = await engine.read(
      "CALL dbms.components() YIELD name, versions, edition RETURN name + ' ' + versions[0] + ' ' + edition AS version",
      {},
    );
    return String(row?.['version']);
  } finally {
    await engine.close();
  }
}

async function end(child: ChildProcess, left: Promise<void>) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const patience = new AbortController();
  const ended = await Promise.race([left.then(() => true), wait(20_000, false, { signal: patience.signal, ref: false })]);
  patience.abort();
  if (ended) return;
  child.kill('SIGKILL');
  await left;
}

type Java = { command: string; version: number };

/** Neo4j 5.26 asks for 17 or 21; 25 was tried and runs it too. The newest of the asked-for ones first. */
const liked = [21, 17, 25, 24, 23, 22];

async function findJava(environment: NodeJS.ProcessEnv): Promise<Java> {
  const homes = [
    environment['JAVA_HOME'] ?? '',
    ...globSync('/usr/lib/jvm/*'),
    ...globSync('/Library/Java/JavaVirtualMachines/*/Contents/Home'),
  ];
  const places = [...homes.filter(Boolean).map((home) => join(home, 'bin')), ...(environment['PATH'] ?? '').split(delimiter)];
  const commands = [...new Set(places.map((place) => join(place, 'java')).filter((command) => existsSync(command)))];
  const found = await Promise.all(commands.map(async (command) => ({ command, version: await versionOf(command) })));
  const rank = ({ version }: Java) => liked.indexOf(version);
  const [best] = found.filter((java) => rank(java) >= 0).toSorted((a, b) => rank(a) - rank(b));
  if (best) return best;
  const seen = found.map(({ version }) => version).join(', ') || 'none';
  throw new Error(
    `no fitting Java was found (wanted 17 or 21 to 25, found ${seen}); install openjdk-17-jdk-headless or set JAVA_HOME`,
  );
}

async function versionOf(command: string): Promise<number> {
  try {
    const { stderr } = await run(command, ['-version']);
    return Number(/version "(\d+)/.exec(stderr)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

const opened = ['java.nio', 'java.io', 'sun.nio.ch', 'java.util.concurrent', 'java.lang'];

const flags = ({ version }: Java) => [
  '-Xmx1g',
  '-XX:+UseSerialGC',
  ...opened.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
  ...(version >= 22
    ? ['--enable-native-access=ALL-UNNAMED', '--sun-misc-unsafe-memory-access=allow'].slice(0, version >= 24 ? 2 : 1)
    : []),
];

/** The artefacts on disk, asked of Maven once for each recipe. */
async function classPath(java: Java): Promise<string> {
  const pom = join(recipe, 'pom.xml');
  const cache = join(root, 'node_modules/.cache/skillweave');
  const kept = join(cache, `neo4j-${createHash('sha256').update(readFileSync(pom)).digest('hex').slice(0, 16)}.txt`);
  const known = existsSync(kept) ? readFileSync(kept, 'utf8').trim() : '';
  if (known && known.split(delimiter).every((jar) => existsSync(jar))) return known;
  mkdirSync(cache, { recursive: true });
  const fresh = `${kept}.${process.pid}`;
  const goal = ['-B', '-q', '-f', pom, 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath'];
  try {
    await run('mvn', [...goal, '-DincludeScope=runtime', `-Dmdep.outputFile=${fresh}`], {
      timeout: 600_000,
      maxBuffer: 1 << 26,
      env: { ...process.env, JAVA_HOME: join(java.command, '../..') },
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new Error('Maven (mvn) was not found; install the package maven', { cause: error });
    throw new Error(`Maven could not fetch Neo4j: ${lastWords(error instanceof Error ? error.message : String(error))}`, {
      cause: error,
    });
  }
  const path = readFileSync(fresh, 'utf8').trim();
  // Renamed when whole, so that a second run never reads half of it.
  writeFileSync(fresh, path);
  renameSync(fresh, kept);
  return path;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

const lastWords = (said: string) => said.trim().split('\n').slice(-3).join(' ').slice(-600) || 'it said nothing';
