// What may be signed, by whom, and that the same key always signs the same.
import { expect, it } from 'vitest';
import { instantOf } from '../terms/index.ts';
import { decodeStatusList, encodeStatusList, UnreadableList, bitAt, withBit } from '../credential/bits.ts';
import { issueAchievement, type CredentialInput } from './issue.ts';
import { makeKey, signerFrom } from './key.ts';
import { present } from './present.ts';
import { issueRecord } from './record.ts';
import { issueStatusList } from './status-list.ts';

const key = await makeKey(new Uint8Array(32).fill(9));
const signer = await signerFrom(key.secret);
const validFrom = instantOf(Date.parse('2026-01-01T00:00:00Z'));
const input: CredentialInput = {
  id: 'urn:uuid:1',
  issuer: { id: key.did, name: 'Lakeside College' },
  subject: { id: 'did:example:ada' },
  achievement: { id: 'urn:uuid:2', name: 'Welding', description: 'Welds.', criteria: { narrative: 'A test piece.' } },
  validFrom,
};
const record = { id: 'urn:uuid:3', name: 'R', issuer: input.issuer, subject: input.subject, validFrom, partial: true } as const;

it('a key from a seed is always the same, and another one otherwise', async () => {
  expect(await makeKey(new Uint8Array(32).fill(9))).toEqual(key);
  expect((await makeKey()).did).not.toBe((await makeKey()).did);
  await expect(makeKey(new Uint8Array(31))).rejects.toThrow('32 bytes');
});

it('the same badge signed twice is the same text', async () => {
  expect(await issueAchievement(input, signer)).toBe(await issueAchievement(input, signer));
});

it('nobody signs in the name of another', async () => {
  const other = { ...input, issuer: { id: 'did:example:other', name: 'Other' } };
  await expect(issueAchievement(other, signer)).rejects.toThrow('not the one');
  await expect(
    present({ id: 'urn:uuid:4', holder: 'did:example:other', credentials: [], created: validFrom }, signer),
  ).rejects.toThrow('not the one');
});

it('a badge about nobody, an empty record and a short list are not signed', async () => {
  await expect(issueAchievement({ ...input, subject: {} }, signer)).rejects.toThrow('about');
  await expect(issueRecord({ ...record, credentials: [] }, signer)).rejects.toThrow('at least one');
  const list = {
    id: 'https://s.example/1',
    issuer: key.did,
    purpose: 'revocation',
    bits: new Uint8Array(10),
    validFrom,
  } as const;
  await expect(issueStatusList(list, signer)).rejects.toThrow('131072');
});

it('a text that is not one JSON document is not wrapped', async () => {
  for (const text of ['{"a":1,"a":2}', '{"a":1} {"b":2}', '{"a":1}, "x":{}'])
    await expect(issueRecord({ ...record, credentials: [text] }, signer)).rejects.toThrow('readable JSON');
});

it('a word no context knows is not signed', async () => {
  const unknown = JSON.stringify({
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiableCredential'],
    unheardOf: 'x',
  });
  await expect(issueRecord({ ...record, credentials: [unknown] }, signer)).rejects.toThrow(/no meaning/);
});

it('bits are counted from the left and survive packing', () => {
  const bits = withBit(withBit(new Uint8Array(16_384), 0, true), 131_071, true);
  expect([bits[0], bits[16_383]]).toEqual([0b1000_0000, 0b0000_0001]);
  const back = decodeStatusList(encodeStatusList(bits));
  expect([bitAt(back, 0), bitAt(back, 1), bitAt(back, 131_071)]).toEqual([true, false, true]);
  expect(() => decodeStatusList('uH4sI')).toThrow(UnreadableList);
});
