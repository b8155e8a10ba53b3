// Issuers for conformance clients on this machine: one for each way of signing, with keys that live as long as the process.
import { makeKey, signerFrom, type GivenSealing, type Signer } from '@skillweave/core/sign';

export type Instance = {
  /** Its name in addresses. */
  readonly id: string;
  readonly suite: GivenSealing['suite'];
  readonly signer: Signer;
  /** Every credential it issues gets its places in the status lists, asked for or not. */
  readonly alwaysListed: boolean;
};

type Model = { id: string; suite: GivenSealing['suite']; curve: Signer['curve']; alwaysListed?: true };

const models: readonly Model[] = [
  { id: 'eddsa-rdfc-2022', suite: 'eddsa-rdfc-2022', curve: 'Ed25519' },
  { id: 'eddsa-jcs-2022', suite: 'eddsa-jcs-2022', curve: 'Ed25519' },
  { id: 'ecdsa-rdfc-2019-p256', suite: 'ecdsa-rdfc-2019', curve: 'P-256' },
  { id: 'ecdsa-rdfc-2019-p384', suite: 'ecdsa-rdfc-2019', curve: 'P-384' },
  { id: 'ecdsa-jcs-2019-p256', suite: 'ecdsa-jcs-2019', curve: 'P-256' },
  { id: 'ecdsa-jcs-2019-p384', suite: 'ecdsa-jcs-2019', curve: 'P-384' },
  { id: 'ecdsa-sd-2023', suite: 'ecdsa-sd-2023', curve: 'P-256' },
  { id: 'vc-jwt', suite: 'vc-jwt', curve: 'Ed25519' },
  { id: 'bitstring-status-list', suite: 'eddsa-rdfc-2022', curve: 'Ed25519', alwaysListed: true },
];

/**
 * Makes each a new key in memory. Nobody vouches for these issuers, and after a restart nobody can sign as them again. The
 * first answers where an address names none.
 */
export async function makeInstances(): Promise<readonly Instance[]> {
  const made = models.map(async ({ id, suite, curve, alwaysListed = false }): Promise<Instance> => {
    const { secret } = await makeKey(undefined, curve);
    return { id, suite, signer: await signerFrom(secret, undefined, curve), alwaysListed };
  });
  return await Promise.all(made);
}
