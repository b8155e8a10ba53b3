// What DigComp tells of, the same whether its supplement is JSON-LD or a workbook.
import type { GatheredFramework, Place } from '../gathered.ts';

export const classes = [
  'CompetenceArea',
  'Competence',
  'ProficiencyLevel',
  'CompetenceStatement',
  'LearningOutcome',
  'Glossary',
] as const;
export type DigcompClass = (typeof classes)[number];

/** Texts by language (BCP 47, lower case). */
export type Texts = ReadonlyMap<string, string>;

/** One row or node. Ids are those of the supplement (`Competence/1.1`), the same in every translation. */
export type Told = {
  readonly is: DigcompClass;
  readonly id: string;
  readonly name?: Texts;
  readonly text?: Texts;
  /** The id of the competence or the area it belongs to. */
  readonly in?: string;
  /** The area it is said to belong to besides. */
  readonly area?: string;
  /** The id of one of the four levels. */
  readonly level?: string;
  /** What the four levels say where `text` is of the eight. */
  readonly levelText?: Texts;
  /** Knowledge, Skill or Attitude. */
  readonly type?: string;
  readonly order?: number;
  readonly facts: Readonly<Record<string, string>>;
  readonly place: Place;
};

/** DigComp 3.0, Data Supplement of 24 November 2025. */
export const digcomp: GatheredFramework = {
  is: 'framework',
  uri: 'urn:sg:digcomp-3.0',
  name: 'DigComp 3.0',
  publisher: 'European Commission, Joint Research Centre',
  version: '3.0',
  licence: 'CC BY 4.0',
  attribution: 'DigComp 3.0 © European Union, CC BY 4.0.',
  language: 'en',
};

/** The address of an id: what the supplement gives are relative, and some hold spaces. */
export function addressOf(id: string): string {
  if (/^(https?:\/\/|urn:)\S+$/.test(id)) return id;
  return `${digcomp.uri}:${id.split('/').map(encodeURIComponent).join('/')}`;
}
