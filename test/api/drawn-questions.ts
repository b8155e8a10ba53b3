// Questions drawn from the real schema: one way down through it, with every plain field that lies on the way.
import {
  getNamedType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  getNullableType,
  type GraphQLField,
  type GraphQLObjectType,
} from 'graphql';
import { schema } from '../../packages/api/src/schema/index.ts';
import { chance } from '../prove/proof.ts';

/** Outside ids that questions may need. */
export type Given = Readonly<Record<'Person' | 'Target' | 'Competency', string>>;
type Field = GraphQLField<unknown, unknown>;

// Its own answer, and those that change by asking: each look is noted.
const notAsked = [
  'mySelfAssertedSkills',
  'whoLooked',
  'lookLog',
  'lookChoices',
  'import',
  'imports',
  'demoPeople',
  'node',
  'keepsake',
];
// Counts of all that is somebody's, which they are told before they leave; and of what asking by itself makes more of.
const counts = ['ownSkills', 'looks', 'records'];
const deepest = 4;

/** A question, always the same for the same seed. */
export function drawQuestion(seed: number, given: Given): string {
  const random = chance(seed);
  const one = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const query = schema.getQueryType() as GraphQLObjectType;
  const roots = Object.values(query.getFields()).filter(
    (field) => !notAsked.includes(field.name) && argumentsOf(field, given) !== null,
  );
  const nodes = Object.entries(given).map(([type, id]) => ({ type, id }));
  // A thing by its id as often as a list.
  if (random() < 0.3) {
    const { type, id } = one(nodes);
    const thing = schema.getType(type);
    return `{ node(id: "${id}") { id ... on ${type} ${isObjectType(thing) ? below(thing, 1) : '{ id }'} } }`;
  }
  return `{ ${called(one(roots), 1)} }`;

  function called(field: Field, depth: number): string {
    const type = getNamedType(field.type);
    const call = `${field.name}${argumentsOf(field, given) ?? ''}`;
    return isCompositeType(type) ? `${call} ${isObjectType(type) ? below(type, depth) : '{ __typename }'}` : call;
  }
  function below(type: GraphQLObjectType, depth: number): string {
    const fields = Object.values(type.getFields()).filter(
      (field) => argumentsOf(field, given) !== null && !counts.includes(field.name),
    );
    const plain = fields.filter((field) => !isCompositeType(getNamedType(field.type)));
    const ways = fields.filter((field) => isCompositeType(getNamedType(field.type)) && field.name !== 'edges');
    const next = ways.find(({ name }) => name === 'nodes') ?? (ways.length > 0 ? one(ways) : null);
    const isOver = depth >= deepest && next?.name !== 'nodes';
    return `{ __typename ${plain.map((field) => called(field, depth)).join(' ')} ${next && !isOver ? called(next, depth + 1) : ''} }`;
  }
}

/** What it must be called with; null when that is nothing we have. */
function argumentsOf({ args }: Field, given: Given): string | null {
  const said: string[] = [];
  for (const { name, type } of args) {
    const bare = getNamedType(type);
    if (name === 'first') said.push('first: 3');
    else if (!isNonNullType(type)) continue;
    else if (isListType(getNullableType(type))) return null;
    else if (name === 'target') said.push(`target: "${given.Target}"`);
    else if (name === 'learner') said.push(`learner: "${given.Person}"`);
    else if (isEnumType(bare)) said.push(`${name}: ${bare.getValues()[0]?.name ?? ''}`);
    else if (bare.name === 'String') said.push(`${name}: "record"`);
    else return null;
  }
  return said.length > 0 ? `(${said.join(', ')})` : '';
}
