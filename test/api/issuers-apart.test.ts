// Row P10 of the threats: whoever issues for one organisation reads, changes and revokes nothing of another, by no door and by no document.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operator } from '../../packages/api/src/access/viewer.ts';
import { setStatus } from '../../packages/api/src/write/credential-status.ts';
import { slugOfIssuer } from '../../packages/api/src/write/credential-facts.ts';
import { encodeId } from '../../packages/api/src/schema/ids.ts';
import { achievementCredential, issueAchievement, makeKey, signerFrom, type Signer } from '../../packages/core/src/sign/index.ts';
import { seal } from '../../packages/core/src/sign/seal.ts';
import { signToken } from '../../packages/core/src/sign/token.ts';
import { engines } from '../graph/engines.ts';
import { anything, probes } from '../graph/probe.ts';
import { now, place } from '../seed/settled.ts';
import { rules, type Hers } from './operations.ts';
import { seedDay, stage, type Actor, type Stage } from './stage.ts';

const { shelf, probe } = probes();
const row = { about: anything };
/** Everything that is an issuer's: itself and what it stands beside, what it offers and signed with all that hangs on those, its lists. */
const itself = probe('MATCH (o:Organization {id: $id}) RETURN properties(o) AS about', { id: anything }, row);
const beside = probe(
  'MATCH (o:Organization {id: $id})-[r]-(n) RETURN [type(r), labels(n), properties(n)] AS about',
  { id: anything },
  row,
);
const beyond = probe(
  'MATCH (o:Organization {id: $id})-[:OFFERS|ISSUED_BY]-(x)-[r]-(n) RETURN [x.id, type(r), properties(r), properties(n)] AS about',
  { id: anything },
  row,
);
const lists = probe('MATCH (l:StatusList {issuerId: $id}) RETURN properties(l) AS about', { id: anything }, row);
const employ = probe(
  "MATCH (p:Person {id: $person}) MATCH (o:Organization {id: $id}) CREATE (p)-[:MEMBER_OF {role: 'issuer'}]->(o)",
  { person: anything, id: anything },
  {},
);
const badges = probe(
  `MATCH (p:Person)<-[:ABOUT]-(c:Credential)-[:ISSUED_BY]->(o:Organization {id: $id}) MATCH (c)-[:ASSERTS]->(a:Achievement)
   WHERE c.answer = 'accepted' AND c.statusListUrl IS NOT NULL
   RETURN p.id AS person, c.id AS badge, c.uri AS uri, c.statusListUrl AS list, c.statusListIndex AS place, a.uri AS achievement ORDER BY badge`,
  { id: anything },
  { person: anything, badge: anything, uri: anything, list: anything, place: anything, achievement: anything },
);
const alignmentsOf = probe(
  'MATCH (:Organization {id: $id})-[:OFFERS]->(:Achievement)-[:HAS_ALIGNMENT]->(x:Alignment) RETURN x.id AS alignment ORDER BY alignment',
  { id: anything },
  { alignment: anything },
);
const signedAs = probe(
  'MATCH (c:Credential {id: $id})-[:ISSUED_BY]->(o:Organization) RETURN o.id AS issuer, o.slug AS slug, [(c)-[:REPLACES]->(x) | x.id] AS replaces',
  { id: anything },
  { issuer: anything, slug: anything, replaces: anything },
);
const withSlug = probe('MATCH (o:Organization {slug: $slug}) RETURN o.id AS id', { slug: anything }, { id: anything });

/** The operations that acting for an issuer opens, and what each must not show of another. A new one of the schema needs a line here. */
const ofIssuers: Readonly<Record<string, string>> = {
  'Query.declinedBadges': '{ declinedBadges(first: 50) { nodes { name credentialUri reason at } } }',
};

const Receive = `mutation ($text: String!) { receiveCredential(input: { text: $text }) { ... on CredentialReceived { credential { id name } } ... on Refused { reasons { code } } } }`;
const Decline = `mutation ($credential: ID!) { answerCredential(input: { credential: $credential, answer: DECLINE, reason: "Not this one." }) { __typename } }`;
const none = (type: string) => encodeId(type, 'x'.repeat(22));
const nobodys: Hers = {
  person: none('Person'),
  badge: none('Credential'),
  live: none('Grant'),
  asked: none('Grant'),
  target: none('Target'),
  alignment: none('Alignment'),
  feedback: none('Feedback'),
};

describe.each(await engines())('two issuers on the %s engine', (engine) => {
  let here: Stage;
  let grace: Actor;
  let theirStaff: Actor;
  let maya: Actor;
  let theirs: Hers;
  let theirId: string;
  let badge: Record<'person' | 'badge' | 'uri' | 'list' | 'achievement', string> & { place: number };
  let ours: Signer;
  let them: Signer;

  const ofThem = async () => {
    const found = await Promise.all(
      [itself, beside, beyond, lists].map(async (question) => await here.graph.read(question, { id: theirId })),
    );
    return asText(found.map((rows) => rows.map(({ about }) => asText(about)).toSorted()));
  };
  /** A badge that is ours to sign, changed before it is sealed. */
  const document = (change: (draft: Draft) => void = () => {}): Draft => {
    const draft = achievementCredential(
      {
        id: `urn:uuid:${crypto.randomUUID()}`,
        issuer: { id: ours.controller, name: 'Lakeside College' },
        subject: { id: 'did:example:learner' },
        achievement: { id: 'urn:test:ours', name: 'Ours', description: 'A course.', criteria: { narrative: 'Be there.' } },
        validFrom: now,
      },
      ours,
    ) as unknown as Draft;
    delete draft.credentialSubject.id;
    change(draft);
    return draft;
  };
  const handIn = async (text: string) => (await maya.get(Receive, { text })).receiveCredential;

  beforeAll(async () => {
    here = await stage(engine, { shelf });
    theirId = here.id('Organization', 'bridgeworks-training');
    await here.graph.write((tx) => tx.run(employ, { person: here.id('Person', 'daniel'), id: theirId }));
    grace = await here.as('grace', { as: 'lakeside-college/issuer', purpose: 'verification' });
    theirStaff = await here.as('daniel', { as: 'bridgeworks-training/issuer' });
    maya = await here.as('maya');
    ours = await here.keyring.signerFor(`org:${here.id('Organization', 'lakeside-college')}`);
    them = await here.keyring.signerFor(`org:${theirId}`);
    const rows = await here.graph.read(badges, { id: theirId });
    // Maya's own, who hands in what is ours: only so could one take the other's place.
    badge = rows.find(({ person }) => person === here.id('Person', 'maya')) as unknown as typeof badge;
    const [waits] = await here.graph.read(alignmentsOf, { id: theirId });
    theirs = {
      ...nobodys,
      person: encodeId('Person', badge.person),
      badge: encodeId('Credential', badge.badge),
      alignment: encodeId('Alignment', String(waits?.alignment)),
    };
    // Something to read: a badge of theirs that its owner declined.
    const own = JSON.parse(await issueAchievement({ ...inputOf(them), validFrom: now }, them)) as { id: string };
    const received = await handIn(JSON.stringify(own));
    await maya.get(Decline, { credential: received.credential.id });
  });
  afterAll(() => here.leave());

  const inputOf = (signer: Signer) => ({
    id: 'urn:uuid:7c6f4b0e-0000-4000-8000-000000000001',
    issuer: { id: signer.controller, name: 'Bridgeworks Training' },
    subject: { identifiers: [{ identityHash: 'maya@lakeside.example', identityType: 'emailAddress', hashed: false }] },
    achievement: { id: 'urn:test:theirs', name: 'Theirs', description: 'A course.', criteria: { narrative: 'Be there.' } },
  });

  test('P10: every operation upon what is another issuer’s answers as if it were not there, and changes nothing of it', async () => {
    const before = await ofThem();
    for (const [name, { ask }] of Object.entries(rules)) {
      const [answer, absent] = [await grace.ask(ask(theirs)), await grace.ask(ask(nobodys))];
      expect([name, answer.data, plain(answer.errors)]).toEqual([name, absent.data, plain(absent.errors)]);
    }
    expect(await ofThem()).toBe(before);
  });

  test('P10: every operation that an issuer’s role opens is known here, and shows nothing of another issuer', async () => {
    const opened: string[] = [];
    for (const [name, { ask }] of Object.entries(rules)) {
      const code = async (who: Actor) => (await who.ask(ask(nobodys))).errors?.[0]?.extensions['code'];
      if ((await code(maya)) === 'FORBIDDEN' && (await code(grace)) !== 'FORBIDDEN') opened.push(name);
    }
    expect(opened).toEqual(Object.keys(ofIssuers));
    for (const [name, question] of Object.entries(ofIssuers)) {
      const [mine, other] = [JSON.stringify(await grace.get(question)), JSON.stringify(await theirStaff.get(question))];
      expect([name, other.includes('Theirs'), mine.includes('Theirs')]).toEqual([name, true, false]);
    }
  });

  test('P10: nobody acts for an organisation by another way to write its name', async () => {
    const slugs = [
      'bridgeworks-training',
      'Bridgeworks-Training',
      'lakeside-college/../bridgeworks-training',
      theirId,
      'lakeside-college ',
    ];
    for (const slug of slugs) await expect(here.as('grace', { as: `${slug}/issuer` })).rejects.toThrow('does not act as');
  });

  test('P10: no second organisation gets the name in addresses that one has', async () => {
    const stranger = await signerFrom((await makeKey()).secret);
    const text = await issueAchievement(
      {
        ...inputOf(stranger),
        id: 'urn:uuid:7c6f4b0e-0000-4000-8000-000000000002',
        issuer: { id: stranger.controller, name: 'bridgeworks-training' },
        validFrom: now,
      },
      stranger,
    );
    const before = await ofThem();
    const { credential } = await handIn(text);
    const [met] = await here.graph.read(signedAs, { id: inside(credential.id) });
    expect(met?.slug).toBe(slugOfIssuer(stranger.controller));
    expect(await here.graph.read(withSlug, { slug: 'bridgeworks-training' })).toEqual([{ id: theirId }]);
    expect(await ofThem()).toBe(before);
  });

  const as = (controller: string, verificationMethod: string): Signer => ({ ...ours, controller, verificationMethod });
  const inTheirName = (draft: Draft) => void (draft.issuer.id = them.controller);
  test.each<[string, () => Promise<string>, string[]]>([
    ['our key under its own name', () => seal(document(inTheirName), ours, { created: now }), ['issuer.controller']],
    [
      'our key under the name of theirs',
      () => seal(document(inTheirName), as(them.controller, them.verificationMethod), { created: now }),
      ['proof.signature'],
    ],
    [
      'our key, their name with our fragment',
      () =>
        seal(document(inTheirName), as(them.controller, `${them.controller}#${ours.verificationMethod.split('#')[1]}`), {
          created: now,
        }),
      ['proof.method'],
    ],
    [
      'a token with their kid',
      () => signToken(document(inTheirName), as(them.controller, them.verificationMethod)),
      ['proof.signature'],
    ],
    ['a token with our kid', () => signToken(document(inTheirName), ours), ['issuer.controller']],
  ])('P10: in their name with %s is refused, and theirs stands as it was', async (_, make, codes) => {
    const before = await ofThem();
    const { reasons, credential } = await handIn(await make());
    expect(credential).toBeUndefined();
    const said = reasons.map(({ code }: { code: string }) => code);
    expect(said).toEqual(codes);
    expect(await ofThem()).toBe(before);
  });

  test('P10: our signer refuses to sign in their name', async () => {
    await expect(issueAchievement({ ...inputOf(them), validFrom: now }, ours)).rejects.toThrow(TypeError);
  });

  test.each<[string, (draft: Draft) => void]>([
    ['their achievement’s address', (draft) => void (draft.credentialSubject.achievement.id = badge.achievement)],
    ['their badge’s address', (draft) => void Object.assign(draft, { id: badge.uri, validFrom: '2027-01-01T00:00:00Z' })],
    ['their name', (draft) => void (draft.issuer.name = 'Bridgeworks Training')],
    ['the place of their badge in their list', (draft) => void Object.assign(draft, { credentialStatus: placeOf(badge) })],
  ])('P10: a badge of ours that names %s stays ours, and theirs stands as it was', async (_, change) => {
    const before = await ofThem();
    const { credential } = await handIn(await seal(document(change), ours, { created: now }));
    const id = inside(credential.id);
    expect(await here.graph.read(signedAs, { id })).toMatchObject([{ slug: 'lakeside-college', replaces: [] }]);
    for (const to of ['revoked', 'suspended', 'clear'] as const)
      expect(
        await setStatus(
          { graph: here.graph, operator: operator('test'), now: seedDay },
          { ...place, keyring: here.keyring },
          { credentialId: id, to },
        ),
      ).toMatchObject({ reasons: [{ code: 'status.noPlace' }] });
    expect(await ofThem()).toBe(before);
  });
});

type Draft = {
  id: string;
  issuer: { id: string; name: string };
  credentialSubject: { id?: string; achievement: { id: string } };
} & Record<string, unknown>;

const inside = (id: string) => Buffer.from(id, 'base64url').toString().replace(/^.*?:/, '');
const placeOf = ({ list, place: at }: { list: string; place: number }) => ({
  id: `${list}#${at}`,
  type: 'BitstringStatusListEntry',
  statusPurpose: 'revocation',
  statusListIndex: String(at),
  statusListCredential: list,
});
const plain = (value: unknown) => JSON.parse(JSON.stringify(value ?? null)) as unknown;
// A server gives whole numbers as big ones.
const asText = (value: unknown) => JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? Number(each) : each));
