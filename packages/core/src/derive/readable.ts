// A chain read aloud: one sentence that says where a skill comes from.
import type { Instant } from '../terms/index.ts';
import { endOf, type Chain } from './chain.ts';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A day as people write it, in UTC: "3 May 2025". */
export function onDay(instant: Instant): string {
  return `${Number(instant.slice(8, 10))} ${months[Number(instant.slice(5, 7)) - 1] ?? ''} ${instant.slice(0, 4)}`;
}

/**
 * One sentence for a chain. `who` is "you" on the learner's own screens and the learner's name on others':
 * "Write clear reports — shown by Technical Writing (Lakeside College), which you earned on 3 May 2025."
 */
export function readable(chain: Chain, who = 'you'): string {
  const { credential } = chain;
  const earned = credential.awardedAt ?? credential.validFrom;
  const on = earned ? ` on ${onDay(earned)}` : '';
  // What did not pass, or could not be checked, only says so.
  const claimed = ['bad', 'cannotCheck', 'untrusted'].includes(chain.standing);
  const how = claimed ? `which says that ${who} earned it${on}` : `which ${who} earned${on}`;
  const shown = `${endOf(chain).name} — shown by ${credential.achievement.name} (${credential.issuer.name}), ${how}`;
  return `${shown}${through(chain)}${state(chain)}.`;
}

function through({ path: [aligned, ...mapped], weight, isDisputed }: Chain): string {
  if (mapped.length === 0) return '';
  const matches = mapped.length === 1 ? 'a reviewed match' : 'two reviewed matches';
  const names = [aligned, ...mapped.slice(0, -1)].map(({ name }) => `“${name}”`).join(' by way of ');
  const dispute = isDisputed ? ', which somebody has questioned' : '';
  return `; counted ${weight === 'part' ? 'in part ' : ''}through ${matches} from ${names}${dispute}`;
}

function state(chain: Chain): string {
  const { validFrom, validUntil } = chain.credential;
  switch (chain.standing) {
    case 'good':
      return validUntil ? `; valid until ${onDay(validUntil)}` : '';
    case 'cannotCheck':
      return '; it could not be checked';
    case 'suspended':
      return '; it is on hold';
    case 'revoked':
      return '; it was taken back';
    case 'untrusted':
      return '; its issuer is not recognised';
    case 'bad':
      return '; it did not pass its checks';
    case 'notYet':
      return `; it counts from ${validFrom ? onDay(validFrom) : 'a later day'}`;
    case 'expired':
      return `; it ran out on ${validUntil ? onDay(validUntil) : 'an earlier day'}`;
  }
}
