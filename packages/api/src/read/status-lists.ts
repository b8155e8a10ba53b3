// Status lists as anyone may read them.
import type { Graph } from '../graph/graph.ts';
import { optional, statement, text } from '../graph/statement.ts';

const published = statement('status-list/published', { slug: text }, { text: optional(text) });
const at = statement('status-list/at', { url: text }, { text: optional(text) });

/** The signed list, or null when there is none by this name. */
export async function publishedStatusList({ graph }: { readonly graph: Graph }, slug: string): Promise<string | null> {
  const [row] = await graph.read(published, { slug });
  return row?.text ?? null;
}

/** One of our own lists by the address written into credentials; null for every address that is not ours, now or before. */
export async function ownStatusListAt({ graph }: { graph: Graph }, url: string): Promise<string | null> {
  const [row] = await graph.read(at, { url });
  return row?.text ?? null;
}
