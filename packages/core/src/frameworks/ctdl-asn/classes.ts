// Which kinds of things CTDL describes we read, and which of their names say what.
import type { CompetencyKind, TargetKind } from '../gathered.ts';

/** The names a class of things uses for what we keep. */
export type Shape = {
  readonly kind: CompetencyKind | TargetKind;
  readonly name: string;
  readonly text: string;
  readonly keywords: string;
  readonly code: string;
  readonly partOf: string;
  readonly topOf: string;
  readonly childOf: string;
  readonly children: string;
};

const competency: Shape = {
  kind: 'competency',
  name: 'ceasn:competencyLabel',
  text: 'ceasn:competencyText',
  keywords: 'ceasn:conceptKeyword',
  code: 'ceasn:codedNotation',
  partOf: 'ceasn:isPartOf',
  topOf: 'ceasn:isTopChildOf',
  childOf: 'ceasn:isChildOf',
  children: 'ceasn:hasChild',
};
const concept: Shape = {
  kind: 'group',
  name: 'skos:prefLabel',
  text: 'skos:definition',
  keywords: 'skos:altLabel',
  code: 'skos:notation',
  partOf: 'skos:inScheme',
  topOf: 'skos:topConceptOf',
  childOf: 'skos:broader',
  children: 'skos:narrower',
};
const work = (kind: Shape['kind']): Shape => ({
  ...competency,
  kind,
  name: 'ceterms:name',
  text: 'ceterms:description',
  keywords: 'ceterms:keyword',
  code: 'ceterms:codedNotation',
  childOf: 'ceterms:isChildOf',
  children: 'ceterms:hasChild',
});

/** What becomes an item, by class. */
export const itemShapes: Readonly<Record<string, Shape>> = {
  'ceasn:Competency': competency,
  'skos:Concept': concept,
  'asn:ProgressionLevel': { ...concept, kind: 'level' },
  'ceterms:Occupation': work('occupation'),
  'ceterms:WorkRole': work('occupation'),
  'ceterms:Job': work('occupation'),
  'ceterms:Task': work('task'),
};

/** What becomes a framework, by class, with the name for what is at its top. */
export const frameworkShapes: Readonly<Record<string, { readonly top: string }>> = {
  'ceasn:CompetencyFramework': { top: 'ceasn:hasTopChild' },
  'skos:ConceptScheme': { top: 'skos:hasTopConcept' },
  'asn:ProgressionModel': { top: 'skos:hasTopConcept' },
};

/** Names under which items say where they belong, whichever class they are of. */
export const belonging = ['ceasn:isPartOf', 'skos:inScheme', 'ceasn:isTopChildOf', 'skos:topConceptOf'] as const;
/** Names that say that something is at the top: of an item, of a framework. */
export const topOf = ['ceasn:isTopChildOf', 'skos:topConceptOf'] as const;
export const tops = ['ceasn:hasTopChild', 'skos:hasTopConcept'] as const;
/** Names under which things list what is below them. */
export const below = ['ceasn:hasChild', 'ceterms:hasChild', 'skos:narrower', 'ceterms:hasWorkRole'] as const;

/** The class something is written as when nothing else is kept. */
export function classOf(kind: CompetencyKind | TargetKind): string {
  return kind === 'occupation' || kind === 'occupationGroup' ? 'ceterms:Occupation' : 'ceasn:Competency';
}

/** The first class we know among those a thing has. */
export function knownIn<Known>(classes: readonly string[], shapes: Readonly<Record<string, Known>>): Known | undefined {
  const found = classes.find((name) => Object.hasOwn(shapes, name));
  return found === undefined ? undefined : shapes[found];
}
