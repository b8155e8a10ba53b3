// What a permission is to open, as an input: everything, some credentials, or a rule.
import type { ScopeWish } from '../write/scope-wish.ts';
import { builder } from './builder.ts';
import { ownId } from './own-id.ts';

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
