// Checks a document handed in: the list of checks, in order. Every one reports, even after one fails: people mend a badge once.
import { createHash } from 'node:crypto';
import { tokenInEnvelope } from '../credential/envelope.ts';
import { innerCredentials, readCredential } from '../credential/facts.ts';
import { recognise } from '../credential/recognise.ts';
import { frozen, isObject, listOf } from '../credential/strict-json.ts';
import { unwrap, unwrapText, type Unwrapped } from '../credential/unwrap.ts';
import type { CheckedList, Finding, Report, World } from './check.ts';
import { checkAssociations } from './checks/associations.ts';
import { checkChallenge } from './checks/challenge.ts';
import { checkContexts } from './checks/contexts.ts';
import { checkEndorsements, endorsementsIn, heldAgainst } from './checks/endorsements.ts';
import { checkHolder, checkInner, checkSameSubject, holderOf } from './checks/inner.ts';
import { checkIssuer } from './checks/issuer.ts';
import { checkOlderBadge } from './checks/older-badge.ts';
import { checkPeriod, isDated } from './checks/period.ts';
import { checkProofs } from './checks/proof.ts';
import { checkRecognised } from './checks/recognised.ts';
import { checkRelated } from './checks/related.ts';
import { checkShape } from './checks/shape.ts';
import { checkStatus, type CheckList } from './checks/status.ts';
import { checkSubject } from './checks/subject.ts';
import { finding } from './codes.ts';
import { asking } from './asking.ts';
import { documentOfToken, type Examined } from './examined.ts';
import { rememberedList } from './memory.ts';
import { result, type ProofResult } from './proof-result.ts';
import { verdictOf } from './verdict.ts';

// Together they bound the work one file can cause: credentials and endorsements in all, and how deep they may be packed.
const innerLimit = 500;
const depthLimit = 3;
type Room = { left: number; depth: number; lists: Map<Uint8Array, Promise<CheckedList>> };

/** Checks whatever bytes are handed in. Never throws: what goes wrong on our side is itself a finding, and never a pass. */
export async function verify(bytes: Uint8Array, world: World): Promise<Report> {
  return await verifyWithin(bytes, asking(world), { left: innerLimit, depth: 0, lists: new Map() });
}

async function verifyWithin(bytes: Uint8Array, world: World, room: Room): Promise<Report> {
  try {
    // Inside a document no picture belongs.
    return await examine(room.depth === 0 ? unwrap(bytes) : unwrapText(bytes), bytes, world, room);
  } catch (cause) {
    world.onFault?.(cause);
    return reportOf(bytes, world, { findings: [finding('readable.fault')], text: '' });
  }
}

async function examine(unwrapped: Unwrapped, bytes: Uint8Array, world: World, room: Room): Promise<Report> {
  if (unwrapped.kind === 'unreadable') return reportOf(bytes, world, { findings: [finding(unwrapped.code)], text: '' });
  const examined = lay(unwrapped, world);
  if (examined === null) {
    const findings = [readableFinding(unwrapped), finding('kind.unknown')];
    return reportOf(bytes, world, { findings, text: unwrapped.text });
  }
  if (examined.kind === 'older-badge') {
    const findings = [readableFinding(unwrapped), ...checkOlderBadge(examined)];
    return { ...reportOf(bytes, world, { findings, text: unwrapped.text }), kind: examined.kind, facts: examined.facts };
  }
  const first = [readableFinding(unwrapped), kindFinding(examined), ...checkShape(examined)];
  const contexts = checkContexts(examined);
  const proof = await proofAfter(contexts, examined);
  const inner = await verifyInner(examined, unwrapped, room);
  const rest =
    examined.kind === 'presentation'
      ? presentationFindings(examined, proof, inner)
      : await credentialFindings(examined, proof, inner, room);
  const endorsed = await verifyEndorsements(examined, unwrapped, room, rest);
  const findings = [...first, ...contexts, proof.finding, ...rest, ...endorsed.findings];
  return {
    ...reportOf(bytes, world, { findings, text: unwrapped.text }),
    kind: examined.kind,
    facts: examined.facts,
    inner: inner.reports,
    endorsements: endorsed.reports,
  };
}

function lay(unwrapped: Exclude<Unwrapped, { kind: 'unreadable' }>, world: World): Examined | null {
  const document = unwrapped.kind === 'jwt' ? documentOfToken(unwrapped.payload) : unwrapped.value;
  const { kind, dataModel } = recognise(document);
  if (kind === 'unknown' || !isObject(document)) return null;
  const token = unwrapped.kind === 'jwt' ? { header: unwrapped.header, payload: unwrapped.payload, text: unwrapped.text } : null;
  const facts = readCredential(document, unwrapped.textOf);
  return { document: frozen(document), token, kind, dataModel, facts, world };
}

function readableFinding({ inPicture }: Exclude<Unwrapped, { kind: 'unreadable' }>): Finding {
  return finding(inPicture === true ? 'readable.inPicture' : 'readable.good');
}

function kindFinding({ dataModel }: Examined): Finding {
  return finding(dataModel === '1.1' ? 'kind.older' : 'kind.good');
}

// The signature says what the contexts say it says; without them there is nothing to check.
async function proofAfter(contexts: Finding[], examined: Examined): Promise<ProofResult> {
  if (examined.token === null && listOf(examined.document['proof']).length === 0) return result('proof.none');
  if (contexts.some(({ outcome }) => outcome === 'notDone')) return result('proof.contexts');
  if (contexts.some(({ outcome }) => outcome === 'failed')) return result('proof.shape');
  const owner = examined.kind === 'presentation' ? holderOf(examined.document) : examined.facts.issuer.id;
  return await checkProofs(examined, owner);
}

async function credentialFindings(examined: Examined, proof: ProofResult, inner: Inner, room: Room): Promise<Finding[]> {
  const { facts, world, kind } = examined;
  const issuer = checkIssuer(facts.issuer.id, proof);
  const period = checkPeriod(examined);
  // A status list is not about a person, has no list of its own, and is trusted only as far as its issuer is the record's.
  if (kind === 'status-list') return [issuer, period];
  const isBound = issuer.outcome === 'passed';
  // By the copy, not by its address: a fresh copy is another list.
  const checkList: CheckList = async (bytes) => {
    const check = async () => await verifyList(bytes, world, room);
    const checked = room.lists.get(bytes) ?? rememberedList(world.memory, { bytes, now: world.now }, check);
    room.lists.set(bytes, checked);
    return await checked;
  };
  const record =
    kind === 'learner-record'
      ? [
          checkInner(inner.reports),
          ...inner.findings,
          checkAssociations(examined, inner.reports),
          checkSameSubject(facts, inner.reports),
        ]
      : [];
  return [
    issuer,
    await checkRecognised(facts, isBound, world),
    period,
    ...(await checkStatus(examined, isBound, checkList)),
    checkSubject(examined),
    ...checkRelated(examined, isBound),
    ...record,
    ...(world.expecting === undefined ? [] : [checkChallenge(proof, world)]),
  ];
}

function presentationFindings(examined: Examined, proof: ProofResult, inner: Inner): Finding[] {
  const { document, world } = examined;
  const holder = checkHolder(holderOf(document), proof.signer, {
    reports: inner.reports,
    policy: world.holderPolicy,
  });
  // Few presentations give dates; one that does is held to them.
  const period = isDated(examined) ? [checkPeriod(examined)] : [];
  return [...period, checkInner(inner.reports), ...inner.findings, holder, checkChallenge(proof, world)];
}

type Inner = { reports: Report[]; findings: Finding[] };

async function verifyInner(examined: Examined, unwrapped: Unwrapped, room: Room): Promise<Inner> {
  const wrapped = innerCredentials(examined.document);
  if (wrapped.length === 0) return { reports: [], findings: [] };
  if (room.depth >= depthLimit) return { reports: [], findings: [finding('inner.deep')] };
  if (wrapped.length > room.left) return { reports: [], findings: [finding('inner.tooMany')] };
  return { reports: await verifyEach(wrapped, unwrapped, examined.world, room), findings: [] };
}

/** Each alone, in order; what they hold counts towards the same limits. */
async function verifyEach(wrapped: readonly unknown[], unwrapped: Unwrapped, world: World, room: Room): Promise<Report[]> {
  room.left -= wrapped.length;
  const reports: Report[] = [];
  // Whom each is about is weighed against the envelope, not against the person asking.
  const { learner: _, expecting: __, ...plain } = world;
  for (const one of wrapped) {
    const bytes = Buffer.from(textOfInner(one, unwrapped), 'utf8');
    const within = { ...room, depth: room.depth + 1 };
    reports.push(await verifyWithin(bytes, plain, within));
    room.left = within.left;
  }
  return reports;
}

// Those who endorse keep keys and lists elsewhere: as with those lists, a forged badge must not make us call an address.
async function verifyEndorsements(examined: Examined, unwrapped: Unwrapped, room: Room, rest: Finding[]): Promise<Inner> {
  const { kind, document, world } = examined;
  if (kind === 'presentation' || kind === 'status-list') return { reports: [], findings: [] };
  const alone = (found: Finding): Inner => ({ reports: [], findings: [found] });
  const attached = endorsementsIn(document);
  if (attached.length === 0) return alone(finding('endorsements.none'));
  if (!rest.some(({ check, outcome }) => check === 'issuer' && outcome === 'passed'))
    return alone(finding('endorsements.unproven'));
  if (room.depth >= depthLimit) return alone(finding('endorsements.deep'));
  if (attached.length > room.left) return alone(finding('endorsements.tooMany'));
  const checked = await verifyEach(
    attached.map(({ endorsement }) => endorsement),
    unwrapped,
    world,
    room,
  );
  const reports = checked.map((report, place) => heldAgainst(report, attached[place]?.to ?? null));
  return { reports, findings: [checkEndorsements(reports)] };
}

// VC 2.0 section 4.12.2: an enveloped credential is a token inside a data address. VC 1.1 documents hold bare tokens.
function textOfInner(inner: unknown, unwrapped: Unwrapped): string {
  if (typeof inner === 'string') return inner;
  if (!isObject(inner)) return '';
  const enveloped = tokenInEnvelope(inner);
  if (enveloped !== null) return enveloped;
  return (unwrapped.kind === 'unreadable' ? null : unwrapped.textOf(inner)) ?? JSON.stringify(inner);
}

async function verifyList(bytes: Uint8Array, world: World, room: Room): Promise<CheckedList> {
  const unwrapped = unwrapText(bytes);
  const { learner: _, expecting: __, ...plain } = world;
  const report = await verifyWithin(bytes, plain, { ...room, left: 0, depth: room.depth + 1 });
  const value = unwrapped.kind === 'json' ? unwrapped.value : unwrapped.kind === 'jwt' ? documentOfToken(unwrapped.payload) : {};
  return { report, document: isObject(value) ? value : {} };
}

function reportOf(bytes: Uint8Array, world: World, { findings, text }: { findings: Finding[]; text: string }): Report {
  const digest = createHash('sha256').update(bytes).digest('hex');
  return {
    kind: 'unknown',
    verdict: verdictOf(findings),
    findings,
    facts: null,
    inner: [],
    endorsements: [],
    checkedAt: world.now,
    digest,
    text,
  };
}
