// Signs everything the town's people earned, each with its issuer's own key, and then lets befall it what befell it.
import { identityHash } from '@skillweave/core/credential';
import {
  achievementCredential,
  issueAchievement,
  issueAchievementJwt,
  issueRecord,
  makeKey,
  signDocument,
  signerFrom,
  type CredentialInput,
  type Signer,
} from '@skillweave/core/sign';
import type { Keyring } from '../keys/keyring.ts';
import { achievementInput, alignmentTo, missing, offerOf, resultId } from './achievement-input.ts';
import { onDay, type Seeding } from './seeding.ts';
import type { IndexDraw } from './status-indexes.ts';
import { emailOf, type TownBadge, type TownRecord } from './town.ts';

/** One document of the town, signed; `badge` says what else is known of it. */
export type Signed = {
  readonly slug: string;
  readonly learner: string;
  readonly text: string;
  readonly badge: TownBadge | TownRecord;
};

/** Signs with the keys of one town. */
export type Issuing = Seeding & { readonly keyring: Keyring; readonly indexes: IndexDraw };

export const badgeSlug = (learner: string, badge: TownBadge | TownRecord): string =>
  badge.slug ?? `${learner}-${('achievement' in badge && badge.achievement) || 'badge'}`;

export async function signTown(issuing: Issuing): Promise<Signed[]> {
  const signed: Signed[] = [];
  for (const [learner, badges] of Object.entries(issuing.town.credentials)) {
    for (const badge of badges) {
      const slug = badgeSlug(learner, badge);
      const text = 'record' in badge ? await signTownRecord(issuing, learner, badge) : await signBadge(issuing, learner, badge);
      signed.push({ slug, learner, text, badge });
    }
  }
  return signed;
}

/** One badge as its issuer sends it out; a tampered one as it arrived. */
export async function signBadge(issuing: Issuing, learner: string, badge: TownBadge): Promise<string> {
  const { input, signer } = await (badge.stranger === undefined
    ? known(issuing, learner, badge)
    : strange(issuing, learner, badge));
  const text = await sign[badge.format ?? 'json'](input, signer);
  if (badge.fate !== 'tampered') return text;
  const { name } = input.achievement;
  return text.replaceAll(JSON.stringify(name), JSON.stringify(`${name}, Advanced`));
}

const sign: Record<'json' | 'jwt' | 'parts', (input: CredentialInput, signer: Signer) => Promise<string>> = {
  json: issueAchievement,
  jwt: issueAchievementJwt,
  parts: async (input, signer) =>
    await signDocument(achievementCredential(input, signer), signer, { suite: 'ecdsa-sd-2023', created: input.validFrom }),
};

async function known(issuing: Issuing, learner: string, badge: TownBadge): Promise<{ input: CredentialInput; signer: Signer }> {
  const { indexes, publicUrl } = issuing;
  const { organisation, achievement } = offerOf(issuing, badge.achievement ?? '');
  const signer = await issuing.keyring.signerFor(`org:${issuing.chance.id('Organization', organisation.slug)}`);
  const slug = badgeSlug(learner, badge);
  const drawn = indexes.draw(organisation.slug, achievement.type, `${slug} ${badge.version ?? 1}`);
  if (badge.fate === 'revoked' || badge.fate === 'suspended') indexes.mark(drawn, badge.fate);
  const status =
    badge.fate === 'unreachable'
      ? { purpose: 'revocation' as const, index: drawn.index, list: `https://lists.${new URL(organisation.url).host}/3` }
      : { purpose: drawn.purpose, index: drawn.index, list: `${publicUrl}/status/${drawn.slug}` };
  const input = {
    ...template(issuing, learner, badge),
    id: `${organisation.url}/badges/${issuing.chance.id('badge', slug)}`,
    issuer: { id: signer.controller, name: organisation.name, url: organisation.url },
    achievement: achievementInput(issuing, { organisation, achievement }, badge.result !== undefined),
    status,
  };
  return { input, signer };
}

// Signed well by someone nobody knows. The key is used here and kept nowhere.
async function strange(issuing: Issuing, learner: string, badge: TownBadge): Promise<{ input: CredentialInput; signer: Signer }> {
  const stranger = issuing.town.strangers.find(({ slug }) => slug === badge.stranger) ?? missing('stranger', badge.stranger);
  const { secret } = await makeKey(issuing.chance.secret(`stranger ${stranger.slug}`));
  const signer = await signerFrom(secret);
  const name = badge.name ?? missing('name', badge.stranger);
  const input = {
    ...template(issuing, learner, badge),
    id: `${stranger.url}/awards/${issuing.chance.id('badge', badgeSlug(learner, badge))}`,
    issuer: { id: signer.controller, name: stranger.name, url: stranger.url },
    achievement: {
      id: `${stranger.url}/courses/${name.toLowerCase().replaceAll(' ', '-')}`,
      name,
      description: 'An online course of two hours.',
      criteria: { narrative: 'Watch all the films.' },
      alignments: badge.competency === undefined ? [] : [alignmentTo(issuing, badge.competency)],
    },
  };
  return { input, signer };
}

/** What every badge of one learner says about them and about its dates. */
function template(issuing: Issuing, learner: string, badge: TownBadge) {
  const { now, chance } = issuing;
  const validFrom = onDay(now, badge.from);
  const personId = chance.id('Person', learner);
  const salt = chance.bytes(16, 'salt', badgeSlug(learner, badge)).toString('hex');
  return {
    subject:
      badge.addressedTo === 'email'
        ? {
            identifiers: [
              { hashed: true, identityHash: identityHash(emailOf(learner), salt), identityType: 'emailAddress', salt },
            ],
          }
        : { id: issuing.dids.get(`person:${personId}`) ?? missing('key of', learner) },
    validFrom,
    awardedDate: validFrom,
    ...(badge.until === undefined ? {} : { validUntil: onDay(now, badge.until) }),
    ...(badge.result === undefined || badge.achievement === undefined
      ? {}
      : { results: [{ resultDescription: resultId(issuing, badge.achievement), value: badge.result }] }),
    evidence: (badge.evidence ?? []).map(({ uri, about, ...rest }) => ({
      ...rest,
      ...(uri === undefined ? {} : { id: uri }),
      ...(about === undefined ? {} : { description: about }),
    })),
  };
}

export async function signTownRecord(issuing: Issuing, learner: string, record: TownRecord): Promise<string> {
  const organisation = issuing.town.organisations.find(({ slug }) => slug === record.issuer) ?? missing('issuer', record.issuer);
  const signer = await issuing.keyring.signerFor(`org:${issuing.chance.id('Organization', organisation.slug)}`);
  const credentials: string[] = [];
  for (const badge of record.wraps) credentials.push(await signBadge(issuing, learner, badge));
  const personId = issuing.chance.id('Person', learner);
  return await issueRecord(
    {
      id: `${organisation.url}/records/${issuing.chance.id('record', record.slug)}`,
      name: record.record,
      issuer: { id: signer.controller, name: organisation.name, url: organisation.url },
      subject: { id: issuing.dids.get(`person:${personId}`) ?? missing('key of', learner) },
      credentials,
      validFrom: onDay(issuing.now, record.from),
      partial: true,
    },
    signer,
  );
}
