// Credentials: what they are, how a person's own are listed, and what that person answers to them.
import { goneAt, type Answer } from '@skillweave/core/consent';
import type { Finding } from '@skillweave/core/verify';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context.ts';
import { badgePicture } from '../read/badge-picture.ts';
import { standingNow } from '../read/chains.ts';
import {
  everything,
  nothing,
  type CardParts,
  type CredentialCard,
  type Evidence,
  type SkillGain,
  type Wanted,
} from '../read/credential-card.ts';
import { isForOwnerAlone } from '../write/leaving-out.ts';
import { issuersTold } from '../read/declined.ts';
import { credentialKey, credentialsByIds, myCredentials, myCredentialsByIds } from '../read/credentials.ts';
import { olderCopiesOf, type OlderCopy } from '../read/older-copies.ts';
import { AchievementRef } from './achievement.ts';
import { batched } from './batch.ts';
import { builder } from './builder.ts';
import { CheckReportRef, ClaimedSkillRef } from './check-report.ts';
import { CompetencyRef } from './competency.ts';
import { FindingRef } from './finding.ts';
import { encodeId } from './ids.ts';
import { OrganizationRef } from './organization.ts';
import { connection, pageArgs, pageOf } from './paging.ts';
import { selection } from './selection.ts';
import { AnswerEnum, LineStateEnum, StandingEnum, VerdictEnum } from './verdicts.ts';

const EvidenceRef = builder.objectRef<Evidence>('Evidence');
EvidenceRef.implement({
  description: 'Something that shows how a credential was earned.',
  fields: (t) => ({
    name: t.exposeString('name', { nullable: true, description: 'What it is called.' }),
    about: t.exposeString('about', { nullable: true, description: 'What it is.' }),
    narrative: t.exposeString('narrative', { nullable: true, description: 'What happened, in words.' }),
    url: t.exposeString('uri', { nullable: true, description: 'Where it lies. We never fetch it.' }),
    genre: t.exposeString('genre', { nullable: true, description: 'Its kind, as the issuer says.' }),
  }),
});

export const SkillGainRef = builder.objectRef<SkillGain>('SkillGain');
SkillGainRef.implement({
  description: 'A skill that a credential gives.',
  fields: (t) => ({
    competency: t.field({ type: CompetencyRef, description: 'The skill.', resolve: (gain) => gain.competency }),
    state: t.expose('state', { type: LineStateEnum, description: 'How much of it the credential gives.' }),
    because: t.exposeString('because', { description: 'Why, in one sentence.' }),
    isNew: t.exposeBoolean('isNew', { description: 'Whether nothing else its owner accepted gives as much of it.' }),
  }),
});

const OlderCopyRef = builder.objectRef<OlderCopy>('OlderCopy');
OlderCopyRef.implement({
  description: 'One of my credentials that another of mine could take the place of.',
  fields: (t) => ({
    credential: t.id({ description: 'The id of it.', resolve: ({ id }) => encodeId('Credential', id) }),
    name: t.exposeString('name', { description: 'What it is called.' }),
    answer: t.field({ type: AnswerEnum, description: 'What I said to it.', resolve: ({ answer }) => answer as Answer }),
    validFrom: t.expose('validFrom', { type: 'Instant', nullable: true, description: 'From when it holds.' }),
    receivedAt: t.expose('receivedAt', { type: 'Instant', description: 'When it came in.' }),
    isSameBadge: t.exposeBoolean('isSameBadge', {
      description: 'Whether it is an earlier copy, by its issuer’s own id. Otherwise it is another one for the same achievement.',
    }),
  }),
});

export const CredentialRef = builder.objectRef<CredentialCard>('Credential');
builder.node(CredentialRef, {
  description: 'One signed statement that somebody earned something.',
  id: { resolve: ({ id }) => id },
  loadMany: (ids, { asking }) => credentialsByIds(asking, ids, everything),
  fields: (t) => ({
    uri: t.exposeString('uri', { nullable: true, description: 'The issuer’s own id for it.' }),
    name: t.exposeString('name', { description: 'What it is called.' }),
    kind: t.exposeString('kind', { description: 'open-badge, learner-record (many in one) or verifiable-credential.' }),
    issuer: t.field({ type: OrganizationRef, description: 'Who signed it.', resolve: ({ issuer }) => issuer }),
    issuerNameAsStated: t.exposeString('issuerName', {
      nullable: true,
      description: 'How the issuer names itself inside it. Anybody can write any name: trust `issuer`.',
    }),
    achievement: t.field({
      type: AchievementRef,
      nullable: true,
      description: 'What was earned; null for a record that only holds other credentials.',
      resolve: ({ achievement }) => achievement,
    }),
    validFrom: t.expose('validFrom', { type: 'Instant', nullable: true, description: 'From when it holds.' }),
    validUntil: t.expose('validUntil', { type: 'Instant', nullable: true, description: 'When it runs out, if ever.' }),
    awardedAt: t.expose('awardedAt', { type: 'Instant', nullable: true, description: 'When it was earned.' }),
    receivedAt: t.expose('receivedAt', { type: 'Instant', description: 'When it came in.' }),
    checkedAt: t.expose('checkedAt', { type: 'Instant', description: 'When it was last checked.' }),
    answer: t.field({
      type: AnswerEnum,
      description: 'What its owner said to it.',
      resolve: ({ answer }) => answer as Answer,
    }),
    goneAt: t.field({
      type: 'Instant',
      nullable: true,
      description: 'When nothing of it is left: 30 days after its owner took it out. Null for what stays.',
      resolve: ({ answer, removedAt = null, replacedAt = null }) =>
        goneAt({ answer: answer as Answer, before: null, removedAt, replacedAt }),
    }),
    couldReplace: t.field({
      type: [OlderCopyRef],
      description: 'What else of mine it could take the place of. Empty for anybody but its owner.',
      resolve: async ({ id }, _args, context) => [...((await olderById(context, id)) ?? [])],
    }),
    issuerTold: t.boolean({
      description: 'Whether its issuer was told that I declined it. False for anybody but its owner.',
      resolve: async ({ id }, _args, context) => (await toldById(context, id)) ?? false,
    }),
    isReplaced: t.boolean({
      description: 'Whether it was taken out because its owner accepted a newer one.',
      resolve: ({ replacedAt = null }) => replacedAt !== null,
    }),
    standing: t.field({
      type: StandingEnum,
      description: 'Where it stands now: the last check and its dates together.',
      resolve: (card, _args, { asking: { now } }) => standingNow(card, now),
    }),
    verdict: t.field({
      type: VerdictEnum,
      description: 'What the last check allowed us to say.',
      resolve: ({ verdict }) => verdict as 'valid' | 'valid-untrusted' | 'undetermined' | 'invalid',
    }),
    findings: t.field({
      type: [FindingRef],
      description: 'Every check of the last round, in words.',
      resolve: ({ findings }) => JSON.parse(findings) as Finding[],
    }),
    endorsements: t.field({
      type: [CheckReportRef],
      description: 'What others signed for it, its issuer or what was earned, each as the last check found it.',
      // As in a report: most have none, few more than one.
      complexity: { field: 1, multiplier: 2 },
      resolve: async (card, _args, context) => [
        ...(card.endorsements ?? (await partsById(context, card.id))?.endorsements ?? []),
      ],
    }),
    evidence: t.field({
      type: [EvidenceRef],
      description: 'What supports it.',
      resolve: async (card, _args, context) => [...((await partsOf(card, context, 'evidence')).evidence ?? [])],
    }),
    result: t.exposeString('result', { nullable: true, description: 'A grade, score or level, as the issuer writes it.' }),
    wraps: t.field({
      type: [CredentialRef],
      description: 'The credentials inside it. Empty for anybody but its owner.',
      resolve: async (card, _args, context) => [...((await partsOf(card, context, 'wraps')).wraps ?? [])],
    }),
    wouldAdd: t.field({
      type: [SkillGainRef],
      description: 'The skills that accepting it adds, or that it gives once accepted. Empty for anybody but its owner.',
      resolve: async (card, _args, context) => [...(card.gains ?? (await gainsById(context, card.id)))],
    }),
    claims: t.field({
      type: [ClaimedSkillRef],
      description: 'What the issuer says it shows, and no curator has confirmed yet.',
      resolve: async (card, _args, context) => [...((await partsOf(card, context, 'claims')).claims ?? [])],
    }),
    document: t.string({
      nullable: true,
      description: 'The exact text as it was received; of a picture, the text that was in it. Null for anybody but its owner.',
      resolve: async (card, _args, context) => (await partsOf(card, context, 'claims')).document,
    }),
    isForMeAlone: t.boolean({
      description:
        'Whether `document` is the copy for its owner alone, from which any part could be shown: nobody else takes it. False for anybody but its owner.',
      resolve: async (card, _args, context) => isForOwnerAlone((await partsOf(card, context, 'claims')).document ?? ''),
    }),
    picture: t.string({
      nullable: true,
      description:
        'An accepted badge as a picture (SVG) with its exact text inside (Open Badges 3.0, section 5.3); where its owner may leave parts out, with a copy for others, without the evidence. Null for anybody but its owner, and for a record of many.',
      resolve: async (card, _args, context) => await badgePicture(card, (await partsOf(card, context, 'claims')).document),
    }),
  }),
});

export const CredentialPageRef = builder.connectionObject(
  { type: CredentialRef, name: 'CredentialConnection', description: 'A page of credentials.' },
  { name: 'CredentialEdge', description: 'A credential in a page.' },
);

builder.queryField('inbox', (t) =>
  t.field({
    type: CredentialPageRef,
    authScopes: { signedIn: true },
    description: 'What waits for my answer, newest first. What lies inside a record that waits is in its `wraps`.',
    args: pageArgs,
    resolve: async (_root, args, { asking }, info) => {
      const page = pageOf(args);
      const asked = { answers: ['pending'] as const, onTop: true, fetch: page.fetch, after: page.after };
      return connection(await myCredentials(asking, { ...asked, ...wantedBelow(info) }), page, credentialKey);
    },
  }),
);

builder.queryField('archive', (t) =>
  t.field({
    type: CredentialPageRef,
    authScopes: { signedIn: true },
    description: 'What I declined, hid or took out and can still do something with, newest first.',
    args: pageArgs,
    resolve: async (_root, args, { asking }, info) => {
      const page = pageOf(args);
      const answers = ['declined', 'hidden', 'removed'] as const;
      const asked = { answers, onTop: true, fetch: page.fetch, after: page.after };
      return connection(await myCredentials(asking, { ...asked, ...wantedBelow(info) }), page, credentialKey);
    },
  }),
);

builder.queryField('myCredentials', (t) =>
  t.field({
    type: CredentialPageRef,
    authScopes: { signedIn: true },
    description: 'My credentials, newest first: those I accepted, or those I gave another answer.',
    args: {
      answer: t.arg({ type: AnswerEnum, description: 'Which answer; accepted when not said.' }),
      ...pageArgs,
    },
    resolve: async (_root, args, { asking }, info) => {
      const page = pageOf(args);
      const asked = { answers: [args.answer ?? 'accepted'] as const, onTop: false, fetch: page.fetch, after: page.after };
      return connection(await myCredentials(asking, { ...asked, ...wantedBelow(info) }), page, credentialKey);
    },
  }),
);

/** Which dear parts of credentials are asked for below a field. */
export function wantedBelow(info: GraphQLResolveInfo): { wanted: Wanted; withGains: boolean } {
  const asks = selection(info);
  const wanted = {
    withEvidence: asks('evidence'),
    withDocument: asks('document') || asks('isForMeAlone') || asks('picture') || asks('claims'),
    withWraps: asks('wraps'),
  };
  return { wanted, withGains: asks('wouldAdd') };
}

const partsById = batched(({ asking }: Context, ids) => credentialsByIds(asking, ids, everything));
const gainsById = batched(async ({ asking }: Context, ids): Promise<readonly (readonly SkillGain[])[]> => {
  const cards = await myCredentialsByIds(asking, ids, nothing);
  const byId = new Map(cards.map((card) => [card.id, card.gains ?? []]));
  return ids.map((id) => byId.get(id) ?? []);
});

const olderById = batched(({ asking }: Context, ids) => olderCopiesOf(asking, ids));
const toldById = batched(({ asking }: Context, ids) => issuersTold(asking, ids));

const none: CardParts = { evidence: null, wraps: null, claims: null, document: null };

/** The parts that came with the card, or, for a card that came without the one wanted, all of them by its id. */
async function partsOf(card: CredentialCard, context: Context, part: 'evidence' | 'wraps' | 'claims'): Promise<CardParts> {
  if (card.parts && card.parts[part] !== null) return card.parts;
  return (await partsById(context, card.id))?.parts ?? none;
}
