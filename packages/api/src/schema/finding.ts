// One check and how it came out.
import type { Finding } from '@skillweave/core/verify';
import { builder } from './builder.ts';
import { OutcomeEnum } from './verdicts.ts';

export const FindingRef = builder.objectRef<Finding>('Finding');
FindingRef.implement({
  description: 'One check and how it came out.',
  fields: (t) => ({
    check: t.exposeString('check', {
      description: 'Which check: readable, kind, shape, proof, issuer, period, status and so on.',
    }),
    outcome: t.expose('outcome', { type: OutcomeEnum, description: 'How it came out.' }),
    code: t.exposeString('code', { description: 'Stable, for programs.' }),
    remark: t.boolean({
      description: 'Whether it passed and people should hear of it all the same.',
      resolve: ({ remark = false }) => remark,
    }),
    text: t.exposeString('text', { description: 'One plain sentence, for people.' }),
  }),
});
