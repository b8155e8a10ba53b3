// How much one question may ask. What the portal needs fits with room to spare (test/server/limits.test.ts); what would hurt does not.
import { ApolloArmor } from '@escape.tech/graphql-armor';
import { complexityFromQuery } from '@pothos/plugin-complexity';
import type { DocumentNode, GraphQLSchema } from 'graphql';

/**
 * `complexity`: fields, each times the page sizes and lists above it. `depth`, `breadth`: how far down and how many in all.
 * `cost`: a second, coarser count made before anything runs. `selections`: after fragments are spread out.
 */
export const queryLimits = {
  complexity: 10_000,
  depth: 12,
  breadth: 132,
  cost: 15_000,
  aliases: 15,
  directives: 20,
  tokens: 800,
  selections: 200,
};

/** Rules over the text of a question. `open`: the schema may be asked about itself, which is deep and wide. */
export function armour(open: boolean) {
  const { aliases, depth, directives, cost } = queryLimits;
  return new ApolloArmor({
    // By default it would not count aliases of __typename.
    maxAliases: { n: aliases, allowList: [] },
    maxDepth: { n: depth, ignoreIntrospection: open },
    maxDirectives: { n: directives },
    // Reads `first` only where it is written out; pages by variable are the complexity's to count.
    costLimit: { maxCost: cost, flattenFragments: true, ignoreIntrospection: open },
    blockFieldSuggestion: { enabled: !open },
    // Answers 500; the parser's own limit answers 400.
    maxTokens: { enabled: false },
  }).protect();
}

/** What a question costs, with these variables, by the count that is kept to while it runs. */
export function costOf(schema: GraphQLSchema, document: DocumentNode, variables: Record<string, unknown> = {}) {
  return complexityFromQuery(document, { schema, variables, ctx: {} });
}
