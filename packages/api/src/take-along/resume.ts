// The résumé of the one who asks: what counts and what is held at this moment, for other programs to read.
import { randomUUID } from 'node:crypto';
import { textAround, wrappable } from '@skillweave/core/sign';
import { jsonResume, lerRs } from '@skillweave/core/take-along';
import type { Asking } from '../access/asking.ts';
import { nothing } from '../read/credential-card.ts';
import { mySkills } from '../read/skills.ts';
import { isForOwnerAlone } from '../write/leaving-out.ts';
import { ownCredentials, ownPerson } from './read-own.ts';

/** In the JSON Résumé form, as JSON text. @throws TypeError for nobody */
export const ownResume = async (asking: Asking): Promise<string> => jsonResume(await whatCounts(asking));

/** In the LER-RS form of HR Open, as JSON text, each badge's signed text inside it byte for byte. @throws TypeError for nobody */
export async function ownLerRs(asking: Asking): Promise<string> {
  const { certificates, ...facts } = await whatCounts(asking);
  const withDocuments = certificates.map(({ text, ...each }) => ({
    ...each,
    document: isForOwnerAlone(text) ? null : wrappable(text),
  }));
  return textAround(lerRs({ ...facts, id: randomUUID(), certificates: withDocuments }));
}

// What has run out, was taken back or could not be checked is not in it.
async function whatCounts(asking: Asking) {
  const { now } = asking;
  const { name, identifiers } = await ownPerson(asking);
  const certificates = [];
  for await (const { card, document: text } of ownCredentials(asking)) {
    const { standing, answer, validFrom, validUntil, awardedAt, uri: url, issuer } = card;
    const counts = answer === 'accepted' && standing === 'good' && (validFrom ?? '') <= now && (validUntil ?? '9') > now;
    const earnedAt = awardedAt ?? validFrom;
    if (counts) certificates.push({ name: card.name, issuer: issuer.name, earnedAt, validFrom, validUntil, url, text });
  }
  const { skills } = await mySkills(asking, nothing);
  const proven = identifiers.find(({ kind, provenAt }) => kind === 'email' && provenAt !== null && provenAt <= now);
  return {
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
  };
}
