// Parts of a badge stay with its owner: in at the inbox whole, out only as a copy, and by no way as it came. On every engine at hand.
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { achievementCredential, holdsBaseProof, signDocument, type CredentialInput } from '../../packages/core/src/sign/index.ts';
import { unwrap } from '../../packages/core/src/credential/index.ts';
import { day, later } from '../../packages/core/src/terms/index.ts';
import { engines } from '../graph/engines.ts';
import { seedDay, stage, type Actor, type Stage } from './stage.ts';

const Received = `mutation ($input: ReceiveCredentialInput!) { receiveCredential(input: $input) { __typename
  ... on CredentialReceived { alreadyHere credential { id name standing verdict document evidence { name } findings { code remark } } }
  ... on Refused { reasons { code } } } }`;
const Answer = `mutation ($id: ID!) { answerCredential(input: { credential: $id, answer: ACCEPT }) { __typename } }`;
const Recheck = `mutation ($id: ID!) { recheckCredential(input: { credential: $id }) {
  ... on CredentialRechecked { credential { standing verdict } } ... on Refused { reasons { code } } } }`;
const Preview = `mutation ($input: RecordInput!) { previewRecord(input: $input) { __typename
  ... on RecordPreview { token warnings { code } leavesOut { credential { id } because }
    includes { canLeaveOut leftOut shows { name } fields { label value } credential { id name document } } }
  ... on Refused { reasons { code text field } } } }`;
const Sign = `mutation ($input: SignRecordInput!) { signRecord(input: $input) { __typename
  ... on SignedRecord { presentation record share { url } } ... on Refused { reasons { code } } } }`;
const Check = `mutation ($text: String!) { checkRecord(input: { text: $text }) { __typename
  ... on CheckReport { verdict findings { code remark } inner { verdict inner { verdict findings { code text remark } } } } } }`;
const Open = `mutation ($share: ID!, $token: String!) { openShare(input: { share: $share, token: $token }) {
  ... on OpenedShare { presentation report { verdict inner { inner { findings { code remark } } } } } } }`;
const mine = `{ myCredentials(first: 100) { edges { node { id name document picture } } } }`;

const basics = { receiver: 'Harbour Clinic', purpose: 'HIRING', until: later(seedDay, 30 * day) };
// A word of each part that stands nowhere else.
const wordsOf = {
  EVIDENCE: 'Photograph of the ward',
  DESCRIPTION: 'after the flood',
  PICTURE: 'lantern.png',
  DATES: 'awardedDate',
  RESULT: 'seven lanterns',
  SKILLS: 'Carry a lantern',
  TAGS: 'lanternish',
  KIND: 'achievementType',
  OTHERS: 'LANTERN-9',
} as const;
const parts = Object.keys(wordsOf) as (keyof typeof wordsOf)[];
type Item = {
  credential: { id: string; name: string; document: string };
  leftOut: string[];
  canLeaveOut: string[];
  fields: { value: string }[];
};

describe.each(await engines())('on the %s engine', (engine) => {
  let here: Stage;
  let maya: Actor;
  let base: string;
  let id: string;

  const input = async (more: Partial<CredentialInput> = {}) => {
    const signer = await here.keyring.signerFor(`org:${here.id('Organization', 'northshore-care')}`);
    const holder = await here.keyring.signerFor(`person:${here.id('Person', 'maya')}`);
    const filled: CredentialInput = {
      id: 'https://northshore-care.example/badges/lantern',
      description: 'Given after the flood.',
      issuer: { id: signer.controller, name: 'Northshore Care Group' },
      subject: { id: holder.controller },
      achievement: {
        id: 'https://northshore-care.example/achievements/lantern',
        name: 'Night Light',
        description: 'Keeps watch.',
        criteria: { narrative: 'Ten nights.' },
        type: 'Badge',
        humanCode: 'LANTERN-9',
        image: 'https://northshore-care.example/lantern.png',
        tags: ['lanternish'],
        alignments: [{ targetName: 'Carry a lantern', targetUrl: 'https://n.example/carry', targetType: 'ext:Competency' }],
      },
      results: [{ value: 'seven lanterns' }],
      evidence: [{ name: 'Photograph of the ward' }],
      validFrom: later(seedDay, -5 * day),
      awardedDate: later(seedDay, -5 * day),
      ...more,
    };
    return { filled, signer };
  };
  const signedBase = async (more: Partial<CredentialInput> = {}) => {
    const { filled, signer } = await input(more);
    const sealing = { suite: 'ecdsa-sd-2023', created: filled.validFrom } as const;
    return await signDocument(achievementCredential(filled, signer), signer, sealing);
  };
  const handIn = async (text: string) => (await maya.get(Received, { input: { text } })).receiveCredential;
  const preview = async (more: object) => (await maya.get(Preview, { input: { ...basics, ...more } })).previewRecord;
  const sign = async (token: string, more: object = {}) =>
    (await maya.get(Sign, { input: { preview: token, ...more } })).signRecord;
  const check = async (text: string) => (await here.stranger.get(Check, { text })).checkRecord;

  beforeAll(async () => {
    here = await stage(engine);
    maya = await here.as('maya');
    base = await signedBase();
  });
  afterAll(() => here.leave());

  test('its owner hands it in as it is: all that was signed is checked, and it is kept to the letter', async () => {
    const received = await handIn(base);
    expect(received).toMatchObject({
      __typename: 'CredentialReceived',
      alreadyHere: false,
      credential: { standing: 'GOOD', verdict: 'VALID', document: base, evidence: [{ name: 'Photograph of the ward' }] },
    });
    const codes = received.credential.findings.map(({ code }: { code: string }) => code);
    expect(codes).toEqual(expect.arrayContaining(['shape.good', 'proof.good', 'issuer.good', 'subject.matched']));
    expect(codes).not.toContain('shape.partial');
    expect(await handIn(base)).toMatchObject({ alreadyHere: true });
    id = received.credential.id;
    expect((await maya.get(Recheck, { id })).recheckCredential.credential).toEqual({ standing: 'GOOD', verdict: 'VALID' });
    await maya.get(Answer, { id });
  });

  test('one that was changed after signing, wherever, is not taken', async () => {
    for (const [from, to] of [
      ['Photograph of the ward', 'Photograph of the yard'],
      ['Night Light', 'Night Lights'],
      ['"lanternish"', '"lanternish","more"'],
    ] as const) {
      const changed = base.replace(from, to);
      expect(changed).not.toBe(base);
      expect([from, await handIn(changed)]).toMatchObject([from, { __typename: 'Refused' }]);
    }
  });

  test('without a word the evidence stays out, and the receiver is told that parts may be missing', async () => {
    const seen = await preview({ credentials: [id] });
    const [item] = seen.includes;
    expect(item.canLeaveOut.toSorted()).toEqual([...parts].toSorted());
    expect(item.leftOut).toEqual(['EVIDENCE']);
    const { presentation, share } = await sign(seen.token, { withLink: true });
    expect(presentation).not.toContain('Photograph of the ward');
    const [, shareId = '', token = ''] = /\/share\/([^#]+)#(.+)$/.exec(share.url) ?? [];
    const opened = (await here.stranger.get(Open, { share: shareId, token })).openShare;
    expect([opened.presentation, opened.report.verdict]).toEqual([presentation, 'VALID']);
    expect(opened.report.inner[0].inner[0].findings).toContainEqual({ code: 'shape.partial', remark: true });
  });

  test('whatever is left out is in no byte of the record, all else is, and it is what was previewed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray(parts), async (leftOut) => {
        const seen = await preview({ credentials: [id], leaveOut: [{ credential: id, parts: leftOut }] });
        const [item] = seen.includes as Item[];
        expect(item?.leftOut.toSorted()).toEqual(leftOut.toSorted());
        const { presentation, record } = await sign(seen.token);
        for (const part of parts) expect([part, presentation.includes(wordsOf[part])]).toEqual([part, !leftOut.includes(part)]);
        expect(valuesIn(record)).toEqual(
          new Set(item?.fields.map(({ value }) => value).filter((value) => !value.startsWith('By the issuer'))),
        );
        const report = await check(presentation);
        expect([report.verdict, report.inner[0].inner[0].verdict]).toEqual(['VALID', 'VALID']);
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  test('skills that stay out are not told by the record around them either', async () => {
    const seen = await preview({});
    const induction =
      (seen.includes as Item[]).find(({ credential }) => credential.name === 'Care Induction')?.credential.id ?? '';
    const alone = { credentials: [induction] };
    const open = await preview({ ...alone, leaveOut: [{ credential: induction, parts: [] }] });
    const names: string[] = open.includes[0].shows.map(({ name }: { name: string }) => name);
    expect(names.length).toBeGreaterThan(1);
    const closed = await preview({ ...alone, leaveOut: [{ credential: induction, parts: ['SKILLS'] }] });
    expect(closed.includes[0].shows).toEqual([]);
    const { presentation } = await sign(closed.token);
    expect(names.filter((name) => presentation.includes(name))).toEqual([]);
  });

  test('what was signed as one piece, or named twice, is refused with the reason', async () => {
    const seen = await preview({});
    const whole = (seen.includes as Item[]).find(({ credential }) => credential.name === 'Introduction to Care')?.credential.id;
    const asked = { credential: whole, parts: ['KIND'] };
    expect(await preview({ leaveOut: [asked] })).toMatchObject({ reasons: [{ code: 'record.mustShow', field: 'leaveOut' }] });
    expect(await preview({ leaveOut: [asked, asked] })).toMatchObject({ reasons: [{ code: 'record.leaveOutTwice' }] });
  });

  test('the owner’s own copy leaves by no way: no record, link, picture, check or other person', async () => {
    const { includes, token } = await preview({});
    expect((includes as Item[]).some(({ canLeaveOut }) => canLeaveOut.length > 0)).toBe(true);
    const { presentation, record } = await sign(token, { withLink: true });
    for (const text of [presentation, record]) expect(holdsBaseProof(JSON.parse(text))).toBe(false);

    const { edges } = (await maya.get(mine)).myCredentials;
    const own = edges.map(({ node }: { node: { document: string; picture: string | null } }) => node);
    const badge = own.find((node: { id: string }) => node.id === id);
    expect(badge.document).toBe(base);
    const pictured = unwrap(Buffer.from(badge.picture));
    expect(pictured.kind === 'json' && holdsBaseProof(pictured.value)).toBe(false);
    expect(pictured.text).not.toContain('Photograph of the ward');
    expect((await check(badge.picture.includes('<svg') ? pictured.text : '')).verdict).toBe('VALID');

    expect(await check(base)).toMatchObject({
      verdict: 'INVALID',
      findings: expect.arrayContaining([{ code: 'proof.base', remark: false }]),
    });
    const byId = 'query ($id: ID!) { node(id: $id) { ... on Credential { name document picture } } }';
    for (const nobody of [here.stranger, await here.as('tomas')])
      expect((await nobody.ask(byId, { id })).data?.node ?? null).toBeNull();
    // Whom she lets look sees the badge, and never its text.
    const advisor = await here.as('ruth', { as: 'lakeside-college/advisor', purpose: 'advising' });
    expect((await advisor.get(byId, { id })).node).toEqual({ name: 'Night Light', document: null, picture: null });
  });

  test('a badge that holds such a copy inside stays with its owner whole', async () => {
    const { filled, signer } = await input({ id: 'https://northshore-care.example/badges/around' });
    const { credentialSubject: _, evidence: __, ...plain } = achievementCredential(filled, signer);
    const endorsement = {
      ...plain,
      id: 'urn:uuid:0f6a6f0e-5a0a-4f58-9d6e-0c0f5f8b2c11',
      type: ['VerifiableCredential', 'EndorsementCredential'],
      credentialSubject: { id: filled.id, type: ['EndorsementSubject'], endorsementComment: 'True.' },
    };
    const sealing = { created: filled.validFrom };
    const inside: unknown = JSON.parse(await signDocument(endorsement, signer, { ...sealing, suite: 'ecdsa-sd-2023' }));
    const around = { ...achievementCredential(filled, signer), endorsement: [inside] };
    const text = await signDocument(around, signer, { ...sealing, suite: 'ecdsa-rdfc-2019' });
    const received = await handIn(text);
    expect(received.__typename).toBe('CredentialReceived');
    await maya.get(Answer, { id: received.credential.id });
    const named = { credentials: [received.credential.id, id] };
    const seen = await preview(named);
    expect(seen.leavesOut).toContainEqual(
      expect.objectContaining({ credential: { id: received.credential.id }, because: expect.stringContaining('for you alone') }),
    );
    expect(seen.includes).toHaveLength(1);
  });
});

/** Every value that can be read in the one badge of a record. */
function valuesIn(record: string): Set<string> {
  const { credentialSubject } = JSON.parse(record) as { credentialSubject: { verifiableCredential: Record<string, unknown>[] } };
  const [{ proof: _, ...badge } = {}] = credentialSubject.verifiableCredential;
  return new Set(leaves(badge));
}

function leaves(value: unknown, key = ''): string[] {
  if (key === '@context' || key === 'type') return [];
  if (Array.isArray(value)) return value.flatMap((item) => leaves(item));
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([name, inner]) => leaves(inner, name));
  return [String(value)];
}
