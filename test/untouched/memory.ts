// Works through many documents, no two alike, and tells how much memory is in use on the way. Run with --expose-gc.
// Called with `keeping`, it keeps every answer: the measure must notice.
import jsonld from 'jsonld';
import { contextAt } from '../../packages/core/src/credential/documents.ts';
import { frozen } from '../../packages/core/src/credential/strict-json.ts';

const [howMany = '0', how = ''] = process.argv.slice(2);
const kept: unknown[] = [];
const heaps: number[] = [];
const loaded = async (url: string) => ({ contextUrl: null, documentUrl: url, document: contextAt(url) });

for (let count = 1; count <= Number(howMany); count += 1) {
  const document = count % 4 === 0 ? ofTheShelf(count) : ofItsOwn(count);
  const ready = count % 2 === 0 ? frozen(document) : document;
  const answer = await jsonld.toRDF(ready, { base: null, safe: true, documentLoader: loaded });
  if (how === 'keeping') kept.push(answer);
  if (count % (Number(howMany) / 4) === 0) {
    globalThis.gc?.();
    heaps.push(process.memoryUsage().heapUsed);
  }
}
console.log(JSON.stringify({ heaps, kept: kept.length }));

function ofTheShelf(count: number): object {
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    id: `urn:uuid:${count}`,
    type: ['VerifiableCredential', 'AchievementCredential'],
    issuer: { id: `https://issuers.example/${count}`, type: ['Profile'], name: `Issuer ${count}` },
    credentialSubject: { type: ['AchievementSubject'], achievement: { id: `urn:a:${count}`, type: ['Achievement'], name: 'x' } },
  };
}

// Contexts that strangers make up: each with words of its own for its own type.
function ofItsOwn(count: number): object {
  const own = `https://contexts.example/${count}#`;
  return {
    '@context': { T: { '@id': `${own}T`, '@context': { name: `${own}name`, inner: `${own}inner` } } },
    '@type': 'T',
    name: 'x',
    inner: { '@type': 'T', name: 'y' },
  };
}
