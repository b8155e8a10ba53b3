// A tree that is loaded level by level, of skills or of occupations. The same one may stand at several places; each place is a branch of its own.
import { skillHref, targetHref } from '#lib/gap/links.ts';
import type { Level } from './questions.ts';

type Item = Level['nodes'][number];
export type Fetched = {
  readonly nodes: readonly Item[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
};
/** More of what stands under an item, or of the top level. @throws when it cannot be had */
export type FetchLevel = (of: string | null, after: string | null) => Promise<Fetched>;

export class Branch {
  readonly item: Item | null;
  readonly parent: Branch | null;
  readonly depth: number;
  /** Whether it stands under itself already: opening it would go round for ever. */
  readonly isCircle: boolean;
  /** Null until it was asked for. */
  children = $state.raw<readonly Branch[] | null>(null);
  cursor = $state<string | null>(null);
  isOpen = $state(false);
  isLoading = $state(false);
  hasFailed = $state(false);

  constructor(item: Item | null, parent: Branch | null) {
    this.item = item;
    this.parent = parent;
    this.depth = parent ? parent.depth + 1 : 0;
    let isCircle = false;
    for (let above = parent; above; above = above.parent) isCircle ||= above.id !== null && above.id === this.id;
    this.isCircle = isCircle;
  }

  get id(): string | null {
    return this.item?.thing.id ?? null;
  }
  get name(): string {
    return this.item?.thing.name ?? '';
  }
  /** The page of what stands here. */
  get href(): string {
    const { __typename: type, id } = this.item?.thing ?? { __typename: 'Competency', id: '' };
    return type === 'Target' ? targetHref(id) : skillHref(id);
  }
  get canOpen(): boolean {
    return (this.item?.narrowerCount ?? 0) > 0 && !this.isCircle;
  }
  /** A name in the document: where it stands, not what it is. */
  get place(): string {
    const at = this.parent?.children?.indexOf(this) ?? 0;
    return this.parent ? `${this.parent.place}-${at}` : 'tree';
  }

  take({ nodes, pageInfo }: Fetched): void {
    // A release that came in between two pages may bring somebody a second time.
    const known = new Set(this.children?.map(({ id }) => id));
    const fresh = nodes.filter(({ thing }) => !known.has(thing.id)).map((item) => new Branch(item, this));
    this.children = [...(this.children ?? []), ...fresh];
    this.cursor = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  }

  /** Loads the first level under it, or the next part of it. */
  async load(fetchLevel: FetchLevel): Promise<void> {
    if (this.isLoading) return;
    this.isLoading = true;
    this.hasFailed = false;
    try {
      this.take(await fetchLevel(this.id, this.cursor));
    } catch {
      this.hasFailed = true;
    } finally {
      this.isLoading = false;
    }
  }
}

/** The tree as a page was given it: its top level, and those branches that are open. */
export function treeOf(top: Fetched, branches: readonly { readonly of: string; readonly items: Fetched }[]): Branch {
  const root = new Branch(null, null);
  root.isOpen = true;
  root.take(top);
  const open = new Map(branches.map(({ of, items }) => [of, items]));
  const unfold = (branch: Branch): void => {
    for (const child of branch.children ?? []) {
      const items = child.id === null ? undefined : open.get(child.id);
      if (!items || !child.canOpen) continue;
      child.take(items);
      child.isOpen = true;
      unfold(child);
    }
  };
  unfold(root);
  return root;
}

/** Every branch one can see, from top to bottom. */
export function visible(root: Branch): Branch[] {
  return (root.isOpen ? (root.children ?? []) : []).flatMap((child) => [child, ...visible(child)]);
}
