// Bodies that come slowly or are too large are ended, except at the one door that takes frameworks.
import { createServer, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { hurry, tooMuchForAPage } from './slow-bodies.ts';

/** Whether the server lets go of somebody who sends the head of a request and then nothing for a while. */
async function isLetGo(method: string, path: string): Promise<boolean> {
  const server = createServer((request) => hurry(request, 50)).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => {});
  socket.write(`${method} ${path} HTTP/1.1\r\nHost: here\r\nContent-Length: 10\r\n\r\nhalf`);
  const gone = await Promise.race([
    new Promise<boolean>((done) => socket.once('close', () => done(true))),
    new Promise<boolean>((done) => setTimeout(() => done(false), 400)),
  ]);
  socket.destroy();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  return gone;
}

it.each([
  ['POST', '/graphql', true],
  ['POST', '/upload', true],
  ['POST', '/import/some-id', true],
  ['PUT', '/import', true],
  ['POST', '/import', false],
  ['POST', '/import?/files', false],
  ['POST', '/upload/frameworks', false],
])('%s %s with half a body is ended: %s', async (method, path, ended) => {
  expect(await isLetGo(method, path)).toBe(ended);
});

it.each([
  ['POST', '/check', { 'content-length': '6291456' }, null],
  ['POST', '/check', { 'content-length': '6291457' }, 413],
  ['POST', '/check', { 'transfer-encoding': 'chunked' }, 411],
  ['POST', '/import/some-id', { 'content-length': '6291457' }, 413],
  ['POST', '/import', { 'content-length': '600000000' }, null],
  ['GET', '/import', { 'transfer-encoding': 'chunked' }, 411],
  ['GET', '/library', {}, null],
])('a page is handed %s %s with %o: %s', (method, url, headers, expected) => {
  expect(tooMuchForAPage({ method, url, headers } as unknown as IncomingMessage)).toBe(expected);
});
