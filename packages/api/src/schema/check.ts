// Check a record: anybody, no account, every check in words.
import { checkRecord } from '../read/check.ts';
import { publisherDid } from '../write/signing-keys.ts';
import { isRefusal } from '../access/refusal.ts';
import { builder } from './builder.ts';
import { CheckReportRef } from './check-report.ts';
import { bytesOf } from './handed-in.ts';
import { outcomeOf } from './refused.ts';

const CheckInput = builder.inputType('CheckRecordInput', {
  description: 'Something to check: a file or its text. Give challenge and domain only if you asked the holder to sign them.',
  fields: (t) => ({
    upload: t.id({ description: 'The id the upload door gave.' }),
    text: t.string({ description: 'The text of a badge, record or presentation.' }),
    challenge: t.string({ description: 'What you asked the holder to sign.' }),
    domain: t.string({ description: 'Your own address, as you gave it to the holder.' }),
  }),
});
const CheckResult = outcomeOf('CheckRecordResult', CheckReportRef, 'What was found, or why nothing could be checked.');
builder.mutationField('checkRecord', (t) =>
  t.field({
    type: CheckResult,
    description: 'Is this record genuine and current? Checks anything handed in, for anybody, and keeps nothing.',
    args: { input: t.arg({ type: CheckInput, required: true, description: 'What to check.' }) },
    resolve: async (_root, { input }, context) => {
      const { asking, limits, address, keyring } = context;
      const tooOften = await limits.spend('checkRecord', address);
      if (tooOften) return tooOften;
      const bytes = bytesOf(input, context);
      if (!(bytes instanceof Uint8Array)) return bytes;
      const { challenge = null, domain = null } = input;
      const report = await checkRecord(asking, {
        bytes,
        place: context,
        publisher: await publisherDid(keyring),
        challenge,
        domain,
      });
      // Nothing is kept of what was checked, and it must not stand in the way of the next file.
      if (input.upload && !isRefusal(report)) context.uploads.drop(input.upload);
      return report;
    },
  }),
);
