// What this house sends by e-mail: into a folder that a mail server empties, in the demo onto the screen, and otherwise nowhere.
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '@skillweave/core/terms';

/** One message, in plain text. `subject` is a single line of ours, `to` one address that was checked (`isAddress`). */
export type Mail = { readonly to: string; readonly subject: string; readonly text: string };
export type ShownMail = Mail & { readonly at: Instant };

export interface Outbox {
  /** `nowhere`: nothing can be sent, and whoever needs it must say so instead. */
  readonly way: 'demo' | 'folder' | 'nowhere';
  /** Sends what one person asked for. @throws when it cannot be put on its way; then nothing was sent. */
  send(mail: Mail, person: string, now: Instant): Promise<void>;
  /** Of the demo alone: the last messages that this person asked for, newest first. They are in no mailbox. */
  shownTo(person: string): readonly ShownMail[];
}

const shownEach = 5;
const shownPeople = 1000;

/** `folder`: where a mail server picks messages up. The demo, whose people have no mailboxes, shows them instead. */
export function makeOutbox({ demo, folder, from }: { demo: boolean; folder: string | null; from: string }): Outbox {
  if (folder !== null) return toFolder(folder, from);
  return demo ? onScreen() : nowhere;
}

/** One address, in one piece, that cannot reach out of its line in a message. */
export const isAddress = (text: string): boolean =>
  text.length <= 254 && /^[^\s@<>()[\]\\,;:"\p{Cc}]{1,64}@[^\s@<>()[\]\\,;:"\p{Cc}]+\.[^\s@<>()[\]\\,;:"\p{Cc}]{2,}$/u.test(text);

const nowhere: Outbox = {
  way: 'nowhere',
  send: async () => {
    throw new Error('this installation sends no e-mail');
  },
  shownTo: () => [],
};

function onScreen(): Outbox {
  const shown = new Map<string, ShownMail[]>();
  return {
    way: 'demo',
    send: async (mail, person, now) => {
      const before = shown.get(person) ?? [];
      shown.delete(person);
      shown.set(person, [{ ...mail, at: now }, ...before].slice(0, shownEach));
      const [oldest] = shown.keys();
      if (shown.size > shownPeople && oldest !== undefined) shown.delete(oldest);
    },
    shownTo: (person) => shown.get(person) ?? [],
  };
}

function toFolder(folder: string, from: string): Outbox {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return {
    way: 'folder',
    send: async ({ to, subject, text }, _person, now) => {
      if (!isAddress(to)) throw new Error('not an address');
      const id = randomUUID();
      const message = [
        `From: ${from}`,
        `To: ${to}`,
        `Subject: ${subject}`,
        `Date: ${new Date(now).toUTCString()}`,
        `Message-ID: <${id}@${from.replace(/^.*@/, '')}>`,
        'MIME-Version: 1.0',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: base64',
        '',
        // RFC 2045, section 6.8: lines of 76 letters.
        ...(Buffer.from(text)
          .toString('base64')
          .match(/.{1,76}/g) ?? []),
        '',
      ].join('\r\n');
      // Under its last name only when it is whole: the mail server may look at any moment.
      const place = join(folder, id);
      await writeFile(`${place}.part`, message, { mode: 0o600, flag: 'wx' });
      await rename(`${place}.part`, `${place}.eml`);
    },
    shownTo: () => [],
  };
}
