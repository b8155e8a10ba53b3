// Messages go out whole or not at all, to one address, and in the demo onto the screen of whoever asked.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant } from '@skillweave/core/terms';
import { afterAll, expect, test } from 'vitest';
import { isAddress, makeOutbox } from './outbox.ts';

const folder = mkdtempSync(join(tmpdir(), 'skillweave-mail-'));
afterAll(() => rmSync(folder, { recursive: true }));
const now = '2026-11-23T12:00:00.000Z' as Instant;
const mail = { to: 'maya@home.example', subject: 'Your code', text: 'Grüße: ABCD-EFGH\n'.repeat(20) };

test('into the folder: one whole message for the mail server, readable by nobody else', async () => {
  const outbox = makeOutbox({ demo: true, folder, from: 'skillweave@town.example' });
  expect(outbox.way).toBe('folder');
  await outbox.send(mail, 'maya', now);
  const [name = '', ...more] = readdirSync(folder);
  expect(more).toEqual([]);
  expect(name).toMatch(/\.eml$/);
  expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
  const [head = '', body = ''] = readFileSync(join(folder, name), 'utf8').split('\r\n\r\n');
  expect(head.split('\r\n')).toEqual(expect.arrayContaining(['To: maya@home.example', 'From: skillweave@town.example']));
  expect(Buffer.from(body, 'base64').toString()).toBe(mail.text);
  expect(outbox.shownTo('maya')).toEqual([]);
  await expect(outbox.send({ ...mail, to: 'a@b.example\r\nBcc: c@d.example' }, 'maya', now)).rejects.toThrow('address');
  expect(readdirSync(folder)).toHaveLength(1);
});

test('in the demo: on the screen of whoever asked, the last few', async () => {
  const outbox = makeOutbox({ demo: true, folder: null, from: 'x@y.example' });
  for (let n = 0; n < 7; n++) await outbox.send({ ...mail, subject: `Number ${n}` }, 'maya', now);
  expect(outbox.shownTo('maya').map(({ subject }) => subject)).toEqual([6, 5, 4, 3, 2].map((n) => `Number ${n}`));
  expect(outbox.shownTo('tomas')).toEqual([]);
});

test('anywhere else: nothing is sent, and nobody is told it was', async () => {
  const outbox = makeOutbox({ demo: false, folder: null, from: 'x@y.example' });
  expect(outbox.way).toBe('nowhere');
  await expect(outbox.send(mail, 'maya', now)).rejects.toThrow('no e-mail');
});

test.each([
  ['maya@home.example', true],
  ['m.okafor+badges@post.home.example', true],
  ['josé@correo.example', true],
  ['maya@home', false],
  ['maya home.example', false],
  ['a@b.example, c@d.example', false],
  ['<a@b.example>', false],
  ['a@b.example\nBcc: x@y.example', false],
  [`${'a'.repeat(300)}@b.example`, false],
])('%j is one address: %s', (text, is) => expect(isAddress(text)).toBe(is));
