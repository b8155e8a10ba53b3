// Whether the issuer has taken the record back, read from the issuer's own signed list.
import { fewestEntries, decodeStatusList, UnreadableList, valueAt } from '../../credential/bits.ts';
import { isObject, listOf, type JsonObject } from '../../credential/strict-json.ts';
import type { CheckedList, Fetched, Finding, Report } from '../check.ts';
import { finding, type Code } from '../codes.ts';
import type { Examined } from '../examined.ts';
import { lookUp } from './revocation-list.ts';
import { readEntry, type Listing, type Place } from './status-entry.ts';

export type CheckList = (bytes: Uint8Array) => Promise<CheckedList>;

type Copy = Extract<Fetched, { kind: 'found' }>;

const entryLimit = 8;
// Section 2.2: how long a copy is good, in milliseconds, when neither the list nor its end date says so.
const usualTtl = 300_000;

/**
 * Bitstring Status List 1.0 section 3.2. Each entry gives a finding, worst first, since the worst decides what the record is
 * worth; the codes carry the error names of the standard.
 */
export async function checkStatus(examined: Examined, isBound: boolean, checkList: CheckList): Promise<Finding[]> {
  const entries = listOf(examined.document['credentialStatus']);
  if (entries.length === 0) return [finding('status.none')];
  // A forged badge must not make us call an address.
  if (!isBound) return [finding('status.unproven')];
  if (entries.length > entryLimit) return [finding('status.malformed')];
  const findings: Finding[] = [];
  for (const entry of entries) findings.push(await checkEntry(entry, examined, checkList));
  return findings.toSorted((one, other) => badness(other) - badness(one));
}

function badness({ outcome, code, remark }: Finding): number {
  if (code === 'status.revoked') return 5;
  if (outcome === 'failed') return code === 'status.suspended' ? 3 : 4;
  if (outcome === 'notDone') return 2;
  return remark === true ? 1 : 0;
}

async function checkEntry(entry: unknown, examined: Examined, checkList: CheckList): Promise<Finding> {
  if (!isObject(entry)) return finding('status.malformed');
  const place = readEntry(entry, examined.document);
  if (place === 'malformed') return finding('status.malformed');
  if ('unknown' in place) return finding('status.unsupported', { type: place.unknown });
  const kept = await examined.world.fetchDocument(place.list);
  if (kept.kind === 'unreachable') return notReached(place.list, kept.lastGoodAt);
  const first = await weigh(kept, place, examined, checkList);
  if (!isTooOld(first)) return first;
  // A copy may have been kept beyond its time while the issuer has long published another: asked for once.
  const newer = await examined.world.fetchDocument(place.list, { fresh: true });
  if (newer.kind === 'unreachable') return finding('status.stale', { date: kept.at.slice(0, 10) });
  return await weigh(newer, place, examined, checkList);
}

function isTooOld({ code }: Finding): boolean {
  return code === 'status.outdated' || code === 'status.stale';
}

function notReached(url: string, lastGoodAt: string | undefined): Finding {
  return finding('status.STATUS_RETRIEVAL_ERROR', {
    url,
    ...(lastGoodAt === undefined ? {} : { date: lastGoodAt.slice(0, 10) }),
  });
}

async function weigh(copy: Copy, place: Place | Listing, examined: Examined, checkList: CheckList): Promise<Finding> {
  const issuer = examined.facts.issuer.id;
  const date = copy.at.slice(0, 10);
  const age = Date.parse(examined.world.now) - Date.parse(copy.at);
  if (place.kind === 'ids') {
    const found = lookUp(copy.bytes, place, issuer, date);
    return found.outcome === 'passed' && age > usualTtl ? finding('status.stale', { date }) : found;
  }
  const { report, document } = await checkList(copy.bytes);
  const fault = faultOfList(report, document, place, issuer);
  if (fault !== null) return fault;
  const ttl = ttlOf(document);
  return ttl !== null && age > ttl ? finding('status.stale', { date }) : readValue(document, place, date);
}

// Section 2.2: an end date of the list is a better word on copies than `ttl`, but a list that gives both means both.
function ttlOf(document: JsonObject): number | null {
  const { ttl } = subjectOf(document);
  if (typeof ttl === 'number') return ttl;
  return document['validUntil'] === undefined && document['expirationDate'] === undefined ? usualTtl : null;
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

const markOf: Record<string, Code> = {
  revocation: 'status.revoked',
  suspension: 'status.suspended',
  refresh: 'status.newer',
};

function readValue(document: JsonObject, { index, purpose, size, messages }: Place, date: string): Finding {
  const bits = bitsOf(document);
  if (bits === null) return finding('status.MALFORMED_VALUE_ERROR');
  if (bits.length * 8 < fewestEntries * size) return finding('status.STATUS_LIST_LENGTH_ERROR');
  const value = valueAt(bits, index, size);
  if (value === null) return finding('status.RANGE_ERROR');
  // Every value of a message list says something, nought too.
  if (purpose === 'message') return finding('status.message', { message: messages?.get(value) ?? '' });
  if (value === 0) return finding('status.good', { date });
  // A mark we do not know may mean anything, also that the record no longer holds.
  return Object.hasOwn(markOf, purpose) ? finding(markOf[purpose] ?? 'status.other') : finding('status.other', { purpose });
}

// A record full of badges asks one list many times; it is unpacked once.
const unpacked = new WeakMap<JsonObject, Uint8Array | null>();
function bitsOf(document: JsonObject): Uint8Array | null {
  const known = unpacked.get(document);
  if (known !== undefined) return known;
  const { encodedList, type } = subjectOf(document);
  const bits = unpack(encodedList, listOf(type).includes('StatusList2021'));
  unpacked.set(document, bits);
  return bits;
}

// StatusList2021 leaves out the leading `u`, and was written in both alphabets.
function unpack(encoded: unknown, isOlder: boolean): Uint8Array | null {
  if (typeof encoded !== 'string') return null;
  try {
    if (!isOlder || encoded.startsWith('u')) return decodeStatusList(encoded);
    return decodeStatusList(
      `u${encoded
        .replaceAll('+', '-')
        .replaceAll('/', '_')
        .replace(/={1,2}$/, '')}`,
    );
  } catch (error) {
    if (error instanceof UnreadableList) return null;
    throw error;
  }
}

function subjectOf(document: JsonObject): JsonObject {
  const subject = listOf(document['credentialSubject'])[0];
  return isObject(subject) ? subject : {};
}
