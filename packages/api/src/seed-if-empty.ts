// The demo's beginning: an empty store gets its town, once.
import { instantOf } from '@skillweave/core/terms';
import { operator } from './access/viewer.ts';
import type { House } from './house.ts';
import { isEmpty, seedTown, settleAccounts } from './seed/seed.ts';

export async function seedIfEmpty(
  { graph, keyring, looks, door, settings, finder }: House,
  say: (words: string) => void,
): Promise<void> {
  const operating = { graph, operator: operator('seed the demo town'), now: instantOf(Date.now()) };
  if (!(await isEmpty(operating))) return void (await settleAccounts(operating, door.accounts));
  if (keyring.closedBecause !== null) return say(`The demo town is not here: ${keyring.closedBecause}.`);
  say('Inventing the demo town: people, badges, and a signature on each.');
  const { credentials, people } = await seedTown(operating, { keyring, looks, accounts: door.accounts, settings });
  finder.searchChanged();
  say(`The town is here: ${people} people and ${credentials} signed credentials.`);
}
