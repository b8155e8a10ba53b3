// CTDL-ASN: how a file is recognised.
import type { FrameworkFormat } from '../gathered.ts';
import { headText } from '../json-source.ts';
import { readCtdlAsn } from './read.ts';
import { looksLikeTurtle } from './turtle.ts';

/** CTDL-ASN (Credential Engine), as JSON-LD, in an envelope of the registry or without, and as Turtle. */
export const ctdlAsnFormat: FrameworkFormat = {
  name: 'ctdl-asn',
  title: 'CTDL-ASN (Credential Engine)',
  recognises: (head) => {
    const text = headText(head)
      .replace(/^\ufeff/, '')
      .trimStart();
    if (/^[[{]\s*["{[]/.test(text)) return isCtdlJson(text);
    return looksLikeTurtle(text) && /<https?:\/\/purl\.org\/ctdl(?:asn)?\/terms\/>/.test(text);
  },
  read: readCtdlAsn,
};

// A class or a property of CTDL must be there: other documents mention it in their texts and alignments.
function isCtdlJson(text: string): boolean {
  return (
    /"envelope_(?:ctdl_type|ceterms_ctid)"\s*:/.test(text) ||
    /"(?:@type|type)"\s*:\s*\[?\s*(?:"[^"]{0,80}"\s*,\s*)?"(?:ceasn:|ceterms:|skos:Concept|asn:Progression|https?:\/\/purl\.org\/ctdl)/.test(
      text,
    ) ||
    /"(?:ceasn|ceterms):\w+"\s*:|"https?:\/\/purl\.org\/ctdl(?:asn)?\/terms\/\w+"\s*:/.test(text) ||
    (/credreg\.net\/ctdl/.test(text) && /"(?:CompetencyFramework|Competency|ConceptScheme)"/.test(text))
  );
}
