// Takes a take-along file in: checks every badge anew, keeps the rest as it was, and writes all of it in one transaction or nothing.
import { createHash } from 'node:crypto';
import { checkLookFile } from '@skillweave/core/looks';
import { makeKey } from '@skillweave/core/sign';
import { isObject, readStrictJson } from '@skillweave/core/credential';
import type { PackedFile } from '@skillweave/core/take-along';
import type { Report } from '@skillweave/core/verify';
import type { Asking } from '../access/asking.ts';
import { refused, type Refusal } from '../access/refusal.ts';
import { learnerAsking, worldFor, type Learner, type Place } from '../checking.ts';
import { id, instant, int, list, map, optional, statement, text, toSeal } from '../graph/statement.ts';
import type { Keyring, KeyCurve } from '../keys/keyring.ts';
import { isSomeoneElses } from '../write/credential-facts.ts';
import { recordCredentials, type ToRecord } from '../write/credentials.ts';
import { didKept } from '../write/signing-keys.ts';
import { stated } from '../write/self-assertions.ts';
import { verifyOwn } from '../write/own-check.ts';
import { whyNotTaken } from '../write/receive-credential.ts';
import { Changed, type OpenedFile } from './open-file.ts';
import { saidElsewhere } from './own-skills.ts';
import { ownKeepsakes, ownerOf } from './read-own.ts';

const mine = { viewerId: id, now: instant };
const didProven = statement('take-along/prove-did', { ...mine, identifierId: id, did: text }, { identifierId: id });
const kept = statement(
  'take-along/keep',
  {
    ...mine,
    rows: list(map({ id, facts: map({ kind: text, title: text, madeFrom: text, madeAt: instant, digest: text, text: toSeal }) })),
  },
  { kept: int },
);
const resumed = statement(
  'take-along/resume',
  {
    ...mine,
    rows: list(map({ id, answeredAt: optional(instant), removedAt: optional(instant), declineReason: optional(text) })),
  },
  { resumed: int },
);

export type TakenIn = {
  readonly from: string;
  readonly madeAt: Asking['now'];
  /** Badges that are new here, were here already, and were not taken, each with why not. */
  readonly fresh: number;
  readonly known: number;
  readonly notTaken: readonly { readonly name: string; readonly because: string }[];
  /** Badges whose owner had said yes to them and that wait again: here nothing shows yet that they are about this person. */
  readonly waiting: number;
  /** Skills they say they have, that are new here. */
  readonly ownSkills: number;
  /** Other things kept as they were, and how many of them were kept already. */
  readonly kept: number;
  readonly keptBefore: number;
  /** `same`: the person's key here. `taken`: it is now. `proven`: another key is here; the old identity was added. `none`: there was none in it. */
  readonly key: 'same' | 'taken' | 'proven' | 'none';
};

type Here = { readonly place: Place; readonly keyring: Keyring };

/** Takes everything in for the one who asks. The same file again changes nothing. */
export async function takeIn(asking: Asking, here: Here, { contents, textOf }: OpenedFile): Promise<TakenIn | Refusal> {
  const learner = await learnerAsking(asking);
  if (learner === null) return refused({ code: 'signIn', text: 'Sign in first, so that we know whose this is.' });
  const viewerId = ownerOf(asking);
  try {
    const key = await keyIn(contents.files, textOf);
    const known = key === null ? learner : knownBy(learner, key.did);
    const badges = await checkedBadges({ asking, here, learner: known }, contents.files, textOf);
    const said = await saidElsewhere(asking, contents.files, textOf);
    // At the very place it was made, permissions, looks and records are still there, and go on.
    const isHome = contents.from === here.place.publicUrl && contents.ownerId === viewerId;
    const { rows, notKept } = isHome
      ? { rows: [], notKept: [] }
      : await keepsakesIn(
          { viewerId, contents, notTaken: [...badges.notTaken.map(({ file }) => file), ...said.leftOver] },
          textOf,
        );
    const isKept = await keptAlready(asking, rows);
    const keyState = key === null ? ('none' as const) : await settleKey(asking, here.keyring, key);

    const { graph, now } = asking;
    const counted = await graph.write(async (tx) => {
      if (key !== null && keyState !== 'none') {
        const [person] = await tx.run(didKept, { viewerId, now, did: key.did });
        if (person?.did !== key.did)
          await tx.run(didProven, { viewerId, now, did: key.did, identifierId: digestOf(`${viewerId}\n${key.did}`) });
      }
      const fresh = [];
      for (const round of inRounds(badges.taken)) {
        const recorded = await recordCredentials(
          tx,
          round.map(({ row }) => row),
        );
        for (const [place, { id: credentialId, alreadyHere }] of recorded.entries()) {
          const badge = round[place];
          if (badge && !alreadyHere) fresh.push({ id: credentialId, ...whenAnswered(badge.file, badge.row) });
        }
      }
      if (fresh.length > 0) await tx.run(resumed, { viewerId, now, rows: fresh });
      if (rows.length > 0) await tx.run(kept, { viewerId, now, rows });
      if (said.rows.length > 0) await tx.run(stated, { viewerId, now, rows: [...said.rows] });
      return { fresh: fresh.length, known: badges.taken.length - fresh.length };
    });
    await graph.checkpoint();
    const { from, madeAt } = contents;
    const waiting = badges.taken.filter(({ file, row }) => file.note?.answer === 'accepted' && row.answer === 'pending').length;
    const notTaken = [...badges.notTaken.map(({ name, because }) => ({ name, because })), ...said.notTaken, ...notKept];
    return {
      from,
      madeAt,
      ...counted,
      notTaken,
      waiting,
      ownSkills: said.rows.length,
      kept: rows.length - isKept,
      keptBefore: isKept,
      key: keyState,
    };
  } catch (error) {
    if (error instanceof Changed)
      return refused({
        code: 'takeIn.changed',
        field: 'file',
        text: 'What is in the file is not what its list says. Nothing was taken in.',
      });
    throw error;
  }
}

type TextOf = OpenedFile['textOf'];
type Badge = { readonly file: PackedFile; readonly row: ToRecord };
type Checking = { readonly asking: Asking; readonly here: Here; readonly learner: Learner };

// All outside questions of one file together; what is not answered by then could not be checked, and says so.
const outsideTime = 60_000;

/** Every badge checked as if it were handed in now. */
async function checkedBadges({ asking, here, learner }: Checking, files: readonly PackedFile[], textOf: TextOf) {
  const taken: Badge[] = [];
  const notTaken: { name: string; because: string; file: PackedFile }[] = [];
  const signal = AbortSignal.timeout(outsideTime);
  const place = { ...here.place, signal: here.place.signal ? AbortSignal.any([signal, here.place.signal]) : signal };
  for (const file of files.filter(({ kind }) => kind === 'credential')) {
    const report = await verifyOwn(Buffer.from(await textOf(file), 'utf8'), worldFor(asking, place, { learner }));
    const refusal = report.kind === 'presentation' ? notABadge : whyNotTaken(report, learner);
    if (refusal) notTaken.push({ name: file.title, because: refusal.reasons[0]?.text ?? '', file });
    else taken.push({ file, row: rowOf(asking, file, report) });
  }
  return { taken, notTaken };
}

const notABadge = refused({ code: 'kind.unknown', text: 'This is not a badge or a record about a person.' });

function rowOf(asking: Asking, { note }: PackedFile, report: Report): ToRecord {
  const said = note?.answer ?? 'pending';
  // What names somebody else is never accepted by a file's word: it waits here like anything else that comes in.
  const answer = said === 'accepted' && isSomeoneElses(report.findings) ? 'pending' : said;
  const { now } = asking;
  const earliest = (at: string | null | undefined) => (at && at < now ? (at as typeof now) : now);
  const answeredAt = answer === 'pending' ? {} : { answeredAt: earliest(note?.answeredAt) };
  return { report, personId: ownerOf(asking), origin: 'handedIn', receivedAt: earliest(note?.receivedAt), answer, ...answeredAt };
}

function whenAnswered({ note }: PackedFile, { answer, answeredAt }: ToRecord) {
  const removedAt = answer === 'removed' ? (note?.removedAt ?? answeredAt ?? null) : null;
  return {
    answeredAt: answeredAt ?? null,
    removedAt,
    declineReason: answer === 'declined' ? (note?.declineReason ?? null) : null,
  };
}

/**
 * Of several editions of one badge (the same name of its issuer's) each goes in by itself, the oldest first: a newer one then
 * replaces it here as it did there. What also lies inside a record comes before the record, so that it keeps its own answer.
 */
function inRounds(badges: readonly Badge[]): Badge[][] {
  const rounds: Badge[][] = [];
  const met = new Map<string, number>();
  const from = ({ row }: Badge) => row.report.facts?.validFrom ?? '';
  for (const badge of badges.toSorted((a, b) => (from(a) < from(b) ? -1 : from(a) > from(b) ? 1 : 0))) {
    const { facts, text: own } = badge.row.report;
    const key = JSON.stringify([facts?.issuer.id, facts?.uri ?? own]);
    const round = met.get(key) ?? 0;
    met.set(key, round + 1);
    (rounds[round] ??= []).push(badge);
  }
  return rounds.map((round) => round.toSorted((a, b) => Number(b.file.note?.isInside) - Number(a.file.note?.isInside)));
}

type OwnKey = { readonly did: string; readonly secret: Uint8Array; readonly curve: KeyCurve };

/** The key in the file. Whoever has it in hand holds the identity made of it: that is what shows it. */
async function keyIn(files: readonly PackedFile[], textOf: TextOf): Promise<OwnKey | null> {
  const file = files.find(({ kind }) => kind === 'key');
  if (!file) return null;
  const read = readStrictJson(await textOf(file));
  if (read.kind === 'refused' || !isObject(read.value)) throw new Changed();
  const { did, curve, secret } = read.value;
  if ((curve !== 'Ed25519' && curve !== 'P-256') || typeof secret !== 'string') throw new Changed();
  const made = await makeKey(Buffer.from(secret, 'base64url'), curve).catch(() => null);
  if (made === null || made.did !== did) throw new Changed();
  return { did, curve, secret: made.secret };
}

const knownBy = (learner: Learner, did: string): Learner => ({
  ...learner,
  did: learner.did ?? did,
  proven: { ...learner.proven, dids: [...new Set([...learner.proven.dids, did])] },
});

/** The key goes into the keyring unless another one is there or the person is known by another: nobody has two at once. */
async function settleKey(asking: Asking, keyring: Keyring, { did, secret, curve }: OwnKey): Promise<TakenIn['key']> {
  const owner = `person:${ownerOf(asking)}` as const;
  if (keyring.closedBecause !== null) return 'proven';
  const learner = await learnerAsking(asking);
  if (!keyring.has(owner) && learner?.did !== null && learner?.did !== did) return 'proven';
  const isNew = !keyring.has(owner);
  const dids = await keyring.makeForAll(new Map([[owner, secret]]), curve);
  if (dids.get(owner) !== did) return 'proven';
  return isNew ? 'taken' : 'same';
}

const keepers = ['permission', 'receipt', 'record', 'message', 'looks', 'person', 'earlier'];

/** What is kept as it was, badges that may not come in among it: they stay their owner's. A log that does not hold is not kept as one. */
async function keepsakesIn(
  {
    viewerId,
    contents,
    notTaken,
  }: { readonly viewerId: string; readonly contents: OpenedFile['contents']; readonly notTaken: readonly PackedFile[] },
  textOf: TextOf,
) {
  const rows = [];
  const notKept: { name: string; because: string }[] = [];
  for (const file of contents.files.filter((each) => keepers.includes(each.kind) || notTaken.includes(each))) {
    const content = await textOf(file);
    const was = file.earlier?.was ?? file.kind;
    if (was === 'looks' && !isWhole(content)) {
      notKept.push({ name: file.title, because: 'This is not the log as it was written.' });
      continue;
    }
    const { from: madeFrom, madeAt } = file.earlier ?? contents;
    const own = digestOf(`${viewerId}\n${was}\n${file.sha256}`);
    const sealed = { ownerId: viewerId, object: own, text: content };
    rows.push({ id: own, facts: { kind: was, title: file.title, madeFrom, madeAt, digest: file.sha256, text: sealed } });
  }
  return { rows, notKept };
}

function isWhole(log: string): boolean {
  const report = checkLookFile(log);
  return report.kind === 'read' && report.faults.length === 0;
}

async function keptAlready(asking: Asking, rows: readonly { readonly id: string }[]): Promise<number> {
  let found = 0;
  const only = [...new Set(rows.map((row) => row.id))];
  for await (const _ of ownKeepsakes(asking, { only })) found += 1;
  return found;
}

const digestOf = (words: string): string => createHash('sha256').update(words).digest('base64url');
