// Small, systematic damage to a document, to see whether two schemas notice the same.

export type Path = readonly (string | number)[];
export type Mutation = { how: string; path: Path; document: unknown };

type Json = { [name: string]: unknown } | unknown[];

/**
 * Mutations at `many` places spread over a document, beginning at the `first`: dropped, of another type, alone or in a list, a
 * word outside its list, a date without zone, an extra field. One at a time, as a large document has a hundred thousand.
 */
export function* mutationsOf(document: unknown, first: number, many: number): Generator<Mutation> {
  const places = placesIn(document);
  const step = Math.max(1, Math.floor(places.length / many));
  for (const path of places.filter((_, place) => place % step === first % step)) yield* mutationsAt(document, path);
}

function* mutationsAt(document: unknown, path: Path): Generator<Mutation> {
  const old = valueAt(document, path);
  const values: [string, unknown][] = [
    ['drop', undefined],
    ['number', 7],
    ['boolean', true],
    ['empty object', {}],
    ['empty list', []],
    ['null', null],
    ...(Array.isArray(old)
      ? ([['alone', old[0]]] as const)
      : ([
          ['one in a list', [old]],
          ['many', [old, old]],
        ] as const)
    ).map(([how, value]): [string, unknown] => [how, value]),
    ...(typeof old === 'string' ? textMutations(old) : []),
    ...(isMap(old) ? ([['extra field', { ...old, unheardOf: 'x' }]] satisfies [string, unknown][]) : []),
    ...(isMap(old) ? ([['map of languages', { en: 'x' }]] satisfies [string, unknown][]) : []),
  ];
  for (const [how, value] of values) yield { how, path, document: withValue(document, path, value) };
}

function textMutations(old: string): [string, unknown][] {
  return [
    ['another word', 'Unheard Of'],
    ['ext-word', 'ext:unheardOf'],
    ['ext-inside', 'notext:unheardOf'],
    ['date only', old.slice(0, 10)],
    ['no zone', old.replace(/(Z|[+-]\d\d:\d\d)$/, '')],
    ['languages', { en: old }],
    ['languages, badly named', { english: old }],
  ];
}

function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([name, one]) =>
    placesIn(one, [...path, Array.isArray(value) ? Number(name) : name]),
  );
  return path.length === 0 ? inner : [path, ...inner];
}

function withValue(document: unknown, path: Path, value: unknown): unknown {
  const copy = structuredClone(document);
  const parent = valueAt(copy, path.slice(0, -1)) as Json;
  const last = path.at(-1);
  if (Array.isArray(parent)) parent.splice(Number(last), 1, ...(value === undefined ? [] : [value]));
  else if (value === undefined) delete parent[String(last)];
  else parent[String(last)] = value;
  return copy;
}

function valueAt(document: unknown, path: Path): unknown {
  return path.reduce((at: unknown, name) => (at as Record<string | number, unknown>)[name], document);
}

function isMap(value: unknown): value is { [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
