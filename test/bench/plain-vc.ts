// The plain thing to compare with: @digitalbazaar/vc as its README shows it, on jsonld as published, in a process of its own.
// Told a batch over IPC, it does it and answers with what came of it and how much processor time it took.
import { isUntouched } from '../untouched/preload.ts';

const { issue, verifyCredential } = await import('@digitalbazaar/vc');
const { DataIntegrityProof } = await import('@digitalbazaar/data-integrity');
const { cryptosuite } = await import('@digitalbazaar/eddsa-rdfc-2022-cryptosuite');
const { driver } = await import('@digitalbazaar/did-method-key');
const { from: readMultikey } = await import('@digitalbazaar/ed25519-multikey');
const sd = await import('@digitalbazaar/ecdsa-sd-2023-cryptosuite');
const { from: readEcdsaKey } = await import('@digitalbazaar/ecdsa-multikey');
const { contextAt } = await import('../../packages/core/src/credential/documents.ts');

export type Work =
  | { do: 'verify'; texts: string[]; inner?: true }
  | { do: 'issue'; documents: object[]; key: object }
  | { do: 'sd-issue'; documents: object[]; key: object; mandatoryPointers: string[] }
  | { do: 'sd-derive'; texts: string[]; selectivePointers: string[] };
/** `milliseconds`: processor time of this process, user and system together, for the whole batch. */
export type Done = { milliseconds: number; verified?: boolean[]; texts?: string[]; error?: string; isUntouched: boolean };

const keys = driver();
keys.use({ multibaseMultikeyHeader: 'z6Mk', fromMultibase: readMultikey });
keys.use({ multibaseMultikeyHeader: 'zDna', fromMultibase: readEcdsaKey });
// Contexts as ordinary objects: as published, jsonld is handed what a loader read from a file.
const contexts = new Map<string, object>();
async function documentLoader(url: string) {
  if (url.startsWith('did:key:')) return { contextUrl: null, documentUrl: url, document: await keys.get({ url }) };
  const document = contexts.get(url) ?? structuredClone(contextAt(url));
  if (document === null) throw new Error(`Not at hand: ${url}`);
  contexts.set(url, document);
  return { contextUrl: null, documentUrl: url, document, tag: 'static' };
}
const suite = () => new DataIntegrityProof({ cryptosuite });

process.on('message', (work: Work) => void run(work).then((done) => process.send?.({ ...done, isUntouched: isUntouched() })));

async function run(work: Work): Promise<Omit<Done, 'isUntouched'>> {
  const begun = process.cpuUsage();
  try {
    const made = await doing(work);
    const { user, system } = process.cpuUsage(begun);
    return { milliseconds: (user + system) / 1000, ...made };
  } catch (error) {
    return { milliseconds: 0, error: error instanceof Error ? error.message : String(error) };
  }
}

async function doing(work: Work): Promise<{ verified?: boolean[]; texts?: string[] }> {
  switch (work.do) {
    case 'verify': {
      const verified: boolean[] = [];
      for (const text of work.texts) verified.push(await verifies(text, work.inner === true));
      return { verified };
    }
    case 'issue': {
      const signer = (await readMultikey(work.key)).signer();
      const texts: string[] = [];
      for (const credential of work.documents)
        texts.push(
          JSON.stringify(await issue({ credential, suite: new DataIntegrityProof({ signer, cryptosuite }), documentLoader })),
        );
      return { texts };
    }
    case 'sd-issue': {
      const signer = (await readEcdsaKey(work.key)).signer();
      const { mandatoryPointers } = work;
      const texts: string[] = [];
      for (const credential of work.documents) {
        const maker = new DataIntegrityProof({ signer, cryptosuite: sd.createSignCryptosuite({ mandatoryPointers }) });
        texts.push(JSON.stringify(await issue({ credential, suite: maker, documentLoader })));
      }
      return { texts };
    }
    case 'sd-derive': {
      const { derive } = await import('@digitalbazaar/vc');
      const { selectivePointers } = work;
      const texts: string[] = [];
      for (const text of work.texts) {
        const cutter = new DataIntegrityProof({ cryptosuite: sd.createDiscloseCryptosuite({ selectivePointers }) });
        const verifiableCredential = JSON.parse(text) as object;
        texts.push(JSON.stringify(await derive({ verifiableCredential, suite: cutter, documentLoader })));
      }
      return { texts };
    }
  }
}

async function verifies(text: string, inner: boolean): Promise<boolean> {
  const credential = JSON.parse(text) as { credentialSubject: { verifiableCredential?: object[] } };
  const wrapped = inner ? (credential.credentialSubject.verifiableCredential ?? []) : [];
  for (const one of [credential, ...wrapped]) {
    // It looks at no status list: whoever calls has to bring that. Here it costs nothing, which is in its favour.
    const checkStatus = async () => ({ verified: true });
    const { verified } = await verifyCredential({ credential: one, suite: suite(), documentLoader, checkStatus });
    if (verified !== true) return false;
  }
  return true;
}
