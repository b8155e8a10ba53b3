// One learner who does all there is to do here, with a canary in every word that is theirs.
import { createHash, randomBytes } from 'node:crypto';
import { isRefusal } from '../../../packages/api/src/access/refusal.ts';
import { operator, viewerFor } from '../../../packages/api/src/access/viewer.ts';
import { knownPerson } from '../../../packages/api/src/read/people-behind-accounts.ts';
import { takeIn } from '../../../packages/api/src/take-along/take-in.ts';
import { openEmergencyLook } from '../../../packages/api/src/write/emergency.ts';
import { registerPerson } from '../../../packages/api/src/write/people.ts';
import { signingKeys } from '../../../packages/api/src/write/signing-keys.ts';
import {
  achievementCredential,
  issueAchievement,
  issueAchievementJwt,
  makeKey,
  signDocument,
  signerFrom,
  type CredentialInput,
  type Signer,
} from '../../../packages/core/src/sign/index.ts';
import { day, instantOf, later, type PersonId } from '../../../packages/core/src/terms/index.ts';
import type { Stage } from './house.ts';

/** Where a canary may lie while its learner is here: open to questions of the graph, or sealed in documents, or nowhere at all. */
export const kinds = {
  name: 'open',
  email: 'open',
  badgeName: 'open',
  achievementName: 'open',
  achievementAddress: 'open',
  issuerName: 'open',
  declineReason: 'open',
  toldIssuer: 'open',
  requestNote: 'open',
  unansweredNote: 'open',
  emergencyWords: 'open',
  receiver: 'open',
  message: 'open',
  messageEmail: 'open',
  document: 'sealed',
  baseProof: 'sealed',
  evidenceName: 'sealed',
  evidence: 'sealed',
  recordName: 'sealed',
  passphrase: 'never',
  password: 'never',
  keepsakeTitle: 'open',
  keepsake: 'sealed',
  ownSkill: 'sealed',
  upload: 'never',
} as const;
export type Kind = keyof typeof kinds;

export type Learner = {
  readonly personId: string;
  readonly cookie: string;
  readonly canaries: Readonly<Record<Kind, string>>;
  /** The way in that somebody else holds. */
  readonly link: { readonly share: string; readonly token: string };
};

export const receive = `mutation ($text: String!) { receiveCredential(input: { text: $text }) { __typename
  ... on CredentialReceived { credential { id } } ... on Refused { reasons { code text } } } }`;
const Answer = `mutation ($id: ID!, $answer: CredentialAnswer!, $reason: String) {
  answerCredential(input: { credential: $id, answer: $answer, reason: $reason }) { __typename ... on Refused { reasons { code } } } }`;
const Ask = `mutation ($input: AskForAccessInput!) { askForAccess(input: $input) { __typename } }`;
const Asked = '{ myPermissions(open: ASKED, first: 10) { nodes { id note } } }';
const Give = `mutation ($id: ID!) { giveAccess(input: { grant: $id }) { __typename } }`;
const People = '{ myPeople(first: 100) { nodes { person { id name } } } }';
const Card = 'query ($id: ID!) { node(id: $id) { ... on Credential { name } } }';
const Preview = `mutation ($input: RecordInput!) { previewRecord(input: $input) { __typename ... on RecordPreview { token } ... on Refused { reasons { code text } } } }`;
const Sign = `mutation ($input: SignRecordInput!) { signRecord(input: $input) { __typename ... on SignedRecord { share { url } } ... on Refused { reasons { code } } } }`;
export const openShare = `mutation ($input: OpenShareInput!) { openShare(input: $input) { __typename ... on Refused { reasons { code } } } }`;
const State = `mutation ($input: StateSkillInput!) { stateSkill(input: $input) { __typename } }`;
const Tell = `mutation ($input: TellUsInput!) { tellUs(input: $input) { __typename ... on Refused { reasons { code } } } }`;

/** What a visitor of the house's doors sends along to be an advisor of the college. */
export type Advisor = { readonly cookie: string; readonly headers: Record<string, string> };

/** An advisor of the town's college, with an account of their own. */
export async function signInAdvisor(stage: Stage): Promise<Advisor> {
  const { accounts } = stage.house.door;
  const [email, password] = ['advisor.of.proof@lakeside.example', 'a long enough password'];
  await accounts.forget(stage.id('Person', 'ruth'));
  await accounts.add({ email, name: 'Ruth', personId: stage.id('Person', 'ruth'), password, demo: false });
  const { cookie } = await stage.post('/api/auth/sign-in/email', { email, password });
  const acting = { 'skillweave-acting-as': 'lakeside-college/advisor', 'skillweave-purpose': 'advising' };
  return { cookie, headers: { cookie, ...acting } };
}

/** Moves a learner in. `makeCanary` gives one for each kind. */
export async function moveIn(stage: Stage, advisor: Advisor, makeCanary: () => string): Promise<Learner> {
  const canaries = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, makeCanary()])) as Record<Kind, string>;
  const { house, ask } = stage;
  const now = instantOf(Date.now());
  const email = `${canaries.email}@lakeside.example`.toLowerCase();
  const name = `Noor ${canaries.name}`;
  const personId = await registerPerson({ graph: house.graph, operator: operator('proof of erasing'), now }, { name, email });
  const password = `${canaries.password} and more`;
  await house.door.accounts.add({ email, name, personId, password, demo: false });
  const { cookie } = await stage.post('/api/auth/sign-in/email', { email, password });
  const me = { cookie };

  await ask('mutation { makeAskCode { __typename } }', {}, me);
  const texts = await sign(stage, await didOf(stage, personId), canaries);
  const ids: string[] = [];
  for (const text of texts) {
    const { receiveCredential: got } = await ask(receive, { text }, me);
    if (got.__typename === 'Refused') throw new Error(`not received: ${JSON.stringify(got)}`);
    ids.push(got.credential.id);
  }
  const [declined = '', told = '', ...accepted] = [ids[0], ...ids.slice(3), ...ids.slice(1, 3)];
  await ask(Answer, { id: declined, answer: 'DECLINE', reason: `It is not mine. ${canaries.declineReason}` }, me);
  await ask(Answer, { id: told, answer: 'DECLINE', reason: `Its issuer is told. ${canaries.toldIssuer}` }, me);
  for (const id of accepted) await done(ask(Answer, { id, answer: 'ACCEPT' }, me), 'answerCredential', 'CredentialAnswered');

  const wish = { person: email, scope: { everything: true } };
  await ask(Ask, { input: { ...wish, purpose: 'ADVISING', note: canaries.requestNote } }, advisor.headers);
  await ask(Ask, { input: { ...wish, purpose: 'ADMISSION', note: canaries.unansweredNote } }, advisor.headers);
  const { nodes } = (await ask(Asked, {}, me)).myPermissions as { nodes: { id: string; note: string }[] };
  const first = nodes.find(({ note }) => note === canaries.requestNote);
  await done(ask(Give, { id: first?.id ?? '' }, me), 'giveAccess', 'GrantChanged');
  await ask(People, {}, advisor.headers);
  const seen = await ask(Card, { id: accepted[0] ?? '' }, advisor.headers);
  if (seen.node === null) throw new Error('the advisor did not see what was given');

  await lookInEmergency(stage, { personId, email }, canaries);

  const until = later(now, 30 * day);
  const record = { receiver: `The receiver ${canaries.receiver}`, purpose: 'HIRING', until, name: canaries.recordName };
  const { previewRecord } = await ask(Preview, { input: record }, me);
  const link = { passphrase: canaries.passphrase };
  const { signRecord } = await ask(Sign, { input: { preview: previewRecord.token, withLink: true, link } }, me);
  const [, share = '', token = ''] = /\/share\/([^#]+)#(.+)$/.exec(String(signRecord.share?.url)) ?? [];
  await done(ask(openShare, { input: { share, token, passphrase: canaries.passphrase } }, {}), 'openShare', 'OpenedShare');
  // Seen and not signed.
  await ask(Preview, { input: { ...record, purpose: 'VERIFICATION' } }, me);

  const message = {
    kind: 'QUESTION',
    text: `Where is it? ${canaries.message}`,
    page: '/inbox',
    email: `${canaries.messageEmail}@mail.example`,
  };
  await done(ask(Tell, { input: message }, me), 'tellUs', 'FeedbackReceived');
  const { nodes: skills } = (await ask('{ competencies(first: 1) { nodes { id } } }', {}, me)).competencies as {
    nodes: { id: string }[];
  };
  const own = {
    skill: skills[0]?.id ?? '',
    note: `I learnt it at home. ${canaries.ownSkill}`,
    link: `https://me.example/${canaries.ownSkill}`,
  };
  await done(ask(State, { input: own }, me), 'stateSkill', 'SkillStated');
  await bringAlong(stage, personId, canaries);
  house.uploads.keep(Buffer.from(canaries.upload), { personId: personId as PersonId, address: '127.0.0.1' }, Date.now());
  return { personId, cookie, canaries, link: { share, token } };
}

/** The town's administrator looks at the learner, who agreed to nothing. */
async function lookInEmergency(
  { house, id }: Stage,
  { personId, email }: { personId: string; email: string },
  canaries: Record<Kind, string>,
): Promise<void> {
  const { graph, looks } = house;
  const now = instantOf(Date.now());
  const known = await knownPerson({ graph, operator: operator('proof of erasing'), now }, id('Person', 'oskar'));
  const viewer = known && viewerFor(known, { actingAs: 'lakeside-skills-council/administrator', purpose: 'emergency' });
  if (!viewer) throw new Error('the town has no administrator');
  const wish = { person: email, reason: 'danger', words: `Where are they? ${canaries.emergencyWords}`, hours: 24 } as const;
  const opened = await openEmergencyLook({ graph, viewer, now, looks }, async () => personId, wish);
  if (isRefusal(opened)) throw new Error(`not opened: ${JSON.stringify(opened)}`);
}

/** Something kept as it was at an earlier place, as a take-along file brings it. */
async function bringAlong({ house }: Stage, personId: string, canaries: Record<Kind, string>): Promise<void> {
  const now = instantOf(Date.now());
  const { graph, keyring, settings, outside } = house;
  const known = await knownPerson({ graph, operator: operator('proof of erasing'), now }, personId);
  const viewer = known && viewerFor(known, { actingAs: null, purpose: null });
  if (!viewer) throw new Error('a person may always act as themselves');
  const said = JSON.stringify({ text: `What I asked there. ${canaries.keepsake}` });
  const title = `What you told us, ${canaries.keepsakeTitle}`;
  const sha256 = createHash('sha256').update(said).digest('hex');
  const files = [{ name: 'messages/1.json', kind: 'message' as const, title, size: Buffer.byteLength(said), sha256 }];
  const contents = { from: 'https://earlier.example', ownerId: uuid(), ownerName: 'Noor', madeAt: now, files };
  const place = { publicUrl: settings.publicUrl, outside };
  const taken = await takeIn({ graph, viewer, now }, { place, keyring }, { contents, textOf: async () => said });
  if (isRefusal(taken) || taken.kept !== 1) throw new Error(`not taken in: ${JSON.stringify(taken)}`);
}

async function done(asked: Promise<Record<string, { __typename: string }>>, field: string, type: string): Promise<void> {
  const answer = (await asked)[field];
  if (answer?.__typename !== type) throw new Error(`${field} answered ${JSON.stringify(answer)}`);
}

/** A person is named in credentials by the key we keep for them, once they sign something. */
async function didOf({ house }: Stage, personId: string): Promise<string> {
  const viewer = viewerFor({ id: personId as PersonId, name: '', memberships: [] }, { actingAs: null, purpose: null });
  if (!viewer) throw new Error('a person may always act as themselves');
  const keys = await signingKeys({ graph: house.graph, viewer, now: instantOf(Date.now()) }, house.keyring);
  if (isRefusal(keys)) throw new Error('there are no keys');
  return keys.holder.controller;
}

/** More badges of a learner, each with a canary of its own learner in it. */
export async function badges(stage: Stage, { personId, canaries }: Learner, count: number): Promise<string[]> {
  const did = await didOf(stage, personId);
  const sets = await Promise.all(Array.from({ length: count }, () => sign(stage, did, canaries)));
  return sets.flatMap(([, known = '']) => [known]);
}

/** Four badges: one of a stranger to be declined, two of issuers the town knows, and one more to be declined, whose issuer is told. */
async function sign(stage: Stage, did: string, canaries: Record<Kind, string>): Promise<string[]> {
  const known = async (slug: string) => await stage.house.keyring.signerFor(`org:${stage.id('Organization', slug)}`);
  const stranger = await signerFrom((await makeKey()).secret);
  const badge = (signer: Signer, from: string, more: Partial<CredentialInput> = {}): CredentialInput => ({
    id: `urn:uuid:${uuid()}`,
    name: `Badge ${canaries.badgeName}`,
    issuer: { id: signer.controller, name: from },
    subject: { id: did },
    achievement: {
      id: `https://college.lakeside.example/courses/${uuid()}`,
      name: `Course ${canaries.achievementName}`,
      description: 'A course.',
      criteria: { narrative: 'Come every day.' },
    },
    validFrom: instantOf(Date.now() - day),
    ...more,
  });
  const college = await known('lakeside-college');
  const care = await known('northshore-care');
  const strange = badge(stranger, `A school ${canaries.issuerName}`);
  const address = `https://school.example/${canaries.achievementAddress}`;
  const evidence = [{ name: `Photo ${canaries.evidenceName}`, narrative: `It shows ${canaries.evidence}` }];
  return [
    await issueAchievementJwt({ ...strange, achievement: { ...strange.achievement, id: address } }, stranger),
    await issueAchievement(badge(college, 'Lakeside College', { description: canaries.document, evidence }), college),
    await signDocument(
      achievementCredential(badge(care, 'Northshore Care', { description: canaries.baseProof, name: 'Ward work' }), care),
      care,
      { suite: 'ecdsa-sd-2023', created: instantOf(Date.now() - day) },
    ),
    await issueAchievement(badge(college, 'Lakeside College', { name: 'First steps' }), college),
  ];
}

const uuid = () => {
  const hex = randomBytes(16).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
};
