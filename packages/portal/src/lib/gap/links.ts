// Where the links of a chain lead: everybody may read about a skill, only its owner opens a badge.
import type { Chain } from '#lib/credential/displays.ts';

type Link = Chain['links'][number];

export function skillHref(id: string): string {
  return `/library/skill/${encodeURIComponent(id)}`;
}

export function targetHref(id: string): string {
  return `/targets/${encodeURIComponent(id)}`;
}

export function ownersHref({ kind, node }: Link): string | undefined {
  if (!node) return undefined;
  if (kind === 'CREDENTIAL') return `/credential/${encodeURIComponent(node)}`;
  return kind === 'SKILL' ? skillHref(node) : undefined;
}

export function othersHref({ kind, node }: Link): string | undefined {
  return kind === 'SKILL' && node ? skillHref(node) : undefined;
}
