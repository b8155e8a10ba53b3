// One line on a terminal that says how far an import is; nothing where nobody watches.
import type { ImportStep } from '../write/frameworks/import-files.ts';

const width = 24;
const often = 100;

/** `redraw` puts a line in the place of the last one, and an empty one takes it away. */
export function drawImport(redraw: ((line: string) => void) | null): { step(step: ImportStep): void; end(): void } {
  let next = 0;
  let phase = '';
  return {
    step: (step) => {
      if (redraw === null || (step.phase === phase && Date.now() < next)) return;
      [phase, next] = [step.phase, Date.now() + often];
      redraw(lineFor(step));
    },
    end: () => redraw?.(''),
  };
}

const words = {
  comparing: 'comparing with what is here',
  clearing: 'taking out what an earlier import left',
  writing: 'writing, still unseen',
  turning: 'making it seen',
};

/** The line for a step. */
export function lineFor(step: ImportStep): string {
  if (step.phase === 'recognising') return 'looking what the files are';
  if (step.phase === 'reading')
    return `${step.format}: reading, ${count(step.items)} items and ${count(step.relations)} relations so far`;
  const { format, phase, done, total } = step;
  if (phase !== 'writing') return `${format}: ${words[phase]}`;
  const part = total === 0 ? 1 : done / total;
  const bar = '█'.repeat(Math.round(part * width)).padEnd(width, '░');
  return `${format}: ${bar} ${Math.floor(part * 100)} % ${words[phase]} (${count(done)} of ${count(total)} rows)`;
}

const count = (of: number) => of.toLocaleString('en');
