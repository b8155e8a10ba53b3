// Issuers who live elsewhere: their keys at did:web, their lists of what was taken back, fetched under guard from end to end.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runCommandLine } from '../../packages/api/src/cli/command-line.ts';
import { makeOutside } from '../../packages/api/src/outside/outside.ts';
import { issueAchievement, issueStatusList, signerFrom, withBit } from '../../packages/core/src/sign/index.ts';
import { seal } from '../../packages/core/src/sign/seal.ts';
import { at, badge, college, issue, now } from '../conformance/stage.ts';
import { elsewhere, httpAnswer, wiresTo, type Elsewhere } from './elsewhere.ts';
import { visit, type Visit } from './visit.ts';

const question = `mutation($text: String!) { checkRecord(input: { text: $text }) {
  ... on CheckReport { verdict findings { code outcome } } ... on Refused { reasons { code } } } }`;
type Checked = { verdict: string; codes: string[] };

async function check(here: Visit, text: string): Promise<Checked> {
  const { body } = await here.ask(question, { text });
  const { verdict, findings } = body.data.checkRecord as { verdict: string; findings: { code: string; outcome: string }[] };
  return { verdict, codes: findings.filter(({ outcome }) => outcome !== 'PASSED').map(({ code }) => code) };
}

let there: Elsewhere;
const documents = new Map<string, string>();
beforeAll(async () => {
  there = await elsewhere();
});
beforeEach(() => {
  documents.clear();
  there.asked.length = 0;
  there.answers((socket, path) => {
    const document = documents.get(path);
    socket.end(document === undefined ? httpAnswer('', {}, '404 Not Found') : httpAnswer(document));
  });
});
afterAll(() => there.end());

const bits = new Uint8Array(16_384);
const listAt = async (id: string, set: boolean) =>
  await issueStatusList(
    { id, issuer: college.did, purpose: 'revocation', bits: withBit(bits, 7, set), validFrom: at('2026-01-01T00:00:00Z') },
    college.signer,
  );
const listed = async (list: string) => await issue({ status: { purpose: 'revocation', index: 7, list } });

describe('an installation that may go to two places', () => {
  let here: Visit;
  let silent: Elsewhere;
  beforeAll(async () => {
    silent = await elsewhere();
    silent.answers(() => {});
    here = await visit({ OUTSIDE_ALLOW: `${there.origin} ${silent.origin}` });
  });
  afterAll(async () => {
    await here.end();
    await silent.end();
  });

  it.each([
    ['clears a badge', '/clear', false, []],
    ['revokes a badge', '/revoked', true, ['status.revoked']],
  ])('%s by the issuer’s own list', async (_name, path, set, codes) => {
    const url = there.origin + path;
    documents.set(path, await listAt(url, set));
    const { codes: found } = await check(here, await listed(url));
    expect([found.filter((code) => code.startsWith('status.')), there.asked]).toEqual([codes, [path]]);
  });

  it('says that it could not check when the list is missing, and never that all is well', async () => {
    const { verdict, codes } = await check(here, await listed(`${there.origin}/missing`));
    expect([verdict, codes]).toEqual(['UNDETERMINED', expect.arrayContaining(['status.STATUS_RETRIEVAL_ERROR'])]);
  });

  it('answers in time when two hosts are silent, and others do not wait for them', async () => {
    there.answers(() => {});
    const document = JSON.parse(await listed(`${silent.origin}/1`));
    document.credentialStatus = [silent, there].map(({ origin }) => ({
      ...document.credentialStatus,
      id: `${origin}/1#7`,
      statusListCredential: `${origin}/1`,
    }));
    delete document.proof;
    const text = await seal(document, college.signer, { created: now });
    const begun = performance.now();
    const slow = check(here, text);
    await expect.poll(silent.connections, { timeout: 3_000 }).toBe(1);
    const other = await check(here, await issue());
    const otherTook = performance.now() - begun;
    const { codes } = await slow;
    const took = performance.now() - begun;
    expect(codes.filter((code) => code === 'status.STATUS_RETRIEVAL_ERROR')).toHaveLength(2);
    expect([other.codes, otherTook < 2_500, took < 5_000]).toEqual([['recognised.unknown'], true, true]);
    await expect.poll(() => [there.open(), silent.open()]).toEqual([0, 0]);
  });

  it('does not go to the place next to it, nor anywhere for a forged badge', async () => {
    const list = `${there.origin}/list`;
    documents.set('/list', await listAt(list, false));
    const inward = await check(here, await listed(list.replace('127.0.0.1', 'localhost')));
    const forged = await check(here, (await listed(list)).replace('Reading a water meter', 'Flying an airliner'));
    expect(inward.codes).toContain('status.STATUS_RETRIEVAL_ERROR');
    expect(forged.codes).toContain('status.unproven');
    expect(there.asked).toEqual([]);
  });

  it('never asks for evidence, images or refresh services that a badge names', async () => {
    const url = (path: string) => ({ id: there.origin + path, type: 'Image' });
    const text = await issue({ evidence: [{ id: `${there.origin}/evidence`, name: 'A video' }] });
    const document = JSON.parse(text);
    document.credentialSubject.achievement.image = url('/image');
    document.refreshService = { id: `${there.origin}/refresh`, type: '1EdTechCredentialRefresh' };
    await check(here, text);
    await check(here, JSON.stringify(document));
    expect(there.asked).toEqual([]);
  });

  it('logs no address of others', () => {
    expect(here.logged.filter((line) => line.includes('asked outside')).length).toBeGreaterThan(1);
    expect(here.logged.join('')).not.toMatch(/\/(missing|revoked|list)\b/);
  });
});

describe('a college at did:web', () => {
  const host = 'badges.lakeside-college.edu';
  const did = `did:web:${host}`;
  const method = `${did}#key-1`;
  const didDocument = {
    id: did,
    verificationMethod: [{ id: method, type: 'Multikey', controller: did, publicKeyMultibase: college.publicKeyMultibase }],
    assertionMethod: [method],
  };
  const byWeb = async () => {
    const signer = await signerFrom(college.secret, { controller: did, verificationMethod: method });
    return await issueAchievement({ ...badge, issuer: { ...badge.issuer, id: did } }, signer);
  };
  const checkedAt = async (addresses: readonly string[]) => {
    const { wires, dialled } = wiresTo(there, { [host]: addresses });
    const here = await visit({}, { outside: makeOutside({ allow: [], wires }) });
    try {
      return { ...(await check(here, await byWeb())), dialled };
    } finally {
      await here.end();
    }
  };

  it('is believed by the key it publishes', async () => {
    documents.set('/.well-known/did.json', JSON.stringify(didDocument));
    const { codes, dialled } = await checkedAt(['93.184.215.14']);
    expect([codes, dialled, there.asked]).toEqual([['recognised.unknown'], [['93.184.215.14']], ['/.well-known/did.json']]);
  });

  it('cannot be checked when its name leads inward, or when nothing is there', async () => {
    documents.set('/.well-known/did.json', JSON.stringify(didDocument));
    const inward = await checkedAt(['10.0.0.7']);
    expect([inward.verdict, inward.dialled]).toEqual(['UNDETERMINED', []]);
    expect(inward.codes).toContain('proof.keyUnreachable');
    documents.clear();
    expect((await checkedAt(['93.184.215.14'])).codes).toContain('proof.keyUnreachable');
  });
});

describe('skillweave verify', () => {
  let here: Visit;
  beforeAll(async () => void (here = await visit()));
  afterAll(() => here.end());
  const run = async (args: string[], settings: Record<string, string> = {}) => {
    const out: string[] = [];
    const err: string[] = [];
    const code = await runCommandLine(['verify', ...args], {
      environment: settings,
      input: async () => Buffer.alloc(0),
      out: (text) => void out.push(text),
      err: (text) => void err.push(text),
    });
    return { code, out: out.join('\n'), err: err.join('\n') };
  };

  it('asks others only with --online', async () => {
    const url = `${there.origin}/list`;
    documents.set('/list', await listAt(url, true));
    const file = join(here.house.settings.folder, 'listed.json');
    writeFileSync(file, await listed(url));
    const allow = { OUTSIDE_ALLOW: there.origin };
    expect((await run([file], allow)).out).toContain('status.STATUS_RETRIEVAL_ERROR');
    expect((await run([file, '--online'])).out).toContain('status.STATUS_RETRIEVAL_ERROR');
    expect(there.asked).toEqual([]);
    const { code, out } = await run([file, '--online'], allow);
    expect([code, out, there.asked]).toEqual([1, expect.stringContaining('status.revoked'), ['/list']]);
  });

  it('says what is wrong with OUTSIDE_ALLOW', async () => {
    const { code, err } = await run(['nothing.json', '--online'], { OUTSIDE_ALLOW: 'http://10.0.0.1' });
    expect([code, err]).toEqual([1, expect.stringContaining('OUTSIDE_ALLOW holds something')]);
    expect((await run(['--help'])).out).toContain('--online');
  });
});
