// Issuers with a key of each kind, and badges signed in each way.
import {
  achievementCredential,
  makeKey,
  signDocument,
  signerFrom,
  type CredentialInput,
  type DocumentSealing,
} from '@skillweave/core/sign';
import { badge, now } from './stage.ts';

export type Curve = 'Ed25519' | 'P-256' | 'P-384';
const secrets = { Ed25519: 32, 'P-256': 32, 'P-384': 48 };
export const parties = Object.fromEntries(
  await Promise.all(
    Object.entries(secrets).map(async ([curve, length]) => {
      const secret = new Uint8Array(length).fill(7);
      const key = await makeKey(secret, curve as Curve);
      return [curve, { key, signer: await signerFrom(secret, undefined, curve as Curve) }] as const;
    }),
  ),
) as Record<Curve, { key: Awaited<ReturnType<typeof makeKey>>; signer: Awaited<ReturnType<typeof signerFrom>> }>;

const input = (curve: Curve, changes: Partial<CredentialInput> = {}): CredentialInput => ({
  ...badge,
  issuer: { ...badge.issuer, id: parties[curve].key.did },
  ...changes,
});
export const unsigned = (curve: Curve, changes: Partial<CredentialInput> = {}): Record<string, unknown> =>
  achievementCredential(input(curve, changes), parties[curve].signer);
export const signed = async (suite: DocumentSealing['suite'], curve: Curve, changes: Partial<CredentialInput> = {}) =>
  await signDocument(unsigned(curve, changes), parties[curve].signer, { suite, created: now });
