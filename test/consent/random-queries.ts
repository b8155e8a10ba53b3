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
import { decodeId, encodeId } from '../../packages/api/src/schema/ids.ts';
import { schema } from '../../packages/api/src/schema/index.ts';
import { decide, liveGrants } from '../../packages/core/src/consent/index.ts';
import { chance } from '../prove/proof.ts';
import { now, thingOf, type Town } from './town.ts';

/** Root fields that show nobody's data and need a part of the house that no town has. */
const elsewhere = ['search', 'demoPeople', 'feedback', 'import', 'imports'];
const ofPeople = ['Person', 'Credential', 'Grant'];
const deepest = 5;
const asksEach = 4;

type Found = { readonly leaks: string[]; readonly shown: number };
type Draw = (most: number) => number;
type Field = GraphQLField<unknown, unknown>;

/** Asks a few random questions as this looker, and names each row that the consent rule would not have shown. */
export async function leaksTo(asking: Asking, town: Town, seed: number): Promise<Found> {
  const random = chance(seed);
  const below: Draw = (most) => Math.floor(random() * most);
  const contextValue = { asking, signal: new AbortController().signal } as unknown as Context;
  const roots = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ name }) => !elsewhere.includes(name));
  const leaks: string[] = [];
  let shown = 0;
  for (let turn = 0; turn < asksEach; turn++) {
    const root = roots[below(roots.length)];
    const source = root && `{ ${fieldText(root, town, below, 1)} }`;
    if (!source) continue;
    const { data } = await graphql({ schema, source, contextValue });
    for (const { typename, id } of rowsIn(data)) {
      if (!ofPeople.includes(typename)) continue;
      shown += 1;
      if (!isTheirs(asking, town, typename, id)) leaks.push(`${typename} ${id} came with ${source}`);
    }
  }
  return { leaks, shown };
}

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
  const pick = <T extends { readonly id: string }>(kind: string, from: readonly T[]) => {
    const one = from[below(from.length)];
    return JSON.stringify(encodeId(kind, one?.id ?? 'none'));
  };
  if (name === 'target') return JSON.stringify(encodeId('Target', town.target));
  if (name === 'learner') return pick('Person', town.people);
  const kinds = [
    () => pick('Person', town.people),
    () => pick('Credential', town.credentials),
    () => pick('Grant', town.grants),
    () => pick('Achievement', town.achievements),
    () => pick('Competency', town.competencies),
    () => pick('Organization', town.organizations),
  ];
  return (kinds[below(kinds.length)] ?? kinds[0])?.() ?? null;
}

/** Always the name of the kind and the id; of what lies deeper a part, and every way from one person's data to another's in time. */
function selectionOf(type: GraphQLNamedType, town: Town, below: Draw, depth: number): string {
  if (isInterfaceType(type)) {
    const kinds = schema
      .getPossibleTypes(type)
      .filter(({ name }) => ['Person', 'Credential', 'Grant', 'Achievement', 'Competency'].includes(name));
    return `{ __typename id ${kinds.map((kind) => `... on ${kind.name} ${selectionOf(kind, town, below, depth)}`).join(' ')} }`;
  }
  if (!isObjectType(type)) return '{ __typename }';
  const fields = Object.values(type.getFields());
  const inner = fields.filter((field) => isCompositeType(getNamedType(field.type)) && field.name !== 'edges');
  const wanted = depth >= deepest ? [] : inner.filter((field) => field.name === 'nodes' || below(inner.length) < 3);
  const id = fields.some(({ name }) => name === 'id') ? 'id' : '';
  return `{ __typename ${id} ${wanted.map((field) => fieldText(field, town, below, depth + 1)).join(' ')} }`;
}

function* rowsIn(value: unknown): Iterable<{ typename: string; id: string }> {
  if (Array.isArray(value)) for (const each of value) yield* rowsIn(each);
  else if (typeof value === 'object' && value !== null) {
    if ('id' in value && typeof value.id === 'string') yield decodeId(value.id);
    for (const each of Object.values(value)) yield* rowsIn(each);
  }
}

function isTheirs({ viewer }: Asking, town: Town, typename: string, id: string): boolean {
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
