// Puts a town into a graph, plainly: what readers read must not depend on how writers write.
import type { Graph, Transaction } from '../../packages/api/src/graph/graph.ts';
import type { Scope } from '../../packages/core/src/consent/index.ts';
import type { Entry } from '../../packages/api/src/graph/shelf.ts';
import { id as idText, list, map, text, toSeal, type Statement } from '../../packages/api/src/graph/statement.ts';
import { anything, probes } from '../graph/probe.ts';
import type { Town } from './town.ts';
import { documentRows, evidenceRows, factsWithin } from './within.ts';

export type Settler = {
  readonly shelf: Map<string, Entry>;
  settle(graph: Graph, town: Town): Promise<void>;
  /** Takes grants of a town back, at its present moment. */
  withdraw(graph: Graph, town: Town, grants: readonly { readonly id: string }[]): Promise<void>;
  /** Lets people see everything of others, for hiring. */
  readonly giveAll: ReturnType<ReturnType<typeof probes>['probe']>;
};

/** Statements that build towns, on a shelf of their own beside the real ones. */
export function settler(): Settler {
  const { shelf, probe } = probes();
  const over = (text: string) => probe(`UNWIND $rows AS row\n${text}`, { rows: anything }, {});
  const people = over('CREATE (p:Person {id: row.id}) SET p.name = row.name');
  const organizations = over(
    "CREATE (o:Organization {id: row.id}) SET o.slug = row.id, o.name = row.name, o.kind = 'college', o.recognised = true, o.did = 'did:example:' + row.id",
  );
  const framework = over(
    "CREATE (f:Framework {id: row.id}) SET f.uri = row.id, f.name = 'F', f.publisher = 'P', f.version = '1', f.licence = 'L', f.language = 'en', f.state = 'published'",
  );
  const competencies = over(
    "MATCH (f:Framework {id: row.frameworkId}) CREATE (k:Competency {id: row.id})-[:`IN`]->(f) SET k.uri = row.id, k.name = row.name, k.statement = 'S', k.state = 'published'",
  );
  const achievements = over(
    "MATCH (o:Organization {id: row.issuerId}) CREATE (o)-[:OFFERS]->(a:Achievement {id: row.id}) SET a.uri = row.id, a.name = row.name, a.about = 'A', a.state = row.state, a.effort = row.effort",
  );
  const alignments = over(
    'MATCH (a:Achievement {id: row.achievementId}) MATCH (k:Competency {id: row.competencyId}) CREATE (a)-[:ALIGNED_TO {alignmentId: row.alignmentId, level: row.level}]->(k)',
  );
  const countsAs = over(
    "MATCH (b:Competency {id: row.from}) MATCH (k:Competency {id: row.to}) CREATE (m:Mapping {id: row.mappingId}) SET m.validUntil = row.validUntil, m.state = row.state, m.predicate = 'exactMatch', m.justification = 'lexicalMatching' CREATE (b)-[:COUNTS_AS {weight: row.weight, mappingId: row.mappingId}]->(k)",
  );
  const target = over(
    "MATCH (o:Organization {id: row.ownerId}) CREATE (o)-[:OWNS]->(t:Target {id: row.id}) SET t.slug = row.id, t.kind = 'role', t.name = 'Role', t.about = 'A', t.state = 'published'",
  );
  const requirements = over(
    'MATCH (t:Target {id: row.target}) MATCH (k:Competency {id: row.competencyId}) CREATE (t)-[:REQUIRES {level: row.level, necessity: row.necessity}]->(k)',
  );
  const credentials = over(
    'MATCH (p:Person {id: row.owner}) MATCH (o:Organization {id: row.issuerId}) MATCH (a:Achievement {id: row.achievementId}) CREATE (c:Credential {id: row.id})-[:ABOUT]->(p) CREATE (c)-[:ISSUED_BY]->(o) CREATE (c)-[:ASSERTS]->(a) SET c += row.facts',
  );
  const beside = (relation: string, label: string) =>
    probe(
      `UNWIND $rows AS row\nMATCH (c:Credential {id: row.credentialId}) CREATE (c)-[:${relation}]->(x:${label} {id: row.id}) SET x.text = row.text`,
      { rows: list(map({ credentialId: idText, id: text, text: toSeal })) },
      {},
    );
  const evidence = beside('SUPPORTED_BY', 'Evidence');
  const documents = beside('WRITTEN_AS', 'Document');
  const grants = (label: string) =>
    over(
      `MATCH (p:Person {id: row.giverId}) ${label === 'Link' ? 'CREATE' : 'MATCH'} (r:${label} {id: row.toId}) CREATE (p)-[:GAVE]->(g:Grant {id: row.id})-[:TO]->(r) SET g += row.facts`,
    );
  const kinds = { person: grants('Person'), organization: grants('Organization'), link: grants('Link') };
  const scoped = (type: string, label: string) =>
    over(`MATCH (g:Grant {id: row.grantId}) MATCH (x:${label} {id: row.id}) CREATE (g)-[:${type}]->(x)`);
  const covers = scoped('COVERS', 'Credential');
  const allowsIssuer = scoped('ALLOWS_ISSUER', 'Organization');
  const allowsSkill = scoped('ALLOWS_SKILL', 'Competency');

  const settle = async (tx: Transaction, town: Town) => {
    const put = async <Row>(statement: Statement<{ rows: Row }, object>, rows: Row & readonly unknown[]) => {
      if (rows.length > 0) await tx.run(statement, { rows });
    };
    const frameworkId = `${town.target}-f`;
    await put(people, town.people);
    await put(organizations, town.organizations);
    await put(framework, [{ id: frameworkId }]);
    await put(
      competencies,
      town.competencies.map((each) => ({ ...each, frameworkId })),
    );
    await put(
      achievements,
      town.achievements.map(({ id, name, effort, isPublished, issuer }) => ({
        id,
        name,
        effort,
        state: isPublished ? 'published' : 'retired',
        issuerId: issuer.id,
      })),
    );
    await put(alignments, town.alignments);
    await put(
      countsAs,
      town.countsAs.map((each) => ({ ...each, state: each.isDisputed ? 'disputed' : 'published' })),
    );
    await put(target, [{ id: town.target, ownerId: town.organizations[0]?.id }]);
    await put(
      requirements,
      town.requirements.map((each) => ({ ...each, target: town.target })),
    );
    await put(
      credentials,
      town.credentials.map(({ id, name, owner, issuer, achievement, answer, standing, validFrom, validUntil, has }) => ({
        id,
        owner,
        issuerId: issuer.id,
        achievementId: achievement?.id,
        facts: {
          name,
          answer,
          standing,
          validFrom,
          validUntil,
          kind: 'open-badge',
          receivedAt: town.now,
          checkedAt: town.now,
          verdict: 'valid',
          ...factsWithin({ id, has }, town.now),
          issuerDid: issuer.id,
          digest: id,
        },
      })),
    );
    await put(evidence, town.credentials.flatMap(evidenceRows));
    await put(documents, town.credentials.flatMap(documentRows));
    for (const [kind, statement] of Object.entries(kinds)) {
      await put(
        statement,
        town.grants
          .filter((each) => each.kind === kind)
          .map(({ id, giverId, toId, viaId, scope, purpose, givenAt, declinedAt, withdrawnAt, until }) => ({
            id,
            giverId,
            toId,
            facts: {
              viaId,
              purpose,
              givenAt,
              declinedAt,
              withdrawnAt,
              until,
              scope: scope.kind,
              parts: scope.within === 'everything' ? null : ['outline', ...scope.within],
              receiverName: 'Somebody',
              ...(purpose === 'emergency' && { askedOf: 'them@here.example', reason: 'danger', note: 'Look.' }),
              byIssuer: scope.kind === 'rule' && scope.issuers.length > 0,
              bySkill: scope.kind === 'rule' && scope.skills.length > 0,
            },
          })),
      );
    }
    const named = (pick: (scope: Scope) => readonly string[]) =>
      town.grants.flatMap(({ id: grantId, scope }) => pick(scope).map((id) => ({ grantId, id })));
    await put(
      covers,
      named((scope) => (scope.kind === 'chosen' ? scope.credentials : [])),
    );
    await put(
      allowsIssuer,
      named((scope) => (scope.kind === 'rule' ? scope.issuers : [])),
    );
    await put(
      allowsSkill,
      named((scope) => (scope.kind === 'rule' ? scope.skills : [])),
    );
  };
  const giveAll = over(
    "MATCH (p:Person {id: row.giverId}) MATCH (r:Person {id: row.toId}) CREATE (p)-[:GAVE]->(g:Grant {id: row.id})-[:TO]->(r) SET g.scope = 'all', g.purpose = 'hiring', g.givenAt = row.now, g.until = '2027-01-01T00:00:00.000Z', g.receiverName = 'Somebody'",
  );
  const takenBack = over('MATCH (g:Grant {id: row.id}) SET g.withdrawnAt = row.now');
  const withdraw: Settler['withdraw'] = async (graph, town, grants) => {
    const rows = grants.map(({ id }) => ({ id, now: town.now }));
    if (rows.length > 0) await graph.write((tx) => tx.run(takenBack, { rows }));
  };
  return { shelf, giveAll, withdraw, settle: (graph, town) => graph.write((tx) => settle(tx, town)) };
}
