// The shapes a question must not use, each with why, what to write instead, and a mistake that proves the rule can say no.
import { bare } from '../../packages/api/src/graph/shelf.ts';

export type Rule = {
  readonly name: string;
  readonly instead: string;
  readonly finds: RegExp | ((text: string) => boolean);
  readonly mistakes: readonly string[];
};

/** The names of the rules a statement breaks. Quoted text and comments are not looked at. */
export const broken = (text: string): string[] => {
  const words = bare(text);
  return rules.filter(({ finds }) => (finds instanceof RegExp ? finds.test(words) : finds(words))).map(({ name }) => name);
};

export const rules: readonly Rule[] = [
  // What the embedded engine does not parse, or runs into an error of its own.
  {
    name: 'labels with | in a pattern',
    instead: 'MATCH (n) WHERE n:A OR n:B',
    finds: /(?<!\w)\(\s*\w*\s*:\s*\w+\s*\|/,
    mistakes: ['MATCH (n:Person|Organization) RETURN n.id AS id', 'MATCH (:A | B)-->(x) RETURN x.id AS id'],
  },
  {
    name: 'WHERE inside a pattern',
    instead: 'MATCH (a:Achievement) WHERE a.state = $state',
    finds: /\(\s*\w*\s*(:\s*\w+\s*)?(\{[^}]*\}\s*)?WHERE\b|\[\s*\w*\s*(:[\w|\s]+)?WHERE\b/i,
    mistakes: [
      'MATCH (a:Achievement WHERE a.state = $s) RETURN a.id AS id',
      'MATCH (a)-[r:R WHERE r.x > 1]->(b) RETURN b.id AS id',
    ],
  },
  {
    name: 'a quantified path',
    instead: '-[:R*0..6]->',
    finds: /\)\s*(\{\s*\d*\s*(,\s*\d*\s*)?\}|\+\s*[-(])|\]->?\s*(\+|\{\s*\d)/,
    mistakes: [
      'MATCH ((x)-[:R]->(y)){0,6} RETURN 1 AS n',
      'MATCH (a) ((x)-[:R]->(y))+ (b) RETURN 1 AS n',
      'MATCH (a)-[:R]->{1,3}(b) RETURN 1 AS n',
    ],
  },
  {
    name: 'SHORTEST',
    instead: 'shortestPath((a)-[:R*..10]-(b)), both ends bound first',
    finds: /\b(SHORTEST\s+(\d|GROUPS?\b|\$)|(ALL|ANY)\s+SHORTEST\b)/i,
    mistakes: [
      'MATCH p = SHORTEST 1 (a)-[:R]-+(b) RETURN length(p) AS n',
      'MATCH p = ANY SHORTEST (a)--(b) RETURN length(p) AS n',
    ],
  },
  {
    name: 'COLLECT { }',
    instead: 'CALL (x) { MATCH … RETURN collect(y) AS ys }',
    finds: /\bCOLLECT\s*\{/i,
    mistakes: ['MATCH (a) RETURN COLLECT { MATCH (a)-->(b) RETURN b.id } AS ids'],
  },
  {
    name: 'a computed LIMIT or SKIP',
    instead: 'LIMIT $first with the parameter an int',
    finds: /\b(LIMIT|SKIP)\s+(?!\$\w+|\d+)/i,
    mistakes: ['MATCH (a) RETURN a.id AS id ORDER BY id LIMIT toInteger($n)', 'MATCH (a) RETURN a.id AS id SKIP size($xs)'],
  },
  {
    name: 'a pattern comprehension inside another',
    instead: 'nested CALL (x) { }, or COUNT { … } > 0',
    finds: nestedComprehension,
    mistakes: [
      'MATCH (a) RETURN [(a)-->(b) | b{.id, cs: [(b)-->(c) | c.id]}] AS bs',
      'MATCH (a) WHERE size([(a)-->() | 1]) > 0 RETURN a.id AS id',
    ],
  },
  {
    name: 'a pattern comprehension outside RETURN and WITH',
    instead: 'WITH a, head([(a)-->(b) | b.id]) AS x WHERE x = …; or COUNT { … } > 0',
    finds: misplacedComprehension,
    mistakes: [
      "MATCH (a) WHERE coalesce(head([(a)-->(b) | b.id]), '') = $x RETURN a.id AS id",
      'MATCH (a) RETURN a.id AS id ORDER BY size([(a)-->(b) | b.id])',
      'MATCH (a) SET a.x = head([(a)-->(b) | b.id])',
    ],
  },
  {
    name: 'randomUUID()',
    instead: 'ids are made in TypeScript and passed',
    finds: /\brandomUUID\s*\(/i,
    mistakes: ['CREATE (a:A {id: randomUUID()})'],
  },
  {
    name: 'round with places',
    instead: 'round where it is shown',
    finds: /\bround\s*\([^()]*(\([^()]*\)[^()]*)*,/i,
    mistakes: ['RETURN round(1.25, 1) AS n', 'RETURN round(toFloat(1), 1) AS n'],
  },
  {
    name: 'a property of a call',
    instead: 'WITH … AS d first, or compute it in TypeScript',
    finds: /\w\([^()]*(\([^()]*\)[^()]*)*\)\s*\.\s*[a-z]/i,
    mistakes: ['RETURN duration.between(date($a), date($b)).days AS n', 'MATCH (a)-->(b) RETURN head(collect(b)).id AS id'],
  },
  // What one of the engines does not have, or answers otherwise.
  {
    name: 'CALL { WITH x … }',
    instead: 'CALL (x) { … }',
    finds: /\bCALL\s*\{/i,
    mistakes: ['MATCH (a) CALL { WITH a MATCH (a)-->(b) RETURN count(b) AS n } RETURN n'],
  },
  {
    name: 'a procedure',
    instead: 'plain Cypher, such as toLower(x) CONTAINS toLower($q)',
    finds: /\bCALL\s+[a-z]|\bapoc\./i,
    mistakes: [
      "CALL db.index.fulltext.queryNodes('a', $q) YIELD node RETURN node.id AS id",
      'RETURN apoc.text.join($xs, $y) AS t',
    ],
  },
  {
    name: 'the clock of the engine',
    instead: '$now, read once a request',
    finds: /\b(datetime|localdatetime|date|time|localtime|timestamp)\s*\(\s*\)|\b(transaction|statement|realtime)\s*\(/i,
    mistakes: [
      'MATCH (a) WHERE a.until > datetime() RETURN a.id AS id',
      'MATCH (a) SET a.at = timestamp()',
      'RETURN date.realtime() AS d',
    ],
  },
  {
    name: "an engine's own ids",
    instead: 'the property id',
    finds: /(?<![.\w$])(elementId|id)\s*\(/i,
    mistakes: ['MATCH (a) RETURN elementId(a) AS id', 'MATCH (a) WHERE id(a) = 1 RETURN a.id AS key'],
  },
  {
    name: 'a regular expression',
    instead: 'CONTAINS, STARTS WITH or ENDS WITH: engines differ, and a pattern can be made to run for ever',
    finds: /=~/,
    mistakes: ['MATCH (a) WHERE a.name =~ $pattern RETURN a.id AS id'],
  },
  {
    name: 'a sum without coalesce',
    instead: 'coalesce(sum(x), 0): over nothing one engine says null',
    finds: /(?<!coalesce\(\s*)\bsum\s*\(/i,
    mistakes: ['MATCH (a) RETURN sum(a.hours) AS hours'],
  },
  {
    name: 'a node, relationship or path as a result',
    instead: 'n{.id, .name}: engines hand over different objects, and internal ids with them',
    finds: returnsElement,
    mistakes: [
      'MATCH (n:Person) RETURN n',
      'MATCH (a)-[r:R]->(b) RETURN r AS link',
      'MATCH p = (a)-->(b) RETURN p',
      'MATCH (n) RETURN collect(DISTINCT n) AS all',
    ],
  },
  // What would let one request take everything, or hide an order nobody promised.
  {
    name: 'a path without an end',
    instead: '*0..6: neither engine can be interrupted cheaply',
    finds: /\[[^\]]*\*\s*(\d+\s*\.\.\s*)?(?=[\]{])/,
    mistakes: ['MATCH (a)-[:R*]->(b) RETURN b.id AS id', 'MATCH (a)-[:R*1..]->(b) RETURN b.id AS id'],
  },
  {
    name: 'LIMIT without ORDER BY',
    instead: 'ORDER BY … , id before it; for one certain row a key is enough and LIMIT is not needed',
    finds: (text) =>
      [...text.matchAll(/\bLIMIT\b/gi)].some(({ index }) => !/\bORDER\s+BY\b/i.test(lastClause(text.slice(0, index)))),
    mistakes: ['MATCH (a) RETURN a.id AS id LIMIT $first', 'MATCH (a) WITH a ORDER BY a.id RETURN a.id AS id LIMIT 3'],
  },
  {
    name: 'a statement about the schema or the server',
    instead: 'graph/migrations',
    finds:
      /\b(CREATE|DROP)\s+(OR\s+REPLACE\s+)?(CONSTRAINT|\w*\s*INDEX)\b|\bLOAD\s+CSV\b|\bIN\s+(\w+\s+)?TRANSACTIONS\b|\bSHOW\s|^\s*USE\s/im,
    mistakes: [
      'CREATE INDEX a IF NOT EXISTS FOR (n:A) ON (n.x)',
      'MATCH (n) CALL (n) { DELETE n } IN TRANSACTIONS OF 5 ROWS',
      'LOAD CSV FROM $f AS row RETURN 1 AS n',
    ],
  },
  {
    name: 'more than one statement',
    instead: 'one file a question',
    finds: /;/,
    mistakes: ['MATCH (a) SET a.x = 1; MATCH (b) SET b.x = 1'],
  },
];

/** `[(a)-->(b) | …]` with another inside it, or as the argument of size(). */
function nestedComprehension(text: string): boolean {
  if (/\bsize\s*\(\s*\[\s*(\w+\s*=\s*)?\([^\]]*\|/i.test(text)) return true;
  const open: boolean[] = [];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === ']') open.pop();
    if (text[at] !== '[') continue;
    const comprehends = /^\[\s*(\w+\s*=\s*)?\([^()]*\)\s*<?-/.test(text.slice(at));
    if (comprehends && open.includes(true)) return true;
    open.push(comprehends);
  }
  return false;
}

function misplacedComprehension(text: string): boolean {
  return [...text.matchAll(/\[\s*(\w+\s*=\s*)?\([^()]*\)\s*<?-/g)].some(({ index }) => {
    let before = text.slice(0, index);
    // What stands inside brackets that are closed again has clauses of its own.
    for (let last = ''; last !== before;) {
      last = before;
      before = before.replace(/\[[^[\]]*\]|\{[^{}]*\}/g, ' ');
    }
    const clause = [...before.matchAll(/\b(MATCH|WHERE|WITH|RETURN|SET|UNWIND|ORDER\s+BY|CREATE|MERGE)\b/gi)].at(-1)?.[0] ?? '';
    return !/^(WITH|RETURN)$/i.test(clause);
  });
}

/** Whether the last RETURN hands over a variable that a pattern bound. */
function returnsElement(text: string): boolean {
  const clauses = text.split(/\bRETURN\b/i);
  const items = (clauses.length > 1 ? (clauses.at(-1) ?? '') : '').split(/\b(?:ORDER BY|SKIP|LIMIT|UNION)\b/i)[0] ?? '';
  const patterns = text.replace(/\bCALL\s*\([^)]*\)/gi, '');
  return items
    .split(',')
    .map((item) => /^\s*(?:DISTINCT\s+)?(?:collect\(\s*(?:DISTINCT\s+)?)?(\w+)\s*\)?\s*(?:AS\s+\w+\s*)?\}?\s*$/i.exec(item)?.[1])
    .some(
      (name) =>
        name !== undefined &&
        (new RegExp(String.raw`(?<!\w)\(\s*${name}\s*[:){]`).test(patterns) ||
          new RegExp(String.raw`[-]\[\s*${name}\s*[:\]*]`).test(patterns) ||
          new RegExp(String.raw`\b${name}\s*=\s*(\(|shortestPath)`).test(patterns)),
    );
}

const lastClause = (text: string) => text.split(/\b(?:RETURN|WITH)\b/i).at(-1) ?? '';
