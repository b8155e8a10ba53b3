// The guarded way out, against real servers on this machine that are good, slow, endless, lying and gone.
import { createServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeOutside, outsideLimits, type Ask, type Outside } from '../../packages/api/src/outside/outside.ts';
import { instantOf, later } from '../../packages/core/src/terms/index.ts';
import { elsewhere, httpAnswer, type Elsewhere } from './elsewhere.ts';

const now = instantOf(Date.parse('2026-11-23T12:00:00Z'));
const minutes = (n: number) => later(now, n * 60_000);
const time = 400;
const limits = { ...outsideLimits, time };
const megabyte = 1024 * 1024;

let there: Elsewhere;
let logged: object[];
let outside: Outside;
beforeEach(async () => {
  there = await elsewhere();
  logged = [];
  outside = makeOutside({ allow: [there.origin], limits, log: { info: (line: object) => void logged.push(line) } as never });
});
afterEach(async () => {
  outside.close();
  await there.end();
});

const get = async (path = '/list', ask: Partial<Ask> = {}) => await outside.fetchDocument(there.origin + path, { now, ...ask });
const textOf = (fetched: Awaited<ReturnType<typeof get>>) =>
  fetched.kind === 'found' ? Buffer.from(fetched.bytes).toString() : fetched.because;
const good = (text = '{"good":true}') => there.answers((socket) => socket.end(httpAnswer(text)));

describe('a document that is there', () => {
  it('comes byte for byte, with the time it was asked for', async () => {
    good('{"ü":1}');
    expect(await get()).toEqual({ kind: 'found', bytes: new Uint8Array(Buffer.from('{"ü":1}')), at: now });
  });

  it('is asked for by its path and query, without the fragment, once', async () => {
    good();
    await get('/a/did.json?v=1#key-1');
    await get('/a/did.json?v=1#key-2');
    expect(there.asked).toEqual(['/a/did.json?v=1']);
  });

  it('may come packed, or in pieces', async () => {
    there.answers((socket, path) =>
      path === '/packed'
        ? socket.end(httpAnswer(gzipSync('{"packed":1}'), { 'content-encoding': 'gzip' }))
        : socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\n{"a\r\n4\r\n":1}\r\n0\r\n\r\n'),
    );
    expect([textOf(await get('/packed')), textOf(await get('/pieces'))]).toEqual(['{"packed":1}', '{"a":1}']);
  });

  it('is nobody’s to change for the next who asks', async () => {
    good('{}');
    const first = await get();
    if (first.kind === 'found') first.bytes.fill(0);
    expect(textOf(await get())).toBe('{}');
  });
});

describe('what a server does instead', () => {
  const answer = (bytes: Uint8Array) => () => there.answers((socket) => socket.end(bytes));
  const bomb = gzipSync(Buffer.alloc(256 * megabyte), { level: 9 });
  it.each<[string, () => void, string]>([
    ['sends us on', answer(httpAnswer('', { location: '/elsewhere' }, '302 Found')), 'moved'],
    ['sends us on for good', answer(httpAnswer('{}', { location: 'https://127.0.0.1/' }, '308 Permanent Redirect')), 'moved'],
    ['says that nothing is there', answer(httpAnswer('{}', {}, '404 Not Found')), 'refused'],
    ['is out of order', answer(httpAnswer('{}', {}, '503 Service Unavailable')), 'refused'],
    ['sends a part', answer(httpAnswer('{}', {}, '206 Partial Content')), 'refused'],
    ['sends nothing', answer(httpAnswer('')), 'empty'],
    ['sends a web page', answer(httpAnswer('<html></html>', { 'content-type': 'text/html; charset=utf-8' })), 'webPage'],
    ['says it sends too much', answer(httpAnswer('{}', { 'content-length': String(megabyte + 1) })), 'tooLarge'],
    ['sends too much', answer(httpAnswer(new Uint8Array(megabyte + 1))), 'tooLarge'],
    ['sends a bomb', answer(httpAnswer(bomb, { 'content-encoding': 'gzip' })), 'tooLarge'],
    ['sends a bomb in two parts', answer(httpAnswer(twice(gzipSync(Buffer.alloc(1.5 * megabyte))), gzip)), 'tooLarge'],
    ['sends a broken package', answer(httpAnswer(gzipSync('{"a":1}').subarray(0, 12), gzip)), 'packing'],
    ['calls packed what is not', answer(httpAnswer('{}', gzip)), 'packing'],
    ['packs in its own way', answer(httpAnswer('{}', { 'content-encoding': 'br' })), 'packing'],
    ['packs twice', answer(httpAnswer('{}', { 'content-encoding': 'gzip, gzip' })), 'packing'],
    ['sends headers without end', answer(httpAnswer('{}', { x: 'a'.repeat(64 * 1024) })), 'tooLarge'],
    ['promises more than it sends', answer(httpAnswer('{"a":', { 'content-length': '5000' })), 'broken'],
    ['speaks another language', answer(Buffer.from('SSH-2.0-OpenSSH_9.9\r\n')), 'broken'],
    ['tells two lengths', answer(Buffer.from('HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 9\r\n\r\n{}')), 'broken'],
    ['hangs up', () => there.answers((socket) => socket.resetAndDestroy()), 'broken'],
    ['hangs up halfway', () => there.answers(halfway), 'broken'],
    ['says nothing', () => there.answers(() => {}), 'tooSlow'],
    ['drips without end', () => there.answers(drip), 'tooSlow'],
    ['drips headers without end', () => there.answers(dripHeaders), 'tooSlow'],
    ['sends without end', () => there.answers(endless), 'tooLarge'],
    ['keeps saying that it comes', () => there.answers(soon), 'tooSlow|broken'],
  ])('%s', async (_name, arrange, outcome) => {
    arrange();
    const begun = performance.now();
    const before = process.memoryUsage().rss;
    const fetched = await get();
    expect(fetched.kind).toBe('unreachable');
    expect(logged).toEqual([{ outcome: expect.stringMatching(new RegExp(`^(${outcome})$`)), milliseconds: expect.any(Number) }]);
    expect(performance.now() - begun).toBeLessThan(5_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * megabyte);
    expect(there.connections()).toBe(1);
    // Nobody is left hanging on the line.
    await expect.poll(there.open, { timeout: 2_000 }).toBe(0);
  });

  it('listens to nobody at all', async () => {
    await there.end();
    await get();
    expect(logged).toMatchObject([{ outcome: 'broken' }]);
    there = await elsewhere();
  });

  it('sends less than it has: then that is what came, and nothing waits for the rest', async () => {
    there.answers((socket) => socket.end(httpAnswer('{"a":1}', { 'content-length': '3' })));
    expect(textOf(await get())).toBe('{"a');
  });
});

describe('many who ask', () => {
  it('for one address share one question', async () => {
    there.answers((socket) => setTimeout(() => socket.end(httpAnswer('{}')), 50));
    const all = await Promise.all(Array.from({ length: 20 }, (_, n) => get('/list', n % 2 ? { fresh: true } : {})));
    expect([all.every(({ kind }) => kind === 'found'), there.connections()]).toEqual([true, 1]);
  });

  it('one host come one after the other, and another host does not wait for a slow one', async () => {
    const other = await elsewhere();
    outside = makeOutside({ allow: [there.origin, other.origin], limits });
    let most = 0;
    there.answers((socket) => {
      most = Math.max(most, there.open());
      setTimeout(() => socket.end(httpAnswer('{}')), 30);
    });
    other.answers((socket) => socket.end(httpAnswer('{}')));
    const begun = performance.now();
    const slow = Promise.all(Array.from({ length: 5 }, (_, n) => get(`/${n}`)));
    await outside.fetchDocument(`${other.origin}/`, { now });
    const otherTook = performance.now() - begun;
    expect((await slow).map(({ kind }) => kind)).toEqual(Array(5).fill('found'));
    expect(performance.now() - begun).toBeGreaterThan(otherTook);
    expect([most, there.connections()]).toEqual([1, 5]);
    await other.end();
  });

  it('a slow host are told that we are busy, within the time of one question', async () => {
    there.answers(() => {});
    const begun = performance.now();
    const all = await Promise.all([get('/1'), get('/2'), get('/3')]);
    expect(performance.now() - begun).toBeLessThan(3 * time);
    expect(new Set(all.map(textOf)).size).toBe(2);
    expect(logged.map((line) => (line as { outcome: string }).outcome).toSorted()).toEqual(['busy', 'busy', 'tooSlow']);
  });

  it('and leave: the question ends with the last of them, and says nothing against the host', async () => {
    there.answers(() => {});
    for (let n = 0; n < 6; n++) {
      const leaving = new AbortController();
      const waits = get('/list', { signal: leaving.signal });
      await expect.poll(there.connections).toBe(n + 1);
      leaving.abort();
      expect(textOf(await waits)).toMatch(/^We stopped asking/);
    }
    await expect.poll(there.open).toBe(0);
    good();
    expect((await get()).kind).toBe('found');
  });
});

describe('a copy', () => {
  it('answers for five minutes, then they are asked again', async () => {
    good('1');
    await get();
    good('2');
    expect(await get('/list', { now: later(minutes(5), -1) })).toMatchObject({ kind: 'found', at: now });
    expect(await get('/list', { now: minutes(5) })).toMatchObject({ kind: 'found', at: minutes(5) });
    expect(there.connections()).toBe(2);
  });

  it('is not enough for who wants a fresh one, and the fresh one is kept', async () => {
    good('1');
    await get();
    good('2');
    expect([textOf(await get()), textOf(await get('/list', { fresh: true })), textOf(await get())]).toEqual(['1', '2', '2']);
  });

  it('is not passed off as new when they are silent: but its time is told', async () => {
    good();
    await get();
    there.answers((socket) => socket.resetAndDestroy());
    expect(await get('/list', { now: minutes(6) })).toEqual({
      kind: 'unreachable',
      because: 'The connection failed.',
      lastGoodAt: now,
    });
    expect(await get('/other', { now: minutes(6) })).toEqual({ kind: 'unreachable', because: 'The connection failed.' });
    expect(outside.keptDocument(`${there.origin}/list`)).toMatchObject({ kind: 'found', at: now });
    expect(outside.keptDocument(`${there.origin}/other`).kind).toBe('unreachable');
  });
});

describe('a host that was silent four times in a row', () => {
  it('is left alone for a minute and told so; then one try decides', async () => {
    there.answers((socket) => socket.resetAndDestroy());
    for (let n = 0; n < 4; n++) expect(textOf(await get())).toBe('The connection failed.');
    expect(textOf(await get())).toMatch(/leave them alone/);
    expect(textOf(await get('/another', { now: later(minutes(1), -1), fresh: true }))).toMatch(/leave them alone/);
    expect(there.connections()).toBe(4);
    expect(textOf(await get('/list', { now: minutes(1) }))).toBe('The connection failed.');
    expect(textOf(await get('/list', { now: later(minutes(2), -1) }))).toMatch(/leave them alone/);
    good();
    expect((await get('/list', { now: minutes(2) })).kind).toBe('found');
    expect(there.connections()).toBe(6);
  });

  it('is not meant when it answered in between', async () => {
    for (let round = 0; round < 3; round++) {
      there.answers((socket) => socket.resetAndDestroy());
      for (let n = 0; n < 3; n++) expect(textOf(await get('/list', { fresh: true }))).toBe('The connection failed.');
      good();
      expect((await get('/list', { fresh: true })).kind).toBe('found');
    }
  });

  it('is not made so by strangers who ask for pages that are missing', async () => {
    there.answers((socket, path) => socket.end(path === '/list' ? httpAnswer('{}') : httpAnswer('', {}, '404 Not Found')));
    for (let n = 0; n < 8; n++) await get(`/${n}`);
    expect((await get()).kind).toBe('found');
  });
});

it('the log tells outcomes, and never an address, a name or a word of what came', async () => {
  good('{"secret":"pine"}');
  await get('/people/maya?mail=maya@lakeside.example');
  await outside.fetchDocument('https://maya:pass@127.0.0.1/maya', { now });
  expect(logged).toEqual([{ outcome: 'read', milliseconds: expect.any(Number) }, { outcome: 'credentials' }]);
  expect(JSON.stringify(logged)).not.toMatch(/maya|127|pine|people/);
});

it('closing ends what is under way', async () => {
  there.answers(() => {});
  const waits = get();
  await expect.poll(there.connections).toBe(1);
  outside.close();
  expect(textOf(await waits)).toMatch(/^We stopped asking/);
});

it('an origin that was not named is not asked, though it listens', async () => {
  const other = createServer();
  let connections = 0;
  other.on('connection', () => (connections += 1));
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  expect((await outside.fetchDocument(`http://127.0.0.1:${port}/`, { now })).kind).toBe('unreachable');
  expect(connections).toBe(0);
  other.close();
});

const gzip = { 'content-encoding': 'gzip' };
const twice = (bytes: Uint8Array) => Buffer.concat([bytes, bytes]);

type Socket = Parameters<Parameters<Elsewhere['answers']>[0]>[0];

function repeat(socket: Socket, words: string, milliseconds: number) {
  const timer = setInterval(() => socket.write(words), milliseconds);
  socket.on('close', () => clearInterval(timer));
}
function drip(socket: Socket) {
  socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n');
  repeat(socket, ' ', 10);
}
function dripHeaders(socket: Socket) {
  socket.write('HTTP/1.1 200 OK\r\n');
  repeat(socket, 'x: y\r\n', 10);
}
function soon(socket: Socket) {
  repeat(socket, 'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n', 5);
}
function endless(socket: Socket) {
  socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n');
  const chunk = `10000\r\n${' '.repeat(0x10000)}\r\n`;
  const more = () => {
    while (!socket.destroyed && socket.write(chunk));
  };
  socket.on('drain', more);
  more();
}
function halfway(socket: Socket) {
  socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"a":');
  setTimeout(() => socket.resetAndDestroy(), 20);
}
