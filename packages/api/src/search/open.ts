// Search for a store: each engine has its own way of finding by words.
import type { Graph } from '../graph/graph.ts';
import { embeddedFinder, type Say } from './embedded.ts';
import type { Finder } from './finder.ts';
import { neo4jFinder } from './neo4j.ts';

/** `log` hears when not everything can be found. */
export const openFinder = (graph: Graph, log: Say): Finder =>
  graph.engine === 'neo4j' ? neo4jFinder(graph) : embeddedFinder(graph, log);
