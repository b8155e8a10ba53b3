// Three kinds of test: beside the code, against the graph on every engine, and with a browser.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const conditions = ['source', 'node', 'import', 'default'];
// graphql ships twice (mjs and cjs) and refuses to meet its other self; one file for everyone.
const alias = { graphql: fileURLToPath(import.meta.resolve('graphql/index.js')) };
const surroundings = {
  resolve: { conditions, alias },
  ssr: { resolve: { conditions } },
  // Where a globalSetup file runs.
  environments: { __vitest__: { resolve: { conditions } } },
};

export default defineConfig({
  test: {
    projects: [
      {
        ...surroundings,
        test: {
          name: 'unit',
          include: ['packages/{core,api,portal}/src/**/*.test.ts', 'test/*.test.ts', 'test/{conformance,server}/**/*.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        ...surroundings,
        test: {
          name: 'graph',
          include: ['test/{graph,consent,api,journeys,seed,search}/**/*.test.ts'],
          globalSetup: ['test/graph/global-neo4j.ts'],
          // Neo4j Community has one database, and every file empties it.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        ...surroundings,
        test: {
          name: 'portal',
          include: ['test/portal/**/*.test.ts'],
          globalSetup: ['test/portal/global-server.ts'],
          // One town for all of them: what one person changes there, the next would see.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
