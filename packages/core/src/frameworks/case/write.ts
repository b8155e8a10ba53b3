// Writes a framework as a CASE 1.1 package (CFPackage), flat, as the official schema wants it.
import type { JsonObject } from '../../credential/strict-json.ts';
import { valueOf } from '../fact-text.ts';
import type { GatheredFramework, GatheredItem, GatheredRelation } from '../gathered.ts';
import { kindFrom, titleOf } from '../kinds.ts';
import { instantFrom } from '../moment.ts';
import { isUuid, uuidIn, uuidOf } from '../name-uuid.ts';
import { nameAndText } from '../words.ts';
import type { Loss, Pieces, Written } from '../written.ts';
import { associationOf } from './associations.ts';
import { definitionsFrom, partsFrom } from './parts.ts';
import { associationShapes, documentShapes, itemShapes, sorted } from './shapes.ts';

type Known = { readonly title: string; readonly identifier: string };
type Context = { readonly framework: GatheredFramework; readonly known: ReadonlyMap<string, Known>; readonly at: string };

/** The text of a CASE 1.1 package, and what it could not hold. `at` is given as the date of change to what has none. */
export function writeCase(pieces: Pieces, at: string): Written {
  const { pack, losses } = casePackage(pieces, at);
  return { text: `${JSON.stringify(pack, null, 2)}\n`, losses };
}

export type CasePackage = {
  readonly CFDocument: JsonObject;
  readonly CFItems: readonly JsonObject[];
  readonly CFAssociations: readonly JsonObject[];
  readonly CFDefinitions?: JsonObject;
  readonly CFRubrics?: readonly JsonObject[];
};

/** A CASE 1.1 package (CFPackage) as a value. The standard wants a date of change for everything: `at` stands for what has none. */
export function casePackage(
  { framework, items, relations }: Pieces,
  at: string,
): { readonly pack: CasePackage; readonly losses: readonly Loss[] } {
  const losses: Loss[] = [];
  const known = new Map([
    [framework.uri, { title: framework.name, identifier: identifierOf(framework.uri, framework.facts) }],
    ...items.map(({ uri, words, facts }) => [uri, { title: words[0].name, identifier: identifierOf(uri, facts) }] as const),
  ]);
  const context: Context = { framework, known, at };
  const inside = new Set(relations.filter(({ type }) => type === 'broader').map(({ from }) => from));
  const top = items.filter(({ uri }) => !inside.has(uri)).map((item) => atTop(item, framework.uri));
  for (const item of items) if (item.words.length > 1) losses.push(lost.languages(item.uri));
  if (framework.publisher === undefined) losses.push(lost.creator(framework.uri));
  for (const relation of relations)
    if (associationOf(relation).type.startsWith('ext:')) losses.push(lost.extension(relation.from));
  const licence = licenceOf(framework, at);
  const definitions = definitionsFrom(
    framework.facts?.['CFDefinitions'],
    framework.attribution === undefined ? undefined : licence,
    at,
  );
  const rubrics = partsFrom('CFRubrics', valueOf(framework.facts?.['CFRubrics'] ?? ''), at);
  const pack = {
    CFDocument: documentOf(context),
    CFItems: items.map((item) => itemFrom(item, inside.has(item.uri), context)),
    CFAssociations: [...relations, ...top].map((relation) => associationFrom(relation, context)),
    ...(definitions === undefined ? {} : { CFDefinitions: definitions }),
    ...(rubrics.length ? { CFRubrics: rubrics } : {}),
  };
  return { pack, losses };
}

const lost = {
  languages: (uri: string): Loss => ({
    code: 'other-languages',
    text: 'CASE keeps one language for each item. The other languages were left out.',
    uri,
  }),
  creator: (uri: string): Loss => ({
    code: 'no-creator',
    text: 'CASE wants a creator, and none is known. “Not stated” was written.',
    uri,
  }),
  extension: (uri: string): Loss => ({
    code: 'extension-relation',
    text: 'CASE has no word for this relation. It was written as an extension, which other programs may pass over.',
    uri,
  }),
};

const own = new Set(['CFDefinitions', 'CFRubrics', 'identifier', 'lastChangeDateTime', 'associationType']);

function documentOf({ framework, at }: Context): JsonObject {
  const facts = framework.facts ?? {};
  const { properties, extensions } = sorted(facts, documentShapes, own);
  const licence = licenceOf(framework, at);
  return defined({
    identifier: identifierOf(framework.uri, facts),
    uri: framework.uri,
    caseVersion: '1.1',
    creator: framework.publisher ?? 'Not stated',
    title: framework.name,
    lastChangeDateTime: instantFrom(facts['lastChangeDateTime']) ?? at,
    publisher: framework.publisher,
    version: framework.version,
    language: framework.language,
    description: framework.about,
    ...(licence && { licenseURI: { title: licence['title'], identifier: licence['identifier'], uri: licence['uri'] } }),
    ...properties,
    extensions: filled(extensions),
  });
}

function licenceOf({ licence, attribution }: GatheredFramework, at: string): JsonObject | undefined {
  if (licence === undefined) return undefined;
  const uri = /^https?:/.test(licence) ? licence : `urn:uuid:${uuidOf(licence)}`;
  return { identifier: uuidIn(uri), uri, title: licence, licenseText: attribution ?? '', lastChangeDateTime: at };
}

function itemFrom(item: GatheredItem, isInside: boolean, { framework, at }: Context): JsonObject {
  const facts = item.facts ?? {};
  const { properties, extensions } = sorted(facts, itemShapes, own);
  const [words] = item.words;
  const { name, text } = nameAndText(words);
  const type = facts['CFItemType'] === undefined ? typeOf(item) : valueOf(facts['CFItemType']);
  const ours = defined({
    kind: kindFrom(type) === item.kind ? undefined : item.kind,
    // Where a date or the document's status could make a reader think otherwise, it is said.
    state: item.state === 'published' && !mayMislead(framework, facts) ? undefined : item.state,
    order: isInside ? item.order : undefined,
    sameAs: item.sameAs,
  });
  return defined({
    identifier: identifierOf(item.uri, facts),
    uri: item.uri,
    fullStatement: text,
    abbreviatedStatement: name,
    humanCodingScheme: item.code,
    CFItemType: type,
    conceptKeywords: words.otherNames,
    language: words.language === (framework.language ?? 'und') ? undefined : words.language,
    lastChangeDateTime: item.changedAt ?? at,
    ...properties,
    extensions: filled({ ...extensions, ...ours }),
  });
}

function mayMislead(framework: GatheredFramework, facts: Readonly<Record<string, string>>): boolean {
  return facts['statusEndDate'] !== undefined || framework.facts?.['adoptionStatus'] !== undefined;
}

function typeOf({ kind }: GatheredItem): string | undefined {
  return kind === 'competency' ? undefined : titleOf(kind);
}

function atTop({ uri, order, place }: GatheredItem, document: string): GatheredRelation {
  return { is: 'relation', type: 'broader', from: uri, to: document, ...(order === undefined ? {} : { order }), place };
}

function associationFrom(relation: GatheredRelation, { framework, known, at }: Context): JsonObject {
  const { type, order, said, isTurned } = associationOf(relation);
  const [origin, destination] = isTurned ? [relation.to, relation.from] : [relation.from, relation.to];
  const facts = relation.facts ?? {};
  const { properties, extensions } = sorted(facts, associationShapes, own);
  const { fromName, toName, ...rest } = said;
  const link = (uri: string) => {
    const told = uri === relation.from ? fromName : toName;
    return { title: String(told ?? known.get(uri)?.title ?? uri), identifier: known.get(uri)?.identifier ?? uuidIn(uri), uri };
  };
  const name = `${origin} ${type} ${destination}`;
  const identifier = isUuid(facts['identifier']) ? facts['identifier'] : uuidOf(name);
  return defined({
    identifier,
    uri: `${framework.uri}${framework.uri.includes('#') ? '' : '#'}${identifier}`,
    associationType: type,
    ...(order === undefined ? {} : { sequenceNumber: order }),
    originNodeURI: link(origin),
    destinationNodeURI: link(destination),
    lastChangeDateTime: at,
    ...properties,
    extensions: filled({ ...extensions, ...rest }),
  });
}

/** The UUID by which CASE knows something: the one its keeper gave it, or else one made of its address. */
export function identifierOf(uri: string, facts: Readonly<Record<string, string>> = {}): string {
  return isUuid(facts['identifier']) ? facts['identifier'] : uuidIn(uri);
}

function filled(extensions: JsonObject): JsonObject | undefined {
  return Object.keys(extensions).length ? extensions : undefined;
}

function defined(source: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined));
}
