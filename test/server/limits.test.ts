// The limits on a question are wide enough for everything the portal asks, and not wider than they need to be.
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Lexer,
  Source,
  TokenKind,
  typeFromAST,
  validate,
  type DocumentNode,
  type GraphQLInputType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { armour, costOf, queryLimits } from '../../packages/api/src/query-limits.ts';
import { encodeId } from '../../packages/api/src/schema/ids.ts';
import { schema } from '../../packages/api/src/schema/index.ts';
import { portalQuestions } from './portal-questions.ts';

const questions = portalQuestions();
const { complexity, depth, breadth, tokens } = queryLimits;
const nodeTypes = [
  'Credential',
  'Target',
  'Framework',
  'Competency',
  'Grant',
  'Feedback',
  'Alignment',
  'Person',
  'Achievement',
  'Import',
];

it('the portal asks questions, and every one fits the schema', () => {
  expect(questions.length).toBeGreaterThan(10);
  const wrong = questions.flatMap(({ name, file, document }) =>
    validate(schema, document).map(({ message }) => `${file} ${name}: ${message}`),
  );
  expect(wrong).toEqual([]);
});

describe('within the limits', () => {
  it.each(questions.map((question) => [question.name, question] as const))('%s', (_name, { document, text }) => {
    expect(validate(schema, document, armour(false).validationRules).map(({ message }) => message)).toEqual([]);
    expect(tokensIn(text)).toBeLessThanOrEqual(tokens / 2);
    const cost = costFor(document);
    expect(cost.depth).toBeLessThanOrEqual(depth);
    expect(cost.breadth).toBeLessThanOrEqual(breadth);
    expect(cost.complexity).toBeLessThanOrEqual(complexity);
  });
});

it('the dearest question uses a fair part of what is allowed, so that the limit means something', () => {
  const dearest = Math.max(...questions.map(({ document }) => costFor(document).complexity));
  expect(dearest).toBeGreaterThan(complexity / 5);
});

function tokensIn(text: string): number {
  const lexer = new Lexer(new Source(text));
  let count = 0;
  while (lexer.advance().kind !== TokenKind.EOF) count++;
  return count;
}

/** The cost with values that fit; an id is tried as one type after the other until the field it goes to takes it. */
function costFor(document: DocumentNode) {
  const attempts = nodeTypes.map((type) => {
    try {
      return costOf(schema, document, valuesFor(document, encodeId(type, 'x')));
    } catch (error) {
      return String(error);
    }
  });
  const counted = attempts.find((attempt) => typeof attempt !== 'string');
  if (!counted) throw new Error(`no values fit: ${String(attempts[0])}`);
  return counted;
}

function valuesFor(document: DocumentNode, id: string): Record<string, unknown> {
  const [operation] = document.definitions;
  if (operation?.kind !== 'OperationDefinition') return {};
  const needed = (operation.variableDefinitions ?? []).filter(({ type }) => type.kind === 'NonNullType');
  return Object.fromEntries(
    needed.map(({ variable, type }) => [variable.name.value, valueOf(typeFromAST(schema, type) as GraphQLInputType, id)]),
  );
}

function valueOf(type: GraphQLInputType, id: string): unknown {
  if (isNonNullType(type)) return valueOf(type.ofType, id);
  if (isListType(type)) return [];
  const named = getNamedType(type);
  if (isEnumType(named)) return named.getValues()[0]?.name;
  if (isInputObjectType(named)) {
    const fields = Object.values(named.getFields()).filter((field) => isNonNullType(field.type));
    return Object.fromEntries(fields.map((field) => [field.name, valueOf(field.type, id)]));
  }
  const scalars: Record<string, unknown> = { ID: id, Int: 1, Float: 1, Boolean: true, Instant: '2026-11-23T00:00:00Z' };
  return scalars[named.name] ?? 'words';
}
