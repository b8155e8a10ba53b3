// A proof's options take their form from a pattern worked out once; here it is held to the processor.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { contextAt } from '../../packages/core/src/credential/documents.ts';
import { canonicalForm } from '../../packages/core/src/verify/canonical.ts';
import { canonicalOptions } from '../../packages/core/src/verify/proof-options.ts';

it('the options of a proof have the form the processor gives them, whatever stands in them', async () => {
  const word = fc.oneof(
    fc.string(),
    fc.constantFrom('did:example:a-mark-that-nobody-else-uses#9f8e7d6c5b4a', '1970-01-01T00:00:00.123456789Z', '"\\\n', '$&'),
  );
  const options = fc.record(
    {
      type: fc.constant('DataIntegrityProof'),
      cryptosuite: fc.constantFrom('eddsa-rdfc-2022', 'ecdsa-rdfc-2019'),
      created: fc.oneof(fc.constantFrom('2026-11-23T12:00:00Z', '2026-11-23T12:00:00.123+01:00'), word),
      verificationMethod: fc.oneof(fc.constantFrom('did:key:z6Mk#z6Mk', 'https://a.example/x#1', 'did:web:a%3A1:b#k'), word),
      proofPurpose: fc.constantFrom('assertionMethod', 'authentication'),
      challenge: word,
      domain: word,
      id: fc.constantFrom('urn:uuid:1', 'https://a.example/proof'),
    },
    { requiredKeys: ['type', 'cryptosuite', 'created', 'verificationMethod', 'proofPurpose'] },
  );
  const form = async (make: () => Promise<string>) => await make().catch(() => 'refused');
  await fc.assert(
    fc.asyncProperty(options, async (drawn) => {
      const described = { '@context': 'https://www.w3.org/ns/credentials/v2', ...drawn };
      const [one, other] = [
        await form(async () => await canonicalOptions(described, contextAt, 'sha256')),
        await form(async () => await canonicalForm(described, contextAt)),
      ];
      expect(one).toBe(other);
    }),
    { numRuns: 500 },
  );
});
