// Asking, giving, giving less, saying no, narrowing, extending: what the asker sees at each step, and what they are never told.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day, later, type Instant } from '../../packages/core/src/terms/index.ts';
import { engines } from '../graph/engines.ts';
import { seedDay, stage, type Actor, type Stage } from './stage.ts';

const Ask = `mutation ($input: AskForAccessInput!) { askForAccess(input: $input) { __typename
  ... on Refused { reasons { code field } } } }`;
const Sent = '{ sentRequests { nodes { askedOf purpose note requestedAt until state } } }';
const Mine = `query ($open: OpenGrants) { myPermissions(open: $open, first: 50) { nodes { id state scope purpose note receiverName askedBy askedFor until
  endsInDays obligations skills { name } issuers { name } credentials { id name } } } }`;
const result = `{ __typename ... on GrantChanged { grant { state until scope credentials { name } } } ... on Refused { reasons { code field } } }`;
const change = (field: string, input: string) => `mutation ($input: ${input}!) { ${field}(input: $input) ${result} }`;
const Give = change('giveAccess', 'GiveAccessInput');
const Narrow = change('narrowGrant', 'NarrowGrantInput');
const Extend = change('extendGrant', 'ExtendGrantInput');
const Decline = change('declineAccess', 'DeclineAccessInput');
const Reopen = change('undoDecline', 'DeclineAccessInput');
const Receipt = `mutation ($input: SignReceiptInput!) { signReceipt(input: $input) {
  ... on ReceiptSigned { receipt version versions } ... on Refused { reasons { code } } } }`;
const Withdraw = 'mutation ($grant: ID!) { withdrawGrant(input: { grant: $grant }) { __typename } }';
const People = '{ myPeople(first: 50) { nodes { person { name } credentialCount } } }';

describe.each(await engines())('on the %s engine', (engine) => {
  let here: Stage;
  let ewa: Actor;
  let ruth: Actor;
  let skills: string[];
  beforeAll(async () => {
    here = await stage(engine);
    ewa = await here.as('ewa');
    ruth = await here.as('ruth', { as: 'lakeside-college/advisor', purpose: 'admission' });
    const own = await ewa.get('{ mySkills { skills { competency { id } } } }');
    skills = own.mySkills.skills.map(({ competency }: { competency: { id: string } }) => competency.id);
  });
  afterAll(() => here.leave());

  const wish = (change: object = {}) => ({
    input: {
      person: 'ewa@lakeside.example',
      purpose: 'ADMISSION',
      note: 'For your place in the diploma.',
      scope: { everything: true },
      ...change,
    },
  });
  const at = (days: number) => later(seedDay, days * day);
  const asked = async (who: Actor, open = 'ASKED', when: Instant = seedDay) =>
    (await who.get(Mine, { open }, when)).myPermissions.nodes;
  const seen = async (who: Actor, when: Instant = seedDay) =>
    (await who.get(People, {}, when)).myPeople.nodes.map(
      ({ person, credentialCount }: { person: { name: string }; credentialCount: number }) => [person.name, credentialCount],
    );

  test('nobody there, somebody who will decline and somebody who will not answer look the same, statement for statement', async () => {
    const known = await ruth.ask(Ask, wish());
    const unknown = await ruth.ask(Ask, wish({ person: 'nobody-at-all@elsewhere.example' }));
    expect(known.data).toEqual({ askForAccess: { __typename: 'AccessAsked' } });
    expect(unknown).toEqual(known);
    const [request] = await asked(ewa);
    expect(request).toMatchObject({
      state: 'ASKED',
      scope: 'all',
      purpose: 'ADMISSION',
      note: 'For your place in the diploma.',
      receiverName: 'Ruth Bergman, Lakeside College',
      askedBy: 'Ruth Bergman',
      askedFor: 'Lakeside College',
      until: at(90),
      endsInDays: null,
      obligations: ['NO_ONWARD_SHARING'],
    });
    expect(await seen(ruth)).toEqual([]);
    const told = async () => (await ruth.get(Sent)).sentRequests.nodes;
    const before = await told();
    expect((await ewa.get(Decline, { input: { grant: request.id } })).declineAccess.grant.state).toBe('DECLINED');
    expect(await told()).toEqual(before);
    expect(before.map(({ state }: { state: string }) => state)).toEqual(['WAITING', 'WAITING']);
    // Asked again after a no, nobody is bothered a second time, and the asker cannot tell.
    expect((await ruth.ask(Ask, wish())).data).toEqual(known.data);
    expect(await asked(ewa)).toEqual([]);
    expect((await ewa.get(Reopen, { input: { grant: request.id } })).undoDecline.grant.state).toBe('ASKED');
    expect((await asked(ewa)).length).toBe(1);
  });

  test('less than was asked for can be given, and never more; then the asker sees just that, in that role and for that purpose', async () => {
    const [{ id: grant }] = await asked(ewa);
    const cards = (await ewa.get('{ myCredentials(first: 50) { nodes { id name } } }')).myCredentials.nodes;
    const tooLong = await ewa.get(Give, { input: { grant, until: at(91) } });
    expect(tooLong.giveAccess.reasons).toEqual([{ code: 'grant.until', field: 'until' }]);
    const given = await ewa.get(Give, { input: { grant, scope: { credentials: [cards[0].id] }, until: at(30) } });
    expect(given.giveAccess.grant).toEqual({
      state: 'ACTIVE',
      until: at(30),
      scope: 'chosen',
      credentials: [{ name: cards[0].name }],
    });
    expect(await seen(ruth)).toEqual([['Ewa Zielińska', 1]]);
    expect((await ruth.get(Sent)).sentRequests.nodes.map(({ state }: { state: string }) => state)).toContain('GIVEN');
    expect(await seen(await here.as('ruth', { purpose: 'admission' }))).toEqual([]);
    expect(await seen(await here.as('ruth', { as: 'lakeside-college/advisor', purpose: 'hiring' }))).not.toContainEqual([
      'Ewa Zielińska',
      1,
    ]);
    expect((await ewa.get(Give, { input: { grant } })).giveAccess.reasons).toEqual([{ code: 'grant.notOpen', field: null }]);
    const more = await ewa.get(Narrow, { input: { grant, scope: { credentials: [cards[0].id, cards[1].id] } } });
    expect(more.narrowGrant.reasons).toEqual([{ code: 'scope.more', field: 'scope' }]);
    const later90 = await ewa.get(Extend, { input: { grant, until: at(91) } });
    expect(later90.extendGrant.reasons).toEqual([{ code: 'grant.until', field: 'until' }]);
  });

  test('the giver is reminded before the end, and a new yes moves it', async () => {
    const [{ id: grant }] = await asked(ewa, 'LIVE');
    const reminder = async (when: Instant) =>
      (await asked(ewa, 'LIVE', when)).find(({ id }: { id: string }) => id === grant)?.endsInDays;
    expect([await reminder(at(10)), await reminder(at(25)), await reminder(at(30))]).toEqual([null, 5, undefined]);
    expect(await seen(ruth, at(30))).toEqual([]);
    const extended = await ewa.get(Extend, { input: { grant, until: at(100) } }, at(25));
    expect(extended.extendGrant.grant).toMatchObject({ state: 'ACTIVE', until: at(100) });
    expect(await seen(ruth, at(30))).toEqual([['Ewa Zielińska', 1]]);
    expect((await ewa.get(Narrow, { input: { grant, until: at(40) } }, at(30))).narrowGrant.grant.until).toBe(at(40));
    expect(await seen(ruth, at(41))).toEqual([]);
    expect((await ewa.get(Extend, { input: { grant, until: at(60) } }, at(41))).extendGrant.reasons).toEqual([
      { code: 'grant.notRunning', field: null },
    ]);
  });

  test('a rule opens what shows the skill, also what is accepted later, and narrows to fewer skills only', async () => {
    const ask = wish({ scope: { skills: skills.slice(0, 2) }, purpose: 'ADVISING' });
    const advising = await here.as('ruth', { as: 'lakeside-college/advisor', purpose: 'advising' });
    expect((await advising.get(Ask, ask)).askForAccess.__typename).toBe('AccessAsked');
    const [request] = await asked(ewa);
    expect([request.scope, request.skills.length]).toEqual(['rule', 2]);
    const opens = request.credentials.length;
    expect(opens).toBeGreaterThan(0);
    const all = await ewa.get(Give, { input: { grant: request.id, scope: { everything: true } } });
    expect(all.giveAccess.reasons).toEqual([{ code: 'scope.more', field: 'scope' }]);
    await ewa.get(Give, { input: { grant: request.id } });
    const names = async () => (await seen(advising)).find(([name]: [string]) => name === 'Ewa Zielińska')?.[1];
    expect(await names()).toBe(opens);
    const narrowed = await ewa.get(Narrow, { input: { grant: request.id, scope: { skills: [skills[0]] } } });
    expect(narrowed.narrowGrant.grant.scope).toBe('rule');
    const left = narrowed.narrowGrant.grant.credentials.length;
    expect(left).toBeLessThanOrEqual(opens);
    expect(await names()).toBe(left);
    const receipt = async (version?: number) => (await ewa.get(Receipt, { input: { grant: request.id, version } })).signReceipt;
    expect((await receipt()).versions).toEqual([1, 2]);
    await ewa.get(Withdraw, { grant: request.id });
    await ewa.get(Withdraw, { grant: request.id });
    const last = await receipt();
    expect([last.version, last.versions]).toEqual([3, [1, 2, 3]]);
    expect(JSON.parse(last.receipt)).toMatchObject({
      type: 'dpv:ConsentRecord',
      'dpv:hasConsentStatus': { id: 'dpv:ConsentWithdrawn' },
      proof: { type: 'DataIntegrityProof', cryptosuite: 'eddsa-jcs-2022' },
    });
    const [first, second] = [JSON.parse((await receipt(1)).receipt), JSON.parse((await receipt(2)).receipt)];
    const skillsOf = (record: { 'dpv:hasProcess': { 'dpv:hasPersonalData': { 'dct:subject': object[] } } }) =>
      record['dpv:hasProcess']['dpv:hasPersonalData']['dct:subject'].length;
    expect([skillsOf(first), skillsOf(second)]).toEqual([2, 1]);
    expect((await receipt(9)).reasons).toEqual([{ code: 'receipt.version' }]);
    expect(await names()).toBeUndefined();
    const again = await ewa.get(Narrow, { input: { grant: request.id, scope: { skills: [skills[0]] } } });
    expect(again.narrowGrant.reasons).toEqual([{ code: 'grant.notRunning', field: null }]);
  });

  test('a code the person gave away leads to them until they make another', async () => {
    const make = 'mutation { makeAskCode { ... on AskCodeMade { code until } } }';
    const { code } = (await ewa.get(make)).makeAskCode;
    expect(code.replaceAll('-', '')).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
    const victor = await here.as('victor', { as: 'lakeside-hospital/employer', purpose: 'hiring' });
    await victor.get(Ask, wish({ person: ` ${code.toLowerCase()} `, purpose: 'HIRING' }));
    const [request] = await asked(ewa);
    expect(request.receiverName).toBe('Victor Lam, Lakeside District Hospital');
    await ewa.get(make);
    await victor.get(Ask, wish({ person: code, purpose: 'VERIFICATION' }));
    expect((await asked(ewa)).length).toBe(1);
    const sent = (await victor.get(Sent)).sentRequests.nodes;
    expect(JSON.stringify(sent)).not.toContain(code.slice(0, 12));
    expect(sent.map(({ askedOf }: { askedOf: string }) => askedOf)).toEqual(
      Array.from({ length: 2 }, () => `…${code.replaceAll('-', '').slice(-4)}`),
    );
  });

  test.each([
    ['somebody who is nobody’s advisor', 'maya', null],
    ['a curator', 'ingrid', 'lakeside-skills-council/curator'],
  ] as const)('%s cannot ask', async (_, slug, as) => {
    const { errors } = await (await here.as(slug, { as })).ask(Ask, wish());
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['FORBIDDEN']);
  });
  test.each([
    [{ person: 'somebody' }, 'ask.person'],
    [{ note: ' ' }, 'ask.note'],
    [{ scope: {} }, 'scope.empty'],
    [{ scope: { everything: true, skills: ['x'] } }, null],
    [{ until: later(seedDay, 91 * day) }, 'ask.until'],
    [{ until: seedDay }, 'ask.until'],
  ])('a question with %j is not taken', async (change, code) => {
    const { data, errors } = await ruth.ask(Ask, wish(change));
    expect(data?.askForAccess?.reasons?.[0]?.code ?? null).toBe(code);
    expect(errors?.length ?? 0).toBe(code === null ? 1 : 0);
  });
  test('what was given before changes were noted has its receipt too, and what was only asked for has none', async () => {
    const maya = await here.as('maya');
    const { nodes } = (await maya.get(Mine, {})).myPermissions;
    const of = async (state: string) =>
      (await maya.get(Receipt, { input: { grant: nodes.find((each: { state: string }) => each.state === state).id } }))
        .signReceipt;
    expect([(await of('ACTIVE')).versions, (await of('WITHDRAWN')).versions, (await of('DECLINED')).versions]).toEqual([
      [1],
      [1, 2],
      [1],
    ]);
    expect((await of('ASKED')).reasons).toEqual([{ code: 'notHere' }]);
  });
  test('somebody else’s request is nobody’s', async () => {
    const [{ id: grant }] = await asked(ewa);
    const maya = await here.as('maya');
    for (const [mutation, field, input] of [
      [Give, 'giveAccess', { grant }],
      [Narrow, 'narrowGrant', { grant }],
      [Extend, 'extendGrant', { grant, until: at(20) }],
      [Decline, 'declineAccess', { grant }],
      [Reopen, 'undoDecline', { grant }],
    ] as const)
      expect((await maya.get(mutation, { input }))[field].reasons).toEqual([{ code: 'notHere', field: null }]);
    expect((await asked(ewa)).length).toBe(1);
  });
});
