// The kinds of document we check, filled in by drawing, and the ways they reach us.
import { deflateSync } from 'node:zlib';
import { bake } from '@skillweave/core/credential';
import { achievementCredential, encodeStatusList } from '@skillweave/core/sign';
import { chunkOf } from '../../../packages/core/src/credential/baked-png.ts';
import type { JsonObject } from '../../../packages/core/src/credential/strict-json.ts';
import { badge, now } from '../../conformance/stage.ts';
import { drawing, type Draw } from './drawing.ts';
import { hand, isToken, readyFor, sealed, suites, type Hand, type Sealing, type Suite } from './suites.ts';

export const formats = ['badge', 'record', 'presentation', 'endorsement', 'status list', 'plain credential'] as const;
export type Format = (typeof formats)[number];
/** `wrapped`: as JSON inside a presentation; `enveloped`: as a token inside one. */
export const packings = ['json', 'jws', 'enveloped', 'wrapped', 'png', 'svg'] as const;
export type Packing = (typeof packings)[number];
export type Way = { readonly format: Format; readonly packing: Packing; readonly suite: Suite };

/** Every way there is: what cannot be (a presentation inside a presentation, JSON signed as a token) is left out. */
export const ways: readonly Way[] = formats.flatMap((format) =>
  suites.flatMap((suite) =>
    packings.filter((packing) => exists(format, packing, suite)).map((packing) => ({ format, packing, suite })),
  ),
);

function exists(format: Format, packing: Packing, suite: Suite): boolean {
  // Documents with whole credentials inside cannot be cut down: the suite's makers lose the names of the graphs those are.
  if (suite === 'ecdsa-sd-2023' && (format === 'presentation' || format === 'record')) return false;
  if (packing === 'json' || packing === 'wrapped') return !isToken(suite) && (packing === 'json' || isHeld(format));
  if (packing === 'jws' || packing === 'enveloped') return isToken(suite) && (packing === 'jws' || isHeld(format));
  return isHeld(format);
}

function isHeld(format: Format): boolean {
  return format !== 'presentation' && format !== 'status list';
}

/** A good document: its text as signed, the one before signing, who signed, and what its world serves. */
export type Good = { text: string; document: JsonObject; sealing: Sealing; documents: Record<string, string> };

export const listAddress = 'https://status.college.example/3';
export const asked = { challenge: 'a-nonce-of-128-bits', domain: 'https://works.example' };
export const obContexts = ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'];
const clrContexts = [obContexts[0], 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json', obContexts[1]];

// Signing costs more than checking: a few good documents of each way serve many cases.
const variants = 3;
const pool = new Map<string, Promise<Good>>();

export async function good(way: Way, draw: Draw): Promise<Good> {
  const variant = draw.below(variants);
  const name = `${way.format} ${way.suite} ${variant}`;
  // Drawn apart, so that a case is the same whatever was drawn before it.
  const made = pool.get(name) ?? makeGood(way, drawing(variant));
  pool.set(name, made);
  return await made;
}

/** A new good document; `change` has a say in it before it is signed. */
export async function makeGood(
  way: Way,
  draw: Draw,
  change: (document: JsonObject) => JsonObject = (same) => same,
): Promise<Good> {
  const by = await hand(way.format === 'presentation' ? 'learner' : 'college', way.suite);
  const { document, documents } = await blank(way, by, draw);
  const ready = change(readyFor(document, way.suite));
  const sealing = sealingFor(way, by);
  return { text: await sealed(ready, sealing), document: ready, sealing, documents };
}

export function sealingFor({ format, suite }: Way, by: Hand): Sealing {
  if (format !== 'presentation') return { suite, by };
  const { challenge, domain } = asked;
  const more = isToken(suite) ? { nonce: challenge, aud: domain } : { challenge, domain };
  return { suite, by, purpose: 'authentication', more };
}

/** An unsigned document of a format by somebody. */
export async function blank({ format, suite }: Way, by: Hand, draw: Draw): Promise<Pick<Good, 'document' | 'documents'>> {
  const learner = await hand('learner', suite);
  switch (format) {
    case 'badge':
      return await blankBadge(by, suite, draw, learner.id);
    case 'endorsement':
      return { document: blankEndorsement(by, draw), documents: {} };
    case 'status list':
      return { document: blankList(by), documents: {} };
    case 'record':
      return await blankRecord(by, draw, learner.id);
    case 'presentation':
      return await blankPresentation(by, draw);
    case 'plain credential':
      return { document: blankPlain(by, draw, learner.id), documents: {} };
  }
}

async function blankBadge(by: Hand, suite: Suite, draw: Draw, subject: string): Promise<Pick<Good, 'document' | 'documents'>> {
  const { validUntil, evidence, results, ...needed } = badge;
  const isListed = draw.yes();
  const input = {
    ...needed,
    ...(draw.yes() && validUntil !== undefined ? { validUntil } : {}),
    ...(draw.yes() && evidence !== undefined ? { evidence } : {}),
    ...(draw.yes() && results !== undefined ? { results } : {}),
    id: `urn:uuid:badge-${draw.below(1_000_000)}`,
    name: draw.one(['Reading a water meter', 'Wasserzähler ablesen', '水道メーター', 'A "quoted" name']),
    issuer: { ...badge.issuer, id: by.id },
    subject: { id: subject },
    ...(isListed ? { status: { purpose: 'revocation', index: draw.below(131_072), list: listAddress } as const } : {}),
  };
  const signer = { controller: by.id, verificationMethod: by.method, curve: 'Ed25519' as const, sign: by.sign };
  const document = achievementCredential(input, signer);
  return { document, documents: isListed ? { [listAddress]: await listBy(by, suite) } : {} };
}

function blankEndorsement(by: Hand, draw: Draw): JsonObject {
  return {
    '@context': obContexts,
    id: `urn:uuid:endorsement-${draw.below(1_000_000)}`,
    type: ['VerifiableCredential', 'EndorsementCredential'],
    name: 'We hire on this',
    issuer: { id: by.id, type: ['Profile'], name: 'Riverside Works' },
    validFrom: '2026-04-01T00:00:00Z',
    ...(draw.yes() ? { validUntil: '2029-04-01T00:00:00Z' } : {}),
    credentialSubject: {
      id: badge.id,
      type: ['EndorsementSubject'],
      endorsementComment: draw.one(['Good work.', 'Gute Arbeit.']),
    },
  };
}

const ownWords = {
  FerryPass: 'https://ferries.example/words#FerryPass',
  deck: { '@id': 'https://ferries.example/words#deck', '@context': { row: 'https://ferries.example/words#row' } },
};

// Nothing of ours, with words for its fields brought along.
function blankPlain(by: Hand, draw: Draw, subject: string): JsonObject {
  return {
    '@context': [obContexts[0], ...(draw.yes() ? [{ '@protected': true, ...ownWords }] : [ownWords])],
    id: `urn:uuid:pass-${draw.below(1_000_000)}`,
    type: ['VerifiableCredential', 'FerryPass'],
    name: 'A pass for the ferry',
    issuer: { id: by.id, name: 'Riverside Works' },
    validFrom: '2026-04-01T00:00:00Z',
    ...(draw.yes() ? { validUntil: '2029-04-01T00:00:00Z' } : {}),
    credentialSubject: { id: subject, deck: [{ row: draw.below(40) + 0.5 }, { row: 'aft' }] },
  };
}

function blankList(by: Hand, more: JsonObject = {}, subject: JsonObject = {}): JsonObject {
  return {
    '@context': [obContexts[0]],
    id: listAddress,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: by.id,
    validFrom: '2026-01-01T00:00:00Z',
    credentialSubject: {
      id: `${listAddress}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList: noMarks,
      ...subject,
    },
    ...more,
  };
}
const noMarks = encodeStatusList(new Uint8Array(16_384));

/** A list for the records of somebody, signed in the same way; the suite that leaves parts out is for records alone. */
export async function listBy(by: Hand, suite: Suite, more: JsonObject = {}, subject: JsonObject = {}): Promise<string> {
  const own = suite === 'ecdsa-sd-2023' ? 'ecdsa-rdfc-2019 P-256' : suite;
  return await sealed(readyFor(blankList(by, more, subject), own), { suite: own, by });
}

async function blankRecord(by: Hand, draw: Draw, subject: string): Promise<Pick<Good, 'document' | 'documents'>> {
  const { inner, documents } = await innerBadges(draw, subject);
  const document = {
    '@context': clrContexts,
    id: `urn:uuid:record-${draw.below(1_000_000)}`,
    type: ['VerifiableCredential', 'ClrCredential'],
    name: 'What I can do',
    issuer: { id: by.id, type: ['Profile'], name: 'Riverside Works' },
    validFrom: '2026-06-01T00:00:00Z',
    ...(draw.yes() ? { validUntil: '2029-04-01T00:00:00Z' } : {}),
    partial: true,
    credentialSubject: { id: subject, type: ['ClrSubject'], verifiableCredential: inner },
  };
  return { document, documents };
}

async function blankPresentation(by: Hand, draw: Draw): Promise<Pick<Good, 'document' | 'documents'>> {
  const { inner, documents } = await innerBadges(draw, by.id);
  const document = {
    '@context': [obContexts[0]],
    id: `urn:uuid:presentation-${draw.below(1_000_000)}`,
    type: ['VerifiablePresentation'],
    holder: by.id,
    verifiableCredential: inner,
  };
  return { document, documents };
}

// One or two badges about the same person, each by a college of its own and signed in a way of its own.
async function innerBadges(draw: Draw, subject: string): Promise<{ inner: unknown[]; documents: Record<string, string> }> {
  const inner: unknown[] = [];
  for (let left = 1 + draw.below(2); left > 0; left -= 1) {
    const suite = draw.one(suites);
    inner.push(held(await innerBadge(suite, draw, subject)));
  }
  return { inner, documents: {} };
}

/** One badge without a status, about somebody, as text. */
export async function innerBadge(suite: Suite, draw: Draw, subject: string): Promise<string> {
  const by = await hand('college', suite);
  const { document } = await blankBadge(by, suite, draw, subject);
  const { credentialStatus: _, ...plain } = document;
  return await sealed(readyFor(plain, suite), { suite, by });
}

/** A credential as it stands inside another document. */
export function held(text: string): JsonObject {
  if (text.startsWith('{')) return JSON.parse(text) as JsonObject;
  return { '@context': obContexts[0], id: `data:application/vc+jwt,${text}`, type: 'EnvelopedVerifiableCredential' };
}

/** The bytes that reach us; null when this text cannot be packed so (what is no JSON cannot stand inside JSON). */
export async function packed(packing: Packing, text: string): Promise<Uint8Array | null> {
  switch (packing) {
    case 'json':
    case 'jws':
      return Buffer.from(text, 'utf8');
    case 'png':
    case 'svg': {
      const baked = bake(packing === 'png' ? png : svg, text);
      return baked.kind === 'baked' ? baked.bytes : null;
    }
    case 'wrapped':
    case 'enveloped':
      return await presented(text);
  }
}

// In a suite that covers any JSON: whoever wraps what somebody forged is not going to be stopped by words without meaning.
async function presented(text: string): Promise<Uint8Array | null> {
  const by = await hand('learner', 'eddsa-jcs-2022');
  const mark = 'the-place-of-the-credential';
  const inner = isJson(text) ? mark : isCompact(text) ? held(text.trim()) : null;
  if (inner === null) return null;
  const around = (held: unknown): JsonObject => ({
    '@context': [obContexts[0]],
    type: ['VerifiablePresentation'],
    holder: by.id,
    verifiableCredential: [held],
  });
  const value: unknown = inner === mark ? JSON.parse(text) : inner;
  const { proof } = JSON.parse(
    await sealed(around(value), { suite: 'eddsa-jcs-2022', by, purpose: 'authentication' }),
  ) as JsonObject;
  const written = JSON.stringify({ ...around(inner), proof });
  return Buffer.from(inner === mark ? written.replace(`"${mark}"`, () => text.trim()) : written, 'utf8');
}

const isCompact = (text: string) => /^\s*[\w-]+\.[\w-]+\.[\w-]*\s*$/.test(text);

function isJson(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && text.isWellFormed();
  } catch {
    return false;
  }
}

export const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><circle r="9"/></svg>');
export const png = Buffer.concat([
  Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
  chunkOf('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
  chunkOf('IDAT', deflateSync(Buffer.from([0, 127]))),
  chunkOf('IEND', Buffer.alloc(0)),
]);

/** A moment as documents write it, so many milliseconds from the moment of checking. */
export const momentFromNow = (milliseconds: number): string => new Date(Date.parse(now) + milliseconds).toISOString();
