// My skills: each with its state and every chain that shows it.
import { holds, type SkillState } from '@skillweave/core/derive';
import type { Instant } from '@skillweave/core/terms';
import type { Asking } from '../access/asking.ts';
import { bool, id, instant, list, statement } from '../graph/statement.ts';
import { shownChain, type ShownChain } from './chains.ts';
import { cardRow, cardsFrom, type CredentialCard, type Wanted } from './credential-card.ts';
import { credentialKey } from './credentials.ts';
import type { CompetencyRow, ShownCredentialRow } from './rows.ts';
import { rowsFrom, showing } from './showing.ts';

const mine = statement(
  'skill/mine',
  { viewerId: id, now: instant, withEvidence: bool, withDocument: bool, withWraps: bool },
  { accepted: list(id), parts: list(cardRow), ...showing },
);

export type Skill = {
  readonly competency: CompetencyRow;
  readonly state: SkillState;
  readonly until: Instant | null;
  readonly because: string;
  readonly chains: readonly (Omit<ShownChain, 'credential'> & { readonly credential: CredentialCard })[];
};

export type MySkills = {
  /** By name; states are told apart by `state`. */
  readonly skills: readonly Skill[];
  /** How many credentials its owner has accepted. */
  readonly credentialCount: number;
  readonly newest: CredentialCard | null;
};

/** What the one who asks can do, as far as their accepted credentials show it. */
export async function mySkills({ graph, viewer, now }: Asking, wanted: Wanted): Promise<MySkills> {
  const none: MySkills = { skills: [], credentialCount: 0, newest: null };
  if (viewer.personId === null) return none;
  const [row] = await graph.read(mine, { viewerId: viewer.personId, now, ...wanted });
  if (!row) return none;
  const cards = cardsFrom(row.parts, row.accepted, wanted, true);
  const byId = new Map(cards.map((card) => [card.id, card]));
  const from = new Map(cards.flatMap((card) => shownRow(card)).map((shown) => [shown.credential.id, shown]));
  const { rows, competencies } = rowsFrom(row);
  const skills = holds(rows, now).flatMap(({ competencyId, state, until, because, chains }): Skill[] => {
    const competency = competencies.get(competencyId);
    if (!competency) return [];
    return [
      {
        competency,
        state,
        until,
        because,
        chains: chains.flatMap((chain) => withCard(shownChain(chain, competency, from, 'you'))),
      },
    ];
  });
  const newest = cards.toSorted((a, b) => (credentialKey(a) < credentialKey(b) ? 1 : -1))[0] ?? null;
  return { skills, credentialCount: cards.length, newest };

  function withCard(chain: ShownChain) {
    const credential = byId.get(chain.credential.id);
    return credential ? [{ ...chain, credential }] : [];
  }
}

/** A card as the row chains are made of; one without an achievement shows nothing. */
function shownRow(card: CredentialCard): ShownCredentialRow[] {
  return card.achievement === null ? [] : [{ credential: card, achievement: card.achievement, issuer: card.issuer, shows: [] }];
}
