// The forms questions avoid because the engines part over them, with what each was seen to do.

/** Where the engines part. Questions avoid these; an engine that changes its mind shows up here. */
export const differences: readonly [name: string, text: string, embedded: unknown, neo4j: unknown][] = [
  ['sum over nothing', 'OPTIONAL MATCH (x:Nobody) RETURN sum(x.a) AS x', null, 0],
  ['a whole float as text', 'RETURN toString(1.0) AS x', '1', '1.0'],
  ['lists holding null', 'RETURN [1, 2] = [1, null] AS x', false, null],
  ['null in an empty list', 'RETURN null IN [] AS x', null, false],
  [
    'one instant in two zones',
    "RETURN datetime('2026-01-01T00:00:00Z') = datetime('2026-01-01T01:00:00+01:00') AS x",
    true,
    false,
  ],
];

/**
 * Stored text, literals and `ORDER BY` go by code point on both engines; a text *parameter* goes by UTF-16 on Neo4j, whatever function it
 * is passed through. So a page that begins after `$after` may lose or repeat a row there, when at the place where two names part one has
 * a character beyond U+FFFF (an emoji) and the other one from U+E000 to U+FFFF (a full-width form). No text in Cypher avoids it.
 */
export const parameterOrder = { text: "RETURN '～' < $x AS x", x: '😀', embedded: true, neo4j: false } as const;
