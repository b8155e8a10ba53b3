// What Cypher means on either engine: one row a form, with the answer both must give.

/** A question over the small graph below, its parameters (integers only), and the rows it must give. */
export type Answer = readonly [
  name: string,
  text: string,
  rows: readonly Record<string, unknown>[],
  params?: Record<string, number>,
];

// Five skills a → b → c → d with e aside; two people; what they earned.
export const smallGraph = [
  `UNWIND range(0, 4) AS i
   CREATE (:Skill {id: substring('abcde', i, 1), rank: i, name: ['Ähre', 'bake', 'Cook', 'dig', null][i], tags: ['x', toString(i)]})`,
  `MATCH (a:Skill {id: 'a'}), (b:Skill {id: 'b'}), (c:Skill {id: 'c'}), (d:Skill {id: 'd'})
   CREATE (a)-[:BROADER {w: 1}]->(b), (b)-[:REQUIRES {w: 2}]->(c), (c)-[:BROADER {w: 3}]->(d), (a)-[:REQUIRES {w: 9}]->(d)`,
  `CREATE (:Human {id: 'p', until: '2026-01-01T00:00:00.000Z'}), (:Human {id: 'q'})`,
  `MATCH (p:Human {id: 'p'}), (s:Skill) WHERE s.rank < 3 CREATE (p)-[:HAS {level: s.rank}]->(s)`,
] as const;

export const answers: readonly Answer[] = [
  [
    'a projection gives null for what is missing',
    `MATCH (p:Human {id: 'q'}) RETURN p{.id, .until} AS p`,
    [{ p: { id: 'q', until: null } }],
  ],
  [
    'a pattern comprehension filters and projects',
    `MATCH (p:Human) WITH p, [(p)-[h:HAS]->(s:Skill) WHERE s.rank > 0 | {id: s.id, level: h.level}] AS xs
     RETURN p.id AS id, size(xs) AS n, [x IN xs WHERE x.id = 'c' | x.level] AS levels ORDER BY id`,
    [
      { id: 'p', n: 2, levels: [2] },
      { id: 'q', n: 0, levels: [] },
    ],
  ],
  [
    'subqueries count, exist and do not exist',
    `MATCH (p:Human) RETURN p.id AS id, COUNT { (p)-[:HAS]->() } AS n, EXISTS { (p)-[:HAS]->(:Skill {id: 'a'}) } AS has,
       NOT EXISTS { MATCH (p)-[:HAS]->(s) WHERE s.rank > 1 } AS lacks ORDER BY id`,
    [
      { id: 'p', n: 3, has: true, lacks: false },
      { id: 'q', n: 0, has: false, lacks: true },
    ],
  ],
  [
    'an aggregate inside CALL keeps the row when nothing matches',
    `MATCH (p:Human) CALL (p) { MATCH (p)-[:HAS]->(s) WITH s ORDER BY s.id DESC RETURN collect(s.id) AS ids } RETURN p.id AS id, ids ORDER BY id`,
    [
      { id: 'p', ids: ['c', 'b', 'a'] },
      { id: 'q', ids: [] },
    ],
  ],
  [
    'CALL nests',
    `MATCH (p:Human {id: 'p'}) CALL (p) { MATCH (p)-[:HAS]->(s) CALL (s) { MATCH (s)-->(t) RETURN count(t) AS n } WITH s, n ORDER BY s.id
       RETURN collect(s{.id, n: n}) AS xs } RETURN xs`,
    [
      {
        xs: [
          { id: 'a', n: 2 },
          { id: 'b', n: 1 },
          { id: 'c', n: 1 },
        ],
      },
    ],
  ],
  [
    'a path takes several types and a bounded number of steps',
    `MATCH (a:Skill {id: 'a'})-[:BROADER|REQUIRES*0..2]->(x) RETURN x.id AS id, count(*) AS trails ORDER BY id`,
    [
      { id: 'a', trails: 1 },
      { id: 'b', trails: 1 },
      { id: 'c', trails: 1 },
      { id: 'd', trails: 1 },
    ],
  ],
  [
    'the shortest path',
    `MATCH (a:Skill {id: 'a'}), (c:Skill {id: 'c'}) MATCH p = shortestPath((a)-[:BROADER|REQUIRES*..10]-(c)) RETURN length(p) AS n, [x IN nodes(p) | x.id][0] AS first`,
    [{ n: 2, first: 'a' }],
  ],
  [
    'all shortest paths',
    `MATCH (a:Skill {id: 'a'}), (c:Skill {id: 'c'}) MATCH p = allShortestPaths((a)-[*..10]-(c)) WITH [x IN nodes(p) | x.id] AS way
     WHERE NOT 'p' IN way RETURN way ORDER BY way[1]`,
    [{ way: ['a', 'b', 'c'] }, { way: ['a', 'd', 'c'] }],
  ],
  [
    'a predicate over the links of a path',
    `MATCH p = (a:Skill {id: 'a'})-[*1..3]->(x:Skill) WHERE all(r IN relationships(p) WHERE r.w < 3) RETURN x.id AS id, [r IN relationships(p) | type(r)] AS types ORDER BY id`,
    [
      { id: 'b', types: ['BROADER'] },
      { id: 'c', types: ['BROADER', 'REQUIRES'] },
    ],
  ],
  [
    'any, all, none, single over lists, and over empty ones',
    `WITH [1, 2, 3] AS xs RETURN any(x IN xs WHERE x > 2) AS a, all(x IN xs WHERE x > 2) AS b, none(x IN xs WHERE x > 3) AS c, single(x IN xs WHERE x = 2) AS d,
       any(x IN [] WHERE x) AS e, all(x IN [] WHERE x) AS f`,
    [{ a: true, b: false, c: true, d: true, e: false, f: true }],
  ],
  [
    'lists: comprehension, reduce, slices, range',
    `WITH [3, 1, 2] AS xs RETURN [x IN xs WHERE x > 1 | x * 2] AS a, reduce(s = 0, x IN xs | s + x) AS b, head(xs) AS c, last(xs) AS d, tail(xs) AS e,
       xs[1..] AS f, xs[-1] AS g, xs[9] AS h, range(1, 5, 2) AS i, reverse(xs) AS j, size(xs + [4]) AS k`,
    [{ a: [6, 4], b: 6, c: 3, d: 2, e: [1, 2], f: [1, 2], g: 2, h: null, i: [1, 3, 5], j: [2, 1, 3], k: 4 }],
  ],
  [
    'CASE in both its forms',
    `UNWIND [1, 2, null] AS x RETURN CASE x WHEN 1 THEN 'one' WHEN 2 THEN 'two' ELSE 'none' END AS a, CASE WHEN x > 1 THEN 'big' END AS b ORDER BY x`,
    [
      { a: 'one', b: null },
      { a: 'two', b: 'big' },
      { a: 'none', b: null },
    ],
  ],
  [
    'UNION removes doubles',
    `CALL () { RETURN 1 AS x UNION RETURN 1 AS x UNION RETURN 2 AS x } RETURN x ORDER BY x`,
    [{ x: 1 }, { x: 2 }],
  ],
  ['UNION ALL keeps them', `RETURN 1 AS x UNION ALL RETURN 1 AS x`, [{ x: 1 }, { x: 1 }]],
  [
    'three-valued logic',
    `RETURN null = null AS a, null <> 1 AS b, NOT null AS c, null AND false AS d, null OR true AS e, null IN [1] AS f, 1 IN [1, null] AS g, 2 IN [1, null] AS h, 1 < null AS i,
       null IS NULL AS j, (null XOR true) AS k`,
    [{ a: null, b: null, c: null, d: false, e: true, f: null, g: true, h: null, i: null, j: true, k: null }],
  ],
  [
    'a WHERE that is null lets nothing through',
    `MATCH (s:Skill) WHERE s.name > 'a' OR NOT s.name > 'a' RETURN count(*) AS n`,
    [{ n: 4 }],
  ],
  [
    'nulls come last going up and first going down',
    `CALL () { MATCH (s:Skill) WITH s ORDER BY s.name RETURN collect(s.id) AS up }
     CALL () { MATCH (s:Skill) WITH s ORDER BY s.name DESC RETURN collect(s.id) AS down } RETURN up, down`,
    [{ up: ['c', 'b', 'd', 'a', 'e'], down: ['e', 'a', 'd', 'b', 'c'] }],
  ],
  [
    'SKIP and LIMIT take integers',
    `MATCH (s:Skill) RETURN s.id AS id ORDER BY id SKIP $skip LIMIT $first`,
    [{ id: 'b' }, { id: 'c' }],
    { skip: 1, first: 2 },
  ],
  ['LIMIT 0 gives nothing', `MATCH (s:Skill) RETURN s.id AS id ORDER BY id LIMIT $first`, [], { first: 0 }],
  [
    'integers divide as integers',
    `RETURN $x / 2 AS a, -$x / 2 AS b, $x % 3 AS c, -$x % 3 AS d, $x / 2.0 AS e`,
    [{ a: 2, b: -2, c: 2, d: -2, e: 2.5 }],
    { x: 5 },
  ],
  [
    'aggregates over nothing',
    `OPTIONAL MATCH (x:Nobody) RETURN count(x) AS n, collect(x.id) AS ids, min(x.a) AS lo, max(x.a) AS hi, avg(x.a) AS mean, coalesce(sum(x.a), 0) AS total`,
    [{ n: 0, ids: [], lo: null, hi: null, mean: null, total: 0 }],
  ],
  [
    'aggregates pass over null',
    `MATCH (s:Skill) RETURN count(*) AS all, count(s.name) AS named, count(DISTINCT s.tags[0]) AS tags, size(collect(s.name)) AS listed, avg(s.rank) AS mean`,
    [{ all: 5, named: 4, tags: 1, listed: 4, mean: 2 }],
  ],
  [
    'null is a group of its own',
    `UNWIND [1, null, 1, null] AS x RETURN x, count(*) AS n ORDER BY n, x`,
    [
      { x: 1, n: 2 },
      { x: null, n: 2 },
    ],
  ],
  [
    'OPTIONAL MATCH keeps the row',
    `MATCH (p:Human) OPTIONAL MATCH (p)-[:HAS]->(s:Skill {id: 'a'}) RETURN p.id AS id, s.id AS skill ORDER BY id`,
    [
      { id: 'p', skill: 'a' },
      { id: 'q', skill: null },
    ],
  ],
  ['a link is walked once in a pattern', `MATCH (a:Skill {id: 'b'})--(x)--(y:Skill) RETURN count(*) AS n`, [{ n: 4 }]],
  [
    'text: case, parts, search',
    `RETURN toLower('ÄRA') AS a, toUpper('straße') AS b, trim('  x ') AS c, split('a,b,,c', ',') AS d, replace('aXbX', 'X', '-') AS e, 'Ähre' CONTAINS 'hr' AS f,
       'abc' STARTS WITH 'ab' AS g, 'abc' ENDS WITH 'bc' AS h, left('abc', 2) AS i, substring('abc', 1) AS j, 'a' + 'b' AS k, size('abc') AS l`,
    [
      {
        a: 'ära',
        b: 'STRASSE',
        c: 'x',
        d: ['a', 'b', '', 'c'],
        e: 'a-b-',
        f: true,
        g: true,
        h: true,
        i: 'ab',
        j: 'bc',
        k: 'ab',
        l: 3,
      },
    ],
  ],
  [
    'text is ordered by code point',
    `UNWIND ['z', 'é', 'B', 'a', '～', '😀', ''] AS x WITH x ORDER BY x RETURN collect(x) AS xs`,
    [{ xs: ['', 'B', 'a', 'z', 'é', '～', '😀'] }],
  ],
  [
    'instants compare as text',
    `MATCH (p:Human) RETURN p.id AS id, coalesce(p.until, '9') > '2025-12-31T23:59:59.999Z' AS live ORDER BY id`,
    [
      { id: 'p', live: true },
      { id: 'q', live: true },
    ],
  ],
  [
    'instants compare and add up as times',
    `RETURN datetime('2026-01-01T00:00:00Z') < datetime('2026-01-01T00:00:00.001Z') AS a, datetime('2026-01-31T00:00:00Z') + duration('P1D') = datetime('2026-02-01T00:00:00Z') AS b,
       toString(datetime('2026-01-01T00:00:00Z')) AS c`,
    [{ a: true, b: true, c: '2026-01-01T00:00:00Z' }],
  ],
  [
    'conversions',
    `RETURN toInteger('12') AS a, toInteger('x') AS b, toFloat('1.5') AS c, toString(12) AS d, toString(true) AS e, toBoolean('true') AS f`,
    [{ a: 12, b: null, c: 1.5, d: '12', e: 'true', f: true }],
  ],
  ['a float divided by nothing is larger than any number', `RETURN 5.0 / 0 > 1.0e300 AS a`, [{ a: true }]],
  ['an emoji is one character', `RETURN size('😀') AS a, substring('a😀b', 1, 1) AS b`, [{ a: 1, b: '😀' }]],
  [
    'numbers',
    `RETURN abs(-2) AS a, sign(-3) AS b, ceil(1.2) AS c, floor(1.8) AS d, sqrt(9.0) AS e, 2 ^ 3 AS f, toInteger(round(2.4)) AS g`,
    [{ a: 2, b: -1, c: 2, d: 1, e: 3, f: 8, g: 2 }],
  ],
  [
    'labels and types',
    `MATCH (p:Human {id: 'p'})-[h]->(s:Skill {id: 'a'}) RETURN labels(s) AS labels, type(h) AS type, p:Human AS human, s:Human AS inhuman`,
    [{ labels: ['Skill'], type: 'HAS', human: true, inhuman: false }],
  ],
  [
    'DISTINCT sees equal maps and lists as one',
    `UNWIND [{a: 1}, {a: 1}, {a: 2}] AS x WITH DISTINCT x RETURN count(*) AS n`,
    [{ n: 2 }],
  ],
  ['list membership of a property', `MATCH (s:Skill) WHERE '3' IN s.tags RETURN s.id AS id`, [{ id: 'd' }]],
  [
    'a list of ids finds its nodes',
    `UNWIND ['b', 'zz', 'a'] AS id MATCH (s:Skill {id: id}) RETURN s.id AS id ORDER BY id`,
    [{ id: 'a' }, { id: 'b' }],
  ],
  [
    'WITH … WHERE after an aggregate',
    `MATCH (p:Human)-[:HAS]->(s) WITH p, count(s) AS n WHERE n > 2 RETURN p.id AS id, n`,
    [{ id: 'p', n: 3 }],
  ],
  [
    'order is kept into collect',
    `MATCH (s:Skill) WITH s ORDER BY s.rank DESC LIMIT 3 RETURN collect(s.id) AS ids`,
    [{ ids: ['e', 'd', 'c'] }],
  ],
];
