// Row P11 of the threats: an administrator has no learner's data, and an emergency look has a reason, an end and a notice. On every engine.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { later } from '../../packages/core/src/terms/index.ts';
import { makeRateLimits } from '../../packages/api/src/rate-limits.ts';
import { engines } from '../graph/engines.ts';
import { seedDay, stage, type Actor, type Stage } from './stage.ts';

const hour = 3_600_000;
const at = (hours: number) => later(seedDay, hours * hour);
const Open = `mutation ($input: OpenEmergencyLookInput!) { openEmergencyLook(input: $input) {
  ... on EmergencyLookOpened { mailsSent look { grant askedOf reason words openedAt until endedAt state } } ... on Refused { reasons { code field } } } }`;
const End = `mutation ($input: EndEmergencyLookInput!) { endEmergencyLook(input: $input) { ... on EmergencyLookEnded { look { endedAt state } } ... on Refused { reasons { code } } } }`;
const Seen = 'query ($id: ID!) { node(id: $id) { __typename ... on Grant { credentials { id answer } } } }';
const Badge = 'query ($id: ID!) { node(id: $id) { __typename } }';
const Log =
  '{ whoLooked(first: 100) { nodes { viewerName organizationName role purpose what about outcome proof { grantId } } } }';
const Mine =
  '{ myPermissions(purpose: EMERGENCY, first: 20) { nodes { id state receiverName purpose emergency note askedBy askedFor givenAt until withdrawnAt } } }';
const Own = '{ myCredentials(first: 100) { nodes { id } } }';
const input = (more: object = {}) => ({
  input: { person: 'maya@lakeside.example', reason: 'DANGER', words: 'She is missing since Friday.', ...more },
});
const oskarAs = { as: 'lakeside-skills-council/administrator', purpose: 'emergency' } as const;

describe.each(await engines())('emergency looks on the %s engine', (engine) => {
  let here: Stage;
  let oskar: Actor;
  let maya: Actor;
  let hers: string[];
  const open = async (more: object = {}, when = seedDay) => (await oskar.get(Open, input(more), when)).openEmergencyLook;
  const badgesSeen = async (who: Actor, grant: string, when = seedDay) =>
    (await who.get(Seen, { id: grant }, when)).node?.credentials?.map(({ id }: { id: string }) => id).toSorted() ?? null;
  const log = async (when = at(48)) => (await maya.get(Log, {}, when)).whoLooked.nodes;
  const inside = (id: string) => Buffer.from(id, 'base64url').toString().replace(/^.*?:/, '');

  beforeAll(async () => {
    here = await stage(engine);
    oskar = await here.as('oskar', oskarAs);
    maya = await here.as('maya');
    hers = (await maya.get(Own)).myCredentials.nodes.map(({ id }: { id: string }) => id).toSorted();
  });
  afterAll(() => here.leave());

  test('P11: without one an administrator reads nobody, and can look for nothing else', async () => {
    for (const id of [here.outside('Person', 'maya'), ...hers]) expect(await oskar.get(Badge, { id })).toEqual({ node: null });
    expect((await oskar.get('{ myPeople(first: 5) { nodes { credentialCount } } }')).myPeople.nodes).toEqual([]);
    for (const purpose of ['advising', 'hiring', 'admission', 'verification', 'research'] as const)
      await expect(here.as('oskar', { ...oskarAs, purpose })).rejects.toThrow('does not act as');
    for (const [who, as] of [
      ['oskar', null],
      ['maya', null],
      ['ingrid', 'lakeside-skills-council/curator'],
      ['victor', 'lakeside-hospital/employer'],
    ] as const)
      await expect(here.as(who, { as, purpose: 'emergency' })).rejects.toThrow('does not act as');
  });

  test('P11: opened, it shows what she accepted for an hour, and she reads who, why, until when, and each look', async () => {
    const before = (await log()).length;
    const { look, mailsSent } = await open({ person: ' Maya@Lakeside.example ' });
    expect(look).toEqual({
      grant: expect.any(String),
      askedOf: 'maya@lakeside.example',
      reason: 'DANGER',
      words: 'She is missing since Friday.',
      openedAt: seedDay,
      until: at(1),
      endedAt: null,
      state: 'ACTIVE',
    });
    expect(mailsSent).toBe(1);
    const [mail] = (await maya.get('{ demoMail { to subject text } }')).demoMail;
    expect(mail.to).toBe('maya@lakeside.example');
    for (const part of [
      'Oskar Nyqvist',
      'Lakeside Skills Council',
      'health or safety',
      'missing since Friday',
      '13:00 UTC',
      '/permissions',
    ])
      expect(mail.text).toContain(part);
    expect((await maya.get(Mine)).myPermissions.nodes).toEqual([
      {
        id: look.grant,
        state: 'ACTIVE',
        receiverName: 'Oskar Nyqvist, Lakeside Skills Council',
        purpose: 'EMERGENCY',
        emergency: 'DANGER',
        note: 'She is missing since Friday.',
        askedBy: 'Oskar Nyqvist',
        askedFor: 'Lakeside Skills Council',
        givenAt: seedDay,
        until: at(1),
        withdrawnAt: null,
      },
    ]);

    expect(hers.length).toBeGreaterThan(2);
    expect(await badgesSeen(oskar, look.grant)).toEqual(hers);
    expect((await oskar.get(Badge, { id: hers[0] }, later(at(1), -1))).node).toEqual({ __typename: 'Credential' });
    const noted = (await log()).slice(0, -before);
    const by = {
      viewerName: 'Oskar Nyqvist',
      organizationName: 'Lakeside Skills Council',
      role: 'ADMINISTRATOR',
      purpose: 'EMERGENCY',
    };
    const proof = { grantId: inside(look.grant) };
    expect(noted).toMatchObject([
      { ...by, what: 'Opened one of your credentials', outcome: 'allowed', proof },
      { ...by, what: 'Opened your badges in an emergency look', outcome: 'allowed', proof },
      {
        ...by,
        what: 'Opened an emergency look at your badges',
        about: 'Somebody’s health or safety is in danger',
        outcome: 'allowed',
        proof,
      },
    ]);
  });

  test('P11: it ends by itself, and what follows is answered as what is not there, and noted as refused', async () => {
    const [{ grant }] = (await oskar.get('{ emergencyLooks(first: 1) { nodes { grant } } }')).emergencyLooks.nodes;
    const absent = await oskar.ask(Seen, { id: Buffer.from(`Grant:${'x'.repeat(22)}`).toString('base64url') }, at(1));
    const over = await oskar.ask(Seen, { id: grant }, at(1));
    expect([over.data, over.errors, over.statements]).toEqual([absent.data, absent.errors, absent.statements]);
    expect((await oskar.get(Badge, { id: hers[0] }, at(1))).node).toBeNull();
    expect(await log()).toContainEqual(
      expect.objectContaining({ what: 'Opened your badges in an emergency look', outcome: 'refused', purpose: 'EMERGENCY' }),
    );
    const listed = (await oskar.get('{ emergencyLooks(first: 1) { nodes { state endedAt } } }', {}, at(1))).emergencyLooks.nodes;
    expect(listed).toEqual([{ state: 'ENDED', endedAt: null }]);
  });

  test('P11: its administrator ends it early, twice without harm, and so can she', async () => {
    const { look } = await open({ hours: 24, reason: 'LAW' }, at(2));
    expect(look.until).toBe(at(26));
    const end = async (when: typeof seedDay, who = oskar) =>
      (await who.get(End, { input: { grant: look.grant } }, when)).endEmergencyLook;
    const otherAdministrator = await here.inRole('paul', 'administrator', 'emergency');
    expect(await end(at(3), otherAdministrator)).toEqual({ reasons: [{ code: 'notHere' }] });
    expect(await badgesSeen(otherAdministrator, look.grant, at(3))).toBeNull();
    expect(await badgesSeen(oskar, look.grant, at(3))).toEqual(hers);
    expect(await end(at(3))).toEqual({ look: { endedAt: at(3), state: 'WITHDRAWN' } });
    expect(await end(at(4))).toEqual({ look: { endedAt: at(3), state: 'WITHDRAWN' } });
    expect(await badgesSeen(oskar, look.grant, at(3))).toBeNull();

    const again = (await open({}, at(5))).look.grant;
    expect(await badgesSeen(oskar, again, at(5))).toEqual(hers);
    await maya.get('mutation ($grant: ID!) { withdrawGrant(input: { grant: $grant }) { __typename } }', { grant: again }, at(5));
    expect(await badgesSeen(oskar, again, at(5))).toBeNull();
    const [listed] = (await oskar.get('{ emergencyLooks(first: 1) { nodes { state } } }', {}, at(5))).emergencyLooks.nodes;
    expect(listed.state).toBe('WITHDRAWN');
  });

  test('P11: no ordinary door makes one, lets it run longer, or has a receipt of a yes for it', async () => {
    const { grant } = (await open({}, at(6))).look;
    const codes = async (who: Actor, field: string, more: string) => {
      const { [field]: answer } = await who.get(
        `mutation { ${field}(input: { ${more} }) { ... on Refused { reasons { code } } } }`,
        {},
        at(6),
      );
      return answer.reasons?.map(({ code }: { code: string }) => code);
    };
    expect(await codes(maya, 'extendGrant', `grant: "${grant}", until: "2027-02-01T00:00:00Z"`)).toEqual(['grant.emergency']);
    expect(await codes(maya, 'narrowGrant', `grant: "${grant}", until: "${later(at(6), 1)}"`)).toEqual(['grant.emergency']);
    expect(await codes(maya, 'signReceipt', `grant: "${grant}"`)).toEqual(['receipt.emergency']);
    const ruth = await here.as('ruth', { as: 'lakeside-college/advisor', purpose: 'advising' });
    const asked = 'person: "maya@lakeside.example", purpose: EMERGENCY, note: "Now.", scope: { everything: true }';
    expect(await codes(ruth, 'askForAccess', asked)).toEqual(['ask.purpose']);
    const wished = `receiver: "X", purpose: EMERGENCY, until: "2026-12-20T00:00:00Z", credentials: ["${hers[0]}"]`;
    expect(await codes(maya, 'previewRecord', wished)).toEqual(['record.purpose']);
  });

  test.each<[string, object, [string, string][]]>([
    ['no words', { words: '  \n ' }, [['emergency.words', 'words']]],
    ['too many words', { words: 'a'.repeat(501) }, [['emergency.wordsTooLong', 'words']]],
    ['no address', { person: 'Maya' }, [['emergency.person', 'person']]],
    ['two addresses', { person: 'maya@lakeside.example, tomas@lakeside.example' }, [['emergency.person', 'person']]],
    ['no time', { hours: 0 }, [['emergency.hours', 'hours']]],
    ['too long a time', { hours: 25 }, [['emergency.hours', 'hours']]],
    ['nobody’s address', { person: 'nobody@elsewhere.example' }, [['emergency.nobody', 'person']]],
    ['an address here that is nobody’s', { person: 'nobody@lakeside.example' }, [['emergency.nobody', 'person']]],
    ['their own address', { person: 'oskar@lakeside.example' }, [['emergency.nobody', 'person']]],
  ])('P11: with %s nothing is opened, and nobody is told', async (_, more, expected) => {
    const count = async () =>
      (await oskar.get('{ emergencyLooks(first: 100) { nodes { grant } } }', {}, at(48))).emergencyLooks.nodes.length;
    const [before, looks] = [await count(), (await log()).length];
    const { reasons } = await open(more, at(7));
    expect(reasons.map(({ code, field }: { code: string; field: string }) => [code, field])).toEqual(expected);
    expect([await count(), (await log()).length]).toEqual([before, looks]);
  });

  test('P11: nobody and oneself are answered by the same statements', async () => {
    const [nobody, self] = [
      await oskar.ask(Open, input({ person: 'nobody@elsewhere.example' })),
      await oskar.ask(Open, input({ person: 'oskar@lakeside.example' })),
    ];
    expect(nobody.data).toEqual(self.data);
  });

  test('P11: a reason that is not on the list is not taken', async () => {
    expect((await oskar.ask(Open, input({ reason: 'CURIOSITY' }))).errors?.[0]?.message).toContain('CURIOSITY');
  });
});

test('P11: ten in an hour are many, and the next has to wait', async () => {
  const limits = makeRateLimits();
  const tries = await Promise.all(Array.from({ length: 11 }, () => limits.spend('emergency', 'oskar')));
  expect(tries.filter((each) => each !== null)).toHaveLength(1);
});
