// What a new release changes: what there is, compared with what was gathered.

/** An item as it stands: what it says and how it stands to others, each as a digest. */
export type Standing = {
  readonly uri: string;
  readonly digest: string;
  readonly linkDigest: string;
  readonly isRetired: boolean;
};
export type Wanted = Omit<Standing, 'isRetired'>;

export type Difference = {
  /** Not there before. */
  readonly added: readonly string[];
  /** There, and saying something else now; also what had been retired and comes back. */
  readonly changed: readonly string[];
  /** Whose relations differ, whether or not the item itself says something else; never one that was added. */
  readonly relinked: readonly string[];
  /** There, still in use, and no longer published. */
  readonly retired: readonly string[];
  /** How many are as they were, in what they say and in how they stand to others. */
  readonly unchanged: number;
};

/** Compares by `uri`, in the order each side gives. */
export function difference(standing: Iterable<Standing>, wanted: Iterable<Wanted>): Difference {
  const there = new Map<string, Standing>();
  for (const each of standing) there.set(each.uri, each);
  const seen = new Set<string>();
  const found = {
    added: [] as string[],
    changed: [] as string[],
    relinked: [] as string[],
    retired: [] as string[],
    unchanged: 0,
  };
  for (const { uri, digest, linkDigest } of wanted) {
    seen.add(uri);
    const before = there.get(uri);
    if (!before) {
      found.added.push(uri);
      continue;
    }
    const says = before.digest !== digest || before.isRetired;
    const stands = before.linkDigest !== linkDigest;
    if (says) found.changed.push(uri);
    if (stands) found.relinked.push(uri);
    if (!says && !stands) found.unchanged += 1;
  }
  for (const { uri, isRetired } of there.values()) if (!seen.has(uri) && !isRetired) found.retired.push(uri);
  return found;
}

/**
 * Whether a release retires so much of what was in use that it may be a part taken for the whole: more than a fifth. Of a release
 * that is known not to be whole, one is enough.
 */
export function retiresMuch(inUse: number, retired: number, isWhole = true): boolean {
  return isWhole ? retired * 5 > inUse : retired > 0;
}

/** Which of two lists of texts each has alone; a text that comes twice counts once. */
export function sides(
  before: Iterable<string>,
  after: Iterable<string>,
): { readonly removed: string[]; readonly added: string[] } {
  const old = new Set(before);
  const fresh = new Set(after);
  return { removed: [...old].filter((each) => !fresh.has(each)), added: [...fresh].filter((each) => !old.has(each)) };
}
