// Questions made at random from the real schema, nested as it allows: whatever comes back must be the looker's to see.
import {
  getNamedType,
  graphql,
  isCompositeType,
  isEnumType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLNamedType,
} from 'graphql';
import type { Asking } from '../../packages/api/src/access/asking.ts';
import type { Context } from '../../packages/api/src/context.ts';
import { GraphFailure } from '../../packages/api/src/graph/graph.ts';
import { decodeId, encodeId } from '../../packages/api/src/schema/ids.ts';
import { schema } from '../../packages/api/src/schema/index.ts';
import { decide, liveGrants, type Within } from '../../packages/core/src/consent/index.ts';
import { chance } from '../prove/proof.ts';
import { thingOf, type Town } from './town.ts';
import { isDue } from './within.ts';

/** Root fields that show nobody's data and need a part of the house that no town has. */
const elsewhere = ['search', 'demoPeople', 'demoMail', 'feedback', 'import', 'imports'];
const ofPeople = ['Person', 'Credential', 'Grant'] as const;
const deepest = 5;
const asksEach = 10;

type Found = { readonly wrong: string[]; readonly questions: number; readonly shown: number };
type Draw = (most: number) => number;
type Field = GraphQLField<unknown, unknown>;

/** Asks a few random questions as this looker, and names each row that the consent rule would not have shown, or that it would and that is missing. */
export async function wrongsOf(asking: Asking, town: Town, seed: number): Promise<Found> {
  const random = chance(seed);
  const below: Draw = (most) => Math.floor(random() * most);
  const contextValue = { asking, signal: new AbortController().signal } as unknown as Context;
  const roots = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(
    ({ name }) => name !== 'node' && !elsewhere.includes(name),
  );
  const wrong: string[] = [];
  let shown = 0;
  for (let turn = 0; turn < asksEach; turn++) {
    const thing = below(2) === 0 ? oneThing(town, below) : null;
    const root = roots[below(roots.length)];
    const source = `{ ${thing ? thing.text : root ? fieldText(root, town, below, 1) : '__typename'} }`;
    const { data, errors } = await graphql({ schema, source, contextValue });
    // A question that the schema does not take would look like one that shows nothing.
    const unasked = errors?.find(({ path, extensions }) => path === undefined && extensions['code'] === undefined);
    for (const { originalError, path } of errors ?? [])
      if (originalError instanceof GraphFailure) wrong.push(`${originalError.message} at ${path?.join('.')} of ${source}`);
    if (unasked) throw new Error(`${unasked.message} ${source}`);
    for (const { typename, id, row } of rowsIn(data)) {
      if (!ofPeople.some((kind) => kind === typename)) continue;
      shown += 1;
      if (!isTheirs(asking, town, typename, id)) wrong.push(`${typename} ${id} came with ${source}`);
      else if (typename === 'Credential')
        wrong.push(
          ...wrongWithin(asking, town, { id, row }).map((field) => `${field} of ${id} came or is missing with ${source}`),
        );
    }
    const [fault] = errors ?? [];
    // What is too much at once is refused before anything is read, whoever asks.
    if (
      thing &&
      !data?.['node'] &&
      fault?.extensions['code'] !== 'QUERY_TOO_EXPENSIVE' &&
      isTheirs(asking, town, thing.kind, thing.id)
    )
      wrong.push(`nothing came with ${source}: ${fault ? `${fault.message} at ${fault.path?.join('.')}` : 'and no fault'}`);
  }
  return { wrong, questions: asksEach, shown };
}

/** Somebody's thing by its id, which anybody may have got hold of. */
function oneThing(town: Town, below: Draw) {
  const things = { Person: town.people, Credential: town.credentials, Grant: town.grants };
  const kind = ofPeople[below(ofPeople.length)] ?? 'Person';
  const id = oneOf(things[kind], below);
  const type = schema.getType(kind);
  const selection = type ? selectionOf(type, town, below, 1) : '{ id }';
  return { kind, id, text: `node(id: ${JSON.stringify(encodeId(kind, id))}) { __typename id ... on ${kind} ${selection} }` };
}

const oneOf = (from: readonly { readonly id: string }[], below: Draw): string => from[below(from.length)]?.id ?? 'none';

/** A field with the arguments it needs, ids from the town, and something of what it holds. */
function fieldText(field: Field, town: Town, below: Draw, depth: number): string {
  const args = field.args.flatMap(({ name, type }) => {
    const bare = getNamedType(type);
    if (!isNonNullType(type) && (name === 'after' || below(2) === 0)) return [];
    const value = argumentFor(name, bare, town, below);
    return value === null ? [] : [`${name}: ${value}`];
  });
  const call = `${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''}`;
  const type = getNamedType(field.type);
  return isCompositeType(type) ? `${call} ${selectionOf(type, town, below, depth)}` : call;
}

function argumentFor(name: string, type: GraphQLNamedType, town: Town, below: Draw): string | null {
  if (isEnumType(type)) return type.getValues()[below(type.getValues().length)]?.name ?? null;
  if (type.name === 'Int') return '3';
  if (type.name === 'String') return '""';
  if (type.name !== 'ID') return null;
  if (name === 'target') return JSON.stringify(encodeId('Target', town.target));
  // Of somebody who may or may not be the one who asks: there are none in a town.
  if (name === 'id') return JSON.stringify(encodeId('Keepsake', oneOf(town.people, below)));
  if (name === 'learner') return JSON.stringify(encodeId('Person', oneOf(town.people, below)));
  return name === 'framework' ? JSON.stringify(encodeId('Framework', `${town.target}-f`)) : null;
}

/** Always the name of the kind and the id; of what lies deeper a part, and every way from one person's data to another's in time. */
function selectionOf(type: GraphQLNamedType, town: Town, below: Draw, depth: number): string {
  if (isInterfaceType(type)) return '{ __typename id }';
  if (!isObjectType(type)) return '{ __typename }';
  const fields = Object.values(type.getFields());
  // What takes something no town can give, such as a branch of a tree, is the library's alone.
  const canAsk = ({ args }: Field) =>
    args.every(
      ({ name, type: wanted }) => !isNonNullType(wanted) || argumentFor(name, getNamedType(wanted), town, below) !== null,
    );
  const inner = fields.filter((field) => isCompositeType(getNamedType(field.type)) && field.name !== 'edges' && canAsk(field));
  const wanted = depth >= deepest ? [] : inner.filter((field) => field.name === 'nodes' || below(inner.length) < 3);
  const id = fields.some(({ name }) => name === 'id') ? 'id' : '';
  const within = type.name === 'Credential' ? 'uri result' : '';
  return `{ __typename ${id} ${within} ${wanted.map((field) => fieldText(field, town, below, depth + 1)).join(' ')} }`;
}

/** The fields that show something within a credential, and the part each belongs to. */
const fieldsWithin: Readonly<Record<string, Within>> = {
  uri: 'whole',
  findings: 'whole',
  result: 'result',
  evidence: 'evidence',
  endorsements: 'endorsements',
  claims: 'claims',
};

/** Those of a row that show what was not opened, or hide what was. */
function wrongWithin({ viewer, now }: Asking, town: Town, { id, row }: { id: string; row: object }): string[] {
  const held = town.credentials.find((each) => each.id === id);
  const decision = held && decide(viewer, thingOf(town, held), town.grants, now);
  if (!held || !decision?.may) return [];
  return Object.entries(row).flatMap(([name, value]: [string, unknown]) => {
    const part = fieldsWithin[name];
    const isShown = Array.isArray(value) ? value.length > 0 : value !== null;
    return part === undefined || isShown === isDue(held, decision.within, part) ? [] : [name];
  });
}

function* rowsIn(value: unknown): Iterable<{ typename: string; id: string; row: object }> {
  if (Array.isArray(value)) for (const each of value) yield* rowsIn(each);
  else if (typeof value === 'object' && value !== null) {
    if ('id' in value && typeof value.id === 'string') yield { ...decodeId(value.id), row: value };
    for (const each of Object.values(value)) yield* rowsIn(each);
  }
}

function isTheirs({ viewer, now }: Asking, town: Town, typename: string, id: string): boolean {
  if (typename === 'Person')
    return town.people.some(
      (each) => each.id === id && (id === viewer.personId || liveGrants(viewer, each.id, town.grants, now).length > 0),
    );
  if (typename === 'Credential')
    return town.credentials.some((each) => each.id === id && decide(viewer, thingOf(town, each), town.grants, now).may);
  if (typename === 'Grant')
    return town.grants.some(
      (each) => each.id === id && (each.giverId === viewer.personId || liveGrants(viewer, each.giverId, [each], now).length > 0),
    );
  return false;
}
