// How items stand to others, as whoever asks may see it: relations, claims, and what stands in collections.
import type { GatheredRelation, Side } from '@skillweave/core/frameworks';
import type { Asking, Operating } from '../access/asking.ts';
import { bool, id, instant, list, optional, statement, text } from '../graph/statement.ts';
import { publisherFor } from '../write/frameworks/identity.ts';
import * as rows from './whole-rows.ts';

const ids = list(id);
const links = { ids, drafts: bool, others: bool };
const back = { ids, others: bool };
const claims = { ids, drafts: bool, keeperId: id, now: instant };
const backClaims = { ...claims, others: bool };
const statements = {
  competency: {
    links: statement('export/competency-links', links, rows.linkColumns),
    backLinks: statement('export/competency-back-links', back, rows.linkColumns),
    claims: statement('export/competency-claims', claims, rows.claimColumns),
    backClaims: statement('export/competency-back-claims', backClaims, rows.claimColumns),
  },
  target: {
    links: statement('export/target-links', links, rows.linkColumns),
    backLinks: statement('export/target-back-links', back, rows.linkColumns),
    claims: statement('export/target-claims', claims, rows.claimColumns),
    backClaims: statement('export/target-back-claims', backClaims, rows.claimColumns),
  },
};
const members = statement('export/members', { ids, drafts: bool }, { fromUri: text, toUri: text, facts: optional(text) });

export type AskingOrOperating = Asking | Operating;

/** Drafts are for curators and the operator; everybody else sees what is published. */
export function seesDrafts(asking: AskingOrOperating): boolean {
  return 'operator' in asking || asking.viewer.role === 'curator';
}

export type Joined = {
  readonly side: Side;
  readonly ids: readonly string[];
  /** Also what others say of them; else only what is kept with them. */
  readonly others: boolean;
};

/**
 * The relations kept with some items: those that start there, those that start at something nobody describes, and what stands in
 * collections. With `others` also those that end there.
 */
export async function relationsOf(
  asking: AskingOrOperating,
  { uri, publisher }: rows.WholeFrameworkRow,
  { side, ids: given, others }: Joined,
): Promise<GatheredRelation[]> {
  const { graph, now } = asking;
  const asked = { ids: [...given], drafts: seesDrafts(asking) };
  const deciding = { ...asked, keeperId: publisherFor(publisher ?? '').id, now };
  const of = statements[side];
  const linked = [
    ...(await graph.read(of.links, { ...asked, others })),
    ...(await graph.read(of.backLinks, { ids: asked.ids, others })),
  ];
  const claimed = [...(await graph.read(of.claims, deciding)), ...(await graph.read(of.backClaims, { ...deciding, others }))];
  const inside = side === 'competency' ? await graph.read(members, asked) : [];
  return [
    ...linked.map((row) => rows.relationFrom(row, uri)),
    ...claimed.map((row) => rows.claimFrom(row, uri)),
    ...inside.map((row) => rows.memberFrom(row, uri)),
  ].filter((relation) => relation !== null);
}
