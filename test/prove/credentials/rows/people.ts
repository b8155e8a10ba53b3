// Rows C18 to C23 and C31: who it is about, who hands it in, who is known, and whom nobody asks.
import type { JsonObject } from '../../../../packages/core/src/credential/strict-json.ts';
import type { Loose } from '../../../conformance/stage.ts';
import { asked, blank, good, held, innerBadge, makeGood, sealingFor, type Way } from '../formats.ts';
import { forged, refused, stays, type Row } from '../row.ts';
import { hand, isToken, readyFor, sealed, suites } from '../suites.ts';

const isAlone = ({ packing }: Way) => packing !== 'wrapped' && packing !== 'enveloped';

const replayed: Row = {
  name: 'C18',
  about: 'a presentation made for another occasion or receiver',
  fits: ({ format }) => format === 'presentation',
  draw: async (way, draw) => {
    const by = await hand('learner', way.suite);
    const { document, documents } = await blank(way, by, draw);
    const [challenge, domain] = isToken(way.suite) ? ['nonce', 'aud'] : ['challenge', 'domain'];
    const [did, more, code] = draw.one<[string, JsonObject, string | null]>([
      ['for us', { [challenge]: asked.challenge, [domain]: asked.domain }, null],
      ['an old challenge', { [challenge]: 'yesterday', [domain]: asked.domain }, 'challenge.other'],
      ['another domain', { [challenge]: asked.challenge, [domain]: 'https://mallory.example' }, 'challenge.domain'],
      ['no challenge', { [domain]: asked.domain }, 'challenge.other'],
      ['no domain', { [challenge]: asked.challenge }, 'challenge.domain'],
      [
        'ours among several domains',
        { [challenge]: asked.challenge, [domain]: [asked.domain, 'https://mallory.example'] },
        'challenge.domain',
      ],
    ]);
    const text = await sealed(readyFor(document, way.suite), { ...sealingFor(way, by), more });
    return {
      did,
      text,
      documents,
      lent: { expecting: asked, holderPolicy: 'subject' },
      expected: code === null ? stays : refused(code),
    };
  },
};

const unbound: Row = {
  name: 'C19',
  about: 'a presentation of what is about somebody else, or about nobody',
  fits: ({ format }) => format === 'presentation',
  draw: async (way, draw) => {
    const by = await hand('learner', way.suite);
    const { document, documents } = await blank(way, by, draw);
    const suite = draw.one(suites);
    const other = await innerBadge(suite, draw, (await hand('mallory', suite)).id);
    const inner = document['verifiableCredential'] as unknown[];
    const mixed = { ...document, verifiableCredential: draw.yes() ? [held(other)] : [...inner, held(other)] };
    const text = await sealed(readyFor(mixed, way.suite), sealingFor(way, by));
    return {
      did: 'a badge of another person',
      text,
      documents,
      lent: { expecting: asked, holderPolicy: 'subject' },
      expected: refused('holder.unbound'),
    };
  },
};

const handedIn: Row = {
  name: 'C20',
  about: 'somebody hands in what is about another person',
  fits: (way) => (way.format === 'badge' || way.format === 'record') && isAlone(way),
  draw: async (way, draw) => {
    const { text, documents } = await good(way, draw);
    const learner = await hand('learner', way.suite);
    const isTheirs = draw.yes();
    const dids = isTheirs ? [learner.id] : draw.one([[], ['did:key:z6MkOther'], [learner.id.slice(0, -1)], [`${learner.id}#1`]]);
    const expected = isTheirs ? stays : refused('subject.someoneElse');
    return {
      did: isTheirs ? 'their own' : `by ${dids.join()}`,
      text,
      documents,
      lent: { learner: { dids, emails: ['ada@people.example'] } },
      expected,
    };
  },
};

const mixed: Row = {
  name: 'C21',
  about: 'a record with the badge of another person, or a changed one, inside',
  fits: ({ format }) => format === 'record',
  draw: async (way, draw) => {
    const suite = draw.one(suites);
    const how = draw.one(['of another person', 'changed', 'unsigned', 'of an issuer it names falsely']);
    const person = await hand(
      how === 'of another person' ? 'mallory' : 'learner',
      how === 'of another person' ? suite : way.suite,
    );
    const plain = await innerBadge(suite, draw, person.id);
    const wrong =
      how === 'changed'
        ? forged(plain, (content) => void (content.credentialSubject.achievement.name = 'Flying'))
        : how === 'unsigned'
          ? unsigned(plain)
          : how === 'of another person'
            ? plain
            : forged(plain, (content) => void setIssuer(content, person.id));
    const { text, documents } = await makeGood(way, draw, (document) => within(document, held(wrong), draw.yes()));
    return {
      did: `a badge ${how} (${suite})`,
      text,
      documents,
      expected: refused(how === 'of another person' ? 'subject.mixed' : 'inner.bad'),
    };
  },
};

function unsigned(text: string): string {
  if (!text.startsWith('{')) return `${text.slice(0, text.lastIndexOf('.'))}.`;
  return forged(text, (content) => void delete content.proof);
}

function setIssuer(content: Loose, id: string): void {
  content.issuer.id = id;
}

function within(document: JsonObject, wrong: JsonObject, isFirst: boolean): JsonObject {
  const subject = document['credentialSubject'] as Loose;
  const inner = subject.verifiableCredential as unknown[];
  return {
    ...document,
    credentialSubject: { ...subject, verifiableCredential: isFirst ? [wrong, ...inner] : [...inner, wrong] },
  };
}

const unknownIssuer: Row = {
  name: 'C22',
  about: 'well signed by somebody nobody knows',
  fits: ({ format }) => format !== 'status list',
  draw: async (way, draw) => {
    const { text, documents } = await good(way, draw);
    const lent = { recognise: async () => ({ kind: 'unknown' as const }) };
    return { did: 'nobody knows the issuer', text, documents, lent, expected: { kind: 'stays', verdict: 'valid-untrusted' } };
  },
};

const toThemselves: Row = {
  name: 'C23',
  about: 'an issuer gives it to themselves',
  fits: ({ format }) => format === 'badge' || format === 'endorsement',
  draw: async (way, draw) => {
    const by = await hand('college', way.suite);
    const { text, documents } = await makeGood(way, draw, (document) => ({
      ...document,
      credentialSubject: { ...(document['credentialSubject'] as JsonObject), id: by.id },
    }));
    const expected = { kind: 'stays', verdict: 'valid-untrusted', codes: ['recognised.self'] } as const;
    return { did: 'issuer and subject are one', text, documents, expected };
  },
};

const extensions = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json';
const spy = 'https://mallory.example/spy';
const pointing: Row = {
  name: 'C31',
  about: 'addresses in a document are not asked',
  fits: ({ format }) => format === 'badge',
  draw: async (way, draw) => {
    const [name, point] = draw.one<[string, (document: Loose) => unknown]>([
      ['evidence', (d) => (d.evidence = [{ id: spy, type: ['Evidence'], name: 'x' }])],
      ['a picture', (d) => (d.credentialSubject.achievement.image = { id: spy, type: 'Image' })],
      ['a refresh service', (d) => (d.refreshService = { id: spy, type: '1EdTechCredentialRefresh' })],
      ['a schema', (d) => (d.credentialSchema = [{ id: spy, type: '1EdTechJsonSchemaValidator2019' }])],
    ]);
    const { text, documents } = await makeGood(way, draw, (document) => {
      const copy: Loose = structuredClone(document);
      point(copy);
      return { ...copy, '@context': [...copy['@context'], extensions] };
    });
    return {
      did: `${name} at an address`,
      text,
      documents: { ...documents, [spy]: '{}' },
      mayAsk: Object.keys(documents),
      expected: stays,
    };
  },
};

export const people: readonly Row[] = [replayed, unbound, handedIn, mixed, unknownIssuer, toThemselves, pointing];
