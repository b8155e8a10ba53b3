// The entry of `npm run skillweave`: this process, its words and its exit code.
import { buffer } from 'node:stream/consumers';
import { environment } from '../settings.ts';
import { runCommandLine } from './command-line.ts';

process.exitCode = await runCommandLine(process.argv.slice(2), {
  environment: environment(),
  input: () => buffer(process.stdin),
  out: (text) => console.log(text),
  err: (text) => console.error(text),
  isTerminal: process.stderr.isTTY,
  piped: () => process.stdin,
  ...(process.stderr.isTTY && { redraw: (line: string) => void process.stderr.write(`\r\u001B[K${line}`) }),
  interrupted: () => {
    const wish = new AbortController();
    process.once('SIGINT', () => wish.abort());
    return wish.signal;
  },
});
