// Every question about other people's data, asked of the graph and judged by the plain rule over everything: do they agree?
import type { Asking } from '../../packages/api/src/access/asking.ts';
import { viewerFor } from '../../packages/api/src/access/viewer.ts';
import type { Graph } from '../../packages/api/src/graph/graph.ts';
import { everything, nothing } from '../../packages/api/src/read/credential-card.ts';
import { credentialsByIds } from '../../packages/api/src/read/credentials.ts';
import { grantsByIds } from '../../packages/api/src/read/grants.ts';
import { gapTo, type ShownLine } from '../../packages/api/src/read/gaps.ts';
import { whoLooked } from '../../packages/api/src/read/looks.ts';
import { matchesFor } from '../../packages/api/src/read/matches.ts';
import { myPeople, peopleByIds } from '../../packages/api/src/read/people.ts';
import { mySkills } from '../../packages/api/src/read/skills.ts';
import { decide, liveGrants, type Detail } from '../../packages/core/src/consent/index.ts';
import { gap, holds, type Chain, type OfferRow } from '../../packages/core/src/derive/index.ts';
import type { PersonId } from '../../packages/core/src/terms/index.ts';
import { thingOf, type Town } from './town.ts';
import { dueInList, dueWithin, shownInList, shownWithin } from './within.ts';

export type Look = { readonly owner: string; readonly what: string; readonly outcome: 'allowed' | 'refused' };

export type Compared = { readonly wrong: readonly string[]; readonly questions: number };

/**
 * One sentence for each disagreement; none when the graph's answers are the rule's, no more and no less. `looks` holds what was
 * looked at before, and takes up what is looked at now.
 */
export async function disagreements(graph: Graph, town: Town, looks: Look[] = []): Promise<Compared> {
  const wrong: string[] = [];
  let questions = 0;
  for (const [turn, looker] of town.lookers.entries()) {
    const asking = askingOf(graph, town, looker);
    const same = (question: string, found: unknown, expected: unknown) => {
      questions += 1;
      const [seen, due] = [JSON.stringify(found), JSON.stringify(expected)];
      if (seen !== due) wrong.push(`looker ${turn}, ${question}:\n  graph ${seen}\n  rule  ${due}`);
    };
    await compareLooker(asking, town, { same, looks });
  }
  for (const { id } of town.people) {
    questions += 1;
    const found = await whoLooked(askingOf(graph, town, { person: id, organization: null, purpose: null }), {
      fetch: 10_000,
      after: null,
    });
    const seen = found.map(({ what, outcome }) => `${what}: ${outcome}`).toSorted();
    const due = looks
      .filter(({ owner }) => owner === id)
      .map(({ what, outcome }) => `${what}: ${outcome}`)
      .toSorted();
    if (JSON.stringify(seen) !== JSON.stringify(due))
      wrong.push(`who looked at ${id}:\n  graph ${JSON.stringify(seen)}\n  rule  ${JSON.stringify(due)}`);
  }
  return { wrong, questions };
}

type Comparing = { same(question: string, found: unknown, expected: unknown): void; readonly looks: Look[] };

async function compareLooker(asking: Asking, town: Town, { same, looks }: Comparing): Promise<void> {
  const { viewer, now } = asking;
  const isEmergency = viewer.purpose === 'emergency';
  const everybody = { first: 100, fetch: 101, after: null };
  const others = town.people.filter(({ id }) => id !== viewer.personId);
  const saidYes = others.filter(({ id }) => liveGrants(viewer, id, town.grants, now).length > 0);
  const visible = (owner: PersonId) =>
    town.credentials.filter((each) => each.owner === owner && decide(viewer, thingOf(town, each), town.grants, now).may);
  const detail = (each: Town['credentials'][number]): Detail => {
    const decision = decide(viewer, thingOf(town, each), town.grants, now);
    return decision.may ? decision.within : [];
  };
  const lines = (owner: PersonId) => expectedLines(town, visible(owner), detail);
  const noted = (owner: string, what: string) =>
    looks.push({ owner, what, outcome: saidYes.some(({ id }) => id === owner) ? 'allowed' : 'refused' });

  for (const person of [...town.people, { id: 'nobody' as PersonId, name: 'Nobody' }]) {
    const found = await gapTo(asking, town.target, person.id);
    const may = person.id === viewer.personId || saidYes.some(({ id }) => id === person.id);
    same(`gap of ${person.id}`, found && shownLines(found.lines), may ? lines(person.id) : null);
    if (person.id !== viewer.personId) noted(person.id, 'Compared your skills with a target');
  }
  same('gap to a target that is not there', await gapTo(asking, 'nothing', others[0]?.id ?? null), null);

  const byName = [...saidYes].sort((a, b) => (`${a.name}\t${a.id}` < `${b.name}\t${b.id}` ? -1 : 1));
  const matches = await matchesFor(asking, town.target, everybody);
  const hiring = viewer.purpose === 'hiring' ? byName : [];
  same(
    'matches',
    matches.map(({ learner, lines, grant }) => [learner.id, grant.id, shownLines(lines)]),
    hiring.map(({ id }) => [id, liveGrants(viewer, id, town.grants, now)[0]?.id, lines(id)]),
  );
  for (const { id } of hiring) noted(id, 'Compared your skills with a role');

  const people = await myPeople(asking, everybody);
  same(
    'people who said yes',
    people.map(({ person, grant, credentialCount }) => [person.id, grant.id, credentialCount]),
    byName.map(({ id }) => [id, liveGrants(viewer, id, town.grants, now)[0]?.id, visible(id).length]),
  );
  for (const { id } of byName)
    noted(id, isEmergency ? 'Saw you among their emergency looks' : 'Saw you in the list of people who said yes');

  const found = await peopleByIds(asking, [...town.people.map(({ id }) => id), 'nobody']);
  same(
    'people by id',
    found.map((person) => person?.id ?? null),
    [...town.people.map((person) => (person.id === viewer.personId || saidYes.includes(person) ? person.id : null)), null],
  );
  for (const { id } of others) noted(id, 'Looked up your name');

  const cards = await credentialsByIds(
    asking,
    town.credentials.map(({ id }) => id),
    everything,
  );
  const may = town.credentials.map((each) => visible(each.owner).includes(each));
  same(
    'credentials by id',
    cards.map((card) => card && [card.id, shownWithin(card)]),
    town.credentials.map((each, at) => (may[at] ? [each.id, dueWithin(each, detail(each))] : null)),
  );
  for (const [at, { owner }] of town.credentials.entries())
    if (owner !== viewer.personId)
      looks.push({ owner, what: 'Opened one of your credentials', outcome: may[at] ? 'allowed' : 'refused' });

  const permissions = await grantsByIds(
    asking,
    town.grants.map(({ id }) => id),
  );
  const opened = town.grants.map((given) => {
    if (given.giverId === viewer.personId) return [given.id, null];
    const isLive = liveGrants(viewer, given.giverId, [given], now).length > 0;
    looks.push({
      owner: given.giverId,
      what: isEmergency ? 'Opened your badges in an emergency look' : 'Opened a permission you gave',
      outcome: isLive ? 'allowed' : 'refused',
    });
    if (!isLive) return null;
    const opens = town.credentials.filter(
      (each) => decide(viewer, thingOf(town, each), [given], now).may && each.owner === given.giverId,
    );
    // Within each, all that is live opens together: the same credential says the same wherever it is shown.
    return [given.id, opens.map((each) => [each.id, dueInList(each, detail(each))])];
  });
  // What one's own permissions open is told by another rule: what the owner may see is never in question.
  const seen = permissions.map(
    (card, at) =>
      card && [
        card.id,
        town.grants[at]?.giverId === viewer.personId
          ? null
          : (card.credentials ?? []).map((each) => [each.id, shownInList(each)]).toSorted(),
      ],
  );
  same('permissions by id', seen, opened);

  const { skills } = await mySkills(asking, nothing);
  const own = holds({ ...town, credentials: town.credentials.filter(({ owner }) => owner === viewer.personId) }, now);
  same(
    'my skills',
    skills.map(({ competency, state, until, because, chains }) => [competency.id, state, until, because, chains.length]),
    own.map(({ competencyId, state, until, because, chains }) => [competencyId, state, until, because, chains.length]),
  );
}

/** What a gap shows, without names and words that stand elsewhere too. */
function shownLines(lines: readonly ShownLine[]) {
  return lines.map(({ competency, state, because, whatWouldHelp, chains, nextSteps }) => [
    competency.id,
    state,
    because,
    whatWouldHelp,
    chains.map(({ credential, standing, weight, alignmentId, mappingIds }) => [
      credential.id,
      shownInList(credential),
      standing,
      weight,
      alignmentId,
      mappingIds,
    ]),
    nextSteps.map(({ id }) => id),
  ]);
}

/** The same from the rule: core's derivation over every row of the town, but only over `credentials`. */
function expectedLines(
  town: Town,
  credentials: Town['credentials'],
  detail: (credential: Town['credentials'][number]) => Detail,
) {
  const within = new Map(credentials.map((each) => [each.id, dueInList(each, detail(each))]));
  const requirements = [...town.requirements].sort((a, b) => (keyOf(town, a) < keyOf(town, b) ? -1 : 1));
  const offers: OfferRow[] = town.achievements.flatMap(({ id, name, isPublished, effort, issuer }) =>
    isPublished
      ? town.alignments
          .filter(({ achievementId }) => achievementId === id)
          .map(({ competencyId }) => ({ achievement: { id, name }, issuerName: issuer.name, competencyId, effort }))
      : [],
  );
  return gap({ ...town, credentials }, requirements, offers, town.now).map(
    ({ competencyId, state, because, whatWouldHelp, chains, nextSteps }) => [
      competencyId,
      state,
      because,
      whatWouldHelp,
      chains.map(({ credential, standing, weight, alignmentId, mappingIds }: Chain) => [
        credential.id,
        within.get(credential.id),
        standing,
        weight,
        alignmentId,
        mappingIds,
      ]),
      nextSteps.map(({ achievement }) => achievement.id),
    ],
  );
}

const keyOf = (town: Town, { competencyId, necessity }: Town['requirements'][number]) =>
  `${necessity === 'required' ? 0 : 1}${town.competencies.find(({ id }) => id === competencyId)?.name}\t${competencyId}`;

/** Somebody of the town as they come looking. */
export function askingOf(graph: Graph, town: Town, { person, organization, purpose }: Town['lookers'][number]): Asking {
  const known = { id: person, name: town.people.find(({ id }) => id === person)?.name ?? '', memberships: [] };
  const role = purpose === 'emergency' ? ('administrator' as const) : ('employer' as const);
  const membership = organization && {
    role,
    organizationId: organization.id,
    slug: organization.id,
    organizationName: organization.name,
    kind: 'employer',
    recognised: true,
    recognisedBy: null,
    url: null,
  };
  const viewer = viewerFor(
    { ...known, memberships: membership ? [membership] : [] },
    { actingAs: membership ? `${membership.slug}/${role}` : null, purpose },
  );
  if (!viewer) throw new Error('the looker could not be made');
  return { graph, viewer, now: town.now };
}
