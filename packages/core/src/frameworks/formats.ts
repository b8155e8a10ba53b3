// The formats frameworks come in, one line each. What comes first is tried first.
import { escoCsv } from './esco-csv/read.ts';
import type { FrameworkFormat } from './gathered.ts';
import { jsonFormats } from './json-formats.ts';
import { onet } from './onet/read.ts';

export const frameworkFormats: readonly FrameworkFormat[] = [escoCsv, onet, ...jsonFormats];
