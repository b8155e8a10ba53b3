// Rows P3, P13 and P17 of the threats: links opened by many at once, guessed at, ended, stopped, replaced and used up. On every engine.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day, later, type Instant } from '../../packages/core/src/terms/index.ts';
import { operator } from '../../packages/api/src/access/viewer.ts';
import { decodeId } from '../../packages/api/src/schema/ids.ts';
import { setStatus } from '../../packages/api/src/write/credential-status.ts';
import { asItIs } from '../graph/at-rest.ts';
import { embedded, engines } from '../graph/engines.ts';
import { crowd } from '../prove/links/crowd.ts';
import { place } from '../seed/settled.ts';
import { seedDay, stage, type Actor, type Stage } from './stage.ts';

const Preview = `mutation ($input: RecordInput!) { previewRecord(input: $input) { ... on RecordPreview { token earlierLinks includes { credential { id name } } } ... on Refused { reasons { code } } } }`;
const Sign = `mutation ($input: SignRecordInput!) { signRecord(input: $input) { __typename
  ... on SignedRecord { presentation share { url grant { id } } } ... on Refused { reasons { code field } } } }`;
const Open = `mutation ($input: OpenShareInput!) { openShare(input: $input) { __typename
  ... on OpenedShare { giverName isLive opensLeft takenOut changes { change name } presentation report { verdict inner { name inner { name findings { code text } } } } }
  ... on Refused { reasons { code field text } } } }`;
const Answer = `mutation ($id: ID!, $answer: CredentialAnswer!) { answerCredential(input: { credential: $id, answer: $answer }) { __typename } }`;
const until = later(seedDay, 30 * day);
const at = (minutes: number): Instant => later(seedDay, minutes * 60_000);
type Choices = { readonly receiver?: string; readonly when?: Instant; readonly credentials?: readonly string[] };
const idOf = ({ credential }: { credential: { id: string } }) => credential.id;
const attempt = (letter: string) => letter.repeat(32);

const crowds = { embedded: 6, neo4j: 4 };
const say = () => {};

describe.each(await engines())('on the %s engine', (engine) => {
  describe('P13: a crowd before one link', () => {
    afterAll(() => engine.clear());
    test('as many as may open it do, answers lost or not, and everybody else hears that it is used up', async () => {
      const { shelf, rounds } = crowd();
      const graph = await engine.open({ shelf, sealing: asItIs });
      const seed = Math.floor(Math.random() * 2 ** 31);
      const { wrong } = await rounds(graph, { cases: crowds[engine.name], seed, say });
      expect(wrong, `npm run prove -- links --engine ${engine.name} --seed ${seed}`).toEqual([]);
    }, 400_000);
  });

  describe('in the town', () => {
    let here: Stage;
    let maya: Actor;
    beforeAll(async () => {
      here = await stage(engine);
      maya = await here.as('maya');
    });
    afterAll(() => here.leave());

    const preview = async (receiver: string, more = {}, when = seedDay) =>
      (await maya.get(Preview, { input: { receiver, purpose: 'HIRING', until, ...more } }, when)).previewRecord;
    const share = async (link: object, { receiver = 'Northshore Care', when = seedDay, ...more }: Choices = {}) => {
      const seen = await preview(receiver, more, when);
      const signed = (await maya.get(Sign, { input: { preview: seen.token, withLink: true, link } }, when)).signRecord;
      const [, id = '', token = ''] = /\/share\/([^#]+)#(.+)$/.exec(signed.share?.url ?? '') ?? [];
      return { ...signed, key: { share: id, token }, includes: seen.includes };
    };
    const open = async (input: object, when = seedDay) => (await here.stranger.get(Open, { input }, when)).openShare;
    const codeOf = async (input: object, when = seedDay) => (await open(input, when)).reasons?.[0].code ?? 'opened';
    const looks = async (first: number) =>
      (await maya.get(`{ whoLooked(first: ${first}) { edges { node { what outcome } } } }`, {}, at(500))).whoLooked.edges.map(
        ({ node }: { node: { what: string; outcome: string } }) => `${node.outcome}: ${node.what}`,
      );

    test('P13: one visit that asks again spends nothing more and hears the same; another finds it used up', async () => {
      const { key, presentation } = await share({ most: 1 });
      const first = await open({ ...key, attempt: attempt('a') }, at(1));
      expect(first).toMatchObject({ __typename: 'OpenedShare', presentation, opensLeft: 0, isLive: false });
      expect(await open({ ...key, attempt: attempt('a') }, at(1))).toEqual(first);
      expect(await codeOf({ ...key, attempt: attempt('b') }, at(2))).toBe('share.usedUp');
      expect(await codeOf(key, at(2))).toBe('share.usedUp');
      expect(await codeOf({ ...key, attempt: 'short' }, at(2))).toBe('share.usedUp');
      expect(await looks(5)).toEqual([
        'refused: Opened by link',
        'refused: Opened by link',
        'refused: Opened by link',
        expect.stringContaining('allowed: Opened by link'),
        expect.stringContaining('allowed: Opened by link'),
      ]);
      expect(await codeOf({ ...key, attempt: attempt('a') }, at(60))).toBe('opened');
      expect(await codeOf({ ...key, attempt: attempt('a') }, at(61))).toBe('share.usedUp');
    });

    test('a limited link counts down, and one without a limit opens with the same attempt long after', async () => {
      const few = await share({ most: 3 });
      const left = [];
      for (const letter of ['a', 'b', 'c']) left.push((await open({ ...few.key, attempt: attempt(letter) })).opensLeft);
      expect(left).toEqual([2, 1, 0]);
      expect(await codeOf({ ...few.key, attempt: attempt('d') })).toBe('share.usedUp');
      const any = await share({});
      for (const minutes of [1, 30, 90, 200])
        expect(await open({ ...any.key, attempt: attempt('a') }, at(minutes))).toMatchObject({ opensLeft: null });
    });

    test('stopping wins over asking again', async () => {
      const { key, share: link } = await share({ most: 1 });
      expect(await codeOf({ ...key, attempt: attempt('a') })).toBe('opened');
      await maya.get('mutation ($id: ID!) { withdrawGrant(input: { grant: $id }) { __typename } }', { id: link.grant.id }, at(1));
      expect(await codeOf({ ...key, attempt: attempt('a') }, at(1))).toBe('share.stopped');
    });

    test('P3: unknown links and wrong codes are one answer, whatever the link is', async () => {
      const { key } = await share({ most: 1, passphrase: 'seven grey herons' });
      const unknown = await open({ share: 'R3JhbnQ6bm9ib2R5', token: key.token });
      expect(unknown).toMatchObject({ __typename: 'Refused', reasons: [{ code: 'share.notHere' }] });
      expect(await open({ ...key, token: key.token.replace(/^./, (letter: string) => (letter === 'A' ? 'B' : 'A')) })).toEqual(
        unknown,
      );
      expect(await open({ share: 'nonsense', token: '' })).toEqual(unknown);
      expect(await open({ ...key, token: 'A'.repeat(43), passphrase: 'seven grey herons' })).toEqual(unknown);
      // 32 random bytes: 256 bits.
      expect(Buffer.from(key.token, 'base64url')).toHaveLength(32);
    });

    test('P3: a passphrase is wanted, a wrong one is told to the owner and spends nothing, and guessing stops', async () => {
      const { key } = await share({ most: 1, passphrase: 'seven grey herons' });
      expect(await codeOf(key, at(300))).toBe('share.passphrase');
      expect(await codeOf({ ...key, passphrase: 'seven grey heron' }, at(301))).toBe('share.wrongPassphrase');
      expect((await looks(1))[0]).toBe('refused: Opened by link, with a wrong passphrase');
      // The stage allows a thousand times as many tries: a right one afterwards still opens, as none was spent.
      expect(await open({ ...key, passphrase: 'seven grey herons' }, at(302))).toMatchObject({ opensLeft: 0 });
      expect(await codeOf({ ...key, passphrase: 'seven grey herons' }, at(303))).toBe('share.usedUp');
    });

    test.each([
      [{ passphrase: 'short' }, 'link.passphrase', 'passphrase'],
      [{ passphrase: 'x'.repeat(201) }, 'link.passphrase', 'passphrase'],
      [{ most: 0 }, 'link.most', 'most'],
      [{ most: 1001 }, 'link.most', 'most'],
    ])('terms that cannot be had are refused with their field: %j', async (link, code, field) => {
      expect(await share(link)).toMatchObject({ __typename: 'Refused', reasons: [{ code, field }] });
    });

    test('a newer record takes the place of earlier links to the same receiver, and of no others', async () => {
      const [older, other] = [
        await share({}, { receiver: 'Harbour Clinic' }),
        await share({}, { receiver: 'Harbour Clinic East' }),
      ];
      expect((await preview('harbour clinic')).earlierLinks).toBe(1);
      const beside = await share({}, { receiver: 'Harbour Clinic', when: at(1) });
      expect(await codeOf(older.key, at(1))).toBe('opened');
      const newer = await share({ replacesEarlier: true }, { receiver: 'Harbour Clinic', when: at(2) });
      expect(await codeOf(older.key, at(2))).toBe('share.replaced');
      expect(await codeOf(beside.key, at(2))).toBe('share.replaced');
      expect(await codeOf(older.key, later(until, 1))).toBe('share.replaced');
      expect(await codeOf(newer.key, at(2))).toBe('opened');
      expect(await codeOf(other.key, at(2))).toBe('opened');
    });

    test('all links stop at once, and nobody else’s do', async () => {
      const mine = [await share({}), await share({ most: 5 })];
      const tomas = await here.as('tomas');
      const stopAll = 'mutation { stopAllLinks { ... on LinksStopped { stopped } ... on Refused { reasons { code } } } }';
      await tomas.get(stopAll, {}, at(1));
      for (const { key } of mine) expect(await codeOf(key, at(1))).toBe('opened');
      expect((await maya.get(stopAll, {}, at(2))).stopAllLinks.stopped).toBeGreaterThan(1);
      for (const { key } of mine) expect(await codeOf(key, at(2))).toBe('share.stopped');
      expect((await maya.get(stopAll, {}, at(3))).stopAllLinks).toEqual({ stopped: 0 });
      expect((await here.stranger.get(stopAll)).stopAllLinks).toMatchObject({ reasons: [{ code: 'signIn' }] });
    });

    test('a badge its owner took out is in no answer, fixed or live, and comes back when it does', async () => {
      const fixed = await share({});
      const live = await share({ isLive: true });
      const names: string[] = fixed.includes.map(({ credential }: { credential: { name: string } }) => credential.name);
      // Of a name no other badge has, so that no answer may hold it.
      const where = names.findIndex((name, at) => at > 0 && names.filter((other) => other.includes(name)).length === 1);
      const { credential } = fixed.includes[where];
      const namesIn = ({ report }: { report: { inner: { inner: { name: string }[] }[] } }) =>
        report.inner[0]?.inner.map(({ name }) => name);
      for (const each of [fixed, live]) expect(namesIn(await open(each.key))).toEqual(names);
      await maya.get(Answer, { id: credential.id, answer: 'REMOVE' });
      for (const each of [fixed, live]) {
        const opened = await open(each.key);
        expect(opened).toMatchObject({ takenOut: 1, presentation: null, changes: [] });
        expect(namesIn(opened)).toEqual(names.toSpliced(where, 1));
        expect(JSON.stringify(opened)).not.toContain(credential.name);
      }
      await maya.get(Answer, { id: credential.id, answer: 'RESTORE' });
      for (const each of [fixed, live])
        expect(await open(each.key)).toMatchObject({ takenOut: 0, presentation: each.presentation });
    });

    test('a live share says what has befallen a badge since, a fixed copy does not, and neither shows what came later', async () => {
      const [fixed, live] = [await share({}), await share({ isLive: true })];
      const shown = live.includes.map(({ credential }: { credential: { name: string } }) => credential.name);
      expect(await open(live.key)).toMatchObject({ isLive: true, changes: [] });
      const operating = { graph: here.graph, operator: operator('test'), now: at(1) };
      let taken = '';
      for (const { credential } of live.includes) {
        const credentialId = decodeId(credential.id).id;
        const set = await setStatus(operating, { ...place, keyring: here.keyring }, { credentialId, to: 'revoked' });
        if (!('changed' in set && set.changed)) continue;
        taken = credential.name;
        break;
      }
      const changed = [{ change: 'REVOKED', name: taken }];
      const [said, kept] = [await open(live.key, at(2)), await open(fixed.key, at(2))];
      expect(said).toMatchObject({ changes: changed, report: { verdict: 'INVALID' }, presentation: live.presentation });
      // The checks of a fixed copy find it, too; what its owner alone knows it does not say.
      expect(kept).toMatchObject({ changes: [], report: { verdict: 'INVALID' }, presentation: fixed.presentation });
      // What was so when it was signed is no change.
      const since = await share({ isLive: true }, { when: at(3), credentials: live.includes.map(idOf) });
      expect(await open(since.key, at(4))).toMatchObject({ changes: [], report: { verdict: 'INVALID' } });
      const pending = (await maya.get('{ myCredentials(answer: PENDING, first: 20) { edges { node { id name } } } }'))
        .myCredentials.edges;
      const [{ node: waiting }] = pending.filter(({ node }: { node: { name: string } }) => !shown.includes(node.name));
      const before = await open(live.key, at(5));
      await maya.get(Answer, { id: waiting.id, answer: 'ACCEPT' }, at(6));
      const after = await open(live.key, at(5));
      expect(after).toEqual(before);
      expect(JSON.stringify(after)).not.toContain(waiting.name);
    });
  });
});

describe('a link whose opening has a hole in it is caught', () => {
  const engine = embedded();
  afterAll(() => engine.clear());
  const limit = ' AND (l.most IS NULL OR l.opens < l.most)';
  test.each([
    [
      'no limit is looked at',
      [
        ['share/spend', limit, ''],
        ['share/turn', 'l.most AS most', 'null AS most'],
      ],
    ],
    ['an opening is remembered under another name', [['share/spend', 'o.id = $opening', "o.id = $opening + '-lost'"]]],
    ['an opening is not counted', [['share/spend', 'coalesce(l.opens, 0) + 1', 'coalesce(l.opens, 0)']]],
  ] as const)('%s', async (_, holes) => {
    const { shelf, rounds } = crowd();
    for (const [file, piece, instead] of holes) {
      const entry = shelf.get(file);
      if (!entry?.text.includes(piece)) throw new Error(`${file}.cypher does not say ${piece}`);
      shelf.set(file, { ...entry, text: entry.text.replace(piece, instead) });
    }
    const graph = await engine.open({ shelf, sealing: asItIs });
    const { wrong } = await rounds(graph, { cases: 5, seed: 7, say });
    await graph.close();
    expect(wrong).not.toEqual([]);
  });
});
