// `doctor`: looks at settings, store, keys and ports, and says what is wrong and how to mend it.
import { constants, existsSync, statSync } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { instantOf } from '@skillweave/core/terms';
import { operator } from '../access/viewer.ts';
import { keyringPath, openKeyring, passphrasePath } from '../keys/keyring.ts';
import { portalBuild } from '../main.ts';
import { isInUse } from '../read/organizations.ts';
import { BadSetting, readSettings, type Settings } from '../settings.ts';
import { lookInside } from '../store.ts';
import { WrongUse, type Command } from './command.ts';

/** `unsure`: could not be looked at, which is not the same as well. */
type Finding = { readonly what: string; readonly state: 'well' | 'mind' | 'wrong' | 'unsure'; readonly text: string };

export const command: Command = {
  summary: 'look at settings, store, keys and ports: what is wrong and how to mend it',
  help: `npm run skillweave -- doctor [--json]

Changes nothing. Exit 1 when something is wrong.`,
  options: {},
  run: async (called) => {
    if (called.words.length > 0) throw new WrongUse('doctor takes no words.');
    const findings = await examine(() => readSettings(called.environment));
    const lines = findings.map(({ what, state, text }) => `${state.padEnd(6)} ${what.padEnd(9)} ${text}`);
    return { text: lines.join('\n'), json: { findings }, no: findings.some(({ state }) => state === 'wrong') };
  },
};

async function examine(read: () => Settings): Promise<Finding[]> {
  const node = finding('node', 'well', `${process.version} on ${process.platform} ${process.arch}`);
  let settings: Settings;
  try {
    settings = read();
  } catch (error) {
    if (!(error instanceof BadSetting)) throw error;
    return [node, finding('settings', 'wrong', error.message)];
  }
  const mode = settings.demo ? 'the demo: anyone who reaches this address may sign in as anyone' : 'not the demo';
  const folder = await lookAtFolder(settings.folder);
  const port = await lookAtPort(settings);
  const store = folder.state === 'wrong' ? null : await lookAtStore(settings);
  const keys = await lookAtKeys(settings, store?.inUse ?? null);
  const portal = existsSync(portalBuild)
    ? finding('portal', 'well', 'is built')
    : finding('portal', 'mind', 'is not built; "npm start" builds it');
  return [
    node,
    finding('settings', 'well', `are sound; ${mode}`),
    folder,
    port,
    ...(store ? [store.finding] : []),
    ...keys,
    portal,
  ];
}

const finding = (what: string, state: Finding['state'], text: string): Finding => ({ what, state, text });

async function lookAtFolder(folder: string): Promise<Finding> {
  try {
    if (!existsSync(folder)) return finding('folder', 'mind', `${folder} is not there yet; the first start makes it`);
    await mkdir(folder, { recursive: true });
    await access(folder, constants.R_OK | constants.W_OK);
    return finding('folder', 'well', folder);
  } catch {
    return finding('folder', 'wrong', `${folder} cannot be written; give it to this user, or set SKILLWEAVE_DATA to another`);
  }
}

async function lookAtPort({ host, port }: Settings): Promise<Finding> {
  if (port === 0) return finding('port', 'well', 'any free one');
  const free = await new Promise<boolean>((resolve) => {
    const probe = createServer().once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
  if (free) return finding('port', 'well', `${host}:${port} is free`);
  const ours = await fetch(`http://${host}:${port}/health/live`, { signal: AbortSignal.timeout(2_000) }).then(
    (response) => response.ok,
    () => false,
  );
  if (ours) return finding('port', 'well', `a Skillweave is running at ${host}:${port}`);
  return finding('port', 'wrong', `something else listens on ${host}:${port}; stop it, or set PORT, for example PORT=4001`);
}

async function lookAtStore({ graph }: Settings): Promise<{ finding: Finding; inUse: boolean | null }> {
  if (graph.url === 'embedded:' && !existsSync(join(graph.folder, 'graph.grafeo')))
    return { finding: finding('store', 'mind', 'is not there yet; the first start makes it'), inUse: false };
  try {
    const operating = { operator: operator('doctor'), now: instantOf(Date.now()) };
    const inUse = await lookInside(graph, (opened) => isInUse({ graph: opened, ...operating }));
    return { finding: finding('store', 'well', inUse ? 'opens, and has organisations in it' : 'opens, and is empty'), inUse };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // Another process holding it is how it should be while the server runs.
    const held = message.startsWith('another Skillweave');
    return { finding: finding('store', held ? 'unsure' : 'wrong', message), inUse: null };
  }
}

async function lookAtKeys({ folder, keyringPassphrase, demo }: Settings, inUse: boolean | null): Promise<Finding[]> {
  const path = keyringPath(folder);
  if (!existsSync(path)) {
    if (inUse)
      return [
        finding(
          'keys',
          'wrong',
          `${path} is missing, and the store has issuers: nothing can be signed; put it back from a backup`,
        ),
      ];
    return [finding('keys', inUse === null ? 'unsure' : 'mind', `${path} is not there yet; the first key makes it`)];
  }
  const keyring = await openKeyring({ folder, passphrase: keyringPassphrase, inUse: true });
  const open = (statSync(path).mode & 0o077) !== 0;
  const findings = [
    keyring.closedBecause === null ? finding('keys', 'well', 'open') : finding('keys', 'wrong', keyring.closedBecause),
  ];
  if (open) findings.push(finding('keys', 'wrong', `others on this machine can read ${path}; mend it with chmod 600 ${path}`));
  if (demo && keyringPassphrase === null)
    findings.push(
      finding(
        'keys',
        'mind',
        `the demo keeps its passphrase in ${passphrasePath(folder)}; set KEYRING_PASSPHRASE for anything real`,
      ),
    );
  return findings;
}
