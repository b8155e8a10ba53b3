// The tables of the O*NET database, known by the names of their columns: text, workbook and mirror copies call their files differently.
import type { TableKind } from '../reading/table.ts';

/** The column that says which occupation a row is about. */
export const soc = 'O*NET-SOC Code';

export const onetTables = [
  { kind: 'ratings', columns: [soc, 'Element ID', 'Scale ID', 'Data Value'] },
  { kind: 'tasks', columns: [soc, 'Task ID', 'Task', 'Task Type'] },
  { kind: 'taskActivities', columns: [soc, 'Task ID', 'DWA ID'] },
  { kind: 'technologies', columns: [soc, 'Example', 'Commodity Code', 'Commodity Title'] },
  { kind: 'otherTitles', columns: [soc, 'Alternate Title'] },
  { kind: 'otherTitles', columns: [soc, 'Reported Job Title'] },
  { kind: 'zones', columns: [soc, 'Job Zone'] },
  { kind: 'related', columns: [soc, 'Related O*NET-SOC Code'] },
  { kind: 'occupations', columns: [soc, 'Title', 'Description'] },
  { kind: 'elementLinks', columns: ['Skills Element ID', 'Work Activities Element ID'] },
  { kind: 'elementLinks', columns: ['Skills Element ID', 'Work Context Element ID'] },
  { kind: 'elementLinks', columns: ['Abilities Element ID', 'Work Activities Element ID'] },
  { kind: 'elementLinks', columns: ['Abilities Element ID', 'Work Context Element ID'] },
  { kind: 'detailedActivities', columns: ['IWA ID', 'DWA ID', 'DWA Title'] },
  { kind: 'activities', columns: ['Element ID', 'IWA ID', 'IWA Title'] },
  { kind: 'elements', columns: ['Element ID', 'Element Name', 'Description'] },
  { kind: 'scales', columns: ['Scale ID', 'Scale Name', 'Minimum', 'Maximum'] },
  { kind: 'zoneNames', columns: ['Job Zone', 'Name', 'SVP Range'] },
  // Tables about how O*NET was surveyed, and ratings in words: nothing our model has a place for.
  { kind: 'others', columns: [soc, 'Task ID'] },
  { kind: 'others', columns: [soc, 'Category'] },
  { kind: 'others', columns: [soc, 'Item'] },
  { kind: 'others', columns: ['Scale ID', 'Category', 'Category Description'] },
  { kind: 'others', columns: ['Commodity Code', 'Commodity Title', 'Class Code'] },
  { kind: 'others', columns: ['Element ID', 'Element Name'] },
] as const satisfies readonly TableKind[];

export type OnetTable = (typeof onetTables)[number]['kind'];
