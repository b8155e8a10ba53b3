// Every setting: its meaning, its default, what makes it wrong. The only reader of the environment.
import { resolve } from 'node:path';
import type { GraphSettings } from './graph/open.ts';

export type Settings = {
  /** PORT: where to listen; 0 takes any free one. */
  readonly port: number;
  /** HOST: which of this machine's addresses to listen on. */
  readonly host: string;
  /** PUBLIC_URL: the address people know us by, without a slash at its end. */
  readonly publicUrl: string;
  /** SKILLWEAVE_DATA: the folder for everything we keep. */
  readonly folder: string;
  /** GRAPH_URL, GRAPH_USER, GRAPH_PASSWORD, GRAPH_DATABASE. */
  readonly graph: GraphSettings;
  /** ACCOUNTS_URL: null means a file in the folder. */
  readonly accountsUrl: string | null;
  /** OIDC_ISSUERS: whose tokens we take besides our own. */
  readonly oidcIssuers: readonly string[];
  /** KEYRING_PASSPHRASE: seals the signing keys; null only in the demo, which makes one. */
  readonly keyringPassphrase: string | null;
  /** DEMO: invented people, sign-in with one click. */
  readonly demo: boolean;
  /** NODE_ENV=development, or the demo: the schema may be asked about itself. */
  readonly open: boolean;
  /** VC_API_OPEN=loopback: a conformance client on this machine may issue, with throw-away keys. */
  readonly vcApiOpen: boolean;
  /** OUTSIDE_ALLOW: origins the guarded fetch may reach besides public https ones. */
  readonly outsideAllow: readonly string[];
  /** MAIL_FOLDER: where a mail server picks up what is to be sent; null when no e-mail is sent. */
  readonly mailFolder: string | null;
  /** TRUSTED_PROXIES: whose word about the visitor's address and scheme we take. */
  readonly trustedProxies: readonly string[];
  /** LOG_LEVEL: info, or warn in the demo, whose screen is for people. */
  readonly logLevel: (typeof logLevels)[number];
};

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;

export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment this process was given. */
export const environment = (): Environment => process.env;

/** A setting that stops the start: which one, what is wrong with it, and one that would do. */
export class BadSetting extends Error {
  readonly setting: string;
  constructor(setting: string, fault: string, example: string) {
    super(`${setting} ${fault}. For example: ${example}`);
    this.name = 'BadSetting';
    this.setting = setting;
  }
}

/**
 * Reads and checks all settings; an empty value counts as not set.
 * @throws BadSetting for the first one that is wrong.
 */
export function readSettings(from: Environment = environment()): Settings {
  const given = (name: string) => from[name]?.trim() || null;

  const port = readPort(given('PORT') ?? '4000');
  const host = given('HOST') ?? '127.0.0.1';
  if (/[\s/:]/.test(host) && !/^[0-9a-f:]+$/i.test(host))
    throw new BadSetting('HOST', 'is not a host name or an address', 'HOST=127.0.0.1');
  const publicUrl = readPublicUrl(given('PUBLIC_URL') ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`);
  const folder = resolve(given('SKILLWEAVE_DATA') ?? 'data');
  const graph = readGraph(given, folder);
  const loopback = isLoopback(host);
  const development = given('NODE_ENV') === 'development';
  const demo = readDemo(given('DEMO'), graph.url === 'embedded:', loopback);
  const keyringPassphrase = given('KEYRING_PASSPHRASE');
  if (!demo && keyringPassphrase === null)
    throw new BadSetting(
      'KEYRING_PASSPHRASE',
      'is needed to seal the signing keys',
      'KEYRING_PASSPHRASE="four or five unlikely words"',
    );
  if (keyringPassphrase !== null && keyringPassphrase.length < 12)
    throw new BadSetting(
      'KEYRING_PASSPHRASE',
      'is shorter than 12 characters',
      'KEYRING_PASSPHRASE="four or five unlikely words"',
    );

  return {
    port,
    host,
    publicUrl,
    folder,
    graph,
    accountsUrl: readAccounts(given('ACCOUNTS_URL')),
    oidcIssuers: readOrigins('OIDC_ISSUERS', given('OIDC_ISSUERS'), loopback, 'https://login.example.edu'),
    keyringPassphrase,
    demo,
    open: demo || development,
    vcApiOpen: readVcApi(given('VC_API_OPEN'), loopback && isLoopback(new URL(publicUrl).hostname), given('TRUSTED_PROXIES')),
    outsideAllow: readOutside(given('OUTSIDE_ALLOW'), loopback),
    mailFolder: given('MAIL_FOLDER') === null ? null : resolve(given('MAIL_FOLDER') ?? ''),
    trustedProxies: words(given('TRUSTED_PROXIES')).map(readProxy),
    logLevel: readLevel(given('LOG_LEVEL') ?? (demo ? 'warn' : 'info')),
  };
}

/**
 * OUTSIDE_ALLOW alone, for commands that need nothing else.
 * @throws BadSetting when it, or the HOST it depends on, is wrong.
 */
export function readOutsideAllow(from: Environment): readonly string[] {
  return readOutside(from['OUTSIDE_ALLOW']?.trim() || null, isLoopback(from['HOST']?.trim() || '127.0.0.1'));
}

/** Our address, and its other names on this machine: a browser may say localhost where we say 127.0.0.1. */
export function ownOrigins(publicUrl: string): string[] {
  const { protocol, hostname, port } = new URL(publicUrl);
  const names = ['localhost', '127.0.0.1', '[::1]'];
  return names.includes(hostname) ? names.map((name) => `${protocol}//${name}${port ? `:${port}` : ''}`) : [publicUrl];
}

/** What the portal's handler reads from the environment, put there before it is loaded. */
export function tellPortal({ api, key }: { readonly api: string; readonly key: string }): void {
  Object.assign(process.env, {
    PROTOCOL_HEADER: 'x-forwarded-proto',
    ADDRESS_HEADER: 'x-skillweave-address',
    // The largest that any page hands on; `rest/portal.ts` holds all others to what a badge needs.
    BODY_SIZE_LIMIT: '610M',
    SKILLWEAVE_API: api,
    SKILLWEAVE_PORTAL_KEY: key,
  });
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

const words = (text: string | null) => (text ?? '').split(/[\s,]+/).filter((word) => word !== '');

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new BadSetting('PORT', 'is not a number from 0 to 65535', 'PORT=4000');
  return port;
}

function readPublicUrl(text: string): string {
  const url = readUrl(text);
  const plain = url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username;
  if (!url || !plain)
    throw new BadSetting('PUBLIC_URL', 'is not an http or https address without a path', 'PUBLIC_URL=https://skills.example.edu');
  return url.origin;
}

function readGraph(given: (name: string) => string | null, folder: string): GraphSettings {
  const url = given('GRAPH_URL') ?? 'embedded:';
  if (url !== 'embedded:' && !/^(neo4j|bolt)(\+s|\+ssc)?:\/\/[^\s/@]+\/?$/.test(url))
    throw new BadSetting(
      'GRAPH_URL',
      'is neither embedded: nor an address of Neo4j (user and password are settings of their own)',
      'GRAPH_URL=neo4j://localhost:7687',
    );
  return {
    url,
    folder: resolve(folder, 'graph'),
    user: given('GRAPH_USER') ?? undefined,
    password: given('GRAPH_PASSWORD') ?? undefined,
    database: given('GRAPH_DATABASE') ?? undefined,
  };
}

function readDemo(text: string | null, embedded: boolean, loopback: boolean): boolean {
  if (text !== null && text !== '0' && text !== '1') throw new BadSetting('DEMO', 'is neither 0 nor 1', 'DEMO=0');
  const fits = embedded && loopback;
  if (text === '1' && !fits)
    throw new BadSetting(
      'DEMO',
      'is 1, which lets anyone sign in as anyone: it needs the embedded graph and a HOST that only this machine reaches',
      'DEMO=0',
    );
  return text === null ? fits : text === '1';
}

function readAccounts(text: string | null): string | null {
  if (text === null) return null;
  if (!/^postgres(ql)?:\/\//.test(text))
    throw new BadSetting('ACCOUNTS_URL', 'is not an address of Postgres', 'ACCOUNTS_URL=postgres://localhost/accounts');
  throw new BadSetting(
    'ACCOUNTS_URL',
    'names Postgres, which this version does not speak yet; leave it out to keep accounts in a file',
    'ACCOUNTS_URL=',
  );
}

function readOrigins(name: string, text: string | null, loopback: boolean, example: string): string[] {
  return words(text).map((word) => {
    const url = readUrl(word);
    const local = url?.protocol === 'http:' && isLoopback(url.hostname) && loopback;
    if (!url || (url.protocol !== 'https:' && !local) || url.search || url.hash || url.username)
      throw new BadSetting(name, 'holds something that is not an https address', `${name}=${example}`);
    return word.replace(/\/$/, '');
  });
}

// Behind a proxy, everybody comes from this machine: then a loopback host keeps nobody out.
function readVcApi(text: string | null, loopback: boolean, proxies: string | null): boolean {
  if (text === null) return false;
  if (text !== 'loopback') throw new BadSetting('VC_API_OPEN', 'can only be loopback', 'VC_API_OPEN=loopback');
  if (!loopback || proxies !== null)
    throw new BadSetting(
      'VC_API_OPEN',
      'needs a HOST and a PUBLIC_URL that only this machine reaches, and no proxy before it',
      'HOST=127.0.0.1 VC_API_OPEN=loopback',
    );
  return true;
}

function readOutside(text: string | null, loopback: boolean): string[] {
  if (text !== null && !loopback)
    throw new BadSetting(
      'OUTSIDE_ALLOW',
      'needs a HOST that only this machine reaches',
      'HOST=127.0.0.1 OUTSIDE_ALLOW=http://127.0.0.1:40777',
    );
  return words(text).map((word) => {
    const url = readUrl(word);
    const local = url?.protocol === 'http:' && isLoopback(url.hostname.replace(/^\[(.*)\]$/, '$1'));
    if (!url || url.origin !== word || (url.protocol !== 'https:' && !local))
      throw new BadSetting(
        'OUTSIDE_ALLOW',
        'holds something that is neither an https origin nor an http one on this machine',
        'OUTSIDE_ALLOW=http://127.0.0.1:40777',
      );
    return url.origin;
  });
}

function readProxy(word: string): string {
  if (!/^[0-9a-f:.]+(\/\d{1,3})?$/i.test(word))
    throw new BadSetting('TRUSTED_PROXIES', 'holds something that is not an address or a range', 'TRUSTED_PROXIES=10.0.0.0/8');
  return word;
}

function readLevel(text: string): Settings['logLevel'] {
  const level = logLevels.find((each) => each === text);
  if (!level) throw new BadSetting('LOG_LEVEL', `is none of ${logLevels.join(', ')}`, 'LOG_LEVEL=info');
  return level;
}

function readUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}
