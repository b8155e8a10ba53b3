// The keyring keeps keys through a restart, gives them to nobody without the passphrase, and never makes a lost one anew.
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keyringPath, openKeyring, passphrasePath } from './keyring.ts';

let folder: string;
const passphrase = 'four unlikely words here';
const open = (change: { passphrase?: string | null; inUse?: boolean } = {}) =>
  openKeyring({ folder, passphrase, inUse: false, ...change });
const path = () => keyringPath(folder);
const wrong = () => `${path()} cannot be opened: the passphrase is wrong, or the file is damaged`;

beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'skillweave-keys-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('a key is the same after a restart, and two owners never share one', async () => {
  const keyring = await open();
  const college = await keyring.makeFor('org:college');
  const again = await keyring.makeFor('org:college', new Uint8Array(32));
  const maya = await keyring.makeFor('person:maya');
  expect(again).toEqual(college);
  expect(maya.did).not.toBe(college.did);
  expect((await (await open()).signerFor('org:college')).controller).toBe(college.did);
});

it('a key of another curve is kept as one, and an owner has one key only', async () => {
  const keyring = await open();
  const made = await keyring.makeForAll(new Map([['org:care', new Uint8Array(32).fill(5)]]), 'P-256');
  expect(made.get('org:care')).toMatch(/^did:key:zDn/);
  expect(await keyring.makeFor('org:care')).toEqual({ did: made.get('org:care') });
  const signer = await (await open()).signerFor('org:care');
  expect([signer.controller, signer.curve]).toEqual([made.get('org:care'), 'P-256']);
});

it('parallel makers lose no key', async () => {
  const keyring = await open();
  const owners = Array.from({ length: 20 }, (_, n) => `person:${n}` as const);
  await Promise.all(owners.map((owner) => keyring.makeFor(owner)));
  const reopened = await open();
  expect(owners.filter((owner) => !reopened.has(owner))).toEqual([]);
});

it('only we can read the file, and no secret stands in it', async () => {
  const keyring = await open();
  await keyring.makeFor('skillweave', new Uint8Array(32).fill(7));
  expect(statSync(path()).mode & 0o777).toBe(0o600);
  const text = readFileSync(path(), 'utf8');
  for (const form of ['base64', 'base64url', 'hex'] as const) expect(text).not.toContain(Buffer.alloc(32, 7).toString(form));
});

it('a wrong passphrase, a cut file and a flipped bit give one and the same answer', async () => {
  await (await open()).makeFor('org:college');
  const good = readFileSync(path());
  expect((await open({ passphrase: 'four other unlikely words' })).closedBecause).toBe(wrong());
  // In the format's name, in the salt, in an entry, in the proof.
  const cuts = [0, good.length - 1];
  const flips = [4, 55, 130, good.length - 3];
  const flipped = (at: number) => Buffer.from(good.map((byte, index) => (index === at ? byte ^ 1 : byte)));
  for (const bytes of [...cuts.map((at) => good.subarray(0, at)), ...flips.map(flipped)]) {
    writeFileSync(path(), bytes);
    expect((await open()).closedBecause).toBe(wrong());
  }
  writeFileSync(path(), good);
  expect((await open()).closedBecause).toBeNull();
});

it('an entry moved to another owner is noticed', async () => {
  const keyring = await open();
  await keyring.makeFor('org:college');
  writeFileSync(path(), readFileSync(path(), 'utf8').replace('org:college', 'org:company'));
  expect((await open()).closedBecause).toBe(wrong());
});

it('a keyring that cannot be opened signs nothing and is not replaced', async () => {
  await (await open()).makeFor('org:college');
  const before = readFileSync(path());
  const closed = await open({ passphrase: 'not the passphrase' });
  await expect(closed.makeFor('org:college')).rejects.toThrow('cannot be opened');
  await expect(closed.signerFor('org:college')).rejects.toThrow('cannot be opened');
  expect(readFileSync(path()).equals(before)).toBe(true);
});

it('a missing file is a loss, not a beginning, once the store has issuers', async () => {
  const keyring = await open({ inUse: true });
  expect(keyring.closedBecause).toContain('is missing');
  await expect(keyring.makeFor('org:college')).rejects.toThrow('is missing');
  expect(existsSync(path())).toBe(false);
});

it('the demo makes a passphrase once and keeps it beside the file', async () => {
  await (await open({ passphrase: null })).makeFor('org:college');
  expect(statSync(passphrasePath(folder)).mode & 0o777).toBe(0o600);
  expect((await open({ passphrase: null })).has('org:college')).toBe(true);
  rmSync(passphrasePath(folder));
  expect((await open({ passphrase: null })).closedBecause).toContain('needs its passphrase');
  expect(existsSync(passphrasePath(folder))).toBe(false);
});

it('asking for a key that was never made makes none', async () => {
  const keyring = await open();
  await expect(keyring.signerFor('org:college')).rejects.toThrow('there is no key for org');
  expect(keyring.has('org:college')).toBe(false);
});

it('what it wraps is unwrapped by itself alone, and for the same thing alone', async () => {
  const keyring = await open();
  await keyring.makeFor('rest');
  await keyring.makeFor('looks');
  const secret = Buffer.alloc(32, 9);
  const wrapped = keyring.wrapperFor('rest').wrap(secret, 'maya');
  const reopened = (await open()).wrapperFor('rest');
  expect(Buffer.from(reopened.unwrap(wrapped, 'maya') ?? [])).toEqual(secret);
  expect(reopened.unwrap(wrapped, 'ben')).toBeNull();
  expect(keyring.wrapperFor('looks').unwrap(wrapped, 'maya')).toBeNull();
  for (const at of [0, 20, wrapped.length - 1])
    expect(
      reopened.unwrap(
        wrapped.map((byte, index) => (index === at ? byte ^ 1 : byte)),
        'maya',
      ),
    ).toBeNull();
  expect(reopened.unwrap(wrapped.subarray(0, 20), 'maya')).toBeNull();
});

it('a removed key is gone from the file, of every curve, and the others stay', async () => {
  const keyring = await open();
  await keyring.makeForAll(new Map([['person:maya', null]]), 'P-256');
  await keyring.makeFor('person:ben');
  await Promise.all([keyring.remove('person:maya'), keyring.remove('person:nobody')]);
  for (const each of [keyring, await open()]) expect([each.has('person:maya'), each.has('person:ben')]).toEqual([false, true]);
  expect(readFileSync(path(), 'utf8')).not.toContain('person:maya');
});
