// Names that lead inward, names that change their mind, and hostile addresses by the thousand: nothing is ever connected to.
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeOutside } from '../../packages/api/src/outside/outside.ts';
import { connectTo } from '../../packages/api/src/outside/reach.ts';
import { instantOf } from '../../packages/core/src/terms/index.ts';
import { elsewhere, httpAnswer, wiresTo, type Elsewhere } from './elsewhere.ts';

const now = instantOf(Date.parse('2026-11-23T12:00:00Z'));
const name = 'badges.lakeside-college.edu';
const address = `https://${name}/list`;

let there: Elsewhere;
beforeAll(async () => {
  there = await elsewhere();
  there.answers((socket) => socket.end(httpAnswer('{}')));
});
afterAll(() => there.end());

describe('a name that leads', () => {
  const ask = async (addresses: readonly string[] | (() => readonly string[])) => {
    const { wires, dialled, resolved } = wiresTo(there, { [name]: addresses });
    const outside = makeOutside({ allow: [], wires });
    const fetched = [await outside.fetchDocument(address, { now }), await outside.fetchDocument(address, { now, fresh: true })];
    return { fetched: fetched.map(({ kind }) => kind), dialled, resolved };
  };

  it('to the public is asked, and connected to exactly there', async () => {
    const { fetched, dialled, resolved } = await ask(['93.184.215.14', '2606:4700::1111']);
    expect(fetched).toEqual(['found', 'found']);
    expect(dialled).toEqual([
      ['93.184.215.14', '2606:4700::1111'],
      ['93.184.215.14', '2606:4700::1111'],
    ]);
    expect(resolved).toEqual([name, name]);
  });

  it.each<[string, string[]]>([
    ['to this machine', ['127.0.0.1']],
    ['to the machine’s own data', ['169.254.169.254']],
    ['to the same, in IPv6', ['fd00:ec2::254']],
    ['to a private network', ['10.1.2.3']],
    ['to the public and to a private network', ['93.184.215.14', '192.168.1.1']],
    ['to a private network and to the public', ['192.168.1.1', '93.184.215.14']],
    ['to the public, and in IPv6 inward', ['93.184.215.14', '::ffff:127.0.0.1']],
    ['to the public many times, and inward at the end', [...Array.from({ length: 20 }, () => '93.184.215.14'), '::1']],
    ['to what is no address', ['93.184.215.14', 'localhost']],
    ['nowhere', []],
  ])('%s is not connected to at all', async (_name, addresses) => {
    const { fetched, dialled } = await ask(addresses);
    expect([fetched, dialled]).toEqual([['unreachable', 'unreachable'], []]);
  });

  it('first to the public and then inward is asked once, and refused from then on', async () => {
    const answers = [['93.184.215.14'], ['127.0.0.1']];
    const { fetched, dialled } = await ask(() => answers.shift() ?? ['127.0.0.1']);
    expect([fetched, dialled]).toEqual([['found', 'unreachable'], [['93.184.215.14']]]);
  });
});

it('the connection goes to the address that was judged, and nobody is asked for the name again', async () => {
  // A name that the machine itself could never find: only the pinned address leads to the server.
  const origin = `http://pinned.lakeside-college.invalid:${there.port}`;
  let asked = 0;
  const resolve = async () => (asked++ === 0 ? ['127.0.0.1'] : ['127.0.0.9']);
  const outside = makeOutside({ allow: [origin], wires: { resolve, connect: connectTo } });
  const before = there.connections();
  expect((await outside.fetchDocument(`${origin}/list`, { now })).kind).toBe('found');
  expect([asked, there.connections() - before]).toEqual([1, 1]);
});

describe('hostile addresses, by the thousand', () => {
  // What Node and undici say when anything in this process begins to connect.
  let attempts = 0;
  const count = () => void (attempts += 1);
  const channels = ['undici:client:beforeConnect', 'net.client.socket'];
  beforeAll(() => channels.forEach((channel) => subscribe(channel, count)));
  afterAll(() => channels.forEach((channel) => unsubscribe(channel, count)));

  // All of them lead to this machine, should the guard ever fail.
  const inward = ['127.0.0.1', '127.1', '2130706433', '0x7f000001', '0177.0.0.1', '127.0.0.1.', '[::1]', '[::ffff:127.0.0.1]'];
  const names = ['localhost', 'localhost.', 'a.localhost', name, `${name}.`, '127.0.0.1.nip.io', 'localtest.me', 'LOCALHOST'];
  const hostileAddress = fc
    .record({
      scheme: fc.constantFrom('https://', 'http://', 'HTTPS://', 'https:', 'https:/', 'https:\\\\', 'ftp://', '//', ''),
      user: fc.constantFrom('', '', `${name}@`, 'a:b@', '@', `${name}%2f@`),
      host: fc.constantFrom(...inward, ...names),
      port: fc.constantFrom('', '', ':443', ':80', ':0', () => `:${there.port}`),
      rest: fc.constantFrom('', '/', '/list', '?x', '#y', `/@${name}`, '/\\..\\', '/%0d%0aHost:%20x'),
    })
    .map(({ scheme, user, host, port, rest }) => scheme + user + host + (typeof port === 'string' ? port : port()) + rest);

  it('are not connected to once, though the server listens and the name servers lie', async () => {
    const outside = makeOutside({ allow: [], wires: { resolve: async () => ['127.0.0.1'], connect: connectTo } });
    const before = there.connections();
    await fc.assert(
      fc.asyncProperty(hostileAddress, async (text) => {
        expect([text, (await outside.fetchDocument(text, { now, fresh: true })).kind]).toEqual([text, 'unreachable']);
      }),
      { numRuns: 3_000 },
    );
    expect([attempts, there.connections() - before]).toEqual([0, 0]);
    // The same count, when something is allowed: it does see connections.
    const open = makeOutside({ allow: [there.origin] });
    expect((await open.fetchDocument(`${there.origin}/list`, { now })).kind).toBe('found');
    expect([attempts, there.connections() - before]).toEqual([2, 1]);
  });
});
