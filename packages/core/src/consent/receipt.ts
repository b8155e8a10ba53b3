// The receipt of a permission: an ISO/IEC TS 27560 consent record in the words of the W3C Data Privacy Vocabulary (DPV).
import { purposeTerms, type Instant, type Purpose } from '../terms/index.ts';
import { opens as opensPart, parts, type Detail, type Part } from './parts.ts';

export type ConsentEvent = 'given' | 'declined' | 'reopened' | 'narrowed' | 'extended' | 'withdrawn';
type Named = { readonly id: string; readonly name: string; readonly uri?: string | null };

/** What a receipt is made of; names as they were when the permission came to say this. */
export type ReceiptFacts = {
  readonly grantId: string;
  readonly version: number;
  readonly giver: { readonly did: string; readonly name: string };
  readonly receiverName: string;
  /** Where it can be taken back. */
  readonly withdrawAt: string;
  readonly purpose: Purpose;
  readonly note: string | null;
  readonly until: Instant;
  readonly opens:
    | { readonly kind: 'all' }
    | { readonly kind: 'chosen'; readonly credentials: readonly Named[] }
    | { readonly kind: 'rule'; readonly issuers: readonly Named[]; readonly skills: readonly Named[] };
  /** How much within each credential. */
  readonly within: Detail;
  /** Everything that happened to it up to this version, the oldest first; at least one. */
  readonly events: readonly { readonly what: ConsentEvent; readonly at: Instant }[];
};

// DPV's own words for what can happen to a consent. It has none for "less of it": that is a yes given anew.
const statuses: Readonly<Record<ConsentEvent, string>> = {
  given: 'dpv:ConsentGiven',
  declined: 'dpv:ConsentRefused',
  reopened: 'dpv:ConsentRequested',
  narrowed: 'dpv:RenewedConsentGiven',
  extended: 'dpv:RenewedConsentGiven',
  withdrawn: 'dpv:ConsentWithdrawn',
};

// Everything a reader needs to understand the words stands in the receipt itself: no address has to be asked.
const context = {
  dct: 'http://purl.org/dc/terms/',
  dpv: 'https://w3id.org/dpv#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  sec: 'https://w3id.org/security#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  id: '@id',
  type: '@type',
  proof: { '@id': 'sec:proof', '@type': '@id', '@container': '@graph' },
  DataIntegrityProof: 'sec:DataIntegrityProof',
  cryptosuite: { '@id': 'sec:cryptosuite', '@type': 'sec:cryptosuiteString' },
  created: { '@id': 'dct:created', '@type': 'xsd:dateTime' },
  proofPurpose: { '@id': 'sec:proofPurpose', '@type': '@vocab' },
  assertionMethod: 'sec:assertionMethod',
  verificationMethod: { '@id': 'sec:verificationMethod', '@type': '@id' },
  proofValue: { '@id': 'sec:proofValue', '@type': 'sec:multibase' },
} as const;

/** The receipt, not yet signed: its header, what was agreed to, and what happened when. */
export function receiptOf(facts: ReceiptFacts): Record<string, unknown> {
  const { grantId, version, giver, receiverName, withdrawAt, purpose, note, until, events } = facts;
  const { iri, broader } = purposeTerms[purpose];
  const last = events.at(-1);
  if (!last) throw new TypeError('Nothing has happened to this permission yet.');
  const at = (instant: Instant) => ({ '@type': 'xsd:dateTime', '@value': instant });
  const record = `urn:skillweave:permission:${grantId}`;
  return {
    '@context': context,
    id: `${record}:${version}`,
    type: 'dpv:ConsentRecord',
    'dct:conformsTo': 'ISO/IEC TS 27560:2023',
    'dct:identifier': grantId,
    'dct:isVersionOf': { id: record },
    'dct:hasVersion': String(version),
    'dct:issued': at(last.at),
    'dpv:hasDataSubject': { id: giver.did, type: 'dpv:DataSubject', 'dpv:hasName': giver.name },
    'dpv:hasConsentStatus': { id: statuses[last.what] },
    'dpv:hasProcess': {
      type: 'dpv:Process',
      'dpv:hasPurpose': {
        type: ['dpv:Purpose', iri, ...(broader === null ? [] : [broader])],
        'dct:title': purpose,
        ...(note === null ? {} : { 'dct:description': note }),
      },
      'dpv:hasLegalBasis': { id: 'dpv:Consent' },
      'dpv:hasProcessing': { id: 'dpv:Consult' },
      'dpv:hasPersonalData': personalData(facts.opens, facts.within),
      'dpv:hasRecipient': { type: 'dpv:Recipient', 'dpv:hasName': receiverName },
      'dpv:hasDuration': { type: 'dpv:UntilTimeDuration', 'rdf:value': at(until) },
      'dpv:hasProhibition': { type: 'dpv:Prohibition', 'dpv:hasProcessing': { id: 'dpv:Share' } },
      'dpv:hasConsentControl': { type: 'dpv:WithdrawConsent', 'dpv:isExercisedAt': { id: withdrawAt } },
    },
    'dct:hasPart': events.map(({ what, at: moment }) => ({
      type: statuses[what],
      'dct:title': what,
      'dct:date': at(moment),
      'dpv:isIndicatedBy': { id: giver.did },
    })),
  };
}

const outline = 'The outline: what it is, who issued it, when, its state and its confirmed skills';
const partTitles: Readonly<Record<Part, string>> = {
  evidence: 'The evidence: how it was earned',
  result: 'The result',
  endorsements: 'What others signed for it',
  claims: 'The skills that its issuer names and no curator has confirmed',
};

/** What is open within each; a credential without a list of parts is open as a whole. */
function partsOf(within: Detail): object {
  if (within === 'everything') return {};
  const named = parts.filter((part) => opensPart(within, part)).map((part) => partTitles[part]);
  return { 'dct:hasPart': [outline, ...named].map((title) => ({ type: 'dpv:PersonalData', 'dct:title': title })) };
}

function personalData(opens: ReceiptFacts['opens'], within: Detail): unknown {
  const some = partsOf(within);
  const one = (title: string, more: object = {}) => ({ type: 'dpv:PersonalData', 'dct:title': title, ...more, ...some });
  const named = ({ id, name, uri }: Named) => ({ ...(uri ? { id: uri } : {}), 'dct:identifier': id, 'dct:title': name });
  if (opens.kind === 'all') return one('Every credential that was accepted, now and later');
  if (opens.kind === 'chosen') return opens.credentials.map(({ id, name }) => one(name, { 'dct:identifier': id }));
  return one('Every credential accepted, now and later, that fits the conditions', {
    ...(opens.issuers.length > 0 && { 'dct:publisher': opens.issuers.map(named) }),
    ...(opens.skills.length > 0 && { 'dct:subject': opens.skills.map(named) }),
  });
}
