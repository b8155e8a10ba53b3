// The formats frameworks go out in, one line each.
import { writeCase } from './case/write.ts';
import type { Pieces, Written } from './written.ts';

/** One format a framework can be written in. */
export type FrameworkExporter = {
  /** As the command line and the API name it: `case`, `rsd-csv` … */
  readonly name: string;
  /** What people call it. */
  readonly title: string;
  /** What a server says the text is (RFC 6838), without a charset: it is always UTF-8. */
  readonly mediaType: string;
  /** How the name of a saved file ends, with its dot. */
  readonly ending: string;
  /** Writes one framework with all that belongs to it. `at` is the instant of writing. Never throws for what a framework says. */
  readonly write: (pieces: Pieces, at: string) => Written;
};

export const frameworkExporters: readonly FrameworkExporter[] = [
  { name: 'case', title: 'CASE 1.1 package (1EdTech)', mediaType: 'application/json', ending: '.case.json', write: writeCase },
];
