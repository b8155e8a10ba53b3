// The ids outsiders see: a type and our own id, in letters that are safe in an address.
import { GraphQLError } from 'graphql';

const shape = /^[A-Za-z0-9_-]{4,400}$/;
const inside = /^([A-Z][A-Za-z]*):(.+)$/s;

/** The outside id of our own `id`, for fields that point at a node without loading it (`ChainLink.node`, `mappingIds`). */
export function encodeId(type: string, id: string): string {
  return Buffer.from(`${type}:${id}`).toString('base64url');
}

/**
 * What an outside id stands for.
 * @throws GraphQLError `BAD_USER_INPUT` when it is no id of ours.
 */
export function decodeId(outside: string): { typename: string; id: string } {
  const [, typename, id] = (shape.test(outside) && inside.exec(Buffer.from(outside, 'base64url').toString('utf8'))) || [];
  if (!typename || !id) throw new GraphQLError('This is not an id we gave out.', { extensions: { code: 'BAD_USER_INPUT' } });
  return { typename, id };
}
