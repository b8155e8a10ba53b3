// The formats of frameworks in JSON and its relatives.
import { caseFormat } from './case/format.ts';
import { ctdlAsnFormat } from './ctdl-asn/format.ts';
import { digcompFormat } from './digcomp/format.ts';
import type { FrameworkFormat } from './gathered.ts';
import { niceFormat } from './nice/format.ts';
import { rsdJson } from './rsd/json.ts';

/** Every format this folder reads from JSON; asked in this order what a file is. */
export const jsonFormats: readonly FrameworkFormat[] = [caseFormat, ctdlAsnFormat, rsdJson, niceFormat, digcompFormat];
