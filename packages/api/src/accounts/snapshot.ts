// The accounts as one file that is whole, also while somebody registers: for backups.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export const accountsPath = (folder: string) => join(folder, 'accounts', 'accounts.sqlite');
export const cookieSecretPath = (folder: string) => join(folder, 'accounts', 'cookie-secret');

/** Copies the accounts of this data folder into a new file, and answers its path. Sessions are left out: what was ended must not run again. */
export function snapshotAccounts(folder: string, into: string): string {
  const accounts = new DatabaseSync(accountsPath(folder));
  try {
    accounts.exec('PRAGMA busy_timeout = 5000');
    accounts.prepare('VACUUM INTO ?').run(into);
  } finally {
    accounts.close();
  }
  const copy = new DatabaseSync(into);
  try {
    copy.exec('PRAGMA secure_delete = ON; DELETE FROM session; DELETE FROM verification; VACUUM');
  } finally {
    copy.close();
  }
  return into;
}
