// Who answers for a name has to prove it: real TLS servers on this machine, with certificates made for the occasion.
import { createServer, type Server } from 'node:https';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeOutside, outsideLimits } from '../../packages/api/src/outside/outside.ts';
import { connectTo } from '../../packages/api/src/outside/reach.ts';
import { instantOf } from '../../packages/core/src/terms/index.ts';

const name = 'lists.college-of-ferries.com';
const day = 86_400_000;
const from = (days: number) => new Date(Date.now() + days * day);
type Pair = { key: string; cert: string };

const authority = async (): Promise<Pair> => {
  const made = await generate([{ name: 'commonName', value: 'Ferry Authority' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: from(-30),
    notAfterDate: from(30),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  return { key: made.private, cert: made.cert };
};

type Wish = { by?: Pair; names?: string[]; begins?: number; ends?: number };
const certificate = async ({ by, names = [name], begins = -2, ends = 2 }: Wish): Promise<Pair> => {
  const made = await generate([{ name: 'commonName', value: names[0] ?? name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: from(begins),
    notAfterDate: from(ends),
    ...(by === undefined ? {} : { ca: by }),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: names.map((value) => ({ type: 2, value })) },
    ],
  });
  return { key: made.private, cert: made.cert };
};

let trusted: Pair;
let stranger: Pair;
beforeAll(async () => void ([trusted, stranger] = await Promise.all([authority(), authority()])));

let server: Server | undefined;
afterAll(() => void server?.close());

/** Asks for a document at `name`, whose address the name servers give as public, of a server that shows `pair`. */
async function asked(pair: Pair, vouching?: string, host = name) {
  server?.close();
  const seen: string[] = [];
  server = createServer(pair, (request, response) => {
    seen.push(`${request.headers.host}${request.url}`);
    response.setHeader('content-type', 'application/json').end('{"good":true}');
  });
  const shown = server;
  await new Promise<void>((resolve) => shown.listen(0, '127.0.0.1', resolve));
  const { port } = shown.address() as { port: number };
  const judged: string[][] = [];
  const outside = makeOutside({
    allow: [],
    limits: { ...outsideLimits, time: 2_000 },
    wires: {
      resolve: async () => ['93.184.215.14'],
      connect: (addresses, milliseconds) => {
        judged.push([...addresses]);
        // The pinned look-up as it is in use, with this machine in the place of the address that was judged.
        const connect = connectTo(['127.0.0.1'], milliseconds, vouching);
        return (options, done) => connect({ ...options, port: String(port) }, done);
      },
    },
  });
  const fetched = await outside.fetchDocument(`https://${host}/list`, { now: instantOf(Date.now()) });
  outside.close();
  const text = fetched.kind === 'found' ? Buffer.from(fetched.bytes).toString() : fetched.kind;
  return { text, because: fetched.kind === 'unreachable' ? fetched.because : '', seen, judged };
}

describe('a certificate', () => {
  it('by a trusted authority, for this name and for today, is taken', async () => {
    const { text, seen, judged } = await asked(await certificate({ by: trusted }), trusted.cert);
    expect([text, seen, judged]).toEqual(['{"good":true}', [`${name}/list`], [['93.184.215.14']]]);
  });

  it.each<[string, (by: Pair) => Wish]>([
    ['for another name', (by) => ({ by, names: ['lists.harbour.com'] })],
    ['for the domain above alone', (by) => ({ by, names: ['college-of-ferries.com'] })],
    ['for any name of another domain', (by) => ({ by, names: ['*.harbour.com'] })],
    ['that ended yesterday', (by) => ({ by, begins: -20, ends: -1 })],
    ['that begins tomorrow', (by) => ({ by, begins: 1, ends: 20 })],
    ['by an authority nobody trusts', () => ({ by: stranger })],
    ['by nobody but itself', () => ({})],
  ])('%s is refused, before a word is said', async (_, wish) => {
    const { text, because, seen } = await asked(await certificate(wish(trusted)), trusted.cert);
    expect([text, seen]).toEqual(['unreachable', []]);
    expect(because).toMatch(/\.$/);
  });

  it('by our authority is worth nothing where it was not named', async () => {
    const { text, seen } = await asked(await certificate({ by: trusted }));
    expect([text, seen]).toEqual(['unreachable', []]);
  });

  it('for one of several names is taken under that name', async () => {
    const names = ['keys.college-of-ferries.com', name];
    expect((await asked(await certificate({ by: trusted, names }), trusted.cert)).text).toBe('{"good":true}');
    const other = await asked(await certificate({ by: trusted, names }), trusted.cert, 'college-of-ferries.com');
    expect([other.text, other.seen]).toEqual(['unreachable', []]);
  });
});
