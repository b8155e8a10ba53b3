// A visitor in a thread of its own, who asks a server again and again and writes down how long each answer took.
import { setTimeout as wait } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

const { url } = workerData as { url: string };
const query = '{ frameworks { nodes { name } } competencies(first: 20) { nodes { name } } }';
const took: number[] = [];
const enough = new AbortController();
parentPort?.once('message', () => enough.abort());
while (!enough.signal.aborted) {
  const begun = performance.now();
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { errors } = (await answer.json()) as { errors?: unknown };
  if (errors) throw new Error(`the server said ${JSON.stringify(errors)}`);
  took.push(performance.now() - begun);
  await wait(50);
}
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(took);
