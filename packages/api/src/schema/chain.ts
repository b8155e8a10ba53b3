// A chain: one readable line from a skill back to who vouches for it.
import type { ChainLink, ShownChain } from '../read/chains.ts';
import type { CredentialCard } from '../read/credential-card.ts';
import { AchievementRef } from './achievement.ts';
import { builder } from './builder.ts';
import { CredentialRef } from './credential.ts';
import { encodeId } from './ids.ts';
import { OrganizationRef } from './organization.ts';
import { CountsWeightEnum, StandingEnum } from './verdicts.ts';

const ChainLinkKindEnum = builder.enumType('ChainLinkKind', {
  description: 'What one link of a chain is.',
  values: {
    SKILL: { description: 'The skill that is shown.' },
    MAPPING: { description: 'A reviewed match between two skills.' },
    ALIGNMENT: { description: 'That an achievement shows a skill, as curators published it.' },
    ACHIEVEMENT: { description: 'What was earned.' },
    CREDENTIAL: { description: 'The signed statement that it was earned.' },
    ISSUER: { description: 'Who signed.' },
  } as const,
});

const ChainLinkRef = builder.objectRef<ChainLink>('ChainLink');
ChainLinkRef.implement({
  description: 'One link of a chain.',
  fields: (t) => ({
    kind: t.expose('kind', { type: ChainLinkKindEnum, description: 'What it is.' }),
    label: t.exposeString('label', { description: 'A few words for it.' }),
    detail: t.exposeString('detail', { nullable: true, description: 'A few more.' }),
    node: t.id({
      nullable: true,
      description: 'The id of the thing behind it, for `node`.',
      resolve: ({ node }) => encodeId(node.type, node.id),
    }),
  }),
});

/** A chain whose credential can be opened. */
export type OpenChain = Omit<ShownChain, 'credential'> & { readonly credential: CredentialCard };

export const ChainRef = builder.objectRef<OpenChain>('Chain');
ChainRef.implement({
  description: 'One way from a credential to a skill: skill, match, alignment, achievement, credential, issuer.',
  fields: (t) => ({
    sentence: t.exposeString('sentence', { description: 'The whole chain as one sentence.' }),
    links: t.field({ type: [ChainLinkRef], description: 'From the skill to the issuer.', resolve: ({ links }) => [...links] }),
    weight: t.expose('weight', { type: CountsWeightEnum, description: 'How much of the skill it shows.' }),
    standing: t.expose('standing', { type: StandingEnum, description: 'Where its credential stands. Only a good one counts.' }),
    credential: t.field({
      type: CredentialRef,
      description: 'The credential it starts from.',
      resolve: (chain) => chain.credential,
    }),
    achievement: t.field({ type: AchievementRef, description: 'What was earned.', resolve: ({ achievement }) => achievement }),
    issuer: t.field({ type: OrganizationRef, description: 'Who signed.', resolve: ({ issuer }) => issuer }),
    alignmentId: t.id({
      description: 'The published alignment it goes over.',
      resolve: ({ alignmentId }) => encodeId('Alignment', alignmentId),
    }),
    mappingIds: t.idList({
      description: 'The matches between skills it goes over; none when the achievement shows the skill directly.',
      resolve: ({ mappingIds }) => mappingIds.map((id) => encodeId('Mapping', id)),
    }),
  }),
});
