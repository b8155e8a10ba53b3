// Pages: how many, after which one, and the shape they are handed out in. The order itself belongs to each statement.
import type { ObjectRef } from '@pothos/core';
import { GraphQLError } from 'graphql';
import { builder } from './builder.ts';

/** Spread into `args` of every field that pages. */
export const pageArgs = builder.args((t) => ({
  first: t.int({ description: 'How many at most: 1 to 100, 20 when not said.' }),
  after: t.string({ description: 'The cursor after which to go on.' }),
}));

/** `first` as asked (1..100); `fetch` is one more, which is what a statement takes as `$first`; `after` is the keyset text. */
export type Page = { readonly first: number; readonly fetch: number; readonly after: string | null };

/** What a field that pages is handed. */
export type PageAsked = { readonly first?: number | null | undefined; readonly after?: string | null | undefined };

/**
 * A field's paging arguments, checked.
 * @throws GraphQLError `BAD_USER_INPUT` for a page of less than one, or a cursor we did not make.
 */
export function pageOf(args: PageAsked): Page {
  const asked = args.first ?? 20;
  if (asked < 1) throw badInput('`first` is at least 1.');
  const first = Math.min(asked, 100);
  return { first, fetch: first + 1, after: args.after === null || args.after === undefined ? null : decodeCursor(args.after) };
}

/** A page of `rows`, of which the statement fetched one more than asked to know whether more follow. */
export function connection<T>(rows: readonly T[], page: Page, cursorOf: (row: T) => string) {
  const shown = rows.slice(0, page.first);
  const edges = shown.map((node) => ({ node, cursor: encodeCursor(cursorOf(node)) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > page.first,
      hasPreviousPage: page.after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

export const encodeCursor = (keyset: string): string => Buffer.from(keyset).toString('base64url');

function decodeCursor(cursor: string): string {
  const keyset = /^[A-Za-z0-9_-]{1,1000}$/.test(cursor) ? Buffer.from(cursor, 'base64url').toString('utf8') : '';
  if (keyset === '' || encodeCursor(keyset) !== cursor) throw badInput('`after` is not a cursor of this list.');
  return keyset;
}

export const badInput = (text: string) => new GraphQLError(text, { extensions: { code: 'BAD_USER_INPUT' } });

/** The type of a page of `name`s: `<name>Connection` with `edges`, `nodes` and `pageInfo`. */
export function connectionOf<T extends object>(node: ObjectRef<SchemaTypes, T>, name: string) {
  return builder.connectionObject(
    { type: node, name: `${name}Connection`, description: `A page of ${name}s.` },
    { name: `${name}Edge`, description: `One ${name} on a page.` },
  );
}

type SchemaTypes = (typeof builder)['$inferSchemaTypes'];
