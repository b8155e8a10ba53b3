// Keeps look logs honest from outside the store: seals each entry, and writes down how long each log is as soon as it grows.
import type { Signer } from '@skillweave/core/sign';
import { signStatement, type Checkpoint } from '@skillweave/core/looks';
import { instantOf, type Instant } from '@skillweave/core/terms';
import type { Logger } from 'pino';
import type { LookHead, LookSealing } from '../access/asking.ts';
import { operator } from '../access/viewer.ts';
import type { Graph } from '../graph/graph.ts';
import type { Keyring } from '../keys/keyring.ts';
import { adoptEarlier } from './earlier.ts';
import { appendLines, beginning, cutTornLine, headsPath, nextLine, readHeads, type Erased, type HeadsEnd } from './heads-file.ts';
import { everyLog } from './logs.ts';
import { forgetNobody } from './nobody.ts';
import { sealFrom } from './seal.ts';

export interface LookKeeper extends LookSealing {
  /** A signed statement of how long a log is; null when what the store says is not what was written down, or nothing can be signed. */
  checkpoint(
    log: LookHead & { readonly lastHash: string | null; readonly lastSeal: string | null },
    now: Instant,
  ): Promise<string | null>;
  /** Writes down that this log's words were erased on purpose. */
  erased(log: string, at: Instant): Promise<void>;
  /** Everything that is committed is written down when it returns. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

type Place = {
  readonly graph: Graph;
  readonly keyring: Keyring;
  readonly folder: string;
  readonly log: Pick<Logger, 'error' | 'warn'>;
};

// How long growth may gather before it is written down: one line for many looks, and little time to cut one off unseen.
const gather = 200;
const headsInLine = 500;
const sweepEvery = 3_600_000;

/** Opens the keeper: entries from before the chain are taken in, and what a crash left unwritten is written down. */
export async function openLookKeeper(place: Place): Promise<LookKeeper> {
  const { keyring } = place;
  if (keyring.closedBecause !== null) return silent;
  if (!keyring.has('looks')) await keyring.makeFor('looks');
  const signer = await keyring.signerFor('looks');
  const made = new Keeper(place, signer, sealFrom(keyring));
  await made.open();
  return made;
}

const silent: LookKeeper = {
  seal: () => null,
  wrote: () => {},
  checkpoint: async () => null,
  erased: async () => {},
  settle: async () => {},
  close: async () => {},
};

// A class because it has a life: what is waiting to be written down, and where the file ends.
class Keeper implements LookKeeper {
  readonly seal: (hash: string) => string;
  readonly #place: Place;
  readonly #signer: Signer;
  readonly #path: string;
  readonly #known = new Map<string, number>();
  #waiting = new Map<string, LookHead>();
  #erased: Erased[] = [];
  #end: HeadsEnd = beginning;
  #timer: NodeJS.Timeout | null = null;
  #sweeping: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();

  constructor(place: Place, signer: Signer, seal: (hash: string) => string) {
    this.#place = place;
    this.#signer = signer;
    this.#path = headsPath(place.folder);
    this.seal = seal;
  }

  async open(): Promise<void> {
    const { graph, log } = this.#place;
    await cutTornLine(this.#path);
    const told = (end: HeadsEnd) => void (this.#end = end);
    for await (const read of readHeads(this.#path, told)) {
      if (read.kind === 'line') for (const { log: id, length } of read.line.heads) this.#know(id, length);
      else
        log.error(
          { code: read.code, line: read.number },
          'the file of look logs was changed; run: npm run skillweave -- audit verify',
        );
    }
    const operating = { graph, operator: operator('keeping look logs'), now: instantOf(Date.now()) };
    await adoptEarlier(operating, this);
    for await (const { log: id, length, head } of everyLog(operating)) {
      if (length > (this.#known.get(id) ?? 0)) this.wrote([{ log: id, length, head }]);
    }
    await this.settle();
    await this.#sweep();
    this.#sweeping = setInterval(() => void this.#sweep(), sweepEvery).unref();
  }

  async close(): Promise<void> {
    if (this.#sweeping) clearInterval(this.#sweeping);
    await this.settle();
  }

  wrote(heads: readonly LookHead[]): void {
    for (const head of heads) {
      // Two commits may be told in the other order.
      if ((this.#waiting.get(head.log)?.length ?? 0) < head.length) this.#waiting.set(head.log, head);
      this.#know(head.log, head.length);
    }
    this.#soon(gather);
  }

  async checkpoint(
    { log, length, head, lastHash, lastSeal }: Parameters<LookKeeper['checkpoint']>[0],
    now: Instant,
  ): Promise<string | null> {
    const isSealed = length === 0 || (lastHash === head && lastSeal === this.seal(head));
    if (!isSealed || length < (this.#known.get(log) ?? 0)) {
      this.#place.log.error({ log, length }, 'a look log is not what was written; run: npm run skillweave -- audit verify');
      return null;
    }
    return await signStatement('look-checkpoint', { log, length, head, at: now } satisfies Checkpoint, this.#signer);
  }

  async erased(log: string, at: Instant): Promise<void> {
    this.#erased.push({ log, at });
    await this.settle();
  }

  async settle(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const turn = this.#writing.then(() => this.#write());
    this.#writing = turn.catch(() => {});
    await turn;
  }

  async #sweep(): Promise<void> {
    const { graph, log } = this.#place;
    await forgetNobody({ graph }).catch((error: unknown) => log.warn({ error }, 'looks at nobody were not swept away'));
  }

  #know(log: string, length: number): void {
    this.#known.set(log, Math.max(length, this.#known.get(log) ?? 0));
  }

  #soon(milliseconds: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.settle().catch((error: unknown) => {
        this.#place.log.error({ error }, 'look logs could not be written down; trying again');
        this.#soon(5_000);
      });
    }, milliseconds).unref();
  }

  async #write(): Promise<void> {
    if (this.#waiting.size === 0 && this.#erased.length === 0) return;
    const [heads, erased] = [[...this.#waiting.values()], this.#erased];
    this.#waiting = new Map();
    this.#erased = [];
    try {
      // First the store: a file that knows of more than the store kept would tell of a theft that never was.
      await this.#place.graph.checkpoint();
      const at = instantOf(Date.now());
      const lines: string[] = [];
      let end = this.#end;
      for (let from = 0; from === 0 || from < heads.length; from += headsInLine) {
        const part = heads.slice(from, from + headsInLine);
        const line = await nextLine(end, { at, heads: part, erased: from === 0 ? erased : [] }, this.#signer);
        lines.push(line.text);
        end = line.end;
      }
      await appendLines(this.#path, lines);
      this.#end = end;
    } catch (error) {
      this.#erased = [...erased, ...this.#erased];
      for (const head of heads) if (!this.#waiting.has(head.log)) this.#waiting.set(head.log, head);
      throw error;
    }
  }
}
