// Check a record: anybody, no account, every check in words.
import type { CheckReport } from '../read/check-report.ts';
import { checkRecord } from '../read/check.ts';
import { publisherDid } from '../write/signing-keys.ts';
import { isRefusal } from '../access/refusal.ts';
import { builder } from './builder.ts';
import { ClaimedSkillRef } from './credential.ts';
import { FindingRef } from './finding.ts';
import { bytesOf } from './handed-in.ts';
import { outcomeOf } from './refused.ts';
import { VerdictEnum } from './verdicts.ts';

export const CheckReportRef = builder.objectRef<CheckReport>('CheckReport');
CheckReportRef.implement({
  description: 'What was found when something was checked.',
  fields: (t) => ({
    verdict: t.expose('verdict', { type: VerdictEnum, description: 'What all checks together allow us to say.' }),
    kind: t.exposeString('kind', { description: 'open-badge, learner-record, presentation, … or unknown.' }),
    name: t.exposeString('name', { nullable: true, description: 'What it calls itself.' }),
    issuerName: t.exposeString('issuerName', {
      nullable: true,
      description: 'How its issuer calls itself. Anybody can write any name: mind `issuerRecognised`.',
    }),
    issuerRecognised: t.exposeBoolean('issuerRecognised', {
      nullable: true,
      description:
        'Whether we know its issuer; null when the signature does not hold, as then nobody is known to have issued it.',
    }),
    subjectNote: t.exposeString('subjectNote', { nullable: true, description: 'How it says whom it is about.' }),
    validFrom: t.expose('validFrom', { type: 'Instant', nullable: true, description: 'From when it holds.' }),
    validUntil: t.expose('validUntil', { type: 'Instant', nullable: true, description: 'When it runs out, if ever.' }),
    achievement: t.exposeString('achievement', { nullable: true, description: 'What was earned.' }),
    findings: t.field({ type: [FindingRef], description: 'Every check, in words.', resolve: ({ findings }) => [...findings] }),
    inner: t.field({
      type: [CheckReportRef],
      description: 'The same for everything inside it.',
      resolve: ({ inner }) => [...inner],
    }),
    endorsements: t.field({
      type: [CheckReportRef],
      description: 'The same for what others signed for it, its issuer or what was earned. A bad one does not change `verdict`.',
      // Most have none, few more than one; how many there can be at all is bounded where they are checked.
      complexity: { field: 1, multiplier: 2 },
      resolve: ({ endorsements }) => [...endorsements],
    }),
    checkedAt: t.expose('checkedAt', { type: 'Instant', description: 'When it was checked.' }),
    skills: t.field({
      type: [ClaimedSkillRef],
      description: 'The skills its issuer says it shows.',
      resolve: ({ skills }) => [...skills],
    }),
  }),
});

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
