// The older list that names withdrawn badges by their id, unsigned: it may take away; it may give only from the issuer's own site.
import { issueAchievement, signerFrom } from '@skillweave/core/sign';
import { standing } from '@skillweave/core/verify';
import { describe, expect, it } from 'vitest';
import { isHomeOf } from '../../packages/core/src/verify/checks/revocation-list.ts';
import { seal } from '../../packages/core/src/sign/seal.ts';
import { at, badge, check, college, faults, now, worldWith } from './stage.ts';

const home = 'did:web:college.example';
const list = 'https://college.example/revocations';

/** A badge of a college with a site of its own, or of one that is only a key. */
async function badgeWith(issuer: string, status: object): Promise<string> {
  const method = issuer === home ? `${home}#key-1` : college.verificationMethod;
  const signer = await signerFrom(college.secret, { controller: issuer, verificationMethod: method });
  const document = JSON.parse(await issueAchievement({ ...badge, issuer: { ...badge.issuer, id: issuer } }, signer));
  delete document.proof;
  document['@context'].push('https://purl.imsglobal.org/spec/ob/v3p0/extensions.json');
  document.credentialStatus = { id: list, type: '1EdTechRevocationList', ...status };
  return await seal(document, signer, { created: now });
}

const keys = JSON.stringify({
  id: home,
  assertionMethod: [{ id: `${home}#key-1`, type: 'Multikey', controller: home, publicKeyMultibase: college.publicKeyMultibase }],
});

async function found(served: unknown, issuer = home, status: object = {}) {
  const text = typeof served === 'string' ? served : JSON.stringify(served);
  const url = (status as { id?: string }).id ?? list;
  const world = worldWith({ 'https://college.example/.well-known/did.json': keys, [url]: text });
  return await check(await badgeWith(issuer, status), world);
}

const named = { id: badge.id, revocationReason: 'Given by mistake' };

describe('a list of withdrawn ids', () => {
  it('withdraws the badge it names, and gives the reason as text', async () => {
    const report = await found({ id: list, issuer: home, revokedCredential: [{ id: 'urn:uuid:other' }, named] });
    expect([report.verdict, standing(report), faults(report)]).toEqual(['invalid', 'revoked', ['status.revoked']]);
    const text = report.findings.find(({ code }) => code === 'status.revoked')?.text;
    expect(text).toBe('The issuer has withdrawn it. Their reason: “Given by mistake”.');
  });

  it.each<[string, object]>([
    ['under its other name', { revokedCredentials: [named] }],
    ['as a single entry', { revokedCredential: named }],
    ['with an odd word for yes', { revokedCredential: [{ ...named, revoked: 'false' }] }],
    ['in the name of somebody else', { issuer: 'did:web:other.example', revokedCredential: [named] }],
  ])('withdraws it %s', async (_, changes) => {
    expect(faults(await found({ id: list, issuer: home, ...changes }))).toEqual(['status.revoked']);
  });

  it('does not withdraw what it says was not withdrawn', async () => {
    const report = await found({ id: list, issuer: home, revokedCredential: [{ ...named, revoked: false }] });
    expect(report.verdict).toBe('valid');
  });

  it('of the issuer’s own site clears a badge it does not name, with a remark', async () => {
    const report = await found({ id: list, issuer: home, revokedCredential: [] });
    expect([report.verdict, report.findings.find(({ check: name }) => name === 'status')?.remark]).toEqual(['valid', true]);
  });

  it('of an issuer who is only a key clears nothing: nobody signed it', async () => {
    const report = await found({ id: list, issuer: college.did, revokedCredential: [] }, college.did);
    expect([report.verdict, faults(report)]).toEqual(['undetermined', ['status.unsigned']]);
  });

  it('kept at another place clears nothing', async () => {
    const id = 'https://lists.example/7';
    expect(faults(await found({ id, issuer: home, revokedCredential: [] }, home, { id }))).toEqual(['status.unsigned']);
    const plain = 'http://college.example/revocations';
    expect(faults(await found({ id: plain, issuer: home }, home, { id: plain }))).toEqual(['status.unsigned']);
  });

  it.each<[string, unknown, string, string]>([
    ['of somebody else', { id: list, issuer: 'did:web:other.example' }, 'status.STATUS_VERIFICATION_ERROR', 'invalid'],
    ['served for another', { id: `${list}2`, issuer: home }, 'status.STATUS_VERIFICATION_ERROR', 'invalid'],
    ['of nobody', { id: list, revokedCredential: [] }, 'status.MALFORMED_VALUE_ERROR', 'invalid'],
    ['of bare words', { id: list, issuer: home, revokedCredential: [badge.id] }, 'status.MALFORMED_VALUE_ERROR', 'invalid'],
    ['that is a web page', '<html>', 'status.STATUS_RETRIEVAL_ERROR', 'undetermined'],
    ['cut off', '{"id":', 'status.STATUS_RETRIEVAL_ERROR', 'undetermined'],
    ['with one field twice', `{"issuer":"${home}","issuer":"x"}`, 'status.STATUS_RETRIEVAL_ERROR', 'undetermined'],
  ])('%s is never a pass', async (_, served, code, verdict) => {
    const report = await found(served);
    expect([faults(report), report.verdict]).toEqual([[code], verdict]);
  });

  it('that is an old copy withdraws, and clears nothing', async () => {
    const text = await badgeWith(home, {});
    const ask = async (revokedCredential: object[]) => {
      const bytes = Buffer.from(JSON.stringify({ id: list, issuer: home, revokedCredential }));
      const world = worldWith(
        {},
        {
          fetchDocument: async (url, wish) => {
            if (url !== list) return { kind: 'found', bytes: Buffer.from(keys), at: now };
            if (wish?.fresh === true) return { kind: 'unreachable', because: 'Nobody answers.' };
            return { kind: 'found', bytes, at: at('2026-11-20T00:00:00Z') };
          },
        },
      );
      return faults(await check(text, world));
    };
    expect(await ask([named])).toEqual(['status.revoked']);
    expect(await ask([])).toEqual(['status.stale']);
  });
});

it.each<[string, string, boolean]>([
  ['did:web:college.example', 'https://college.example/x', true],
  ['did:web:college.example:issuers:7', 'https://college.example/x', true],
  ['did:web:college.example%3A8443', 'https://college.example:8443/x', true],
  ['https://college.example/issuers/7', 'https://college.example/x', true],
  ['did:web:college.example', 'https://college.example.evil.example/x', false],
  ['did:web:college.example', 'https://college.example:8443/x', false],
  ['did:web:college.example', 'http://college.example/x', false],
  ['http://college.example', 'http://college.example/x', false],
  ['did:web:college.example', 'https://college.example@evil.example/x', false],
  ['did:key:z6Mk', 'https://college.example/x', false],
  ['did:web:', 'https://college.example/x', false],
])('the home of %s takes in %s: %s', (issuer, address, is) => {
  expect(isHomeOf(issuer, address)).toBe(is);
});
