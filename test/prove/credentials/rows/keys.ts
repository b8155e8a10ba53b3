// Rows C6, C7, C26 and C27: whose key it is, what it may sign, and proofs built to confuse.
import { createHmac, createPublicKey, type JsonWebKey } from 'node:crypto';
import type { JsonObject } from '../../../../packages/core/src/credential/strict-json.ts';
import { keyOfMultibase } from '../../../../packages/core/src/verify/jwk.ts';
import type { Draw } from '../drawing.ts';
import { blank, good, makeGood, sealingFor, type Way } from '../formats.ts';
import { contentOf, forged, isSigned, refused, stays, type Drawn, type Row } from '../row.ts';
import { hand, isToken, movedTo, readyFor, sealed, signedToken, type Hand } from '../suites.ts';

const roleOf = ({ format }: Way) => (format === 'presentation' ? 'learner' : 'college');

function jwkOf({ spelled }: Hand): JsonWebKey {
  const { publicKeyMultibase, publicKeyJwk } = spelled;
  return (publicKeyJwk ?? keyOfMultibase(String(publicKeyMultibase))) as JsonWebKey;
}

const foreign: Row = {
  name: 'C6',
  about: 'in the name of one, by the key of another',
  fits: () => true,
  draw: async (way, draw) => {
    const [by, mallory] = [await hand(roleOf(way), way.suite), await hand('mallory', way.suite)];
    const { document, documents } = await blank(way, by, draw);
    const sealing = sealingFor(way, mallory);
    const more = { ...sealing.more, ...(isToken(way.suite) ? { iss: by.id } : {}) };
    const isCarried = isToken(way.suite) && draw.yes();
    const header = isCarried ? { header: { kid: undefined, jwk: jwkOf(mallory) } } : {};
    const text = await sealed(readyFor(document, way.suite), { ...sealing, ...header, more });
    const code = way.format === 'presentation' ? 'holder.signer' : 'issuer.controller';
    return {
      did: `signed by another${isCarried ? ', key brought along' : ''}`,
      text,
      documents,
      mayAsk: [],
      expected: refused(code),
    };
  },
};

const place = 'did:web:keys.college.example';
const placeAddress = 'https://keys.college.example/.well-known/did.json';

type Listing = { did: string; code: string | null; list: (key: JsonObject, use: Use) => JsonObject };
type Use = { right: string; wrong: string };
const listings: readonly Listing[] = [
  { did: 'a key listed for it', code: null, list: (key, { right }) => ({ [right]: [key] }) },
  {
    did: 'a key listed by its address',
    code: null,
    list: (key, { right }) => ({ verificationMethod: [key], [right]: ['#key-1'] }),
  },
  { did: 'a key for another use', code: 'proof.keyPurpose', list: (key, { wrong }) => ({ [wrong]: [key] }) },
  { did: 'a key for no use', code: 'proof.keyPurpose', list: (key) => ({ verificationMethod: [key] }) },
  {
    did: 'a key withdrawn before',
    code: 'proof.keyRevoked',
    list: (key, { right }) => ({ [right]: [{ ...key, revoked: '2020-01-01T00:00:00Z' }] }),
  },
  {
    did: 'a key of somebody else',
    code: 'proof.keyMissing',
    list: (key, { right }) => ({ [right]: [{ ...key, controller: 'did:web:other.example' }] }),
  },
  { did: 'another key', code: 'proof.keyMissing', list: (key, { right }) => ({ [right]: [{ ...key, id: `${place}#key-2` }] }) },
];

const purposes: Row = {
  name: 'C7',
  about: 'a key or a proof for another use',
  fits: () => true,
  draw: async (way, draw) => {
    const [right, wrong] =
      way.format === 'presentation'
        ? (['authentication', 'assertionMethod'] as const)
        : (['assertionMethod', 'authentication'] as const);
    const own = await hand(roleOf(way), way.suite);
    // The selective suite cuts down nothing that was made for another purpose.
    if (isSigned(way) && way.suite !== 'ecdsa-sd-2023' && draw.yes()) {
      const { document, documents } = await blank(way, own, draw);
      const text = await sealed(readyFor(document, way.suite), { ...sealingFor(way, own), purpose: wrong });
      return { did: `a proof for ${wrong}`, text, documents, expected: refused('proof.purpose') };
    }
    const by = movedTo(own, place);
    const { document, documents } = await blank(way, by, draw);
    const text = await sealed(readyFor(document, way.suite), sealingFor(way, by));
    const { did, code, list } = draw.one(listings);
    const key = { id: by.method, type: 'Multikey', controller: place, ...by.spelled };
    const served = { [placeAddress]: JSON.stringify({ id: place, ...list(key, { right, wrong }) }) };
    return { did, text, documents: { ...documents, ...served }, expected: code === null ? stays : refused(code) };
  },
};

type Confusion = { did: string; codes: string[] | null; make: (token: Opened, draw: Draw) => Promise<string> | string };
type Opened = { header: JsonObject; payload: JsonObject; signature: string; by: Hand; mallory: Hand };

const encoded = (part: unknown) => Buffer.from(JSON.stringify(part), 'utf8').toString('base64url');
const signedAs = async ({ header, payload, by }: Opened, head: JsonObject, body: JsonObject = {}) =>
  await signedToken(JSON.stringify({ ...header, ...head }), JSON.stringify({ ...payload, ...body }), by);
const underOldSignature = ({ header, payload, signature }: Opened, head: JsonObject) =>
  `${encoded({ ...header, ...head })}.${encoded(payload)}.${signature}`;

// The public key as the shared secret: what a reader that lets the header choose would check with.
function bySecret({ header, payload, by }: Opened, alg: string): string {
  const secret = createPublicKey({ key: jwkOf(by), format: 'jwk' }).export({ format: 'pem', type: 'spki' });
  const signed = `${encoded({ ...header, alg })}.${encoded(payload)}`;
  return `${signed}.${createHmac(alg.replace('HS', 'sha'), secret).update(signed).digest('base64url')}`;
}

const otherAlgorithm = (alg: unknown) => (alg === 'EdDSA' ? 'ES256' : 'EdDSA');
const confusions: readonly Confusion[] = [
  ...['none', 'None', 'NONE', ''].map((alg) => ({
    did: `alg ${JSON.stringify(alg)}`,
    codes: ['proof.algorithm', 'proof.unsupported'],
    make: (t: Opened) => `${encoded({ ...t.header, alg })}.${encoded(t.payload)}.`,
  })),
  ...['HS256', 'HS384', 'HS512'].map((alg) => ({
    did: `${alg} with the public key`,
    codes: ['proof.algorithm'],
    make: (t: Opened) => bySecret(t, alg),
  })),
  { did: 'no alg', codes: ['proof.algorithm'], make: (t) => underOldSignature(t, { alg: undefined }) },
  {
    did: 'an alg of another key',
    codes: ['proof.algorithm'],
    make: (t) => signedAs(t, { alg: otherAlgorithm(t.header['alg']) }),
  },
  { did: 'an alg that objects have', codes: ['proof.unsupported'], make: (t) => signedAs(t, { alg: 'toString' }) },
  { did: 'the kid of another', codes: ['proof.signature'], make: (t) => signedAs(t, { kid: t.mallory.method }) },
  { did: 'a kid at an address', codes: ['proof.keyElsewhere'], make: (t) => signedAs(t, { kid: 'https://mallory.example/#1' }) },
  { did: 'a kid that is no address', codes: ['proof.method'], make: (t) => signedAs(t, { kid: 'key-1' }) },
  { did: 'no kid', codes: ['proof.method'], make: (t) => signedAs(t, { kid: undefined }) },
  { did: 'keys at an address, not looked at', codes: null, make: (t) => signedAs(t, { jku: 'https://mallory.example/keys' }) },
  { did: 'something critical', codes: ['proof.form'], make: (t) => signedAs(t, { crit: ['exp'] }) },
  { did: 'an unencoded payload', codes: ['proof.form'], make: (t) => signedAs(t, { b64: false, crit: ['b64'] }) },
  { did: 'another kind of token', codes: ['proof.form'], make: (t) => signedAs(t, { typ: 'at+jwt' }) },
  { did: 'no kind of token', codes: null, make: (t) => signedAs(t, { typ: undefined }) },
  { did: 'an old form in a new wrapper', codes: ['proof.form'], make: (t) => signedAs(t, {}, { vc: t.payload }) },
  { did: 'another issuer in the wrapper', codes: ['proof.claims'], make: (t) => signedAs(t, {}, { iss: t.mallory.id }) },
  { did: 'another id in the wrapper', codes: ['proof.claims'], make: (t) => signedAs(t, {}, { jti: 'urn:uuid:other' }) },
];

const tokens: Row = {
  name: 'C26',
  about: 'tokens that confuse algorithms, keys and claims',
  fits: ({ suite }) => isToken(suite),
  draw: async (way, draw) => {
    const { text, documents } = await good(way, draw);
    const [header = '', , signature = ''] = text.split('.');
    const opened: Opened = {
      header: JSON.parse(Buffer.from(header, 'base64url').toString('utf8')) as JsonObject,
      payload: contentOf(text) as JsonObject,
      signature,
      by: await hand(roleOf(way), way.suite),
      mallory: await hand('mallory', way.suite),
    };
    const usable = confusions.filter(({ did }) => way.format !== 'presentation' || !did.startsWith('an old form'));
    const { did, codes, make } = draw.one(usable);
    const expected = codes === null ? stays : refused(...codes);
    return { did, text: await make(opened, draw), documents, mayAsk: Object.keys(documents), expected };
  },
};

const chains: Row = {
  name: 'C27',
  about: 'a thousand proofs, chains in a circle or to nowhere',
  fits: isSigned,
  draw: async (way, draw) => await chained(way, draw, draw.one(['a thousand', 'nine', 'to nowhere', 'to itself', 'in a circle'])),
};

async function chained(way: Way, draw: Draw, how: string): Promise<Drawn> {
  const { text, documents } = await good(way, draw);
  const { proof } = contentOf(text);
  const many = (count: number) => forged(text, (content) => void (content.proof = Array.from({ length: count }, () => proof)));
  if (how === 'a thousand')
    return { did: how, text: many(1000), documents, withinSeconds: 5, expected: refused('proof.tooMany') };
  if (how === 'nine') return { did: how, text: many(9), documents, expected: refused('proof.tooMany') };
  if (how === 'in a circle') {
    const circle = [
      { ...proof, id: 'urn:uuid:a', previousProof: 'urn:uuid:b' },
      { ...proof, id: 'urn:uuid:b', previousProof: 'urn:uuid:a' },
    ];
    return { did: how, text: forged(text, (content) => void (content.proof = circle)), documents, expected: refused() };
  }
  const more = how === 'to itself' ? { id: 'urn:uuid:a', previousProof: 'urn:uuid:a' } : { previousProof: 'urn:uuid:nowhere' };
  const made = await makeGoodWith(way, draw, more);
  const changed = made ?? forged(text, (content) => void Object.assign(content.proof, more));
  return { did: `${how}, ${made === null ? 'added' : 'signed'}`, text: changed, documents, expected: refused('proof.chain') };
}

// The older suite has no word for an earlier proof and does not sign one.
async function makeGoodWith(way: Way, draw: Draw, more: JsonObject): Promise<string | null> {
  const { document, sealing } = await makeGood(way, draw);
  return await sealed(document, { ...sealing, more: { ...sealing.more, ...more } }).catch(() => null);
}

export const keys: readonly Row[] = [foreign, purposes, tokens, chains];
