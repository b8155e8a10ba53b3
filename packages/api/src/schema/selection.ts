// What a caller wants below a field, so that one statement can read just that.
import { Kind, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql';

/** Whether a field of this name is asked for anywhere below the field being resolved, fragments included. */
export function selection({
  fieldNodes,
  fragments,
}: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>): (name: string) => boolean {
  const names = new Set<string>();
  const seen = new Set<string>();
  const gather = (set: SelectionSetNode | undefined): void => {
    for (const node of set?.selections ?? []) {
      if (node.kind === Kind.FIELD) names.add(node.name.value);
      if (node.kind !== Kind.FRAGMENT_SPREAD) gather(node.selectionSet);
      else if (!seen.has(node.name.value)) {
        seen.add(node.name.value);
        gather(fragments[node.name.value]?.selectionSet);
      }
    }
  };
  for (const node of fieldNodes) gather(node.selectionSet);
  return (name) => names.has(name);
}
