// The tables of an ESCO download, known by the names of their columns: files are renamed, columns drift between releases.
import type { TableKind } from '../reading/table.ts';

export const escoTables = [
  { kind: 'collected', columns: ['conceptType', 'conceptUri', 'preferredLabel', 'broaderConceptUri'] },
  { kind: 'concepts', columns: ['conceptType', 'conceptUri', 'preferredLabel'] },
  { kind: 'broader', columns: ['conceptUri', 'broaderUri'] },
  { kind: 'skillSkill', columns: ['originalSkillUri', 'relatedSkillUri', 'relationType'] },
  { kind: 'occupationSkill', columns: ['occupationUri', 'skillUri', 'relationType'] },
  { kind: 'schemes', columns: ['conceptSchemeUri', 'preferredLabel'] },
  { kind: 'hierarchy', columns: ['Level 0 URI', 'Level 1 URI'] },
] as const satisfies readonly TableKind[];

export type EscoTable = (typeof escoTables)[number]['kind'];
