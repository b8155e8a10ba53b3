// The one schema builder: plug-ins, defaults and what a query may cost. It knows no types.
import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import ErrorsPlugin from '@pothos/plugin-errors';
import RelayPlugin from '@pothos/plugin-relay';
import ScopeAuthPlugin from '@pothos/plugin-scope-auth';
import type { Instant } from '@skillweave/core/terms';
import { getNullableType, GraphQLError, isListType, isObjectType, type GraphQLField, type GraphQLNamedType } from 'graphql';
import type { Context } from '../context.ts';
import { queryLimits } from '../query-limits.ts';
import { decodeId, encodeId } from './ids.ts';

type Types = {
  Context: Context;
  DefaultFieldNullability: false;
  DefaultAuthStrategy: 'all';
  DefaultEdgesNullability: { list: false; items: false };
  DefaultNodeNullability: false;
  Scalars: { ID: { Input: string; Output: string }; Instant: { Input: Instant; Output: Instant } };
  /** Coarse gates on functions. They never open another person's data: only a grant does, inside the statement. */
  AuthScopes: {
    signedIn: boolean;
    curator: boolean;
    advisor: boolean;
    employer: boolean;
    issuer: boolean;
    administrator: boolean;
  };
};

const { complexity, depth, breadth } = queryLimits;
// A list counts as its page size, or as this where it has none.
const listGuess = 5;
const pageDefault = 20;
const pageMost = 100;

export const builder = new SchemaBuilder<Types>({
  plugins: [ComplexityPlugin, ErrorsPlugin, ScopeAuthPlugin, RelayPlugin],
  defaultFieldNullability: false,
  complexity: { limit: { complexity, depth, breadth }, fieldComplexity: cost, complexityError: (kind) => tooMuch(kind) },
  errors: { defaultTypes: [] },
  scopeAuth: {
    defaultStrategy: 'all',
    runScopesOnType: true,
    authScopes: ({ asking: { viewer } }) => ({
      signedIn: viewer.personId !== null,
      curator: viewer.role === 'curator',
      advisor: viewer.role === 'advisor',
      employer: viewer.role === 'employer',
      issuer: viewer.role === 'issuer',
      administrator: viewer.role === 'administrator',
    }),
    unauthorizedError: (_parent, { asking }) =>
      asking.viewer.personId === null
        ? new GraphQLError('Sign in first.', { extensions: { code: 'UNAUTHENTICATED' } })
        : new GraphQLError('This is not open to you in the role you act in.', { extensions: { code: 'FORBIDDEN' } }),
  },
  relay: {
    encodeGlobalID: (type, id) => encodeId(type, String(id)),
    decodeGlobalID: decodeId,
    brandLoadedObjects: true,
    nodesQueryOptions: false,
    nodeQueryOptions: {
      description: 'One thing by its id, whatever its type. Absent, and not yours to see, give the same answer: null.',
      args: { id: { description: 'An id as it came from any answer.' } },
      // A type we do not have is as absent as an id we do not have.
      resolve: (...[, { id }, , info, load]) => (isNode(info.schema.getType(id.typename)) ? load(id) : null),
    },
    nodeTypeOptions: { description: 'Anything that can be asked for again by its id.' },
    idFieldOptions: { description: 'Opaque; hand it back as it is.' },
    pageInfoTypeOptions: { description: 'Where this page stands in its list.' },
    hasNextPageFieldOptions: { description: 'Whether more follows.' },
    hasPreviousPageFieldOptions: { description: 'Whether something comes before.' },
    startCursorFieldOptions: { description: 'The cursor of the first item; null on an empty page.' },
    endCursorFieldOptions: { description: 'The cursor of the last item: hand it to `after` for the next page.' },
    cursorFieldOptions: { description: 'Where this item stands in the list.' },
    edgesFieldOptions: { description: 'The items with their cursors.', nullable: { list: false, items: false } },
    nodeFieldOptions: { description: 'The item itself.', nullable: false },
    nodesOnConnection: { description: 'The items alone.' },
    pageInfoFieldOptions: { description: 'Where this page stands in its list.' },
  },
});

builder.queryType({ description: 'What can be asked. Nothing here changes anything, apart from the note that somebody looked.' });
builder.mutationType({ description: 'What can be done. Each answers with what changed, or with the reasons why not.' });

/** The coerced page size counts, so that a variable costs what a literal does; a page's own lists are counted once, by it. */
function cost(args: Record<string, unknown>, _context: Context, field: GraphQLField<unknown, Context>) {
  if (field.args.some(({ name }) => name === 'first')) {
    const first = typeof args.first === 'number' ? args.first : pageDefault;
    return { field: 1, multiplier: Math.min(Math.max(first, 1), pageMost) };
  }
  if (field.name === 'edges' || field.name === 'nodes') return { field: 1, multiplier: 1 };
  return { field: 1, multiplier: isListType(getNullableType(field.type)) ? listGuess : 1 };
}

const isNode = (type: GraphQLNamedType | undefined) =>
  isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node');

function tooMuch(kind: string) {
  return new GraphQLError(`This asks for too much at once (${kind.toLowerCase()}). Ask for fewer fields, or smaller pages.`, {
    extensions: { code: 'QUERY_TOO_EXPENSIVE', http: { status: 400 } },
  });
}
