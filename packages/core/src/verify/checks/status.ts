// Whether the issuer has taken the record back, read from the issuer's own signed list.
import { fewestEntries, bitAt, decodeStatusList, UnreadableList } from '../../credential/bits.ts';
import { isObject, listOf, type JsonObject } from '../../credential/strict-json.ts';
import type { Instant } from '../../terms/index.ts';
import type { Finding, Report } from '../check.ts';
import { finding } from '../codes.ts';
import type { Examined } from '../examined.ts';

/** A fetched list, checked as a document of its own: shape, proof, issuer, dates. Its subject is not a person. */
export type CheckedList = { report: Report; document: JsonObject };
export type CheckList = (url: string, bytes: Uint8Array) => Promise<CheckedList>;

const kept = { from: 'BitstringStatusListEntry', older: 'StatusList2021Entry' };
const entryLimit = 8;

/** Bitstring Status List 1.0 section 3.2. Each entry gives a finding; the codes carry the error names of the standard. */
export async function checkStatus(examined: Examined, isBound: boolean, checkList: CheckList): Promise<Finding[]> {
  const entries = listOf(examined.document['credentialStatus']);
  if (entries.length === 0) return [finding('status.none')];
  // A forged badge must not make us call an address.
  if (!isBound) return [finding('status.unproven')];
  if (entries.length > entryLimit) return [finding('status.malformed')];
  const findings: Finding[] = [];
  for (const entry of entries) findings.push(await checkEntry(entry, examined, checkList));
  return findings;
}

async function checkEntry(entry: unknown, examined: Examined, checkList: CheckList): Promise<Finding> {
  if (!isObject(entry)) return finding('status.malformed');
  const type = String(listOf(entry['type'])[0] ?? '');
  if (type !== kept.from && type !== kept.older) return finding('status.unsupported', { type });
  const place = readPlace(entry);
  if (place === null) return finding('status.malformed');
  const fetched = await examined.world.fetchDocument(place.list);
  if (fetched.kind === 'unreachable') return finding('status.STATUS_RETRIEVAL_ERROR', { url: place.list });
  const { report, document } = await checkList(place.list, fetched.bytes);
  const fault = faultOfList(report, document, place, examined.facts.issuer.id);
  return fault ?? readBit(document, place, fetched.at, examined.world.now);
}

type Place = { list: string; index: number; purpose: string; size: number };

// The index is text in base 10 (section 2.1): signs, spaces, exponents and leading zeros are other people's ideas.
function readPlace(entry: JsonObject): Place | null {
  const { statusListIndex, statusListCredential, statusPurpose, statusSize = 1 } = entry;
  if (typeof statusListIndex !== 'string' || !/^(0|[1-9]\d{0,9})$/.test(statusListIndex)) return null;
  if (typeof statusListCredential !== 'string' || !URL.canParse(statusListCredential)) return null;
  if (typeof statusPurpose !== 'string' || !Number.isInteger(statusSize) || Number(statusSize) < 1 || Number(statusSize) > 8)
    return null;
  if (entry['id'] === statusListCredential) return null;
  return { list: statusListCredential, index: Number(statusListIndex), purpose: statusPurpose, size: Number(statusSize) };
}

function faultOfList(report: Report, document: JsonObject, place: Place, issuer: string): Finding | null {
  const failure = (check: string) => report.findings.find((one) => one.check === check && one.outcome !== 'passed');
  if (failure('readable') || failure('kind')) return finding('status.STATUS_RETRIEVAL_ERROR', { url: place.list });
  const proof = failure('contexts') ?? failure('proof');
  if (proof?.outcome === 'notDone') return finding('status.STATUS_RETRIEVAL_ERROR', { url: place.list });
  if (proof !== undefined || failure('issuer') || report.facts?.issuer.id !== issuer)
    return finding('status.STATUS_VERIFICATION_ERROR');
  const period = failure('period');
  if (period?.code === 'period.expired') return finding('status.outdated', { date: report.facts.validUntil?.slice(0, 10) ?? '' });
  if (period !== undefined || report.kind !== 'status-list') return finding('status.STATUS_VERIFICATION_ERROR');
  const subject = subjectOf(document);
  // A list served in place of another says nothing about this record.
  if (document['id'] !== undefined && document['id'] !== place.list) return finding('status.STATUS_VERIFICATION_ERROR');
  return listOf(subject['statusPurpose']).includes(place.purpose) ? null : finding('status.STATUS_VERIFICATION_ERROR');
}

function readBit(document: JsonObject, place: Place, fetchedAt: Instant, now: Instant): Finding {
  const subject = subjectOf(document);
  const { ttl, encodedList } = subject;
  if (typeof ttl === 'number' && Date.parse(now) - Date.parse(fetchedAt) > ttl)
    return finding('status.outdated', { date: fetchedAt.slice(0, 10) });
  const bits = unpackedOnce(document, encodedList, String(listOf(subject['type'])[0]));
  if (bits === null) return finding('status.MALFORMED_VALUE_ERROR');
  if (bits.length * 8 < fewestEntries * place.size) return finding('status.STATUS_LIST_LENGTH_ERROR');
  const first = place.index * place.size;
  if (first + place.size > bits.length * 8) return finding('status.RANGE_ERROR');
  const isSet = Array.from({ length: place.size }, (_, offset) => bitAt(bits, first + offset)).some(Boolean);
  if (!isSet) return finding('status.good', { date: fetchedAt.slice(0, 10) });
  if (place.purpose === 'revocation') return finding('status.revoked');
  return place.purpose === 'suspension' ? finding('status.suspended') : finding('status.other', { purpose: place.purpose });
}

// Many records share a list, and its document is kept (memory.ts): it is unpacked once.
const unpacked = new WeakMap<JsonObject, Uint8Array | null>();
function unpackedOnce(document: JsonObject, encoded: unknown, type: string): Uint8Array | null {
  const known = unpacked.get(document);
  if (known !== undefined) return known;
  const bits = unpack(encoded, type);
  unpacked.set(document, bits);
  return bits;
}

// The 2021 form leaves out the leading `u`.
function unpack(encoded: unknown, type: string): Uint8Array | null {
  if (typeof encoded !== 'string') return null;
  try {
    return decodeStatusList(type === 'StatusList2021' && !encoded.startsWith('u') ? `u${encoded}` : encoded);
  } catch (error) {
    if (error instanceof UnreadableList) return null;
    throw error;
  }
}

function subjectOf(document: JsonObject): JsonObject {
  const subject = listOf(document['credentialSubject'])[0];
  return isObject(subject) ? subject : {};
}
