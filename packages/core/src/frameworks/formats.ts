// The formats frameworks come in, one line each. What comes first is tried first.
import { escoCsv } from './esco-csv/read.ts';
import type { FrameworkFormat } from './gathered.ts';
import { jsonFormats } from './json-formats.ts';
import { rsdCsv } from './rsd/csv.ts';
import { rsdGraphCsv } from './rsd-graph/read.ts';
import { socCsv } from './soc-csv/read.ts';

export const frameworkFormats: readonly FrameworkFormat[] = [escoCsv, rsdCsv, rsdGraphCsv, socCsv, ...jsonFormats];
