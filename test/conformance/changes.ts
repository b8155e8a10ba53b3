// Changes to a JSON document, drawn blindly, and whether a change can have kept the meaning.

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
export type Path = (string | number)[];
export type Change = { place: Path; to: Path; how: string; value: Json; name: string };

export const hows = ['replace', 'remove', 'rename', 'nudge', 'move', 'wrap', 'add'] as const;
export const names = ['id', 'Id', '@id', 'https://schema.org/name', 'name', 'type', 'x', 'validUntil', 'Image', 'proof'] as const;

export function mutate(original: Json, { place, to, how, value, name }: Change): Json {
  const copy = structuredClone(original);
  const parent = valueAt(copy, place.slice(0, -1)) as Record<string | number, Json>;
  const last = place.at(-1) as string | number;
  const old = parent[last] as Json;
  const drop = () => (Array.isArray(parent) ? parent.splice(Number(last), 1) : delete parent[last]);
  if (how === 'remove') drop();
  else if (how === 'rename' && !Array.isArray(parent)) {
    drop();
    parent[name] = old;
  } else if (how === 'nudge') parent[last] = nudged(old);
  else if (how === 'wrap') parent[last] = { '@value': old };
  else if (how === 'add' && typeof old === 'object' && old !== null && !Array.isArray(old)) old[name] = value;
  else if (how === 'move') {
    const target = valueAt(copy, to);
    if (typeof target === 'object' && target !== null && !Array.isArray(target) && !contains(old, target)) {
      drop();
      target[String(last)] = old;
    }
  } else parent[last] = value;
  return copy;
}

function nudged(value: Json): Json {
  if (typeof value === 'string') return value === '' ? 'x' : value.slice(0, -1) + (value.endsWith('a') ? 'b' : 'a');
  if (typeof value === 'number') return value + 1;
  return typeof value === 'boolean' ? !value : [];
}

export function placesIn(value: Json, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return path.length === 0 ? [] : [path];
  const inner = Object.entries(value).flatMap(([name, one]) =>
    placesIn(one, [...path, Array.isArray(value) ? Number(name) : name]),
  );
  return path.length === 0 ? inner : [path, ...inner];
}

function valueAt(value: Json, path: Path): Json {
  return path.reduce<Json>((at, name) => (at as Record<string | number, Json>)[name] ?? null, value);
}

function contains(outer: Json, inner: Json): boolean {
  if (outer === inner) return true;
  return typeof outer === 'object' && outer !== null && Object.values(outer).some((one) => contains(one, inner));
}

/** Lists of one and the thing alone, doubled entries and their order, null and absence: JSON-LD takes them for the same. */
export function sameMeaning(one: Json, other: Json): boolean {
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other));
}

function plain(value: Json): Json {
  if (Array.isArray(value)) {
    const items = value.map(plain).filter((item) => item !== null);
    const unique = [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
    return unique.length === 1 ? (unique[0] ?? null) : unique.length === 0 ? null : unique.toSorted(byText);
  }
  if (typeof value !== 'object' || value === null) return value;
  const known = Object.entries(value).map(([name, one]) => [name, plain(one)] as const);
  return Object.fromEntries(known.filter(([, one]) => one !== null).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function byText(one: Json, other: Json): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
}
