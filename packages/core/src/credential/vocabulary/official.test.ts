// Holds what we generate against the official files, which lie outside the project and are only read.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2019, type ValidateFunction } from 'ajv/dist/2019.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { canonicalForm } from '../../verify/canonical.ts';
import { contextAt } from '../documents.ts';
import { recognise, type Kind } from '../recognise.ts';
import { isObject, type JsonObject } from '../strict-json.ts';
import type { CredentialClass } from './classes.ts';
import { mutationsOf, type Mutation } from './mutations.test-data.ts';
import { faultsAs, type Fault } from './validate.ts';

// Read once each: a context read again would be worked through again.
const texts = new Map<string, unknown>();
const folder = join(import.meta.dirname, '../../../../../../shared/standards');
const isHere = existsSync(folder);
if (!isHere) console.warn('Official contexts and schemas: NOT RUN, because ../shared/standards is not beside this folder.');

const schemaOf: Partial<Record<Kind, [CredentialClass, string]>> = {
  'open-badge': ['AchievementCredential', 'ob_v3p0_achievementcredential_schema.json'],
  'learner-record': ['ClrCredential', 'clr_v2p0_clrcredential_schema.json'],
  endorsement: ['EndorsementCredential', 'ob_v3p0_endorsementcredential_schema.json'],
};

// Where we mean to differ from the official schemas: by where our first fault lies, or for a document only we accept.
const stricter: { why: string; explains: (fault: Fault, document: unknown) => boolean }[] = [
  {
    why: 'a word outside a list begins with ext:, it does not only contain it',
    explains: ({ path }, document) => /.ext:/.test(String(valueAt(document, path))),
  },
  {
    why: 'a type is a word, and a type or context not in a list is the right one',
    explains: ({ path }, document) =>
      /^(type|@context)$/.test(path.findLast((name) => !/^\d+$/.test(name)) ?? '') && !Array.isArray(valueAt(document, path)),
  },
  {
    why: 'an issuer is an address or a profile, not a map of languages',
    explains: ({ path }, document) => {
      const issuer = valueAt(document, path.slice(0, path.lastIndexOf('issuer') + 1));
      return path.includes('issuer') && isObject(issuer) && Object.values(issuer).every((one) => typeof one === 'string');
    },
  },
];
const looser = { why: 'VC 2.0 allows several status entries, or none', holds: (document: unknown) => hasStatusList(document) };

describe.runIf(isHere)('our contexts', { timeout: 120_000 }, () => {
  const index = isHere ? (read('contexts/index.json') as Record<string, string>) : {};
  const served = Object.entries(index).filter(([url]) => contextAt(url) !== null);

  it('are served for all but the named', () => {
    const missing = Object.keys(index).filter((url) => contextAt(url) === null);
    expect(missing.toSorted()).toEqual([
      'https://w3id.org/security/suites/jws-2020/v1',
      'https://www.w3.org/2018/credentials/examples/v1',
      'https://www.w3.org/ns/odrl.jsonld',
    ]);
  });

  it.each(served)('mean the same as the official %s', (url, file) => {
    // The official folder keeps both editions of this one; we serve the newer.
    const newer = url.endsWith('context-3.0.3.json') ? 'ob-v3p0-context-3.0.3.validator-2026-06.json' : file;
    expect((contextAt(url) as JsonObject)['@context']).toEqual((read(`contexts/${newer}`) as JsonObject)['@context']);
  });

  it('give every sample the same canonical form, byte for byte', async () => {
    const official = (url: string) => (index[url] === undefined ? null : (read(`contexts/${index[url]}`) as object));
    const newer = (url: string) =>
      url.endsWith('context-3.0.3.json')
        ? (read('contexts/ob-v3p0-context-3.0.3.validator-2026-06.json') as object)
        : official(url);
    let compared = 0;
    for (const { document } of samples()) {
      const { proof: _, ...unsigned } = document;
      const ours = await formOrFault(unsigned, contextAt);
      expect(ours).toBe(await formOrFault(unsigned, newer));
      if (!ours.startsWith('fault')) compared += 1;
    }
    console.log(`Canonical forms compared: ${compared}`);
    expect(compared).toBeGreaterThan(120);
  });
});

describe.runIf(isHere)('our table of classes', { timeout: 120_000 }, () => {
  const known = new Map<string, ValidateFunction>();
  const official = (file: string) => {
    const validate = known.get(file) ?? compile(file);
    known.set(file, validate);
    return validate;
  };

  it('accepts and refuses the same samples as the official schemas, and the same mutations of them', () => {
    const disagreements: string[] = [];
    const counts = { documents: 0, mutations: 0, refused: 0, intended: 0 };
    for (const { file, document } of samples()) {
      const schema = schemaOf[recognise(document).kind];
      if (schema === undefined) continue;
      counts.documents += 1;
      for (const mutation of withMutations(document, counts.documents)) {
        const faults = faultsAs(schema[0], mutation.document);
        const ours = faults.length === 0;
        const theirs = official(schema[1])(mutation.document) as boolean;
        counts.mutations += 1;
        if (!theirs) counts.refused += 1;
        if (ours === theirs) continue;
        const isIntended = ours
          ? looser.holds(mutation.document)
          : faults.every((fault) => stricter.some(({ explains }) => explains(fault, mutation.document)));
        if (isIntended) counts.intended += 1;
        else disagreements.push(`${file} ${mutation.how} ${mutation.path.join('/')} ours ${ours} theirs ${theirs}`);
      }
    }
    console.log('Shapes compared:', JSON.stringify(counts));
    expect(disagreements.slice(0, 20)).toEqual([]);
    expect(counts.mutations).toBeGreaterThan(5_000);
    expect(counts.refused).toBeGreaterThan(1_000);
  });
});

function hasStatusList(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray((value as JsonObject)['credentialStatus']) || Object.values(value).some(hasStatusList);
}

function* withMutations(document: unknown, first: number): Generator<Mutation> {
  yield { how: 'as is', path: [], document };
  yield* mutationsOf(document, first, 6);
}

function samples(): { file: string; document: JsonObject }[] {
  const aside = new Set(['manifest.json', 'documents.json', 'did-documents.json', 'gen-keys.json']);
  return readdirSync(join(folder, 'samples'))
    .filter((file) => /\.(json|1ob)$/.test(file) && !aside.has(file))
    .map((file) => ({ file, document: read(`samples/${file}`) as JsonObject }));
}

async function formOrFault(document: object, shelf: (url: string) => object | null): Promise<string> {
  try {
    return await canonicalForm(document, shelf);
  } catch (error) {
    return `fault ${error instanceof Error ? error.name : ''}`;
  }
}

function compile(file: string): ValidateFunction {
  const ajv = new Ajv2019({ strict: false });
  formats.default(ajv);
  return ajv.compile(read(`schemas/${file}`) as object);
}

function valueAt(document: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce((at: unknown, name) => (at as Record<string | number, unknown> | undefined)?.[name], document);
}

function read(file: string): unknown {
  const known = texts.get(file) ?? JSON.parse(readFileSync(join(folder, file), 'utf8'));
  texts.set(file, known);
  return known;
}
