// Whether everything a record of its kind needs is there, by the published data model.
import type { Kind } from '../../credential/recognise.ts';
import { isObject, listOf, type JsonObject } from '../../credential/strict-json.ts';
import type { CredentialClass } from '../../credential/vocabulary/classes.ts';
import { faultsAs, type Fault } from '../../credential/vocabulary/validate.ts';
import type { Finding } from '../check.ts';
import { finding } from '../codes.ts';
import type { Examined } from '../examined.ts';
import { isBaseProof, selectiveSuite } from '../selective.ts';
import { faultsOfDataModel } from './data-model.ts';

const classOf: Record<Exclude<Kind, 'unknown' | 'older-badge'>, CredentialClass> = {
  'open-badge': 'AchievementCredential',
  'learner-record': 'ClrCredential',
  endorsement: 'EndorsementCredential',
  'status-list': 'BitstringStatusListCredential',
  presentation: 'Presentation',
  'verifiable-credential': 'AnyCredential',
};

/** Checks the document against the data model of its kind; older documents (VC 1.1) only for their main parts. */
export function checkShape({ document, kind, dataModel }: Examined): Finding[] {
  // Badges of the older kind have a check of their own (older-badge.ts).
  if (kind === 'unknown' || kind === 'older-badge') return [];
  const older = dataModel === '1.1';
  const faults = older ? faultsOfOlder(document, kind) : faultsOf(document, kind);
  if (isPartial(document) && faults.every(({ keyword }) => keyword === 'required')) return [finding('shape.partial')];
  if (faults.length > 0) return faults.map(({ path }) => finding('shape.wrong', { where: path.join(' / ') }));
  const badge = kind === 'open-badge' ? resultRemarks(document) : [];
  return [finding(older ? 'shape.older' : 'shape.good'), ...badge];
}

const faultLimit = 5;

// By its class first; a place is named once.
function faultsOf(document: JsonObject, kind: keyof typeof classOf): Fault[] {
  const faults = [...disguise(document, kind), ...faultsAs(classOf[kind], document), ...faultsOfDataModel(document, kind)];
  return [...new Map(faults.map((fault) => [fault.path.join('\n'), fault])).values()].slice(0, faultLimit);
}

// A badge that does not call itself one would pass as a plain credential, held to no rule for badges.
function disguise(document: JsonObject, kind: Kind): Fault[] {
  if (kind !== 'verifiable-credential') return [];
  const types = listOf(document['credentialSubject'])
    .filter(isObject)
    .flatMap(({ type }) => listOf(type));
  const isHidden = ['AchievementSubject', 'ClrSubject', 'EndorsementSubject'].some((type) => types.includes(type));
  return isHidden ? [{ path: ['type'], keyword: 'contains' }] : [];
}

// Its holder may have left parts out; what is missing is then no fault of the issuer, who chose what must always be shown.
function isPartial({ proof }: JsonObject): boolean {
  const proofs = listOf(proof).filter(isObject);
  // The copy its issuer gave to its holder is whole.
  return proofs.length > 0 && proofs.every((one) => one['cryptosuite'] === selectiveSuite && !isBaseProof(one));
}

// VC 1.1 sections 4.3 to 4.6. The badge schemas of that time differ from each other, so no more is asked.
function faultsOfOlder(document: JsonObject, kind: Kind): Fault[] {
  const needed = kind === 'presentation' ? ['type'] : ['type', 'issuer', 'issuanceDate', 'credentialSubject'];
  const missing = needed.filter((name) => document[name] === undefined);
  const { issuer, credentialSubject } = document;
  const issuerFits = typeof issuer === 'string' || (isObject(issuer) && typeof issuer['id'] === 'string');
  const wrong = [
    ...missing,
    ...(issuer === undefined || issuerFits ? [] : ['issuer']),
    ...(listOf(credentialSubject).every(isObject) ? [] : ['credentialSubject']),
  ];
  return wrong.map((name) => ({ path: [name], keyword: 'older' }));
}

/**
 * What the schema cannot say (Open Badges 3.0, Result): a result belongs to a description of the same achievement, and may
 * lie below what that asks for. Remarks, because the issuer did sign it.
 */
function resultRemarks(document: JsonObject): Finding[] {
  const subject = listOf(document['credentialSubject']).find(isObject) ?? {};
  const achievement = isObject(subject['achievement']) ? subject['achievement'] : {};
  const descriptions = new Map(
    listOf(achievement['resultDescription'])
      .filter(isObject)
      .map((one) => [one['id'], one]),
  );
  const codes = listOf(subject['result'])
    .filter(isObject)
    .flatMap((result) => {
      if (result['resultDescription'] === undefined) return [];
      const description = descriptions.get(result['resultDescription']);
      if (description === undefined) return ['shape.unknownResult'] as const;
      return isBelow(result, description) ? (['shape.belowRequired'] as const) : [];
    });
  return [...new Set(codes)].map((code) => finding(code));
}

function isBelow(result: JsonObject, description: JsonObject): boolean {
  const { allowedValue, requiredValue, requiredLevel, rubricCriterionLevel } = description;
  const levels = listOf(rubricCriterionLevel)
    .filter(isObject)
    .map((level) => level['id']);
  if (requiredLevel !== undefined && result['achievedLevel'] !== undefined)
    return levels.indexOf(result['achievedLevel']) < levels.indexOf(requiredLevel);
  if (typeof requiredValue !== 'string' || typeof result['value'] !== 'string') return false;
  const allowed = listOf(allowedValue);
  if (allowed.includes(requiredValue) && allowed.includes(result['value']))
    return allowed.indexOf(result['value']) < allowed.indexOf(requiredValue);
  return Number(result['value']) < Number(requiredValue);
}
