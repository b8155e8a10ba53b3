// One question to one host: resolved once, connected to what was judged, read up to a limit, never sent on.
import { isIP, type LookupFunction } from 'node:net';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { buildConnector, Client, type Dispatcher } from 'undici';
import type { Target } from './address.ts';
import { addressesOf, type Resolve } from './names.ts';
import { failed, type Reached, type Reason } from './reasons.ts';

/** How names become addresses, and addresses connections. A test brings its own, and stays on its machine. */
export type Wires = {
  readonly resolve: Resolve;
  readonly connect: (addresses: readonly string[], milliseconds: number) => buildConnector.connector;
};

/** Milliseconds for everything together, and bytes: of the headers, of the body as sent, of the body unpacked. */
export type ReachLimits = { readonly time: number; readonly headers: number; readonly body: number; readonly unpacked: number };

const accept =
  'application/vc, application/vc+jwt, application/did, application/did+json, application/json, application/ld+json, */*;q=0.1';

/** Asks a target that was judged. Ends when `signal` does; never throws for what the other side does. */
export async function reach(target: Target, wires: Wires, limits: ReachLimits, signal: AbortSignal): Promise<Reached> {
  try {
    signal.throwIfAborted();
    const addresses = await addressesOf(target, wires.resolve, signal);
    signal.throwIfAborted();
    return typeof addresses === 'string' ? failed(addresses) : await ask(target.url, addresses, { wires, limits, signal });
  } catch (error) {
    return failed(signal.aborted ? endedBecause(signal) : reasonOf(error));
  }
}

/** Whether the time was over, or nobody wanted it any more. */
export const endedBecause = (signal: AbortSignal): Reason =>
  signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError' ? 'tooSlow' : 'stopped';

type Around = { readonly wires: Wires; readonly limits: ReachLimits; readonly signal: AbortSignal };

async function ask(url: URL, addresses: readonly string[], { wires, limits, signal }: Around): Promise<Reached> {
  // A client of its own: a connection is never used again for another question, nor for another answer of the name servers.
  const client = new Client(url.origin, {
    connect: wires.connect(addresses, limits.time),
    allowH2: false,
    maxHeaderSize: limits.headers,
    headersTimeout: limits.time,
    bodyTimeout: limits.time,
  });
  try {
    const answer = await client.request({
      path: `${url.pathname}${url.search}`,
      method: 'GET',
      headers: { accept, 'accept-encoding': 'gzip', 'user-agent': 'Skillweave' },
      reset: true,
      signal,
    });
    // Destroying an unread body is told as an error of it.
    answer.body.on('error', () => {});
    return await read(answer, limits);
  } finally {
    await client.destroy();
  }
}

async function read({ statusCode, headers, body }: Dispatcher.ResponseData, limits: ReachLimits): Promise<Reached> {
  if (statusCode >= 300 && statusCode < 400) return failed('moved');
  if (statusCode !== 200) return failed('refused');
  if (/^\s*(text\/html|application\/xhtml\+xml)\b/i.test(String(headers['content-type'] ?? ''))) return failed('webPage');
  const packing = String(headers['content-encoding'] ?? 'identity').toLowerCase();
  if (packing !== 'identity' && packing !== 'gzip') return failed('packing');
  if (Number(headers['content-length'] ?? 0) > limits.body) return failed('tooLarge');

  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > limits.body) return failed('tooLarge');
    chunks.push(chunk);
  }
  if (size === 0) return failed('empty');
  const sent = Buffer.concat(chunks);
  return packing === 'gzip' ? await unpack(sent, limits.unpacked) : { kind: 'read', bytes: sent };
}

const unzip = promisify(gunzip);

async function unpack(sent: Uint8Array, maxOutputLength: number): Promise<Reached> {
  try {
    const bytes = await unzip(sent, { maxOutputLength });
    return bytes.length === 0 ? failed('empty') : { kind: 'read', bytes };
  } catch (error) {
    return failed(codeOf(error) === 'ERR_BUFFER_TOO_LARGE' ? 'tooLarge' : 'packing');
  }
}

const reasonOf = (error: unknown): Reason => (codeOf(error) === 'UND_ERR_HEADERS_OVERFLOW' ? 'tooLarge' : 'broken');

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : null);

/**
 * Connects to these addresses whatever the name servers say meanwhile; the name still has to be on the certificate.
 * `ca`: who vouches for certificates instead of those the machine trusts; only tests name anybody.
 */
export function connectTo(addresses: readonly string[], milliseconds: number, ca?: string): buildConnector.connector {
  return buildConnector({
    ...(ca === undefined ? {} : { ca }),
    lookup: pinned(addresses),
    autoSelectFamily: true,
    allowH2: false,
    maxCachedSessions: 0,
    timeout: milliseconds,
  });
}

function pinned(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_hostname, options, done) => {
    const [first] = all;
    if (first === undefined) done(new Error('no address'), []);
    else if (options.all) done(null, all);
    else done(null, first.address, first.family);
  };
}
