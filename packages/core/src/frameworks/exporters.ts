// The formats a framework goes out in, one line each.
import { writeCase } from './case/write.ts';
import { writeCtdlAsn } from './ctdl-asn/write.ts';
import type { Pieces, Written } from './written.ts';

/** One format to write: as the command line and the API name it, as people know it, and what the written text is. */
export type FrameworkExporter = {
  readonly name: string;
  readonly title: string;
  readonly mediaType: string;
  /** The ending of a file's name, with its dot. */
  readonly ending: string;
  /** The text, and what it could not hold. `at` is the instant of writing, for formats that want one. */
  readonly write: (pieces: Pieces, at: string) => Written;
};

export const frameworkExporters: readonly FrameworkExporter[] = [
  { name: 'case', title: 'CASE 1.1 package (1EdTech)', mediaType: 'application/json', ending: '.json', write: writeCase },
  {
    name: 'ctdl-asn',
    title: 'CTDL-ASN (Credential Engine)',
    mediaType: 'application/ld+json',
    ending: '.jsonld',
    write: writeCtdlAsn,
  },
];
