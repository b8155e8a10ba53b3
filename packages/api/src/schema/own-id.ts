// An id handed in, as our own: of the type the field asks for, and of no other.
import { GraphQLError } from 'graphql';
import { decodeId } from './ids.ts';

/**
 * Our own id of a thing of this type.
 * @throws GraphQLError `BAD_USER_INPUT` when it is an id of something else, or none of ours.
 */
export function ownId(type: string, outside: string): string {
  const { typename, id } = decodeId(outside);
  if (typename === type) return id;
  throw new GraphQLError(`This is not the id of a ${type}.`, { extensions: { code: 'BAD_USER_INPUT' } });
}

/** The same, but what is no such id is simply nobody's: for addresses that people copy by hand. */
export function ownIdOrNone(type: string, outside: string): string {
  try {
    return ownId(type, outside);
  } catch (error) {
    if (error instanceof GraphQLError) return 'none';
    throw error;
  }
}
