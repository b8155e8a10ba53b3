// Writes addresses short (CURIE Syntax 1.0), each by a prefix that stands for its beginning.

/** The prefixes some addresses need, and each address written with one of them. */
export type ShortNames = { readonly prefixes: ReadonlyMap<string, string>; readonly of: (address: string) => string };

/** Prefixes `n1`, `n2` … in the order addresses come: one for all that share what stands before their last part. */
export function shortNames(addresses: readonly string[]): ShortNames {
  const bySpace = new Map<string, string>();
  for (const address of addresses) {
    const [space] = parted(address);
    if (!bySpace.has(space)) bySpace.set(space, `n${bySpace.size + 1}`);
  }
  return {
    prefixes: new Map([...bySpace].map(([space, prefix]) => [prefix, space])),
    of: (address) => {
      const [space, last] = parted(address);
      return `${bySpace.get(space) ?? ''}:${last}`;
    },
  };
}

// After the last sign that parts an address; never all of it, so that one prefix serves many.
function parted(address: string): [string, string] {
  const at = Math.max(...['/', '#', ':'].map((sign) => address.lastIndexOf(sign))) + 1;
  return [address.slice(0, at), address.slice(at)];
}
