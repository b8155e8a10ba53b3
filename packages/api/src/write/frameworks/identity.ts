// The ids of what comes in by a file: made from the address it is published under, so that the same thing is found again.
import { shortHash } from '@skillweave/core/frameworks';

/** The id of an item or a framework that is not in the graph yet: 132 bits of the SHA-256 of its address. */
export const idFor = (uri: string): string => shortHash(uri);

/** A claim between two items has the same id in every file that makes it. */
export const claimIdFor = ({ from, predicate, not = false, to }: Claimed): string =>
  shortHash(`claim\n${predicate}${not ? ' not' : ''}\n${from}\n${to}`);
type Claimed = { readonly from: string; readonly predicate: string; readonly not?: boolean; readonly to: string };

export const wordingIdFor = (uri: string, language: string): string => shortHash(`wording\n${language}\n${uri}`);

/**
 * The organisation a framework's targets belong to. Its slug is marked, and its id hangs on the name alone: whatever a file calls
 * its publisher, it never becomes an organisation that is here for another reason.
 */
export function publisherFor(name: string): { readonly id: string; readonly slug: string; readonly name: string } {
  const id = shortHash(`publisher\n${name}`);
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);
  return {
    id,
    slug: `publisher-${words}-${shortHash(id)
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '')
      .slice(0, 8)}`,
    name,
  };
}
