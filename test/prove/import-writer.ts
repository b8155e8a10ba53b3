// The importer that gets killed: loads one release of a list into a store, and says when writing begins.
import { openGraph, type GraphSettings } from '../../packages/api/src/graph/open.ts';
import { load } from '../graph/frameworks.ts';
import { release } from './import.ts';

const [settings = '{}', number = '1'] = process.argv.slice(2);
const graph = await openGraph(JSON.parse(settings) as GraphSettings);
let begun = false;
await load(graph, release(Number(number)), {
  heard: ({ phase }) => {
    if (begun || phase === 'comparing') return;
    begun = true;
    process.stdout.write('writing\n');
  },
});
await graph.close();
