// The formats frameworks come in, one line each. What comes first is tried first.
import { caseTables } from './case-tables/read.ts';
import { crosswalk } from './crosswalk/read.ts';
import { escoCsv } from './esco-csv/read.ts';
import { escoOnet } from './esco-onet/read.ts';
import type { FrameworkFormat } from './gathered.ts';
import { jsonFormats } from './json-formats.ts';
import { onet } from './onet/read.ts';
import { rsdCsv } from './rsd/csv.ts';
import { rsdGraphCsv } from './rsd-graph/read.ts';
import { socCsv } from './soc-csv/read.ts';
import { sssom } from './sssom/read.ts';

export const frameworkFormats: readonly FrameworkFormat[] = [
  escoCsv,
  rsdCsv,
  rsdGraphCsv,
  escoOnet,
  sssom,
  onet,
  socCsv,
  caseTables,
  ...jsonFormats,
  crosswalk,
];
