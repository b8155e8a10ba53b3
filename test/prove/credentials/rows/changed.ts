// Rows C1, C3, C5 and C10: what was signed, and then changed.
import { hows, mutate, names, placesIn, sameMeaning, type Json } from '../../../conformance/changes.ts';
import type { Draw } from '../drawing.ts';
import { good, makeGood, packed, type Way } from '../formats.ts';
import { isSigned, contentOf, forged, objectsIn, refused, withContent, type Drawn, type Row } from '../row.ts';
import { listAddress } from '../formats.ts';
import { isToken, modelOf } from '../suites.ts';

const triesAtMost = 200;

const anyChange: Row = {
  name: 'C1',
  about: 'a byte or value changed, added or removed',
  fits: () => true,
  draw: async (way, draw) => {
    const { text, documents } = await good(way, draw);
    if (way.packing === 'png' && draw.yes()) return { ...(await pictureChanged(text, draw)), documents };
    const change = isToken(way.suite) ? (draw.yes() ? letterOfToken : tree) : draw.yes() ? letter : tree;
    for (let left = triesAtMost; left > 0; left -= 1) {
      const made = change(text, draw);
      if (!isSame(way, text, made.text)) return { ...made, documents, expected: refused() };
    }
    throw new Error('No change could be drawn.');
  },
};

// Every byte of a picture is under one of its checksums, or is the mark that makes it one.
async function pictureChanged(text: string, draw: Draw): Promise<Drawn> {
  const bytes = Buffer.from((await packed('png', text)) ?? []);
  const place = draw.below(bytes.length);
  const flip = 1 << draw.below(8);
  bytes[place] = (bytes[place] ?? 0) ^ flip;
  return { did: `bit ${flip} of byte ${place} of the picture turned`, bytes, expected: refused() };
}

const letters = ['A', 'b', '9', '_', '-', '=', ' ', '.', '', '\\', '"', '}', '\u00e9', 'Q', 'g', 'w'];

function letter(text: string, draw: Draw): { did: string; text: string } {
  const place = draw.below(text.length);
  const other = draw.one(letters);
  return { did: `letter ${place} is ${JSON.stringify(other)}`, text: text.slice(0, place) + other + text.slice(place + 1) };
}

// The last letter of each part may hold bits that no byte of the part uses.
function letterOfToken(text: string, draw: Draw): { did: string; text: string } {
  const [header = '', payload = '', signature = ''] = text.split('.');
  const ends = [header.length - 1, header.length + payload.length, header.length + payload.length + signature.length + 1];
  const place = draw.yes() ? draw.below(text.length) : draw.one(ends);
  const other = draw.one([...letters, ...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_']);
  return { did: `letter ${place} is ${JSON.stringify(other)}`, text: text.slice(0, place) + other + text.slice(place + 1) };
}

const values: readonly Json[] = ['', 'x', 'https://x.example', 7, -1, true, false, null, {}, []];

function tree(text: string, draw: Draw): { did: string; text: string } {
  const content = contentOf(text) as Json;
  const places = placesIn(content);
  const change = {
    place: draw.one(places),
    to: draw.one(places),
    how: draw.one(hows),
    value: draw.one(values),
    name: draw.one(names),
  };
  return { did: JSON.stringify(change), text: withContent(text, mutate(content, change)) };
}

// Only what the signature itself takes for the same: of linked data the meaning, of plain JSON the value, of a token the text.
function isSame({ suite }: Way, before: string, after: string): boolean {
  const { form } = modelOf(suite);
  if (form === 'token') return before === after.trim();
  let changed: Json;
  try {
    changed = JSON.parse(after) as Json;
  } catch {
    return false;
  }
  const original = JSON.parse(before) as Json;
  if (form !== 'jcs') return sameMeaning(original, changed);
  const [one, other] = [original, changed].map((whole) => apartFromProof(whole));
  return ordered(one?.rest ?? null) === ordered(other?.rest ?? null) && sameMeaning(one?.proof ?? null, other?.proof ?? null);
}

function apartFromProof(whole: Json): { proof: Json; rest: Json } {
  if (typeof whole !== 'object' || whole === null || Array.isArray(whole)) return { proof: null, rest: whole };
  const { proof = null, ...rest } = whole;
  return { proof, rest };
}

function ordered(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(ordered).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([name, inner]) => `${JSON.stringify(name)}:${ordered(inner)}`).join()}}`;
}

const added: Row = {
  name: 'C3',
  about: 'a claim that linked data would drop, added after signing',
  fits: () => true,
  draw: async (way, draw) => {
    const { text, documents } = await good(way, draw);
    const name = draw.one(['honours', 'grantedBy', 'a word', 'gpa']);
    const inProof = isSigned(way) && draw.below(5) === 0;
    const changed = forged(text, (content) => {
      const places = inProof ? [content.proof] : objectsIn(content);
      draw.one(places)[name] = draw.one(['summa', 7, true, { name: 'x' }, ['x']]);
    });
    const { form } = modelOf(way.suite);
    const codes = form === 'rdf' || form === 'sd' ? ['proof.unmapped', 'proof.malformed'] : ['proof.signature'];
    return { did: `${name} added${inProof ? ' to the proof' : ''}`, text: changed, documents, expected: refused(...codes) };
  },
};

const borrowed: Row = {
  name: 'C5',
  about: 'the proof of another document',
  fits: () => true,
  draw: async (way, draw) => {
    const [{ text, documents }, other] = [
      await good(way, draw),
      await makeGood(way, draw, (it) => ({ ...it, id: 'urn:uuid:another' })),
    ];
    const expected = refused('proof.signature', 'proof.malformed');
    if (isSigned(way)) {
      const changed = forged(text, (content) => void (content.proof = contentOf(other.text).proof));
      return { did: 'the proof of another', text: changed, documents, expected };
    }
    const parts = [text.split('.'), other.text.split('.')] as const;
    const changed = [parts[0][0], parts[0][1], parts[1][2]].join('.');
    return { did: 'the signature of another', text: changed, documents, expected };
  },
};

const unlisted: Row = {
  name: 'C10',
  about: 'the status entry removed or moved',
  fits: ({ format }) => format !== 'presentation' && format !== 'status list',
  draw: async (way, draw) => {
    const entry = {
      id: `${listAddress}#9`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '9',
      statusListCredential: listAddress,
    };
    const { text, documents } = await makeGood(way, draw, (document) => ({ ...document, credentialStatus: entry }));
    const how = draw.one(['removed', 'another index', 'another list', 'another purpose', 'emptied', 'doubled']);
    const changed = forged(text, (content) => {
      if (how === 'removed') delete content.credentialStatus;
      if (how === 'another index') content.credentialStatus.statusListIndex = '10';
      if (how === 'another list') content.credentialStatus.statusListCredential = `${listAddress}1`;
      if (how === 'another purpose') content.credentialStatus.statusPurpose = 'refresh';
      if (how === 'emptied') content.credentialStatus = [];
      if (how === 'doubled') content.credentialStatus = [{ ...entry, id: `${listAddress}#1`, statusListIndex: '1' }, entry];
    });
    return {
      did: `the status entry ${how}`,
      text: changed,
      documents,
      mayAsk: [],
      expected: refused('proof.signature', 'proof.malformed'),
    };
  },
};

export const changed: readonly Row[] = [anyChange, added, borrowed, unlisted];
