// Make me a record for this receiver, this purpose, until then: preview, sign, share, stop. On every engine at hand.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day, later, type Instant } from '../../packages/core/src/terms/index.ts';
import { readShelf } from '../../packages/api/src/graph/shelf.ts';
import { unwrap } from '../../packages/core/src/credential/index.ts';
import { verify, type World } from '../../packages/core/src/verify/index.ts';
import { engines } from '../graph/engines.ts';
import { publicUrl, seedDay, stage, type Actor, type Stage } from './stage.ts';

const Preview = `mutation ($input: RecordInput!) { previewRecord(input: $input) { __typename
  ... on RecordPreview { token receiver purpose until warnings { code text }
    includes { because leftOut canLeaveOut shows { id name } fields { label value } credential { id name document } }
    leavesOut { because credential { id name document } } }
  ... on Refused { reasons { code field text } } } }`;
const Sign = `mutation ($input: SignRecordInput!) { signRecord(input: $input) { __typename
  ... on SignedRecord { id presentation record validUntil share { url until grant { id state isLink receiverName credentials { id } } } }
  ... on Refused { reasons { code field } } } }`;
const Open = `mutation ($share: ID!, $token: String!) { openShare(input: { share: $share, token: $token }) { __typename
  ... on OpenedShare { giverName receiver purpose until presentation report { verdict inner { verdict inner { name verdict findings { code } } } } }
  ... on Refused { reasons { code } } } }`;
const Permissions =
  '{ myPermissions(first: 50) { edges { node { id state isLink opens receiverName receiverKind withdrawnAt credentials { name } } } } }';

const until = later(seedDay, 30 * day);
const basics = { receiver: 'Northshore Care', purpose: 'HIRING', until };
const at = (minutes: number): Instant => later(seedDay, minutes * 60_000);

describe.each(await engines())('on the %s engine', (engine) => {
  let here: Stage;
  let maya: Actor;
  beforeAll(async () => {
    here = await stage(engine);
    maya = await here.as('maya');
  });
  afterAll(() => here.leave());

  const preview = async (input: object, when = seedDay) =>
    (await maya.get(Preview, { input: { ...basics, ...input } }, when)).previewRecord;
  const sign = async (input: object, when = seedDay) => (await maya.get(Sign, { input }, when)).signRecord;
  const open = async (url: string, when = seedDay) => {
    const [, share = '', token = ''] = /\/share\/([^#]+)#(.+)$/.exec(url) ?? [];
    return (await here.stranger.get(Open, { share, token }, when)).openShare;
  };
  const skillNamed = async (name: RegExp) => {
    const { mySkills } = await maya.get('{ mySkills { skills { state competency { id name } } } }');
    return mySkills.skills.find(
      ({ competency, state }: { competency: { name: string }; state: string }) => state === 'HELD' && name.test(competency.name),
    ).competency;
  };
  /** A receiver's own computer: it knows nobody and reaches nothing of ours but the public lists of withdrawals. */
  const receiver: World = {
    now: seedDay,
    fetchDocument: async () => ({ kind: 'unreachable', because: 'offline' }),
    recognise: async () => ({ kind: 'unknown' }),
  };

  test('what is signed is what was previewed, byte for byte, and nothing else', async () => {
    const skill = await skillNamed(/./);
    const seen = await preview({ skills: [skill.id] });
    expect(seen).toMatchObject({ __typename: 'RecordPreview', receiver: 'Northshore Care', until });
    expect(seen.includes.length).toBeGreaterThan(0);
    expect(seen.leavesOut.length).toBeGreaterThan(0);
    for (const item of seen.includes) expect(item.shows.map(({ id }: { id: string }) => id)).toContain(skill.id);

    const signed = await sign({ preview: seen.token });
    expect(signed).toMatchObject({ __typename: 'SignedRecord', validUntil: until, share: null });
    // Of what its issuer lets its owner cut down, a copy leaves (leaving-out.test.ts).
    for (const { credential, canLeaveOut } of seen.includes)
      expect(signed.presentation.includes(textIn(credential.document))).toBe(canLeaveOut.length === 0);
    for (const { credential } of seen.leavesOut) expect(signed.presentation).not.toContain(textIn(credential.document));
    expect(signed.presentation).toContain(signed.record);

    const report = await verify(Buffer.from(signed.presentation), receiver);
    const failed = report.findings.filter(({ outcome }) => outcome === 'failed');
    expect(failed).toEqual([]);
    expect(report.findings.map(({ code }) => code)).toEqual(expect.arrayContaining(['proof.good', 'holder.good']));
    const [record] = report.inner;
    expect(record?.kind).toBe('learner-record');
    expect(record?.findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['proof.good', 'issuer.good', 'period.good']),
    );
    expect(record?.inner).toHaveLength(seen.includes.length);
    for (const inner of record?.inner ?? []) expect(inner.findings.map(({ code }) => code)).toContain('proof.good');

    const changed = await verify(Buffer.from(signed.presentation.replace('Northshore', 'Southshore')), receiver);
    expect(changed.verdict).toBe('invalid');
  });

  test('a preview shows every value the receiver can read', async () => {
    const seen = await preview({});
    for (const { credential, fields, leftOut } of seen.includes) {
      const shown = new Set(fields.map(({ value }: { value: string }) => value));
      const opened = unwrap(Buffer.from(credential.document));
      if (opened.kind === 'unreadable') throw new Error('a credential in the town cannot be read');
      const { proof: _, ...said } = (opened.kind === 'jwt' ? opened.payload : opened.value) as Record<string, unknown>;
      if (leftOut.includes('EVIDENCE')) delete said['evidence'];
      for (const value of leaves(said))
        expect([credential.name, value, shown.has(value)]).toEqual([credential.name, value, true]);
    }
  });

  test('choices narrow, and everything that stays out says why', async () => {
    const everything = await preview({});
    const issuer = here.outside('Organization', 'lakeside-college');
    const some = await preview({ issuers: [issuer] });
    expect(some.includes.length).toBeGreaterThan(0);
    expect(some.includes.length).toBeLessThan(everything.includes.length);
    const fewer = await preview({ issuers: [issuer], from: later(seedDay, -250 * day) });
    expect(fewer.includes.length).toBeLessThan(some.includes.length);
    const target = here.outside('Target', 'care-assistant');
    const towards = await preview({ target });
    expect(towards.includes[0].because).toMatch(/asks for\.$/);
    for (const seen of [everything, some, fewer, towards]) {
      expect(seen.includes.length + seen.leavesOut.length).toBe(everything.includes.length + everything.leavesOut.length);
      for (const { because } of [...seen.includes, ...seen.leavesOut]) expect(because).toMatch(/^[A-Z“].*\.$/);
    }
  });

  test('what was taken back, ran out or was changed is left out unless it is chosen by name, and then warned about', async () => {
    const everything = await preview({});
    const out = everything.leavesOut.map(
      ({ credential, because }: { credential: { name: string }; because: string }) => `${credential.name}: ${because}`,
    );
    expect(out.some((line: string) => /Food Safety.*taken it back/.test(line))).toBe(true);
    const revoked = everything.leavesOut.find(({ credential }: { credential: { name: string } }) =>
      /Food Safety/.test(credential.name),
    ).credential;
    const named = await preview({ credentials: [revoked.id] });
    expect(named.warnings.map(({ code }: { code: string }) => code)).toContain('record.revoked');
  });

  test.each([
    [{ receiver: '  ' }, 'record.receiver', 'receiver'],
    [{ until: later(seedDay, -day) }, 'record.untilPast', 'until'],
    [{ until: later(seedDay, 400 * day) }, 'record.untilTooFar', 'until'],
    [{ from: later(seedDay, -day), to: later(seedDay, -2 * day) }, 'record.times', 'to'],
  ])('a record is refused with the field that is wrong: %j', async (input, code, field) => {
    expect(await preview(input)).toMatchObject({ reasons: [{ code, field }] });
  });

  test('somebody who has nothing has no record to sign', async () => {
    const joe = await here.as('joe');
    expect((await joe.get(Preview, { input: basics })).previewRecord).toMatchObject({ reasons: [{ code: 'record.empty' }] });
  });

  test('a preview is signed once, by its owner, within half an hour', async () => {
    const { token } = await preview({});
    const tomas = await here.as('tomas');
    expect((await tomas.get(Sign, { input: { preview: token } })).signRecord).toMatchObject({
      reasons: [{ code: 'preview.notHere' }],
    });
    expect(await sign({ preview: token }, at(31))).toMatchObject({ reasons: [{ code: 'preview.expired' }] });
    const outcomes = await Promise.all([sign({ preview: token }), sign({ preview: token })]);
    expect(outcomes.map(({ __typename }) => __typename).toSorted()).toEqual(['Refused', 'SignedRecord']);
    expect(await sign({ preview: token })).toMatchObject({ reasons: [{ code: 'preview.used' }] });
  });

  test('a repeated request with its key gives the same record and the same link', async () => {
    const { token } = await preview({});
    const wish = { preview: token, withLink: true, idempotencyKey: 'once' };
    const first = await sign(wish);
    expect(first.share.url).toMatch(new RegExp(`^${publicUrl}/share/[A-Za-z0-9_-]+#[A-Za-z0-9_-]{43}$`));
    expect(await sign(wish, at(5))).toEqual(first);
    expect(await sign({ ...wish, idempotencyKey: 'twice' }, at(5))).toMatchObject({ reasons: [{ code: 'preview.used' }] });
  });

  test('what changed after the preview is not signed', async () => {
    const seen = await preview({});
    const { id } = seen.includes[0].credential;
    const answer = `mutation ($id: ID!, $answer: CredentialAnswer!) { answerCredential(input: { credential: $id, answer: $answer }) { __typename } }`;
    await maya.get(answer, { id, answer: 'REMOVE' });
    expect(await sign({ preview: seen.token })).toMatchObject({ reasons: [{ code: 'preview.changed' }] });
    await maya.get(answer, { id, answer: 'RESTORE' });
    expect(await sign({ preview: seen.token })).toMatchObject({ __typename: 'SignedRecord' });
  });

  test('a link opens for anybody who holds it, is counted and told to its owner, and closes at once', async () => {
    const { includes: mine } = await preview({ issuers: [here.outside('Organization', 'lakeside-college')] });
    const { token, includes } = await preview({ credentials: [mine[0].credential.id] });
    const { share, presentation } = await sign({ preview: token, withLink: true });
    expect(share.grant).toMatchObject({
      state: 'ACTIVE',
      isLink: true,
      receiverName: 'Northshore Care',
      credentials: [{ id: includes[0].credential.id }],
    });

    const opened = await open(share.url, at(1));
    expect(opened).toMatchObject({
      __typename: 'OpenedShare',
      giverName: 'Maya Okafor',
      receiver: 'Northshore Care',
      purpose: 'HIRING',
      presentation,
    });
    expect(opened.report.verdict).toBe('VALID');
    await open(share.url, at(2));
    const permission = async () =>
      (await maya.get(Permissions, {}, at(9))).myPermissions.edges.find(
        ({ node }: { node: { id: string } }) => node.id === share.grant.id,
      ).node;
    expect(await permission()).toMatchObject({ opens: 2, state: 'ACTIVE', receiverKind: 'link' });
    const looks = async () =>
      (await maya.get('{ whoLooked(first: 3) { edges { node { what about outcome } } } }', {}, at(9))).whoLooked.edges;
    expect((await looks())[0].node).toEqual({ what: 'Opened by link', about: 'Northshore Care', outcome: 'allowed' });

    const wrong = share.url.replace(/#.*/, '#AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA');
    const none = share.url.replace(/share\/[^#]+/, 'share/R3JhbnQ6bm9ib2R5');
    for (const url of [wrong, none]) expect(await open(url, at(3))).toMatchObject({ reasons: [{ code: 'share.notHere' }] });

    const stop = `mutation ($id: ID!) { withdrawGrant(input: { grant: $id }) { ... on GrantWithdrawn { grant { state withdrawnAt } } ... on Refused { reasons { code } } } }`;
    const tomas = await here.as('tomas');
    expect((await tomas.get(stop, { id: share.grant.id }, at(4))).withdrawGrant.reasons[0].code).toBe('notHere');
    expect((await maya.get(stop, { id: share.grant.id }, at(5))).withdrawGrant.grant).toEqual({
      state: 'WITHDRAWN',
      withdrawnAt: at(5),
    });
    expect(await open(share.url, at(6))).toMatchObject({ reasons: [{ code: 'share.stopped' }] });
    expect(await open(wrong, at(6))).toMatchObject({ reasons: [{ code: 'share.notHere' }] });
    expect((await looks())[0].node).toMatchObject({ outcome: 'refused' });
    expect(await permission()).toMatchObject({ opens: 2, state: 'WITHDRAWN' });
  });

  test('a link runs out by itself', async () => {
    const { token } = await preview({ until: later(seedDay, day) });
    const { share } = await sign({ preview: token, withLink: true });
    expect(await open(share.url, later(seedDay, day - 1))).toMatchObject({ __typename: 'OpenedShare' });
    expect(await open(share.url, later(seedDay, day))).toMatchObject({ reasons: [{ code: 'share.ended' }] });
  });

  test('permissions are one statement, ended ones among them', async () => {
    const { data, statements } = await maya.ask(Permissions);
    expect(statements).toEqual(['grant/mine']);
    const states = new Set(data.myPermissions.edges.map(({ node }: { node: { state: string } }) => node.state));
    expect([...states]).toEqual(expect.arrayContaining(['ACTIVE', 'ENDED', 'ASKED']));
  });

  test('anybody may check a record, and nothing is written by it', async () => {
    const { token } = await preview({});
    const { presentation } = await sign({ preview: token });
    const check = `mutation ($text: String!) { checkRecord(input: { text: $text }) { __typename ... on CheckReport { verdict kind issuerName
      findings { check outcome text } inner { name issuerName verdict issuerRecognised inner { name issuerName issuerRecognised subjectNote verdict skills { name } } } } ... on Refused { reasons { code } } } }`;
    const { data, statements } = await here.stranger.ask(check, { text: presentation });
    expect(data.checkRecord).toMatchObject({ __typename: 'CheckReport', kind: 'presentation' });
    expect(data.checkRecord.inner[0]).toMatchObject({ issuerName: 'Skillweave', issuerRecognised: true });
    const shelf = readShelf();
    expect(statements.length).toBeGreaterThan(0);
    expect(statements.filter((file) => shelf.get(file)?.writes)).toEqual([]);
  });
});

/** As it stands in a record: JSON itself, a token inside its envelope. */
const textIn = (document: string) => document.trim();

function leaves(value: unknown, key = ''): string[] {
  if (key === '@context' || key === 'type' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item) => leaves(item));
  if (typeof value === 'object') return Object.entries(value).flatMap(([name, inner]) => leaves(inner, name));
  const words = String(value);
  return words.startsWith('data:') ? [] : [words];
}
