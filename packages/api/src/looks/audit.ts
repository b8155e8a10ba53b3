// Goes through every look log and the file beside the store, and says what was changed, removed, added, moved or cut off.
import { lookFaults, walkChain, type LookFault, type LookFaultCode } from '@skillweave/core/looks';
import { later } from '@skillweave/core/terms';
import type { LookHead, Operating } from '../access/asking.ts';
import { chainKey } from './chain-entries.ts';
import { lineFaults, readHeads } from './heads-file.ts';
import { entriesAt, everyLog, type LogHead } from './logs.ts';

export type AuditFault = {
  readonly code: LookFaultCode | keyof typeof lineFaults;
  readonly log: string | null;
  /** The entry's place, or the line of the file. */
  readonly place: number | null;
  readonly text: string;
};

export type Audit = {
  readonly logs: number;
  readonly entries: number;
  readonly erasedLogs: number;
  readonly lines: number;
  /** Whose key the file's lines are signed with; null without a line. */
  readonly signedBy: string | null;
  /** False when the keyring was closed: then nobody can say whether the seals fit. */
  readonly sealsChecked: boolean;
  readonly faultCount: number;
  /** The first of them. */
  readonly faults: readonly AuditFault[];
};

export type AuditPlace = {
  readonly path: string;
  /** The identity of this installation's keeper of look logs; null when the keyring is closed. */
  readonly keeper: { readonly did: string; readonly seal: (hash: string) => string } | null;
};

// What is asked of the store at once, and how many faults are told one by one. Memory grows with the number of logs, never with looks.
const atOnce = 500;
const toldFaults = 200;
// A running server writes growth down within a fifth of a second; after a minute nothing may be left uncovered.
const grace = 60_000;
// How far past what is there a log is walked for what is missing.
const pastEnd = 100;

/** Checks everything. It reads only, and may run beside a server where the engine lets two in. */
export async function auditLooks(operating: Operating, { path, keeper }: AuditPlace): Promise<Audit> {
  const faults: AuditFault[] = [];
  let faultCount = 0;
  const tell = (fault: AuditFault) => {
    faultCount += 1;
    if (faults.length < toldFaults) faults.push(fault);
  };
  const tellAll = (found: readonly LookFault[]) => {
    for (const { code, log, place } of found) tell({ code, log, place, text: textOf(code, log, place) });
  };

  const file = await readFile(operating, path, keeper?.did ?? null, { tell, tellAll });
  const seen = new Set<string>();
  let [entries, erasedLogs] = [0, 0];
  for await (const head of everyLog(operating)) {
    const erasedAt = file.erased.get(head.log) ?? null;
    seen.add(head.log);
    erasedLogs += erasedAt === null ? 0 : 1;
    entries += head.entries;
    await walkLog(operating, head, { erasedAt, covered: file.covered.get(head.log) ?? 0, seal: keeper?.seal ?? null, tellAll });
  }
  for (const log of file.covered.keys()) if (!seen.has(log)) tellAll([{ code: 'log.gone', log, place: null }]);
  const { lines, signedBy } = file;
  return { logs: seen.size, entries, erasedLogs, lines, signedBy, sealsChecked: keeper !== null, faultCount, faults };
}

type Telling = { readonly tell: (fault: AuditFault) => void; readonly tellAll: (found: readonly LookFault[]) => void };

async function readFile(operating: Operating, path: string, did: string | null, { tell, tellAll }: Telling) {
  const covered = new Map<string, number>();
  const erased = new Map<string, string>();
  let signedBy = did;
  let lines = 0;
  let waiting: LookHead[] = [];
  const compare = async () => {
    const found = await entriesAt(
      operating,
      waiting.map(({ log, length }) => ({ log, place: length })),
    );
    for (const { log, length, head } of waiting) {
      const there = found.get(chainKey(log, length)) ?? [];
      if (there.length === 0) tellAll([{ code: 'checkpoint.cut', log, place: length }]);
      else if (there.some(({ kept }) => kept.hash !== head)) tellAll([{ code: 'checkpoint.differs', log, place: length }]);
    }
    waiting = [];
  };
  const wrongLine = (code: keyof typeof lineFaults, number: number) =>
    tell({ code, log: null, place: number, text: `Line ${number} of the file of look logs ${lineFaults[code]}.` });
  for await (const read of readHeads(path)) {
    lines += 1;
    if (read.kind === 'fault') {
      wrongLine(read.code, read.number);
      continue;
    }
    const { line } = read;
    signedBy ??= line.signedBy;
    if (line.signedBy !== signedBy) {
      wrongLine('file.line', line.number);
      continue;
    }
    for (const { log, at } of line.erased) erased.set(log, at);
    for (const head of line.heads) {
      covered.set(head.log, Math.max(head.length, covered.get(head.log) ?? 0));
      waiting.push(head);
      if (waiting.length >= atOnce) await compare();
    }
  }
  await compare();
  return { covered, erased, lines, signedBy };
}

type Walking = {
  /** When the file says that its words were erased. */
  readonly erasedAt: string | null;
  readonly covered: number;
  readonly seal: ((hash: string) => string) | null;
  readonly tellAll: Telling['tellAll'];
};

async function walkLog(operating: Operating, head: LogHead, { erasedAt, covered, seal, tellAll }: Walking): Promise<void> {
  const { log, length } = head;
  const walk = walkChain({ ...head, isErased: erasedAt !== null });
  tellAll(walk.beginning);
  if (head.erasedAt !== erasedAt) tellAll([{ code: head.erasedAt === null ? 'log.unerased' : 'log.blank', log, place: null }]);
  const end = Math.max(0, Math.min(length, head.entries + pastEnd));
  const due = later(operating.now, -grace);
  let isUncovered = false;
  for (let from = 0; from < end; from += atOnce) {
    const places = Array.from({ length: Math.min(atOnce, end - from) }, (_, step) => ({ log, place: from + step + 1 }));
    const found = await entriesAt(operating, places);
    for (const { place } of places) {
      const there = found.get(chainKey(log, place)) ?? [];
      const [first] = there;
      tellAll(walk.next(first?.kept ?? null));
      const more: LookFault[] = [];
      if (there.length > 1) more.push({ code: 'entry.twice', log, place });
      if (first && !(first.seenIn.length === 1 && first.seenIn[0] === log)) more.push({ code: 'entry.detached', log, place });
      if (first && seal && first.seal !== seal(first.kept.hash)) more.push({ code: 'entry.forged', log, place });
      if (first && place > covered && first.kept.at < due && !isUncovered) {
        isUncovered = true;
        more.push({ code: 'entry.uncovered', log, place });
      }
      tellAll(more);
    }
  }
  if (walk.length !== length || walk.head !== head.head) tellAll([{ code: 'log.head', log, place: null }]);
  if (head.entries > Math.max(length, 0)) tellAll([{ code: 'entry.extra', log, place: null }]);
}

function textOf(code: LookFaultCode, log: string, place: number | null): string {
  return place === null
    ? `The look log ${log} ${lookFaults[code]}.`
    : `Entry ${place} of the look log ${log} ${lookFaults[code]}.`;
}
