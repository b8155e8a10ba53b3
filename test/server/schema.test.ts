// The schema outsiders hold on to: printed, described, and not broken in passing.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  getNamedType,
  type GraphQLArgument,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { expect, it } from 'vitest';
import { schema } from '../../packages/api/src/schema/index.ts';
import { printedSchema } from '../../packages/api/src/schema/printed.ts';

const file = join(import.meta.dirname, '../../packages/api/schema.graphql');
const ours = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type));

it('the printed schema is the one the code makes (node --conditions=source scripts/print-schema.ts)', () => {
  expect(readFileSync(file, 'utf8')).toBe(printedSchema());
});

it('every type, field, argument and value says what it is', () => {
  const silent = ours.flatMap((type) => {
    const own = type.description ? [] : [type.name];
    if (isEnumType(type))
      return [...own, ...type.getValues().flatMap((value) => (value.description ? [] : [`${type.name}.${value.name}`]))];
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return own;
    const fields = Object.values(type.getFields()).flatMap((field) => {
      const args: readonly GraphQLArgument[] = 'args' in field ? field.args : [];
      const said = (about: { description?: string | null | undefined }, name: string) => (about.description ? [] : [name]);
      return [
        ...said(field, `${type.name}.${field.name}`),
        ...args.flatMap((arg) => said(arg, `${type.name}.${field.name}(${arg.name})`)),
      ];
    });
    return [...own, ...fields];
  });
  expect(silent).toEqual([]);
});

it('every change answers with a union that has Refused in it', () => {
  const changes = Object.values(schema.getMutationType()?.getFields() ?? {});
  const others = changes.filter((field) => {
    const type = getNamedType(field.type);
    return !('getTypes' in type) || !type.getTypes().some(({ name }) => name === 'Refused');
  });
  expect(others.map(({ name }) => name)).toEqual([]);
});

it('a list that pages is a connection, and takes first and after', () => {
  const fields = ours.filter(isObjectType).flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })));
  const wrong = fields.filter(({ field }) => {
    const pages = getNamedType(field.type).name.endsWith('Connection');
    const args = field.args.map(({ name }) => name);
    return pages !== (args.includes('first') && args.includes('after'));
  });
  expect(wrong.map(({ type, field }) => `${type.name}.${field.name}`)).toEqual([]);
});
