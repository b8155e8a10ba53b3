// What a permission is to open, as an input: everything, some credentials, or a rule; and how much within each.
import type { Detail, Part } from '@skillweave/core/consent';
import type { ScopeWish } from '../write/scope-wish.ts';
import { builder } from './builder.ts';
import { ownId } from './own-id.ts';

export const GrantPartEnum = builder.enumType('GrantPart', {
  description:
    'What may be opened or kept within a credential. What it is, who issued it, when, its state and its confirmed skills are always open.',
  values: {
    EVIDENCE: { value: 'evidence', description: 'What shows how it was earned: names, addresses, what happened.' },
    RESULT: { value: 'result', description: 'The result, such as a mark.' },
    ENDORSEMENTS: { value: 'endorsements', description: 'What others signed for it.' },
    CLAIMED_SKILLS: { value: 'claims', description: 'Skills that its issuer names and no curator has confirmed.' },
  } as const,
});

/** A list of parts as a wish; none at all is no wish. */
export const detailOf = (parts: readonly Part[] | null | undefined): Detail | null => (parts ? [...new Set(parts)] : null);

export const ScopeInput = builder.inputType('ScopeInput', {
  description: 'What a permission opens: everything, some credentials, or what fits a rule. One of the three.',
  fields: (t) => ({
    everything: t.boolean({ description: 'Everything accepted, now and later.' }),
    credentials: t.idList({ description: 'These credentials and no others.' }),
    skills: t.idList({ description: 'By rule: what shows one of these skills, now and later.' }),
    issuers: t.idList({ description: 'By rule: what one of these organisations issued, now and later. With skills: both.' }),
  }),
});

type Input = typeof ScopeInput.$inferInput;

export const wishFrom = ({ everything, credentials, skills, issuers }: Input): ScopeWish => ({
  everything: everything ?? false,
  credentials: (credentials ?? []).map((each) => ownId('Credential', each)),
  skills: (skills ?? []).map((each) => ownId('Competency', each)),
  issuers: (issuers ?? []).map((each) => ownId('Organization', each)),
});
