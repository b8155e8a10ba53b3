// Puts what is to be found straight into a store, as a loader would leave it.
import type { Graph } from '../../packages/api/src/graph/graph.ts';
import type { Shelf } from '../../packages/api/src/graph/shelf.ts';
import { list } from '../../packages/api/src/graph/statement.ts';
import { anything, probes } from '../graph/probe.ts';
import type { Stock, StockItem } from './published.ts';

export type Stocking = {
  readonly shelf: Shelf;
  stock(graph: Graph, stock: Stock): Promise<void>;
  /** Publishes a framework, or takes it back. */
  turn(graph: Graph, framework: string, state: 'published' | 'draft'): Promise<void>;
};

export function stocking(): Stocking {
  const { shelf, probe } = probes();
  const over = (text: string) => probe(`UNWIND $rows AS row ${text}`, { rows: list(anything) }, {});
  const owner = over("CREATE (:Organization {id: row, slug: row, name: 'Publisher', kind: 'publisher', recognised: true})");
  const frameworks = over(
    "CREATE (:Framework {id: row.id, uri: row.id, name: row.name, publisher: 'P', version: '1', licence: 'L', state: row.state, language: row.language})",
  );
  const turning = over('MATCH (f:Framework {id: row.id}) SET f.state = row.state');
  const skills = over('MATCH (f:Framework {id: row.framework}) CREATE (k:Competency)-[:`IN`]->(f) SET k += row.facts');
  const jobs = over(
    "MATCH (f:Framework {id: row.framework}) MATCH (o:Organization {id: 'publisher'}) CREATE (o)-[:OWNS]->(t:Target)-[:`IN`]->(f) SET t += row.facts",
  );
  const wordings = (label: 'Competency' | 'Target') =>
    over(`MATCH (n:${label} {id: row.of}) CREATE (w:Wording)-[:OF]->(n) SET w += row.facts`);
  const ofSkills = wordings('Competency');
  const ofJobs = wordings('Target');

  const put = async (graph: Graph, statement: typeof skills, rows: readonly unknown[]) => {
    for (let at = 0; at < rows.length; at += 1000) {
      await graph.write(async (tx) => void (await tx.run(statement, { rows: rows.slice(at, at + 1000) })));
    }
  };
  const stock = async (graph: Graph, { frameworks: lists, items }: Stock) => {
    await put(graph, owner, ['publisher']);
    await put(
      graph,
      frameworks,
      lists.map(({ state = 'published', ...each }) => ({ ...each, state })),
    );
    const isJob = ({ kind }: { kind: string }) => kind.startsWith('occupation');
    const rowOf = ({ uri, framework, kind, code, state = 'published', words: [{ name, otherNames, statement }] }: StockItem) => {
      const meaning = isJob({ kind }) ? { about: statement, slug: uri } : { statement };
      const facts = { id: uri, uri, kind, name, state, ...meaning, ...(code && { code }) };
      return { framework, facts: { ...facts, ...(otherNames.length > 0 && { otherNames }) } };
    };
    const wordingOf = ({ uri, words: [, ...others] }: Stock['items'][number]) =>
      others.map(({ otherNames, ...each }) => ({
        of: uri,
        facts: { id: `${uri}#${each.language}`, ...each, ...(otherNames.length > 0 && { otherNames }) },
      }));
    const [some, others] = [items.filter((each) => !isJob(each)), items.filter(isJob)];
    await put(graph, skills, some.map(rowOf));
    await put(graph, jobs, others.map(rowOf));
    await put(graph, ofSkills, some.flatMap(wordingOf));
    await put(graph, ofJobs, others.flatMap(wordingOf));
  };
  return { shelf, stock, turn: (graph, framework, state) => put(graph, turning, [{ id: framework, state }]) };
}
