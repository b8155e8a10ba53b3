// Wires one Skillweave together, listens, and takes it apart again without losing anything.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { day, instantOf } from '@skillweave/core/terms';
import { makeMemory } from '@skillweave/core/verify';
import { pino, type Logger } from 'pino';
import type { Operating } from './access/asking.ts';
import { makeTokens } from './access/tokens.ts';
import { operator } from './access/viewer.ts';
import { openAccounts } from './accounts/accounts.ts';
import { restoringPath } from './backup/folder.ts';
import { GraphFailure } from './graph/graph.ts';
import { learnerKeysPath } from './at-rest/learner-keys.ts';
import { openAtRest, type AtRest } from './at-rest/at-rest.ts';
import { sealEarlier } from './at-rest/earlier.ts';
import { openGraph } from './graph/open.ts';
import type { Shelf } from './graph/shelf.ts';
import type { House } from './house.ts';
import { makeImports } from './imports/imports.ts';
import { openKeyring, type Keyring } from './keys/keyring.ts';
import { openLookKeeper } from './looks/keeper.ts';
import { makeOutbox } from './mail/outbox.ts';
import { makeOutside, type Outside } from './outside/outside.ts';
import { makeRateLimits } from './rate-limits.ts';
import { isInUse } from './read/organizations.ts';
import type { PortalHandler } from './rest/portal.ts';
import { openFinder } from './search/open.ts';
import { makeServer } from './server.ts';
import { tellPortal, type Settings } from './settings.ts';
import { makeUploads } from './uploads.ts';
import { makeErasure } from './write/erase/erasure.ts';
import { registerPerson } from './write/people.ts';
import { renewStatusLists } from './write/status-lists.ts';
import { sweepRemoved } from './write/sweep-removed.ts';

const slow = 250;

type Opening = {
  /** For tests: where log lines go, a shelf with questions of their own on it, and a way out that leads nowhere. */
  readonly log?: Logger;
  readonly shelf?: Shelf;
  readonly outside?: Outside;
  /** Opened by a restore itself, whose last step it is; for anybody else a place that is being restored stays shut. */
  readonly restoring?: boolean;
};

/** Opens everything that is kept; `closeHouse` undoes it. @throws GraphFailure when the store cannot be opened. */
export async function openHouse(settings: Settings, opened: Opening = {}): Promise<House> {
  const { log = makeLog(settings), shelf, outside, restoring = false } = opened;
  if (!restoring && existsSync(restoringPath(settings.folder)))
    throw new GraphFailure('unavailable', 'a restore was begun here and is not done; run it again');
  const atRest = openAtRest(learnerKeysPath(settings.folder));
  const opening = openGraph(settings.graph, {
    ...(shelf && { shelf }),
    sealing: atRest.sealing,
    listener: ({ file, milliseconds, rows }) => {
      if (milliseconds >= slow) log.warn({ file, milliseconds: Math.round(milliseconds), rows }, 'slow statement');
    },
  });
  const graph = await opening.catch((error: unknown) => {
    atRest.close();
    throw error;
  });
  const operating = (task: string): Operating => ({ graph, operator: operator(task), now: instantOf(Date.now()) });
  try {
    const { folder, publicUrl, demo } = settings;
    const [accounts, keyring] = await Promise.all([
      openAccounts({ folder, publicUrl, demo, register: (somebody) => registerPerson(operating('registering'), somebody) }),
      openKeyring({ folder, passphrase: settings.keyringPassphrase, inUse: await isInUse(operating('opening')) }),
    ]);
    if (keyring.closedBecause) log.error({ because: keyring.closedBecause }, 'nothing can be signed; checking still works');
    await unlock(atRest, keyring);
    if (keyring.closedBecause === null) await sealEarlier(operating('sealing documents'), atRest);
    const looks = await openLookKeeper({ graph, keyring, folder, log });
    const uploads = makeUploads();
    const erasure = makeErasure({ graph, atRest, keyring, looks, accounts, uploads, log, folder });
    // What was cut off, and whoever an older backup brought back.
    if (keyring.closedBecause === null) await erasure.eraseAgain([]);
    const finder = openFinder(graph, log);
    const imports = makeImports({ graph, folder: join(folder, 'imports'), log, searchChanged: finder.searchChanged });
    await imports.open();
    const tokens = makeTokens({ ownIssuer: publicUrl, ownKeys: () => accounts.keySet(), outside: settings.oidcIssuers });
    return {
      settings,
      graph,
      door: { accounts, tokens },
      keyring,
      atRest,
      looks,
      uploads,
      erasure,
      imports,
      finder,
      memory: makeMemory(),
      outside: outside ?? makeOutside({ allow: settings.outsideAllow, log }),
      outbox: makeOutbox({ demo, folder: settings.mailFolder, from: `skillweave@${new URL(publicUrl).hostname}` }),
      limits: makeRateLimits(),
      log,
      portalKey: randomBytes(24).toString('base64url'),
    };
  } catch (error) {
    await graph.close();
    atRest.close();
    throw error;
  }
}

// Documents open with the keyring, and stay closed with it.
async function unlock(atRest: AtRest, keyring: Keyring): Promise<void> {
  if (keyring.closedBecause !== null) return atRest.lock(keyring.closedBecause);
  if (!keyring.has('rest') && atRest.isInUse())
    return atRest.lock('the keyring is older than the keys of documents; put both back from one backup');
  if (!keyring.has('rest')) await keyring.makeFor('rest');
  atRest.unlock(keyring.wrapperFor('rest'));
}

export async function closeHouse({ graph, door, outside, imports, looks, atRest, erasure }: House): Promise<void> {
  await erasure.close();
  await imports.close();
  await looks.close();
  outside.close();
  door.accounts.close();
  await graph.checkpoint();
  await graph.close();
  atRest.close();
}

export type Served = { readonly url: string; readonly hasPortal: boolean; close(): Promise<void> };

/** Serves a house until `close`, which waits for answers under way and then closes the house too. */
export async function serve(house: House): Promise<Served> {
  await makePublisher(house);
  const renewing = await keepListsFresh(house);
  const sweeping = await keepSweeping(house);
  const { port, host } = house.settings;
  tellPortal({ api: `http://${reachable(host)}:${port}`, key: house.portalKey });
  const handler = await loadPortal();
  const app = await makeServer(house, handler);
  await app.listen({ port, host });
  // Made ready now, so that the first to look for something need not wait for it.
  void house.finder.upToDate().catch((error: unknown) => house.log.warn({ error }, 'search is not ready yet'));
  return {
    url: house.settings.publicUrl,
    hasPortal: handler !== null,
    close: async () => {
      clearInterval(renewing);
      clearInterval(sweeping);
      await app.close();
      await closeHouse(house);
    },
  };
}

// The publisher of records needs a key before anybody signs one. Made once, in the open, and only where nothing was lost.
async function makePublisher({ keyring, log }: House): Promise<void> {
  if (keyring.closedBecause !== null || keyring.has('skillweave')) return;
  const { did } = await keyring.makeFor('skillweave');
  log.warn({ did }, 'made the key that records are published with; keep the keyring in your backups');
}

// Status lists are signed for a time: at every start and twice a day, those that would soon be too old are signed anew.
async function keepListsFresh({ graph, keyring, log }: House): Promise<NodeJS.Timeout> {
  const renew = async () => {
    const operating = { graph, operator: operator('renewing status lists'), now: instantOf(Date.now()) };
    const renewed = await renewStatusLists(operating, keyring).catch((error: unknown) =>
      log.error({ error }, 'lists not renewed'),
    );
    if (renewed) log.info({ renewed }, 'signed status lists anew');
  };
  await renew();
  return setInterval(() => void renew(), day / 2).unref();
}

// What owners removed goes for good 30 days later: looked for at every start and every hour.
async function keepSweeping({ graph, log }: House): Promise<NodeJS.Timeout> {
  const sweep = async () => {
    const removed = await sweepRemoved({ graph, now: instantOf(Date.now()) }).catch((error: unknown) =>
      log.error({ error }, 'what was removed is not swept away'),
    );
    if (removed) log.info({ removed }, 'swept away what was removed 30 days ago');
  };
  await sweep();
  return setInterval(() => void sweep(), day / 24).unref();
}

/** PORT=0 as a real port: addresses are written into what we sign, so it must be known before anything is made. */
export async function withPort(settings: Settings): Promise<Settings> {
  if (settings.port !== 0) return settings;
  const port = await new Promise<number>((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, settings.host, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
  const url = new URL(settings.publicUrl);
  return { ...settings, port, publicUrl: url.port === '0' ? `${url.protocol}//${url.hostname}:${port}` : settings.publicUrl };
}

export const portalBuild = join(import.meta.dirname, '../../portal/build/handler.js');

async function loadPortal(): Promise<PortalHandler | null> {
  if (!existsSync(portalBuild)) return null;
  const built = (await import(pathToFileURL(portalBuild).href)) as { handler: PortalHandler };
  return built.handler;
}

// What listens everywhere is reached from here by the loopback address.
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

/** Lines of JSON on stderr, so that stdout stays for words and for `--json`. */
export function makeLog({ logLevel }: Pick<Settings, 'logLevel'>): Logger {
  return pino({ level: logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
}
