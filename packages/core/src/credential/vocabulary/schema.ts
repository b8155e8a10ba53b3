// Turns the table of classes into one JSON Schema (draft 2019-09), in memory.
import { classes, credentialClasses, type ClassModel, type CredentialModel } from './classes.ts';
import { wordLists, type WordList } from './lists.ts';

export type Schema = { [keyword: string]: unknown };

// JSON-LD lets a sentence stand alone or as a map from language to sentence.
const languageMap = (sentence: Schema): Schema => ({
  type: 'object',
  propertyNames: { pattern: '^[a-z]{2}(-[A-Z]{2})?$' },
  additionalProperties: sentence,
});
const text = (rule: Schema = {}): Schema => {
  const sentence = { type: 'string', ...rule };
  return choice({ type: 'object' }, languageMap(sentence), sentence);
};

const simple: Record<string, Schema> = {
  text: text(),
  boolean: { type: 'boolean' },
  number: { type: 'number' },
  date: { type: 'string', format: 'date' },
  'date-time': { type: 'string', format: 'date-time' },
  language: text({ pattern: '^[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$' }),
  token: text({ pattern: '^[a-zA-Z0-9_-]+\\.[a-zA-Z0-9_-]*\\.[a-zA-Z0-9_-]+$' }),
  // An issuer: an address, or a full profile.
  ProfileRef: { if: { type: 'string' }, else: reference('Profile') },
  // The same under VC 2.0 alone: an address, or anything that has one.
  PartyRef: {
    if: { type: 'string' },
    else: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } },
  },
  // VC 2.0 section 4.12.2: a token stands in a record as an envelope around it.
  WrappedCredential: choice(
    { type: 'object', required: ['type'], properties: { type: { anyOf: envelopeTypes() } } },
    { required: ['@context', 'id'], properties: { id: { type: 'string', pattern: '^data:' } } },
    reference('VerifiableCredential'),
  ),
  // What a presentation holds: credentials, envelopes, or (VC 1.1) bare tokens. Each is checked as a document of its own.
  Held: { type: ['object', 'string'] },
};

/** The schema of everything in the table; one kind of document is reached by `#/$defs/<class>`. */
export function schemaOfVocabulary(): Schema {
  const models: [string, ClassModel][] = Object.entries(classes);
  const documents: [string, CredentialModel][] = Object.entries(credentialClasses);
  return {
    $id: 'urn:skillweave:vocabulary',
    $defs: {
      ...simple,
      ...Object.fromEntries(Object.entries(wordLists).map(([name, list]) => [name, wordSchema(list)])),
      ...Object.fromEntries(models.map(([name, model]) => [name, classSchema(name, model)])),
      ...Object.fromEntries(documents.map(([name, model]) => [name, documentSchema(model)])),
    },
  };
}

function classSchema(name: string, model: ClassModel): Schema {
  const fields = Object.entries(model.fields);
  const named = model.type === 'none' ? {} : { type: typeSchema(name, model.type) };
  const required = fields.filter(([, range]) => range.includes('!')).map(([field]) => field);
  return {
    type: 'object',
    required: [...Object.keys(named), ...required],
    properties: { ...named, ...Object.fromEntries(fields.map(([field, range]) => [field, rangeSchema(range)])) },
    ...(model.closed === true ? { additionalProperties: false } : {}),
  };
}

function documentSchema(model: CredentialModel): Schema {
  const { properties, required } = classSchema('', { ...model, type: 'none' }) as { properties: Schema; required: string[] };
  const types = {
    type: 'array',
    items: { type: 'string' },
    allOf: model.types.map((group) => ({ contains: { enum: group } })),
  };
  // One type alone may stand without a list; then it is the only one asked for.
  const alone = model.types.length === 1 ? { enum: model.types[0] } : false;
  return {
    type: 'object',
    required: ['@context', 'type', ...required],
    properties: {
      '@context': contextSchema(model.contexts),
      type: choice({ type: 'array' }, types, alone),
      ...properties,
    },
  };
}

function contextSchema(contexts: readonly RegExp[]): Schema {
  const inOrder = {
    type: 'array',
    minItems: contexts.length,
    items: contexts.map(({ source }) => ({ type: 'string', pattern: source })),
    additionalItems: { type: ['string', 'object'] },
  };
  const alone = contexts.length === 1 ? { type: 'string', pattern: contexts[0]?.source } : false;
  return choice({ type: 'array' }, inOrder, alone);
}

function typeSchema(name: string, how: 'listed' | 'exact' | 'any'): Schema {
  if (how === 'exact') return { const: name };
  if (how === 'any') return text();
  return choice({ type: 'array' }, { type: 'array', items: text(), contains: { const: name } }, { const: name });
}

function rangeSchema(range: string): Schema {
  const [, word = '', marks = ''] = /^([\w-]+)([!*+]*)$/.exec(range) ?? [];
  const one = reference(word);
  if (!/[*+]/.test(marks)) return one;
  const many = { type: 'array', items: one, ...(marks.includes('+') ? { minItems: 1 } : {}) };
  return choice({ type: 'array' }, many, one);
}

function wordSchema({ words, open }: WordList): Schema {
  return open ? { type: 'string', anyOf: [{ enum: words }, { pattern: '^ext:[a-zA-Z0-9._|]' }] } : { enum: words };
}

function envelopeTypes(): Schema[] {
  const name = 'EnvelopedVerifiableCredential';
  return [{ const: name }, { type: 'array', contains: { const: name } }];
}

function choice(test: Schema, yes: Schema, no: Schema | false): Schema {
  // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema in an object nobody awaits
  return { if: test, then: yes, else: no };
}

function reference(name: string): Schema {
  return { $ref: `#/$defs/${name}` };
}
