// What others signed for a badge, as its owner finds it after the badge was handed in: as the last check found it, and for nobody else.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { badge, employer } from '../conformance/stage.ts';
import { endorse, endorsed } from '../conformance/endorsing.ts';
import { engines } from '../graph/engines.ts';
import { seedDay, stage, type Actor, type Stage } from './stage.ts';

const fields = `id verdict endorsements { kind name issuerName issuerRecognised verdict findings { check outcome code text } }`;
const HandIn = `mutation ($text: String!) { receiveCredential(input: { text: $text }) { __typename
  ... on CredentialReceived { credential { ${fields} } } ... on Refused { reasons { code text } } } }`;
const One = `query ($id: ID!) { node(id: $id) { ... on Credential { ${fields} } } }`;
const Inbox = `{ inbox(first: 20) { edges { node { ${fields} } } } }`;
const Recheck = `mutation ($id: ID!) { recheckCredential(input: { credential: $id }) { __typename } }`;
const Check = `mutation ($text: String!) { checkRecord(input: { text: $text }) { ... on CheckReport { ${fields.replace('id ', '')} } } }`;

const untilMay = { validUntil: '2029-05-01T00:00:00Z' };
/** A badge about nobody by name, with the signed words of others. */
const withWords = async (id: string, ...words: unknown[]) =>
  await endorsed((d) => {
    d.id = id;
    delete d.credentialSubject.id;
    d.endorsement = words;
  });

describe.each(await engines())('on the %s engine', (engine) => {
  let here: Stage;
  let maya: Actor;
  beforeAll(async () => {
    here = await stage(engine);
    maya = await here.as('maya');
  });
  afterAll(() => here.leave());
  const handIn = async (text: string) => (await maya.get(HandIn, { text })).receiveCredential.credential;
  const open = async (id: string) => (await maya.get(One, { id })).node;

  it('a good one and one of another thing are both there, each as a check of the file finds it', async () => {
    const text = await withWords(badge.id, await endorse(badge.id, employer, untilMay), await endorse('urn:uuid:another'));
    const received = await handIn(text);
    expect(received.endorsements).toMatchObject([
      { kind: 'endorsement', name: 'We hire on this', issuerName: 'Riverside Works', issuerRecognised: false },
      { verdict: 'INVALID', findings: expect.arrayContaining([expect.objectContaining({ code: 'subject.otherThing' })]) },
    ]);
    const { checkRecord } = await maya.get(Check, { text });
    expect(received.endorsements).toEqual(checkRecord.endorsements);
    expect((await open(received.id)).endorsements).toEqual(received.endorsements);
    const { inbox } = await maya.get(Inbox);
    expect(inbox.edges.find(({ node }: { node: { id: string } }) => node.id === received.id).node).toEqual(received);
  });

  it('the next check renews them', async () => {
    const { id, endorsements } = await handIn(
      await withWords('urn:uuid:renewed', await endorse('urn:uuid:renewed', employer, untilMay)),
    );
    expect(endorsements).toMatchObject([{ verdict: 'VALID_UNTRUSTED' }]);
    const later = '2029-05-02T00:00:00.000Z' as typeof seedDay;
    await maya.get(Recheck, { id }, later);
    const codes = (await open(id)).endorsements[0].findings.map(({ code }: { code: string }) => code);
    expect(codes).toContain('period.expired');
  });

  it('a badge without any has none', async () => {
    expect((await handIn(await withWords('urn:uuid:alone'))).endorsements).toEqual([]);
  });

  it('nobody else reads them', async () => {
    const { id } = await handIn(await withWords('urn:uuid:mine', await endorse('urn:uuid:mine')));
    for (const other of [await here.as('priya'), here.stranger]) expect((await other.ask(One, { id })).data.node).toBeNull();
  });
});
