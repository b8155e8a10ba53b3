// How much within a credential a permission opens: asked for, given less of, narrowed, never widened; and what its receiver then reads.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day, later } from '../../packages/core/src/terms/index.ts';
import { engines } from '../graph/engines.ts';
import { seedDay, stage, type Actor, type Stage } from './stage.ts';

const Ask = `mutation ($input: AskForAccessInput!) { askForAccess(input: $input) { __typename } }`;
const Mine = `query ($open: OpenGrants) { myPermissions(open: $open, first: 50) { nodes { id scope parts purpose receiverName } } }`;
const change = (field: string, input: string) => `mutation ($input: ${input}!) { ${field}(input: $input) {
  ... on GrantChanged { grant { scope parts } } ... on Refused { reasons { code field } } } }`;
const Give = change('giveAccess', 'GiveAccessInput');
const Narrow = change('narrowGrant', 'NarrowGrantInput');
const Extend = change('extendGrant', 'ExtendGrantInput');
const Receipt = `mutation ($input: SignReceiptInput!) { signReceipt(input: $input) { ... on ReceiptSigned { receipt versions } } }`;
const Card = `query ($id: ID!) { node(id: $id) { ... on Credential { id name uri result standing verdict document isForMeAlone
  issuer { name } findings { code } evidence { name narrative } endorsements { name } claims { name } } } }`;

type Shown = Record<string, unknown> & { evidence: unknown[]; findings: unknown[] };

describe.each(await engines())('on the %s engine', (engine) => {
  let here: Stage;
  let maya: Actor;
  let ruth: Actor;
  let grant: string;
  beforeAll(async () => {
    here = await stage(engine);
    maya = await here.as('maya');
    ruth = await here.as('ruth', { as: 'lakeside-college/advisor', purpose: 'verification' });
  });
  afterAll(() => here.leave());

  const card = async (who: Actor, id: string): Promise<Shown | null> => (await who.get(Card, { id })).node;
  const mine = async (open: string) => (await maya.get(Mine, { open })).myPermissions.nodes;
  /** A badge of Maya’s with a result and evidence, and one that has a result and no evidence. */
  const badges = async () => {
    const { nodes } = (await maya.get('{ myCredentials(first: 50) { nodes { id result evidence { name } } } }')).myCredentials;
    const withResult = nodes.filter(({ result }: { result: unknown }) => result !== null);
    const has = ({ evidence }: { evidence: unknown[] }) => evidence.length > 0;
    return {
      full: withResult.find(has).id as string,
      plain: withResult.find((each: { evidence: unknown[] }) => !has(each)).id as string,
    };
  };

  test('less is asked for than everything, and less given than was asked; never a part more', async () => {
    const wish = { person: 'maya@lakeside.example', purpose: 'VERIFICATION', note: 'For the list.', scope: { everything: true } };
    await ruth.get(Ask, { input: { ...wish, parts: ['EVIDENCE', 'RESULT'] } });
    const asked = (await mine('ASKED')).find(({ purpose }: { purpose: string }) => purpose === 'VERIFICATION');
    expect(asked).toMatchObject({ scope: 'all', parts: ['EVIDENCE', 'RESULT'] });
    grant = asked.id;
    const more = { code: 'scope.more', field: 'scope' };
    expect((await maya.get(Give, { input: { grant, parts: ['RESULT', 'CLAIMED_SKILLS'] } })).giveAccess.reasons).toEqual([more]);
    expect((await maya.get(Give, { input: { grant, parts: ['EVIDENCE', 'RESULT'] } })).giveAccess.grant.parts).toEqual([
      'EVIDENCE',
      'RESULT',
    ]);
  });

  test('the receiver reads the outline and those parts; the rest is as if the credential had none', async () => {
    const { full, plain } = await badges();
    const [own, seen] = [await card(maya, full), await card(ruth, full)];
    expect(own?.evidence.length).toBeGreaterThan(0);
    expect(own?.findings.length).toBeGreaterThan(0);
    expect(seen).toEqual({ ...own, uri: null, findings: [], endorsements: [], claims: [], document: null, isForMeAlone: false });
    expect((await maya.get(Narrow, { input: { grant, parts: ['RESULT'] } })).narrowGrant.grant.parts).toEqual(['RESULT']);
    const kept = await card(ruth, full);
    expect(kept).toEqual({ ...seen, evidence: [] });
    // Kept to oneself and not there: the same answer, and the same statements.
    const other = await card(ruth, plain);
    expect(kept?.evidence).toEqual(other?.evidence);
    expect((await ruth.ask(Card, { id: full })).statements).toEqual((await ruth.ask(Card, { id: plain })).statements);
  });

  test('what is narrowed away does not come back without a new yes', async () => {
    for (const parts of [['EVIDENCE'], ['RESULT', 'EVIDENCE'], ['RESULT', 'ENDORSEMENTS']])
      expect((await maya.get(Narrow, { input: { grant, parts } })).narrowGrant.reasons[0].code).toBe('scope.more');
    // Fewer badges, and nothing said about parts: the parts stay as they are.
    const { full } = await badges();
    const fewer = await maya.get(Narrow, { input: { grant, scope: { credentials: [full] } } });
    expect(fewer.narrowGrant.grant).toEqual({ scope: 'chosen', parts: ['RESULT'] });
    // A new yes to a longer time is no yes to more.
    await maya.get(Narrow, { input: { grant, until: later(seedDay, 10 * day) } });
    const longer = await maya.get(Extend, { input: { grant, until: later(seedDay, 20 * day) } });
    expect(longer.extendGrant.grant).toEqual({ scope: 'chosen', parts: ['RESULT'] });
    const outline = await maya.get(Narrow, { input: { grant, parts: [] } });
    expect(outline.narrowGrant.grant).toEqual({ scope: 'chosen', parts: [] });
    const own = await card(maya, full);
    const outlined = { result: null, evidence: [], findings: [], standing: own?.['standing'], verdict: own?.['verdict'] };
    expect(await card(ruth, full)).toMatchObject(outlined);
  });

  test('the receipt of each version names the parts it opened', async () => {
    const parts = async (version: number) => {
      const { receipt } = (await maya.get(Receipt, { input: { grant, version } })).signReceipt;
      const data = JSON.parse(receipt)['dpv:hasProcess']['dpv:hasPersonalData'];
      return [data].flat()[0]['dct:hasPart'].map((each: { 'dct:title': string }) => each['dct:title'].split(/:| what/)[0]);
    };
    expect(await parts(1)).toEqual(['The outline', 'The evidence', 'The result']);
    expect(await parts(2)).toEqual(['The outline', 'The result']);
  });

  test('a permission from before there were parts opens everything', async () => {
    const { full } = await badges();
    const advising = await here.as('ruth', { as: 'lakeside-college/advisor', purpose: 'advising' });
    const earlier = (await mine('LIVE')).find(({ receiverName }: { receiverName: string }) => receiverName === 'Ruth Bergman');
    expect(earlier.parts).toBeNull();
    expect(await card(advising, full)).toEqual({ ...(await card(maya, full)), document: null, isForMeAlone: false });
    const { receipt } = (await maya.get(Receipt, { input: { grant: earlier.id } })).signReceipt;
    expect(JSON.parse(receipt)['dpv:hasProcess']['dpv:hasPersonalData']['dct:hasPart']).toBeUndefined();
  });
});
