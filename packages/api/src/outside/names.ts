// Asks the name servers, once for each connection; what they say is judged, and nothing else is connected to.
import { Resolver } from 'node:dns/promises';
import { isPublic, literalOf, type Target } from './address.ts';

/** All addresses of a name, IPv4 first; none when there is nobody by it. */
export type Resolve = (hostname: string, signal: AbortSignal) => Promise<readonly string[]>;

const addressesMost = 8;

/** By the servers the machine names. Not by the system's own way, which cannot be stopped and keeps a thread that others need. */
export const askNameServers: Resolve = async (hostname, signal) => {
  const resolver = new Resolver({ timeout: 1_000, tries: 2 });
  const stop = () => resolver.cancel();
  signal.addEventListener('abort', stop, { once: true });
  try {
    const answers = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
    return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  } finally {
    signal.removeEventListener('abort', stop);
  }
};

/** Where a target may be connected to. One address among them that is not public spoils them all. */
export async function addressesOf(
  { url, isAllowed }: Target,
  resolve: Resolve,
  signal: AbortSignal,
): Promise<readonly string[] | 'unknownHost' | 'notPublic'> {
  const literal = literalOf(url.hostname);
  const addresses = literal === null ? await named(url.hostname, resolve, signal) : [literal];
  if (addresses.length === 0) return 'unknownHost';
  if (!isAllowed && !addresses.every(isPublic)) return 'notPublic';
  return addresses.slice(0, addressesMost);
}

// Only an allowed origin gets here by this name, and name servers know nothing of it.
async function named(hostname: string, resolve: Resolve, signal: AbortSignal): Promise<readonly string[]> {
  return hostname === 'localhost' ? ['127.0.0.1', '::1'] : await resolve(hostname, signal);
}
