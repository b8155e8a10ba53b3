// Tells a learner by e-mail that an emergency look at their badges was opened. What they read here without mail is written with the look itself.
import type { EmergencyReason } from '@skillweave/core/consent';
import type { Instant } from '@skillweave/core/terms';
import { isAddress, type Mail, type Outbox } from '../mail/outbox.ts';
import { reasonWords } from './emergency.ts';

export type EmergencyNews = {
  readonly personId: string;
  readonly emails: readonly string[];
  readonly administrator: string;
  readonly organization: string;
  readonly reason: EmergencyReason;
  readonly words: string;
  readonly until: Instant;
  readonly publicUrl: string;
};

/** Sends it to every address the learner has proven. Gives how many were sent; what could not be sent goes to `onFault`. */
export async function mailEmergency(
  outbox: Outbox,
  news: EmergencyNews,
  { now, onFault }: { readonly now: Instant; readonly onFault: (cause: unknown) => void },
): Promise<number> {
  if (outbox.way === 'nowhere') return 0;
  let sent = 0;
  for (const to of news.emails.filter(isAddress)) {
    try {
      await outbox.send(messageTo(to, news), news.personId, now);
      sent += 1;
    } catch (cause) {
      onFault(cause);
    }
  }
  return sent;
}

const messageTo = (to: string, { administrator, organization, reason, words, until, publicUrl }: EmergencyNews): Mail => ({
  to,
  subject: 'An administrator is looking at your badges',
  text: `${administrator}, who runs this place for ${organization}, opened an emergency look at the badges you have accepted. You did not have to agree to it.

Why: ${reasonWords[reason]}.
In their own words: ${words.replaceAll(/\s+/g, ' ')}

It ends by itself at ${until.slice(0, 16).replace('T', ' ')} UTC. Each time they look is in your log. You can read it, and stop the look, here:

${publicUrl}/permissions
`,
});
