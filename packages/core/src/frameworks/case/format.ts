// CASE: how a package is recognised.
import type { FrameworkFormat } from '../gathered.ts';
import { headText } from '../json-source.ts';
import { readCase } from './read.ts';

/** 1EdTech Competencies and Academic Standards Exchange 1.0 and 1.1, CFPackage as JSON. */
export const caseFormat: FrameworkFormat = {
  name: 'case',
  title: 'CASE package (1EdTech)',
  recognises: (head) => {
    const text = headText(head)
      .replace(/^\ufeff/, '')
      .trimStart();
    // A schema of packages names their parts too.
    if (/"\$(schema|ref)"\s*:/.test(text)) return false;
    return /^[[{]/.test(text) && /"CF(Document|Package|Items|Associations|Definitions|Rubrics)"\s*:/.test(text);
  },
  readsAlone: true,
  read: readCase,
};
