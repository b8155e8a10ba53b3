// Links with a crowd before each: who opens, how often, whose answers are lost; and what is right of what came of it.
import { createHash, randomBytes } from 'node:crypto';
import { isRefusal } from '../../../packages/api/src/access/refusal.ts';
import { stranger } from '../../../packages/api/src/access/viewer.ts';
import type { Graph, Transaction } from '../../../packages/api/src/graph/graph.ts';
import { nowhere } from '../../../packages/api/src/outside/outside.ts';
import { makeRateLimits } from '../../../packages/api/src/rate-limits.ts';
import { openShare } from '../../../packages/api/src/write/open-share.ts';
import { later, type Instant } from '../../../packages/core/src/terms/index.ts';
import { anything, probes } from '../../graph/probe.ts';
import { chance, type Asked, type Found } from '../proof.ts';

const now = '2026-11-23T12:00:00.000Z' as Instant;
const openersAtOnce = 50;

type Crowd = {
  readonly shelf: ReturnType<typeof probes>['shelf'];
  rounds(graph: Graph, asked: Omit<Asked, 'engine'>): Promise<Found>;
};

/** A shelf with the statements this needs, and the rounds that run on a graph opened with it. */
export function crowd(): Crowd {
  const { shelf, probe } = probes();
  const settle = probe(
    `CREATE (p:Person {id: $id})-[:GAVE]->(g:Grant {id: $id})-[:TO]->(l:Link {id: $id})-[:SHOWS]->(d:Document {id: $id})
     SET p.name = 'Maya', g.receiverName = 'A crowd', g.purpose = 'hiring', g.givenAt = $givenAt, g.until = $until, l.tokenHash = $tokenHash,
       l.most = $most, l.opens = 0, d.text = $text`,
    { id: anything, givenAt: anything, until: anything, tokenHash: anything, most: anything, text: anything },
    {},
  );
  const after = probe(
    `MATCH (l:Link {id: $id})
     CALL (l) { MATCH (o:Opening)-[:OF]->(l) RETURN count(o) AS openings }
     CALL (l) { MATCH (a:Access)-[:NOTED_IN]->(:LookLog)-[:OF]->(:Person {id: $id}) WHERE a.outcome = 'allowed' RETURN count(a) AS told }
     RETURN l.opens AS opens, openings, told`,
    { id: anything },
    { opens: anything, openings: anything, told: anything },
  );

  const rounds: Crowd['rounds'] = async (graph, { cases, seed, say }) => {
    const next = chance(seed);
    const wrong: string[] = [];
    let ran = 0;
    for (; ran < cases && wrong.length === 0; ran++) {
      if (ran > 0 && ran % 100 === 0) say(`${ran} links`);
      const id = `link-${seed}-${ran}`;
      const token = randomBytes(32).toString('base64url');
      // Nearly always once only, as nothing else is so easily got wrong.
      const most = next() < 0.8 ? 1 : 2 + Math.floor(next() * 4);
      const tokenHash = createHash('sha256').update(token).digest('hex');
      await graph.write((tx) =>
        tx.run(settle, { id, givenAt: later(now, -1), until: later(now, 1000), tokenHash, most, text: id }),
      );
      const heard = await Promise.all(
        Array.from({ length: openersAtOnce }, () =>
          comes(graph, { share: id, token, attempt: randomBytes(16).toString('hex') }, next),
        ),
      );
      const [kept] = await graph.read(after, { id });
      wrong.push(...faults(heard, { most, id, kept: { ...kept } }).map((fault) => `link ${ran}: ${fault}`));
    }
    return { ran, wrong };
  };
  return { shelf, rounds };
}

type Heard = { readonly answers: readonly string[]; readonly isDone: boolean };
type Key = { readonly share: string; readonly token: string; readonly attempt: string };

/**
 * One opener. Every third asks twice in one moment; of every fourth an answer is lost on its way, before or after it was written, and
 * they ask again with the same attempt until they hear something.
 */
async function comes(graph: Graph, key: Key, next: () => number): Promise<Heard> {
  const asks = next() < 1 / 3 ? 2 : 1;
  const losing = next() < 1 / 4 ? (next() < 0.5 ? ('before' as const) : ('after' as const)) : null;
  const [over, wait] = [losing ? losingOnce(graph, losing) : graph, next() * 4];
  await new Promise((resume) => setTimeout(resume, wait));
  const answers: string[] = [];
  const ask = async () => {
    for (let left = 3; left > 0; left--) {
      try {
        const opened = await openShare({ graph: over, viewer: stranger(), now }, place, key);
        answers.push(isRefusal(opened) ? (opened.reasons[0]?.code ?? '') : `opened ${opened.presentation ?? ''}`);
        return;
      } catch (error) {
        if (!(error instanceof Lost)) throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: asks }, ask));
  // Many once more when all is over: whoever won still does, whoever did not still does not.
  const again = answers[0] !== 'share.usedUp' || next() < 0.2 ? 1 : 0;
  if (again > 0) await ask();
  return { answers, isDone: answers.length === asks + again };
}

/** What is wrong, by the plainest reading: as many openers as may win do, hear nothing else, and hear the right thing. */
function faults(
  heard: readonly Heard[],
  { most, id, kept }: { most: number; id: string; kept: Record<string, unknown> },
): string[] {
  const right = `opened ${id}`;
  const winners = heard.filter(({ answers }) => answers.includes(right));
  const said: string[] = [];
  const must = (isSo: boolean, otherwise: string) => void (isSo || said.push(otherwise));
  must(winners.length === most, `${winners.length} opened a link for ${most}`);
  must(
    heard.every(({ isDone }) => isDone),
    'somebody never heard an answer',
  );
  must(
    winners.every(({ answers }) => answers.every((answer) => answer === right)),
    'one opener heard two different answers',
  );
  const losers = heard.filter((each) => !winners.includes(each));
  must(
    losers.every(({ answers }) => answers.every((answer) => answer === 'share.usedUp')),
    'a loser heard something else than "used up"',
  );
  must(
    kept['opens'] === most && kept['openings'] === most,
    `it counts ${String(kept['opens'])} openings and holds ${String(kept['openings'])}`,
  );
  const shown = winners.reduce((sum, { answers }) => sum + answers.length, 0);
  must(Number(kept['told']) >= shown, `${shown} answers showed it, and its owner is told of ${String(kept['told'])}`);
  return said;
}

class Lost extends Error {}

/** The same graph, whose first write gets lost: rolled back before its end, or kept with nobody hearing of it. */
function losingOnce(graph: Graph, when: 'before' | 'after'): Graph {
  let isLost = false;
  return {
    ...graph,
    write: async <T>(work: (transaction: Transaction) => Promise<T>): Promise<T> => {
      if (isLost) return await graph.write(work);
      isLost = true;
      await graph.write(async (tx) => {
        await work(tx);
        if (when === 'before') throw new Lost();
      });
      throw new Lost();
    },
  };
}

const place = {
  publicUrl: 'http://127.0.0.1:4000',
  outside: nowhere('Nobody is outside this proof.'),
  publisher: null,
  limits: makeRateLimits(1000),
};
