// What the CASE 1.1 schema lets a property be; whatever fits nothing here is written into `extensions`, which take anything.
import { isObject } from '../../credential/strict-json.ts';
import { valueOf } from '../fact-text.ts';
import { isUuid } from '../name-uuid.ts';

type Shape = (value: unknown) => boolean;
const text: Shape = (value) => typeof value === 'string';
const texts: Shape = (value) => Array.isArray(value) && value.every(text);
const number: Shape = (value) => typeof value === 'number';
const whole: Shape = (value) => Number.isSafeInteger(value);
const date: Shape = (value) => typeof value === 'string' && /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d)$/.test(value);
const link: Shape = (value) =>
  isObject(value) && Object.keys(value).length === 3 && text(value['title']) && isUuid(value['identifier']) && text(value['uri']);
const links: Shape = (value) => Array.isArray(value) && value.every(link);
const anything: Shape = isObject;

type Shapes = Readonly<Record<string, Shape>>;

export const documentShapes: Shapes = {
  creator: text,
  frameworkType: text,
  officialSourceURL: text,
  subject: texts,
  subjectURI: links,
  adoptionStatus: text,
  statusStartDate: date,
  statusEndDate: date,
  licenseURI: link,
  notes: text,
};

export const itemShapes: Shapes = {
  alternativeLabel: text,
  CFItemType: text,
  listEnumeration: text,
  conceptKeywordsURI: link,
  notes: text,
  subject: texts,
  subjectURI: links,
  educationLevel: texts,
  CFItemTypeURI: link,
  licenseURI: link,
  statusStartDate: date,
  statusEndDate: date,
};

export const associationShapes: Shapes = { CFAssociationGroupingURI: link, notes: text };

const level: Shapes = {
  description: text,
  quality: text,
  score: number,
  feedback: text,
  position: whole,
  rubricCriterionId: isUuid,
};
const criterion: Shapes = {
  category: text,
  description: text,
  CFItemURI: link,
  weight: number,
  position: whole,
  rubricId: isUuid,
  extensions: anything,
};

/** What definitions and rubrics may hold, by the list they stand in. `!` marks what must be there. */
export const partShapes: Readonly<Record<string, Shapes>> = {
  CFConcepts: { 'title!': text, keywords: text, 'hierarchyCode!': text, description: text, extensions: anything },
  CFSubjects: { 'title!': text, 'hierarchyCode!': text, description: text, extensions: anything },
  CFLicenses: { 'title!': text, description: text, 'licenseText!': text, extensions: anything },
  CFItemTypes: { 'title!': text, 'description!': text, 'hierarchyCode!': text, typeCode: text, extensions: anything },
  CFAssociationGroupings: { 'title!': text, description: text, extensions: anything },
  CFRubrics: { title: text, description: text, extensions: anything },
  CFRubricCriteria: criterion,
  CFRubricCriterionLevels: level,
};

/** Facts sorted into properties the schema has and `extensions` for the others. */
export function sorted(facts: Readonly<Record<string, string>>, shapes: Shapes, own: ReadonlySet<string>) {
  const properties: Record<string, unknown> = {};
  const extensions: Record<string, unknown> = {};
  for (const [name, fact] of Object.entries(facts)) {
    if (own.has(name)) continue;
    const value = valueOf(fact);
    (Object.hasOwn(shapes, name) && shapes[name]!(value) ? properties : extensions)[name] = value;
  }
  return { properties, extensions };
}
