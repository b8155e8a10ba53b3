// Holds every question on the shelf against its header, its contract, both grammars and the dialect both engines share.
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import grafeo from '@grafeo-db/js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readMigrations } from '../../packages/api/src/graph/migrate.ts';
import { bare, graphFolder, readEntry, readShelf, type Entry } from '../../packages/api/src/graph/shelf.ts';
import { declared, type Codec, type Statement } from '../../packages/api/src/graph/statement.ts';
import { broken, rules } from './dialect.ts';
import { engines } from './engines.ts';

const root = join(import.meta.dirname, '../..');

type Diagnostic = { severity: number; message: string };
type Lint = (text: string, schema: { parameters: Record<string, unknown> }) => { diagnostics: Diagnostic[] };
const { lintCypherQuery } = createRequire(import.meta.url)('@neo4j-cypher/language-support') as { lintCypherQuery: Lint };

// Statements are declared where they are used: loading those files fills the register.
const sources = globSync('packages/api/src/**/*.ts', { cwd: root }).filter((file) => !file.endsWith('.test.ts'));
const declaring = sources.filter(
  (file) => /\bstatement\(/.test(readFileSync(join(root, file), 'utf8')) && !file.endsWith('statement.ts'),
);
for (const file of declaring) await import(join(root, file));

const shelf = readShelf();
const entries = [...shelf.values()];
/** A question only Neo4j is asked: its name says so, and only there are procedures allowed. */
const isForNeo4jAlone = (file: string) => file.endsWith('.neo4j');
const parametersIn = (text: string) => new Set([...bare(text).matchAll(/\$(\w+)/g)].map(([, name]) => name));

/** What Neo4j's own grammar says: errors, and warnings that a form is on its way out. */
function complaints(text: string): string[] {
  const parameters = Object.fromEntries([...parametersIn(text)].map((name) => [name, 1]));
  return lintCypherQuery(text, { parameters })
    .diagnostics.filter(({ severity, message }) => severity === 1 || /deprecated/i.test(message))
    .map(({ message }) => message);
}

describe.each(entries.map((entry) => [entry.file, entry] as const))('%s', (file, entry) => {
  const contract = () => contractOf(file);

  test('is declared by one reader or writer, as its header says', () => {
    const { takes, gives } = contract();
    expect(Object.fromEntries(Object.entries(takes).map(([name, { name: type }]) => [name, type]))).toEqual(entry.takes);
    expect(Object.keys(gives)).toEqual(entry.gives);
  });

  test('uses the parameters it takes, and no others', () => {
    expect([...parametersIn(entry.text)].toSorted()).toEqual(Object.keys(entry.takes).toSorted());
    const floats = Object.entries(entry.takes).filter(([, type]) => type.startsWith('float'));
    // The embedded engine takes a whole JS number for an integer, and divides it like one.
    for (const [name] of floats)
      expect(bare(entry.text)).not.toMatch(new RegExp(String.raw`(?<!toFloat\(\s*)\$${name}\b(?!\s+IS\b)`));
  });

  test('keeps to the shared dialect', () => {
    expect(broken(entry.text).filter((rule) => !(isForNeo4jAlone(file) && rule === 'a procedure'))).toEqual([]);
  });

  test("satisfies Neo4j's grammar", () => expect(complaints(entry.text)).toEqual([]));

  test('asks for the viewer and the time when it shows what a viewer may see', () => {
    expect(unguarded(entry)).toEqual([]);
  });
});

// What only Neo4j can be asked is held to its columns where it is asked (test/search).
const askedHere = entries.filter(({ file }) => !isForNeo4jAlone(file)).map((entry) => [entry.file, entry] as const);
test.each(askedHere)('%s gives the columns it names', async (file, { text, gives }) => {
  expect(await columnsOf(contractOf(file), text)).toEqual(gives);
});

function contractOf(file: string) {
  const found = declared.get(file);
  if (!found) throw new Error(`no reader or writer declares ${file}.cypher`);
  return found;
}

/** What a `viewer` question forgets to ask for. */
function unguarded({ sight, text }: Entry): string[] {
  return sight === 'viewer' ? ['viewerId', 'now'].filter((name) => !parametersIn(text).has(name)) : [];
}

describe('the shelf as a whole', () => {
  test('holds a file for every declared statement', () => {
    expect([...declared.keys()].filter((file) => !shelf.has(file))).toEqual([]);
  });

  test('is the only place with Cypher in it', () => {
    const cypher = /\b(MATCH|MERGE|CREATE|DELETE|CALL)\s*\(|\bUNWIND\s+[$[]|\bDETACH\s+DELETE\b|\bRETURN\s+\w+[.{]/;
    const all = globSync('packages/*/src/**/*.{ts,svelte}', { cwd: root }).filter((file) => !file.endsWith('.test.ts'));
    const guilty = all.filter((file) =>
      cypher.test(readFileSync(join(root, file), 'utf8').replace(/^\s*(\/\/|\*|\/\*).*$/gm, '')),
    );
    expect(guilty).toEqual([]);
    expect(cypher.test('const q = `MATCH (n) RETURN n.id`')).toBe(true);
  });
});

describe('each gate closes', () => {
  test.each(rules.flatMap(({ name, mistakes }) => mistakes.map((mistake) => [name, mistake] as const)))(
    '%s: %s',
    (name, mistake) => {
      expect(broken(mistake)).toContain(name);
    },
  );

  test('shared forms pass', () => {
    const fine = [
      'MATCH (l:Person {id: $id}) CALL (l) { MATCH (l)-[:R]->(a:A) RETURN collect(a{.id, cs: [(a)-->(c:C) | c{.id}]}) AS xs } RETURN l.id AS id, xs',
      'MATCH (a:A) WITH a, [(a)-->(b) WHERE b.x > 1 | b.id] AS bs, [(a)-->(c) | c.id] AS cs WHERE size(bs) > 0 RETURN bs, cs',
      'MATCH (a:A), (b:B) MATCH p = shortestPath((a)-[:R*..10]-(b)) RETURN length(p) AS steps ORDER BY steps LIMIT $first',
      "MATCH (n) WHERE n:A OR n:B AND n.name = 'CALL db.x; WHERE' RETURN [x IN n.names WHERE x <> $y] AS names // sum(x)",
      'MATCH (a)-[:R|S*0..6]->(b) RETURN coalesce(sum(b.hours), 0) AS hours, round(1.5) AS half, all(x IN [1] WHERE x > 0) AS ok',
      'MATCH (a) WHERE COUNT { (a)-[:R]->() } > 0 AND NOT EXISTS { (a)-[:S]->(:B) } RETURN collect(DISTINCT a.id) AS ids',
    ];
    for (const text of fine) expect([text, broken(text)]).toEqual([text, []]);
  });

  test.each([
    'MATCH (a) RETURN b',
    'MATCH (n) WITH n.x RETURN n',
    'MATCH (c RETURN c',
    'MATCH (c) RETURN count(c) AS n ORDER BY d',
    'MATCH (n) CALL { WITH n RETURN 1 AS one } RETURN one',
  ])("Neo4j's grammar refuses: %s", (mistake) => expect(complaints(mistake)).not.toEqual([]));

  const lines = [
    '// What is asked.',
    '// takes   viewerId: id, first: int',
    '// gives   id, name',
    '// sight   viewer',
    'RETURN 1 AS id',
  ];
  test.each([
    [1, '// what is asked', 'one sentence'],
    [2, '// takes   viewerId', 'name: type'],
    [2, '// takes   viewerId: identifier', 'name: type'],
    [2, '// needs   viewerId: id', 'takes'],
    [3, '// gives   n.id', 'name of a column'],
    [4, '// sight   everyone', 'sight is one of'],
  ])('a header whose line %i is "%s" is refused', (line, text, reason) => {
    expect(() => readEntry('a/b', lines.join('\n'))).not.toThrow();
    expect(() => readEntry('a/b', lines.with(line - 1, text).join('\n'))).toThrow(
      new RegExp(`a/b.cypher line ${line}: .*${reason}`),
    );
  });

  test('a viewer question without the viewer is named', () => {
    expect(unguarded(readEntry('a/b', lines.join('\n')))).toEqual(['viewerId', 'now']);
  });
});

describe.each(await engines())('on the %s engine', (engine) => {
  afterAll(() => engine.clear());
  beforeAll(async () => void (await engine.open()));

  const asked = entries.filter(({ file }) => engine.name === 'neo4j' || !isForNeo4jAlone(file));
  test.each(asked.map((entry) => [entry.file, entry] as const))('%s can be planned', async (file, { text }) => {
    const contract = contractOf(file);
    await expect(engine.explain(text, contract, sampleFor(contract, owned))).resolves.toBeUndefined();
  });
});

let store: InstanceType<typeof grafeo.GrafeoDB>;
beforeAll(async () => {
  store = grafeo.GrafeoDB.create();
  for (const migration of readMigrations('embedded', join(graphFolder, 'migrations'))) {
    for (const each of migration.statements) await store.executeCypher(each);
  }
});
afterAll(() => store.close());

/** Run on an empty store and undone: planning alone misses what only running shows. */
async function columnsOf(asked: Statement<unknown, unknown>, text: string): Promise<string[]> {
  const transaction = store.beginTransaction();
  try {
    return (await transaction.executeCypher(text, sampleFor(asked))).columns;
  } finally {
    transaction.rollback();
  }
}

/** What is sealed on its way in: one text as an engine gets it, or, before the port, the words with their owner and place. */
const owned = { ownerId: 'x', object: 'x', text: 'x' };
const sampleFor = ({ takes }: Statement<unknown, unknown>, sealed: unknown = 'x') =>
  Object.fromEntries(Object.entries(takes).map(([name, codec]) => [name, sampleOf(codec, sealed)]));

const samples: Readonly<Record<string, unknown>> = {
  id: 'x',
  text: 'x',
  int: 1,
  float: 0.5,
  bool: true,
  instant: '2026-11-23T12:00:00.000Z',
};

function sampleOf(codec: Codec<unknown>, sealed: unknown): unknown {
  if (codec.isSealed) return sealed;
  if (codec.isOpen) return { id: 'x' };
  if (codec.shape) return Object.fromEntries(Object.entries(codec.shape).map(([key, of]) => [key, sampleOf(of, sealed)]));
  if (codec.inner) return codec.name.endsWith(']') ? [sampleOf(codec.inner, sealed)] : sampleOf(codec.inner, sealed);
  return samples[codec.name] ?? expect.fail(`no sample for ${codec.name}`);
}
