// The two sides of a comparison as processes: questions go to both, and what they answer differently comes back.
import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Answered, Asked } from './answers.ts';

export type Side = { ask: (asked: Asked) => Promise<Answered>; stop: () => void };

/** A process that answers: `published`, `patched`, or the name of a fault (answers.ts). */
export function side(name: string): Side {
  const file = join(import.meta.dirname, 'answers.ts');
  const child = fork(file, [name], { execArgv: ['--conditions=source'], serialization: 'advanced' });
  const waiting = new Map<number, { told: (answer: Answered) => void; failed: (error: Error) => void }>();
  let asked = 0;
  child.on('message', (answer: Answered) => {
    waiting.get(answer.id)?.told(answer);
    waiting.delete(answer.id);
  });
  child.on('exit', () => waiting.forEach(({ failed }) => failed(new Error(`The side called ${name} ended.`))));
  const ask = async (question: Asked) =>
    await new Promise<Answered>((told, failed) => {
      asked += 1;
      waiting.set(asked, { told, failed });
      child.send({ ...question, id: asked });
    });
  return { ask, stop: () => void child.kill() };
}

/** What both answer the same, and the first thing they do not. */
export type Compared = { same: number; refused: number; difference: string | null };

export async function compared(one: Side, other: Side, asked: Asked): Promise<Compared> {
  const [ours, theirs] = await Promise.all([one.ask(asked), other.ask(asked)]);
  const pairs = ours.answers.flatMap((answers, task) =>
    answers.map((answer, time) => ({ answer, other: theirs.answers[task]?.[time], task: asked.tasks[task], time })),
  );
  const wrong = pairs.find(({ answer, other: their }) => answer !== their);
  const same = pairs.filter(({ answer, other: their }) => answer === their);
  return {
    same: same.length,
    refused: same.filter(({ answer }) => answer.startsWith('REFUSED')).length,
    difference:
      wrong === undefined
        ? null
        : `time ${wrong.time + 1} of ${JSON.stringify(wrong.task).slice(0, 3000)}\n  ${wrong.answer.slice(0, 1000)}\n  ${wrong.other?.slice(0, 1000)}`,
  };
}
