// Reads what mapping tables say of a pair: how it is meant, how sure its maker is, and what kind of things its ends are.
import type { RelationFacts } from './gathered.ts';

type Mapping = Extract<RelationFacts, { type: 'mapping' }>;

// SKOS reference, mapping properties: of `A broadMatch B`, B is the broader. Words of OWL, RDFS and CASE that come near are read so too.
const predicates = new Map<string, Mapping['predicate']>(
  (
    [
      [
        'exactMatch',
        'exactmatch exact equivalent equal equals equivalentclass equivalentproperty sameas same identical exactmatchof',
      ],
      ['closeMatch', 'closematch close similar'],
      ['broadMatch', 'broadmatch broad broader subclassof subpropertyof'],
      ['narrowMatch', 'narrowmatch narrow narrower superclassof'],
      ['relatedMatch', 'relatedmatch related seealso hasdbxref isrelatedto mappingrelation'],
    ] as const
  ).flatMap(([predicate, words]) => words.split(' ').map((word) => [word, predicate] as const)),
);

/** The SKOS mapping property that a word, CURIE or address stands for; nothing when it is none we know. */
export function predicateFrom(text: string): Mapping['predicate'] | undefined {
  const last = text.trim().replace(/>$/, '').split(/[:#/]/).at(-1) ?? '';
  return predicates.get(last.toLowerCase().replace(/[\s_-]+/g, ''));
}

/** A confidence from 0 to 1, also from per cent; nothing when it is no such number. */
export function confidenceFrom(text: string): number | undefined {
  const [, number, percent] = /^(\d+(?:\.\d+)?(?:e-?\d{1,3})?)\s*(%?)$/i.exec(text.trim().slice(0, 40)) ?? [];
  if (number === undefined) return undefined;
  const value = Number(number) / (percent === '%' ? 100 : 1);
  return value <= 1 ? value : undefined;
}

// Where an address itself shows what it stands for: both ends of a mapping are alike, so one is enough.
const occupations = /\/esco\/(occupation|isco)\/|^urn:sg:onet:\d\d-\d{4}\.\d\d$|onetonline\.org\/link\/summary\//i;
const competencies = /\/esco\/(skill|isced-f)\/|^urn:sg:onet:/i;

/** What the ends of a mapping are, as far as their addresses show. */
export function endsOf(from: string, to: string): { readonly ends?: 'competency' | 'target' } {
  for (const uri of [from, to]) {
    if (occupations.test(uri)) return { ends: 'target' };
    if (competencies.test(uri)) return { ends: 'competency' };
  }
  return {};
}
