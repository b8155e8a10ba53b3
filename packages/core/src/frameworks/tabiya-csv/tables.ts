// The tables of a Tabiya taxonomy, known by the names of their columns.
import type { TableKind } from '../reading/table.ts';

export const tabiyaTables = [
  { kind: 'occupations', columns: ['ORIGINURI', 'ID', 'UUIDHISTORY', 'OCCUPATIONTYPE', 'PREFERREDLABEL'] },
  { kind: 'occupationGroups', columns: ['ORIGINURI', 'ID', 'UUIDHISTORY', 'GROUPTYPE', 'PREFERREDLABEL'] },
  { kind: 'skills', columns: ['ORIGINURI', 'ID', 'UUIDHISTORY', 'SKILLTYPE', 'PREFERREDLABEL'] },
  { kind: 'skillGroups', columns: ['ORIGINURI', 'ID', 'UUIDHISTORY', 'CODE', 'PREFERREDLABEL'] },
  { kind: 'hierarchy', columns: ['PARENTID', 'CHILDID'] },
  { kind: 'skillSkill', columns: ['REQUIRINGID', 'REQUIREDID', 'RELATIONTYPE'] },
  { kind: 'occupationSkill', columns: ['OCCUPATIONID', 'SKILLID', 'RELATIONTYPE'] },
  { kind: 'model', columns: ['UUIDHISTORY', 'NAME', 'LOCALE'] },
] as const satisfies readonly TableKind[];

export type TabiyaTable = (typeof tabiyaTables)[number]['kind'];
export type ConceptTable = Extract<TabiyaTable, 'occupations' | 'occupationGroups' | 'skills' | 'skillGroups'>;

export const isConcepts = (kind: TabiyaTable): kind is ConceptTable =>
  kind === 'occupations' || kind === 'occupationGroups' || kind === 'skills' || kind === 'skillGroups';
