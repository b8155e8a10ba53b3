// The résumé of the one who asks: what counts and what is held at this moment, for other programs to read.
import { jsonResume } from '@skillweave/core/take-along';
import type { Asking } from '../access/asking.ts';
import { nothing } from '../read/credential-card.ts';
import { mySkills } from '../read/skills.ts';
import { ownCredentials, ownPerson } from './read-own.ts';

/** As JSON text. What has run out, was taken back or could not be checked is not in it. @throws TypeError for nobody */
export async function ownResume(asking: Asking): Promise<string> {
  const { now } = asking;
  const { name, identifiers } = await ownPerson(asking);
  const certificates = [];
  for await (const { card } of ownCredentials(asking)) {
    const { standing, answer, validFrom, validUntil, awardedAt, uri } = card;
    const counts = answer === 'accepted' && standing === 'good' && (validFrom ?? '') <= now && (validUntil ?? '9') > now;
    if (counts) certificates.push({ name: card.name, issuer: card.issuer.name, earnedAt: awardedAt ?? validFrom, url: uri });
  }
  const { skills } = await mySkills(asking, nothing);
  const proven = identifiers.find(({ kind, provenAt }) => kind === 'email' && provenAt !== null && provenAt <= now);
  return jsonResume({
    name,
    email: proven?.value ?? null,
    madeAt: now,
    certificates,
    skills: skills
      .filter(({ state }) => state === 'HELD' || state === 'EXPIRING')
      .map(({ competency, chains }) => ({
        name: competency.name,
        shownBy: chains.filter(({ credential }) => credential.standing === 'good').map(({ credential }) => credential.name),
      })),
  });
}
