// A conformance client of the VC-API, as the W3C suites are: it issues, changes, checks, and counts on the answers' shapes.
import { expect } from 'vitest';
import { visit, type Answer, type Visit } from './visit.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- tests reach into documents freely
export type Loose = any;
export type Instance = { id: string; suite: string; curve: string; issuer: string; issue: string; alwaysListed: boolean };

export type VcClient = {
  readonly here: Visit;
  readonly instances: readonly Instance[];
  get(path: string): Promise<Answer>;
  /** Through the plain door, or that of an instance. */
  issue(credential: unknown, options?: object, instance?: string): Promise<Answer>;
  /** The credential issued, which must have worked. */
  issued(credential: unknown, options?: object, instance?: string): Promise<Loose>;
  verify(verifiableCredential: unknown, options?: object): Promise<Answer>;
  verifyPresentation(verifiablePresentation: unknown, options?: object): Promise<Answer>;
  derive(verifiableCredential: unknown, selectivePointers?: string[]): Promise<Answer>;
};

/** Opens a house with its conformance doors open. */
export async function vcClient(): Promise<VcClient> {
  const here = await visit({ VC_API_OPEN: 'loopback' });
  const get = async (path: string): Promise<Answer> => {
    const { statusCode, body, headers } = await here.app.inject({ method: 'GET', url: path });
    return { status: statusCode, body: JSON.parse(body) as Loose, headers, milliseconds: 0 };
  };
  const { body } = await get('/vc-api/instances');
  const client: VcClient = {
    here,
    instances: body,
    get,
    issue: async (credential, options = {}, instance) =>
      await here.post(`/vc-api/${instance === undefined ? '' : `instances/${instance}/`}credentials/issue`, {
        credential,
        options,
      }),
    issued: async (credential, options, instance) => {
      const answer = await client.issue(credential, options, instance);
      expect([answer.status, answer.body.errors ?? []]).toEqual([201, []]);
      return answer.body.verifiableCredential;
    },
    verify: async (verifiableCredential, options = { checks: ['proof'] }) =>
      await here.post('/vc-api/credentials/verify', { verifiableCredential, options }),
    verifyPresentation: async (verifiablePresentation, options = { checks: [] }) =>
      await here.post('/vc-api/presentations/verify', { verifiablePresentation, options }),
    derive: async (verifiableCredential, selectivePointers = []) =>
      await here.post('/vc-api/credentials/derive', { verifiableCredential, options: { selectivePointers } }),
  };
  return client;
}

/** A small credential of VC 2.0 that is good in every way; the issuer is the instance's business. */
export const plain = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/ns/credentials/examples/v2'],
  id: 'urn:uuid:0b5d3a94-66a5-4b6f-9d3c-a4d3c6c8f001',
  type: ['VerifiableCredential'],
  issuer: 'https://college.example/issuers/1',
  validFrom: '2026-01-01T00:00:00Z',
  credentialSubject: { id: 'did:example:ada' },
};

/** The same with some members changed; `undefined` leaves one out. */
export const but = (changes: object): object => JSON.parse(JSON.stringify({ ...plain, ...changes })) as object;

/**
 * `refused`: with a 4xx, never verified, each problem named by a standard and told in a sentence, and no document given out.
 * Anything else says what happened instead. With `code`, one of the findings must be that one.
 */
export function fate({ status, body }: Answer, code?: string | RegExp): string {
  if (![400, 404, 422].includes(status) || body.verified !== false) return `answered ${status}: ${JSON.stringify(body)}`;
  const errors = body.errors as { type: string; title: string; detail: string; code?: string }[];
  const untold = errors.filter(({ type, title, detail }) => !typed.test(type) || title === '' || !/^[^a-z].*[.]$/.test(detail));
  if (errors.length === 0 || untold.length > 0) return `did not say well why: ${JSON.stringify(errors)}`;
  if ('verifiableCredential' in body || 'credential' in body || 'presentation' in body) return 'gave out a document';
  if (code === undefined || errors.some((each) => new RegExp(code).test(each.code ?? ''))) return 'refused';
  return `refused for ${errors.map((each) => each.code).join(' ')}`;
}

const typed = /^https:\/\/(www\.w3\.org|w3id\.org)\/.+#[A-Z_]+$/;
