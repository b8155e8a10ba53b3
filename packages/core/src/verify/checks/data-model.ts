// What VC 2.0 asks of every credential and presentation, whatever else it is; the schemas of badges leave much of it open.
import type { Kind } from '../../credential/recognise.ts';
import { isObject, listOf, type JsonObject } from '../../credential/strict-json.ts';
import type { Fault } from '../../credential/vocabulary/validate.ts';

type Rule = (document: JsonObject, kind: Kind) => Fault[];

/** The faults of a document against the data model of VC 2.0, sections 4 and 5. */
export function faultsOfDataModel(document: JsonObject, kind: Kind): Fault[] {
  return rules.flatMap((rule) => rule(document, kind));
}

// Section 4.4: an id is one address. Section 4.5: what tells its kind apart must give it.
const parts: Record<string, { id: 'needed' | 'open'; type: 'needed' | 'open' }> = {
  issuer: { id: 'needed', type: 'open' },
  holder: { id: 'needed', type: 'open' },
  credentialSubject: { id: 'open', type: 'open' },
  credentialStatus: { id: 'open', type: 'needed' },
  credentialSchema: { id: 'needed', type: 'needed' },
  refreshService: { id: 'open', type: 'needed' },
  termsOfUse: { id: 'open', type: 'needed' },
  evidence: { id: 'open', type: 'needed' },
  relatedResource: { id: 'needed', type: 'open' },
};
// These may be an address instead of an object.
const byAddress = new Set(['issuer', 'holder']);

const rules: readonly Rule[] = [
  ({ id }) => (id === undefined || isAddress(id) ? [] : [fault('id')]),
  (document) => Object.keys(parts).flatMap((name) => listOf(document[name]).flatMap((one) => faultsOfPart(name, one))),
  (document) => [document, document['issuer']].filter(isObject).flatMap(faultsOfWords),
  faultsOfSubjects,
  faultsOfHeld,
  faultsOfResources,
];

function faultsOfPart(name: string, value: unknown): Fault[] {
  if (byAddress.has(name) && typeof value === 'string') return isAddress(value) ? [] : [fault(name)];
  if (!isObject(value)) return [fault(name)];
  const { id, type } = parts[name] ?? { id: 'open', type: 'open' };
  const types = listOf(value['type']);
  return [
    ...(value['id'] === undefined && id === 'needed' ? [missing(name, 'id')] : []),
    ...(value['id'] === undefined || isAddress(value['id']) ? [] : [fault(name, 'id')]),
    ...(types.length === 0 && type === 'needed' ? [missing(name, 'type')] : []),
    ...(types.every((one) => typeof one === 'string' && one !== '') ? [] : [fault(name, 'type')]),
  ];
}

// Section 4.6 and 11.1: words alone, or words with their language and direction and nothing else; one or several.
function faultsOfWords(named: JsonObject): Fault[] {
  const under = named['@context'] === undefined ? ['issuer'] : [];
  return ['name', 'description'].filter((name) => !listOf(named[name]).every(isWords)).map((name) => fault(...under, name));
}

const ofWords = new Set(['@value', '@language', '@direction']);
function isWords(value: unknown): boolean {
  if (typeof value === 'string') return true;
  if (!isObject(value) || typeof value['@value'] !== 'string') return false;
  const { '@language': language, '@direction': direction } = value;
  return (
    Object.keys(value).every((name) => ofWords.has(name)) &&
    (language === undefined || (typeof language === 'string' && /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/.test(language))) &&
    (direction === undefined || direction === 'ltr' || direction === 'rtl')
  );
}

// Section 4.8: something is said about somebody.
function faultsOfSubjects({ credentialSubject }: JsonObject, kind: Kind): Fault[] {
  if (kind === 'presentation') return [];
  const subjects = listOf(credentialSubject);
  const isEmpty = subjects.length === 0 || subjects.some((one) => isObject(one) && Object.keys(one).length === 0);
  return isEmpty ? [fault('credentialSubject')] : [];
}

// Section 4.13: a presentation holds credentials, or tokens in an envelope, and no bare text.
function faultsOfHeld({ verifiableCredential }: JsonObject, kind: Kind): Fault[] {
  if (kind !== 'presentation') return [];
  const fits = (one: unknown) => isObject(one) && one['@context'] !== undefined && listOf(one['type']).length > 0;
  return listOf(verifiableCredential).every(fits) ? [] : [fault('verifiableCredential')];
}

// Section 5.3: each resource once, with a digest that says how it was made.
function faultsOfResources({ relatedResource }: JsonObject): Fault[] {
  const resources = listOf(relatedResource).filter(isObject);
  const ids = resources.map(({ id }) => id);
  const isTwice = new Set(ids).size < ids.length;
  const faults = resources.flatMap(({ digestSRI, digestMultibase }) => {
    if (digestSRI === undefined && digestMultibase === undefined) return [missing('relatedResource', 'digestSRI')];
    const fits = digestSRI === undefined || (typeof digestSRI === 'string' && sri.test(digestSRI));
    const alsoFits = digestMultibase === undefined || (typeof digestMultibase === 'string' && multibase.test(digestMultibase));
    return [
      ...(fits ? [] : [fault('relatedResource', 'digestSRI')]),
      ...(alsoFits ? [] : [fault('relatedResource', 'digestMultibase')]),
    ];
  });
  return isTwice ? [...faults, fault('relatedResource', 'id')] : faults;
}

const sri = /^sha(256|384|512)-[A-Za-z0-9+/]{43,88}={0,2}( sha(256|384|512)-[A-Za-z0-9+/]{43,88}={0,2})*$/;
const multibase = /^(z[1-9A-HJ-NP-Za-km-z]+|u[A-Za-z0-9_-]+)$/;

function isAddress(value: unknown): boolean {
  return typeof value === 'string' && !/\s/.test(value) && URL.canParse(value);
}

function fault(...path: string[]): Fault {
  return { path, keyword: 'data-model' };
}

function missing(...path: string[]): Fault {
  return { path, keyword: 'required' };
}
