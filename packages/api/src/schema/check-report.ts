// What a check found, wherever it is shown.
import type { CheckReport, ClaimedSkill } from '../read/check-report.ts';
import { builder } from './builder.ts';
import { FindingRef } from './finding.ts';
import { VerdictEnum } from './verdicts.ts';

export const ClaimedSkillRef = builder.objectRef<ClaimedSkill>('ClaimedSkill');
ClaimedSkillRef.implement({
  description: 'A skill the issuer says is shown here, which no curator has confirmed. It does not count until one does.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'As the issuer writes it.' }),
    framework: t.exposeString('framework', { nullable: true, description: 'Whose list of skills it is from.' }),
    url: t.exposeString('url', { nullable: true, description: 'Its address.' }),
  }),
});

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
