// Signs the records behind the town's shared links, the way Build a record does.
import { issueRecord, present, type Signer } from '@skillweave/core/sign';
import { onDay, type Seeding } from './seeding.ts';
import type { Checked } from './checked.ts';
import type { TownShare } from './town.ts';
import type { Keyring } from '../keys/keyring.ts';
import { copyFor } from '../write/leaving-out.ts';
import { publisherName } from '../write/signing-keys.ts';

/** The signed presentation behind each share, by the share's slug. */
export async function signShares(seeding: Seeding, keyring: Keyring, checked: readonly Checked[]): Promise<Map<string, string>> {
  const publisher = await keyring.signerFor('skillweave');
  const signed = new Map<string, string>();
  for (const share of seeding.town.shares) {
    const holder = await keyring.signerFor(`person:${seeding.chance.id('Person', share.from)}`);
    signed.set(share.slug, await signShare(seeding, share, { publisher, holder, checked }));
  }
  return signed;
}

type Hands = { readonly publisher: Signer; readonly holder: Signer; readonly checked: readonly Checked[] };

async function signShare({ now, chance }: Seeding, share: TownShare, { publisher, holder, checked }: Hands): Promise<string> {
  const givenAt = onDay(now, share.given);
  const credentials: string[] = [];
  for (const slug of share.covers) {
    const found = checked.find((each) => each.slug === slug);
    if (!found) throw new TypeError(`graph/seed shares a credential that is not there: ${slug}`);
    credentials.push((await copyFor(found.text, null)).text);
  }
  const urn = (kind: string) => `urn:uuid:${uuidFrom(chance.bytes(16, kind, share.slug))}`;
  const record = await issueRecord(
    {
      id: urn('record of share'),
      name: `A record for ${share.receiver}`,
      issuer: { id: publisher.controller, name: publisherName },
      subject: { id: holder.controller },
      credentials,
      validFrom: givenAt,
      validUntil: onDay(now, share.until),
      partial: true,
    },
    publisher,
  );
  return await present({ id: urn('share'), holder: holder.controller, credentials: [record], created: givenAt }, holder);
}

/** RFC 9562, version 8: bits of our own choosing. */
export function uuidFrom(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes);
  hex[6] = ((hex[6] ?? 0) & 0x0f) | 0x80;
  hex[8] = ((hex[8] ?? 0) & 0x3f) | 0x80;
  return hex.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
