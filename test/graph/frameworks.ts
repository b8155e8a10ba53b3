// Frameworks made by hand for tests of loading, and what the public may see of them.
import { collect } from '../../packages/core/src/frameworks/index.ts';
import type { Gathered, GatheredItem, GatheredRelation, RelationFacts } from '../../packages/core/src/frameworks/gathered.ts';
import { instantOf } from '../../packages/core/src/terms/index.ts';
import type { Graph } from '../../packages/api/src/graph/graph.ts';
import { loadFramework, type LoadAsked, type LoadOutcome } from '../../packages/api/src/write/frameworks/load.ts';

const place = { file: 'made.csv', row: 1 };

export const framework = (uri: string, version = '1'): Gathered => ({
  is: 'framework',
  uri,
  name: `List ${uri}`,
  publisher: 'A keeper',
  version,
});

export const item = (list: string, uri: string, more: Partial<GatheredItem> = {}): GatheredItem => ({
  is: 'item',
  uri,
  framework: list,
  kind: 'skill',
  words: [{ language: 'en', name: `Skill ${uri}`, statement: `Can do ${uri}.` }],
  state: 'published',
  place,
  ...more,
});

export const relation = (from: string, to: string, facts: RelationFacts): GatheredRelation => ({
  is: 'relation',
  from,
  to,
  ...facts,
  place,
});

/** Gathers pieces and loads them, as the command line does. */
export async function load(graph: Graph, pieces: Iterable<Gathered>, more: Partial<LoadAsked> = {}): Promise<LoadOutcome> {
  const { draft, remarks } = await collect(pieces);
  if (!draft) throw new Error(`nothing gathered: ${JSON.stringify(remarks)}`);
  return await loadFramework({ graph, draft, remarks, by: 'a test', clock: () => instantOf(Date.now()), ...more });
}

/** As large as the largest published today, or a part of it: skills with broader ones, and occupations that ask for them. */
export function* large(
  list: string,
  { skills = 14_000, groups = 1_300, occupations = 3_000, asks = 129_000, requires = 6_000, broader = 21_000 } = {},
): Generator<Gathered> {
  yield framework(list);
  const skill = (n: number) => `${list}/skill/${n % skills}`;
  const group = (n: number) => `${list}/group/${n % groups}`;
  const occupation = (n: number) => `${list}/occupation/${n % occupations}`;
  const words = (what: string, n: number) =>
    [
      {
        language: 'en',
        name: `${what} ${n}`,
        otherNames: [`also ${n}`, `or ${n}`],
        statement: `What somebody does with ${what} ${n}. `.repeat(6),
      },
    ] as const;
  for (let n = 0; n < groups; n += 1) yield item(list, group(n), { kind: 'group', words: [...words('group', n)] });
  for (let n = 0; n < skills; n += 1) yield item(list, skill(n), { words: [...words('skill', n)] });
  for (let n = 0; n < occupations; n += 1)
    yield item(list, occupation(n), { kind: 'occupation', words: [...words('occupation', n)] });
  for (let n = 0; n < broader; n += 1) yield relation(skill(n), group(n * 7 + Math.floor(n / skills)), { type: 'broader' });
  for (let n = 0; n < requires; n += 1)
    yield relation(skill(n), skill(n * 3 + 1), { type: 'requires', necessity: n % 2 ? 'essential' : 'optional' });
  for (let n = 0; n < asks; n += 1)
    yield relation(occupation(n), skill(Math.floor(n / occupations) + (n % occupations) * 31), {
      type: 'asks',
      necessity: n % 3 ? 'essential' : 'optional',
    });
}
