// Fills the town with a crowd for benchmarks: drawn from the seed, each badge a real token of its issuer, each one checked.
import { issueAchievementJwt, makeKey, type Signer } from '@skillweave/core/sign';
import { day, later, type Instant } from '@skillweave/core/terms';
import { verify } from '@skillweave/core/verify';
import type { Operating } from '../access/asking.ts';
import type { Keyring } from '../keys/keyring.ts';
import { recordCredentials, type ToRecord } from '../write/credentials.ts';
import { runOver } from '../write/rows.ts';
import { achievementInput, type Offer } from './achievement-input.ts';
import { worldOf } from './checked.ts';
import { nameOf } from './crowd-names.ts';
import { people } from './people.ts';
import { toOrganizations, toPeople } from './permissions.ts';
import type { Seeding } from './seeding.ts';

export type Progress = (done: { readonly learners: number; readonly credentials: number }) => void;

const together = 250;

/**
 * Moves a crowd in beside the town's people, batch by batch: 3 to 9 badges each (6 on average), one in ten still unanswered,
 * some run out; every third lets an employer look, every fifth an advisor. They have no accounts, and we keep no keys for them.
 * Their badges name no status list: reading a list costs more than all else about a token, and the town's own badges have them.
 * Gives how many credentials that is.
 */
export async function moveInCrowd(
  { graph }: Operating,
  crowd: { readonly seeding: Seeding; readonly keyring: Keyring; readonly learners: number; readonly progress?: Progress },
): Promise<number> {
  const { seeding, learners, progress = () => {} } = crowd;
  const library = await withSigners(crowd);
  let credentials = 0;
  for (let first = 0; first < learners; first += together) {
    const numbers = Array.from({ length: Math.min(together, learners - first) }, (_, place) => first + place);
    const these = await Promise.all(numbers.map((number) => learnerOf(seeding, number)));
    const earned: ToRecord[] = [];
    for (const each of these) earned.push(...(await earnedBy(seeding, each, library)));
    await graph.write(async (tx) => {
      await runOver(
        tx,
        people,
        these.map(({ row }) => row),
      );
      await recordCredentials(tx, earned, (label, key) => seeding.chance.id(label, key));
      await runOver(
        tx,
        toOrganizations,
        these.flatMap((each) => allowed(seeding, each, 'employer')),
      );
      await runOver(
        tx,
        toPeople,
        these.flatMap((each) => allowed(seeding, each, 'advisor')),
      );
    });
    credentials += earned.length;
    progress({ learners: first + these.length, credentials });
  }
  await graph.checkpoint();
  return credentials;
}

type Signing = Offer & { readonly signer: Signer };

async function withSigners({ seeding: { town, chance }, keyring }: { seeding: Seeding; keyring: Keyring }): Promise<Signing[]> {
  const offers: Signing[] = [];
  for (const organisation of town.organisations.filter(({ issues }) => issues)) {
    const signer = await keyring.signerFor(`org:${chance.id('Organization', organisation.slug)}`);
    for (const achievement of town.achievements[organisation.slug] ?? []) offers.push({ organisation, achievement, signer });
  }
  return offers;
}

type CrowdLearner = Awaited<ReturnType<typeof learnerOf>>;

async function learnerOf({ chance, now }: Seeding, number: number) {
  const slug = `crowd-${number}`;
  const { did } = await makeKey(chance.secret(`person ${slug}`));
  const movedIn = later(now, -(1000 + chance.number(100, 'moved in', slug)) * day);
  return {
    slug,
    did,
    row: {
      facts: { id: chance.id('Person', slug), name: nameOf(chance, slug), about: null, createdAt: movedIn, did: null },
      identifiers: [{ id: chance.id('Identifier', `${slug} did`), kind: 'did', value: did, provenAt: movedIn }],
    },
  };
}

async function earnedBy(seeding: Seeding, learner: CrowdLearner, library: readonly Signing[]): Promise<ToRecord[]> {
  const { chance, now } = seeding;
  const world = { ...worldOf(seeding, learner.slug, new Map()), learner: { dids: [learner.did], emails: [] } };
  const left = [...library];
  const earned: ToRecord[] = [];
  for (let each = 3 + chance.number(7, 'how many', learner.slug); each > 0; each--) {
    const [offer] = left.splice(chance.number(left.length, 'which', learner.slug, each), 1);
    if (!offer) break;
    const validFrom = later(now, -(10 + chance.number(980, 'when', learner.slug, each)) * day);
    const text = await tokenFor(seeding, learner, { ...offer, validFrom, each });
    const report = await verify(Buffer.from(text), world);
    const isWaiting = chance.number(10, 'answer', learner.slug, each) === 0;
    earned.push({
      report,
      personId: learner.row.facts.id,
      origin: 'handedIn',
      receivedAt: later(validFrom, 2 * day),
      ...(isWaiting ? { answer: 'pending' } : { answer: 'accepted', answeredAt: later(validFrom, 3 * day) }),
    });
  }
  return earned;
}

type Earning = Signing & { readonly validFrom: Instant; readonly each: number };

async function tokenFor(
  seeding: Seeding,
  { slug, did }: CrowdLearner,
  { organisation, achievement, signer, validFrom, each }: Earning,
) {
  const lapses = achievement.type === 'Certification' || achievement.type === 'Certificate';
  return await issueAchievementJwt(
    {
      id: `${organisation.url}/badges/${seeding.chance.id('badge', `${slug} ${each}`)}`,
      issuer: { id: signer.controller, name: organisation.name, url: organisation.url },
      subject: { id: did },
      achievement: achievementInput(seeding, { organisation, achievement }, false),
      validFrom,
      awardedDate: validFrom,
      ...(lapses ? { validUntil: later(validFrom, 730 * day) } : {}),
    },
    signer,
  );
}

function allowed({ town, chance, now }: Seeding, { slug, row }: CrowdLearner, role: 'employer' | 'advisor') {
  if (chance.number(role === 'employer' ? 3 : 5, 'allows', role, slug) !== 0) return [];
  const staff = town.staff.filter(({ member = [] }) => member.some((each) => each.role === role));
  const receiver = staff[chance.number(staff.length, 'allows whom', role, slug)];
  const workplace = town.organisations.find((each) => each.slug === receiver?.member?.[0]?.of);
  if (!receiver || !workplace) return [];
  const toWorkplace = role === 'employer';
  return [
    {
      giverId: row.facts.id,
      receiverId: toWorkplace ? chance.id('Organization', workplace.slug) : chance.id('Person', receiver.slug),
      facts: {
        id: chance.id('Grant', `${slug} ${role}`),
        scope: 'all',
        parts: null,
        purpose: toWorkplace ? 'hiring' : 'advising',
        note: null,
        requestedAt: null,
        givenAt: later(now, -(1 + chance.number(60, 'allowed', slug)) * day),
        declinedAt: null,
        withdrawnAt: null,
        until: later(now, (5 + chance.number(80, 'until', slug)) * day),
        receiverName: toWorkplace ? workplace.name : receiver.name,
        askerName: null,
        viaId: null,
        viaName: null,
      },
    },
  ];
}
