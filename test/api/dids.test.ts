// A DID is proven by its own signature under a challenge made for this person, this place and this once, and by nothing else. On every engine.
import { assert, asyncProperty, constant, constantFrom, oneof, record, type Arbitrary } from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operator } from '../../packages/api/src/access/viewer.ts';
import { registerPerson } from '../../packages/api/src/write/people.ts';
import { didKept } from '../../packages/api/src/write/signing-keys.ts';
import { fromMultibase } from '../../packages/core/src/credential/multibase.ts';
import { makeKey, present, signerFrom, type Signer } from '../../packages/core/src/sign/index.ts';
import { seal } from '../../packages/core/src/sign/seal.ts';
import { later } from '../../packages/core/src/terms/index.ts';
import { endorsed } from '../conformance/endorsing.ts';
import { party } from '../conformance/stage.ts';
import { engines } from '../graph/engines.ts';
import { publicUrl, seedDay, stage, type Actor, type Stage } from './stage.ts';

const Receive = `mutation ($text: String!) { receiveCredential(input: { text: $text }) { ... on CredentialReceived { credential { id } } ... on Refused { reasons { code } } } }`;
const Answer = `mutation ($id: ID!) { answerCredential(input: { credential: $id, answer: ACCEPT }) { ... on CredentialAnswered { credential { answer } } ... on Refused { reasons { code } } } }`;
const Ask = `mutation ($did: String!) { challengeDid(input: { did: $did }) { ... on DidChallenge { did challenge domain until } ... on Refused { reasons { code } } } }`;
const Prove = `mutation ($did: String!, $presentation: String!) { proveDid(input: { did: $did, presentation: $presentation }) { ... on DidProven { released } ... on Refused { reasons { code text } } } }`;
const Known = '{ myIdentifiers { kind value provenAt codeUntil } }';
const minute = 60_000;
const at = (minutes: number) => later(seedDay, minutes * minute);
const no = (code: string) => ({ reasons: [{ code }] });

type Asked = { readonly challenge?: string; readonly domain?: string };
/** An empty presentation, as a wallet signs one. */
const presented = async (signer: Signer, { challenge, domain }: Asked, credentials: string[] = []): Promise<string> =>
  await present(
    {
      id: 'urn:uuid:shown',
      holder: signer.controller,
      credentials,
      created: seedDay,
      ...(challenge === undefined ? {} : { challenge }),
      ...(domain === undefined ? {} : { domain }),
    },
    signer,
  );
/** The same as a token (VP-JWT, VC-JOSE-COSE 1.0): the challenge is its nonce, the domain its audience. */
const token = async (signer: Signer, { challenge, domain }: Asked, more: object = {}): Promise<string> => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const alg = signer.curve === 'Ed25519' ? 'EdDSA' : 'ES256';
  const payload = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiablePresentation'],
    holder: signer.controller,
    nonce: challenge,
    aud: domain,
    ...more,
  };
  const signed = `${part({ alg, typ: 'vp+jwt', kid: signer.verificationMethod })}.${part(payload)}`;
  return `${signed}.${Buffer.from(await signer.sign(Buffer.from(signed))).toString('base64url')}`;
};
const wallets = await Promise.all([21, 22, 23, 24, 25, 26].map(party));
const wallet = (place: number) => wallets[place]?.signer as Signer;

describe.each(await engines())('on the %s engine', (engine) => {
  let here: Stage;
  let maya: Actor;
  let tomas: Actor;
  const ask = async (did: string, who = maya, when = seedDay) => (await who.get(Ask, { did }, when)).challengeDid;
  const prove = async (did: string, presentation: string, who = maya, when = seedDay) =>
    (await who.get(Prove, { did, presentation }, when)).proveDid;
  const known = async (who = maya, when = seedDay) => (await who.get(Known, {}, when)).myIdentifiers;
  let count = 0;
  /** Somebody new in town, who has nothing yet. */
  const somebody = async () => {
    const operating = { graph: here.graph, operator: operator('test'), now: seedDay };
    const personId = await registerPerson(operating, { name: 'Somebody', email: `somebody-${count++}@new.example` });
    return { personId, actor: await here.byId(personId) };
  };
  beforeAll(async () => {
    here = await stage(engine);
    maya = await here.as('maya');
    tomas = await here.as('tomas');
  });
  afterAll(() => here.leave());

  test('a badge for a key is put aside; what the key signed releases it, and it still waits for an answer', async () => {
    const signer = wallet(0);
    const did = signer.controller;
    const badge = await endorsed((d) => {
      d.id = 'urn:test:for-a-key';
      d.credentialSubject.achievement.id = 'urn:test:achievement-for-a-key';
      d.credentialSubject.id = did;
    });
    const { id } = (await maya.get(Receive, { text: badge })).receiveCredential.credential;
    const accept = async (when = seedDay) => (await maya.get(Answer, { id }, when)).answerCredential;
    expect(await accept()).toMatchObject(no('subject.someoneElse'));

    const asked = await ask(` ${did} `);
    expect(asked).toMatchObject({ did, domain: publicUrl, until: at(10) });
    expect(Buffer.from(asked.challenge, 'base64url')).toHaveLength(32);
    expect(await known()).toContainEqual({ kind: 'did', value: did, provenAt: null, codeUntil: at(10) });
    expect(await accept()).toMatchObject(no('subject.someoneElse'));
    const shown = await presented(signer, asked);
    expect(await prove(did, shown, maya, at(9))).toEqual({ released: 1 });
    expect(await known(maya, at(9))).toContainEqual({ kind: 'did', value: did, provenAt: at(9), codeUntil: null });
    expect(await accept(at(9))).toMatchObject({ credential: { answer: 'ACCEPTED' } });
    expect(await ask(did, maya, at(9))).toMatchObject(no('did.proven'));
    expect(await prove(did, shown, maya, at(9))).toMatchObject(no('challenge.wrong'));
  });

  test('tokens, another curve and did:jwk prove as well', async () => {
    const { secret } = await makeKey(undefined, 'P-256');
    const p256 = await signerFrom(secret, undefined, 'P-256');
    const ed = wallet(5);
    const x = Buffer.from(fromMultibase(ed.controller.slice('did:key:'.length)) ?? []).subarray(2);
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: x.toString('base64url') };
    const controller = `did:jwk:${Buffer.from(JSON.stringify(jwk)).toString('base64url')}`;
    const asJwk: Signer = { ...ed, controller, verificationMethod: `${controller}#0` };
    const ways = [
      [ed, token],
      [p256, presented],
      [asJwk, presented],
    ] as const;
    for (const [signer, make] of ways)
      expect(await prove(signer.controller, await make(signer, await ask(signer.controller, tomas)), tomas)).toEqual({
        released: 0,
      });
    // did:web is asked for under guard, and only once the challenge is the right one; tests do not look outside.
    const web: Signer = { ...ed, controller: 'did:web:maya.example', verificationMethod: 'did:web:maya.example#key' };
    const unreached = await prove(web.controller, await presented(web, await ask(web.controller, tomas)), tomas);
    expect(unreached).toMatchObject(no('proof.keyUnreachable'));
  });

  test('one DID is proven by one account; that is told only to whoever holds its key', async () => {
    const signer = wallet(0);
    const asked = await ask(signer.controller, tomas);
    expect(asked).toMatchObject({ until: at(10) });
    expect(await prove(signer.controller, await presented(wallet(1), asked), tomas)).toMatchObject(no('holder.signer'));
    expect(await prove(signer.controller, await presented(signer, asked), tomas)).toMatchObject(no('did.taken'));
    expect(await known(tomas)).toContainEqual({ kind: 'did', value: signer.controller, provenAt: null, codeUntil: at(10) });
  });

  test('a key we keep for somebody is theirs as well, and nobody else proves it', async () => {
    const signer = wallet(4);
    const owner = await somebody();
    await here.graph.write((tx) => tx.run(didKept, { viewerId: owner.personId, now: seedDay, did: signer.controller }));
    expect(await ask(signer.controller, owner.actor)).toMatchObject(no('did.proven'));
    const other = await somebody();
    const asked = await ask(signer.controller, other.actor);
    expect(await prove(signer.controller, await presented(signer, asked), other.actor)).toMatchObject(no('did.taken'));
  });

  test.each([
    'nobody',
    'did:example:1',
    'did:key:z6Mk',
    'did:key:zzzz',
    'did:jwk:e30',
    'did:web:',
    `did:web:${'a'.repeat(3000)}.example`,
    `${wallet(1).controller}#x`,
  ])('%j is no DID we can find a key of, and nothing is written', async (did) => {
    const before = await known();
    expect(await ask(did)).toMatchObject(no('did.shape'));
    expect(await known()).toEqual(before);
  });

  test('what holds badges, or is no presentation, proves nothing', async () => {
    const signer = wallet(1);
    const asked = await ask(signer.controller);
    const badge = await endorsed((d) => void (d.credentialSubject.id = signer.controller));
    expect(await prove(signer.controller, await presented(signer, asked, [badge]))).toMatchObject(no('presentation.full'));
    for (const text of ['', '{}', '[]', 'no', badge, '{"type":["VerifiablePresentation"'])
      expect(await prove(signer.controller, text)).toMatchObject(no('presentation.unreadable'));
  });

  test('of any attempt, only the right one proves: this challenge, here, in time, by the key itself, untouched', async () => {
    // Every way of going wrong once, alone; then any mixture of them.
    const alone = Object.entries(wrongs).flatMap(([part, values]) =>
      values.map((value): [Attempt] => [{ ...right, [part]: value }]),
    );
    const odd = <K extends keyof Attempt>(part: K): Arbitrary<Attempt[K]> =>
      oneof({ weight: 8, arbitrary: constant(right[part]) }, { weight: 1, arbitrary: constantFrom<Attempt[K]>(...wrongs[part]) });
    const attempt: Arbitrary<Attempt> = record({
      isTheirs: odd('isTheirs'),
      isOwnKey: odd('isOwnKey'),
      which: odd('which'),
      domain: odd('domain'),
      minutes: oneof(constantFrom(0, 5, 9.99), odd('minutes')),
      form: constantFrom('json', 'token'),
      change: odd('change'),
      purpose: odd('purpose'),
    });
    let good = 0;
    await assert(
      asyncProperty(attempt, async (tried) => {
        const [one, two, own] = [await somebody(), await somebody(), await makeKey()];
        const { did } = own;
        const earlier = await ask(did, one.actor);
        const otherDid = await ask(wallet(3).controller, one.actor);
        const theirs = await ask(did, two.actor);
        const current = await ask(did, one.actor);
        const asked = { now: current, earlier, otherDid, invented: { challenge: 'A'.repeat(43) }, none: {} }[tried.which];
        const challenge = tried.isTheirs ? theirs.challenge : asked?.challenge;
        const domain = { here: publicUrl, elsewhere: 'https://elsewhere.example', slash: `${publicUrl}/` }[tried.domain];
        const signing = { ...(challenge ? { challenge } : {}), ...(domain ? { domain } : {}) };
        const signer = tried.isOwnKey ? await signerFrom(own.secret) : wallet(3);
        const whole =
          tried.form === 'token'
            ? await token(signer, signing, { id: 'urn:uuid:shown' })
            : tried.purpose
              ? await presented(signer, signing)
              : await seal({ ...bare, holder: signer.controller }, signer, { created: seedDay, ...signing });
        const isRight =
          !tried.isTheirs &&
          tried.isOwnKey &&
          tried.which === 'now' &&
          tried.domain === 'here' &&
          tried.minutes < 10 &&
          tried.change === 'none' &&
          (tried.purpose || tried.form === 'token');
        const when = at(tried.minutes);
        const before = await known(one.actor, when);
        const got = await prove(did, tampered(whole, tried.change), one.actor, when);
        if (isRight) good += 1;
        const after = before.map((one: { value: string }) =>
          one.value === did && isRight ? { ...one, provenAt: when, codeUntil: null } : one,
        );
        expect({ got: got.released ?? got.reasons.length, known: byValue(await known(one.actor, when)) }).toEqual({
          got: isRight ? 0 : 1,
          known: byValue(after),
        });
      }),
      { numRuns: alone.length + 40, examples: alone },
    );
    expect(good).toBeGreaterThan(0);
  }, 120_000);
});

type Attempt = {
  readonly isTheirs: boolean;
  readonly isOwnKey: boolean;
  readonly which: string;
  readonly domain: string;
  readonly minutes: number;
  readonly form: string;
  readonly change: string;
  readonly purpose: boolean;
};
const right: Attempt = {
  isTheirs: false,
  isOwnKey: true,
  which: 'now',
  domain: 'here',
  minutes: 5,
  form: 'json',
  change: 'none',
  purpose: true,
};
const wrongs: { readonly [K in keyof Attempt]: readonly Attempt[K][] } = {
  isTheirs: [true],
  isOwnKey: [false],
  which: ['earlier', 'none', 'invented', 'otherDid'],
  domain: ['elsewhere', 'none', 'slash'],
  minutes: [10, 11],
  form: ['token'],
  change: ['challenge', 'domain', 'holder', 'signature', 'id', 'added', 'unsigned'],
  purpose: [false],
};
const byValue = (all: readonly { value: string }[]) => all.toSorted((a, b) => (a.value < b.value ? -1 : 1));

const bare = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  id: 'urn:uuid:shown',
  type: ['VerifiablePresentation'],
};

/** Somebody's hand in it after signing. */
function tampered(text: string, change: string): string {
  if (change === 'none') return text;
  const [header = '', payload = '', signature = ''] = text.startsWith('{') ? [] : text.split('.');
  const isToken = header !== '';
  const said = JSON.parse(isToken ? Buffer.from(payload, 'base64url').toString() : text);
  const names = isToken ? said : said.proof;
  if (change === 'challenge') names[isToken ? 'nonce' : 'challenge'] = 'changed';
  else if (change === 'domain') names[isToken ? 'aud' : 'domain'] = 'https://changed.example';
  else if (change === 'holder') said.holder = wallet(1).controller;
  else if (change === 'id') said.id = 'urn:uuid:changed';
  else if (change === 'added') said.termsOfUse = [{ type: 'Added' }];
  else if (change === 'unsigned' && !isToken) delete said.proof;
  else if (!isToken) names.proofValue = `${names.proofValue.slice(0, -2)}${names.proofValue.endsWith('11') ? '22' : '11'}`;
  if (!isToken) return JSON.stringify(said);
  const body = Buffer.from(JSON.stringify(said)).toString('base64url');
  const left =
    change === 'unsigned' ? '' : change === 'signature' ? `${signature[0] === 'A' ? 'B' : 'A'}${signature.slice(1)}` : signature;
  return `${header}.${body}.${left}`;
}
