// Signs the receipt of a permission with its giver's own key, so that it stands without us.
import { receiptOf, type ReceiptFacts } from '../consent/index.ts';
import type { Instant } from '../terms/index.ts';
import type { Signer } from './key.ts';
import { seal } from './seal.ts';

/**
 * The signed receipt as JSON text. The signature covers every letter of it (JCS), so that no words have to be looked up to check it.
 * Throws when the signer is not the one whose permission it is.
 */
export async function signReceipt(facts: ReceiptFacts, signer: Signer, created: Instant): Promise<string> {
  if (facts.giver.did !== signer.controller) throw new TypeError('A receipt is signed by whoever gave the permission.');
  const suite = signer.curve === 'Ed25519' ? 'eddsa-jcs-2022' : 'ecdsa-jcs-2019';
  return await seal(receiptOf(facts), signer, { created, suite });
}
