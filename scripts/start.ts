// `npm start`: one process, one port. Migrates, invents the demo town in an empty store, serves, and says how to get in.
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import type { House } from '@skillweave/api';

const begun = performance.now();
// What was compiled once is not compiled at the next start: it must be switched on before anything of ours is loaded.
enableCompileCache(join(import.meta.dirname, '..', 'node_modules', '.cache', 'compiled'));
const { closeHouse, openHouse, readSettings, seedIfEmpty, sentenceFor, serve, withPort } = await import('@skillweave/api');

try {
  const house = await openHouse(await withPort(readSettings()));
  try {
    if (house.settings.demo) await seedIfEmpty(house, (words) => console.log(words));
    const served = await serve(house);
    say(house, served.hasPortal);
    // One answer that went wrong must not take the others with it.
    process.on('unhandledRejection', (error) => house.log.error({ error }, 'a promise failed and nobody waited for it'));
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end(signal, served.close));
  } catch (error) {
    await closeHouse(house);
    throw error;
  }
} catch (error) {
  console.error(sentenceFor(error));
  process.exit(1);
}

async function end(signal: string, close: () => Promise<void>) {
  console.log(`${signal}: finishing what is under way.`);
  await close();
  process.exit(0);
}

function say({ settings, door, keyring }: House, hasPortal: boolean) {
  const lines = [`Skillweave is at ${settings.publicUrl} (after ${((performance.now() - begun) / 1000).toFixed(1)} s)`];
  if (!hasPortal) lines.push('The portal is not built: only the API answers. "npm start" builds it.');
  if (keyring.closedBecause) lines.push(`Nothing can be signed: ${keyring.closedBecause}. Checking works.`);
  const people = door.accounts.demoAccounts();
  if (people.length > 0) {
    lines.push('', 'This is a demo: nobody in it is real, and anyone on this machine may sign in as anyone.');
    lines.push(`Sign in with one click at ${settings.publicUrl}/sign-in as one of:`);
    lines.push(
      ...people
        .slice(0, 20)
        .map(({ name, email }) => `  ${email.padEnd(28)} ${name.length > 40 ? `${name.slice(0, 39)}…` : name}`),
    );
    lines.push(
      '',
      `Ask by GraphQL at ${settings.publicUrl}/graphql; a token: npm run skillweave -- token --as ${people[0]?.email}`,
    );
  }
  lines.push('', 'Ctrl + C stops it.');
  console.log(lines.join('\n'));
}
