// Building a record: choose, see exactly what the receiver will see, sign.
import { fail, type RequestEvent } from '@sveltejs/kit';
import { ask } from '#lib/server/api.ts';
import { StopAllLinks } from '#lib/server/links.ts';
import { dateField } from '#lib/ui/moments.ts';
import { asOne, choiceFrom, inputFrom, mostDays, problemsOf, usualDays, type Choice, type Problem } from './choice.ts';
import { isAboutLink, linkFrom, linkInput, usualLink, type LinkChoice } from './link-choice.ts';
import { Preview, Sign, StopLink, ToChooseFrom } from './questions.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { mySkills, myCredentials, targets } = await ask(event, ToChooseFrom);
  const badges = myCredentials.edges.map(({ node }) => node);
  const now = new Date().toISOString();
  const start: Choice = {
    receiver: '',
    purpose: '',
    until: dateField(now, usualDays),
    skills: event.url.searchParams.getAll('skill'),
    issuers: [],
    credentials: event.url.searchParams.getAll('badge'),
    leaveOut: [],
    target: event.url.searchParams.get('target') ?? '',
    from: '',
    to: '',
  };
  return {
    start,
    firstDay: dateField(now, 1),
    lastDay: dateField(now, mostDays),
    skills: mySkills.skills.map(({ competency, state }) => ({ ...competency, state })),
    issuers: [...new Map(badges.map(({ issuer }) => [issuer.id, issuer])).values()],
    badges,
    targets: targets.edges.map(({ node }) => node),
  };
};

type Looked = {
  readonly choice: Choice;
  readonly link: LinkChoice;
  readonly isChanged?: boolean;
  readonly linkProblems?: readonly Problem[];
};

/** A look at what would be signed. `isChanged`: it is shown because something was ticked since the last look. */
async function look(event: RequestEvent, { choice, link, isChanged = false, linkProblems = [] }: Looked) {
  const problems = problemsOf(choice, Date.now(), event.locals.words.record.problems);
  if (problems.length > 0) return fail(422, { stage: 'choose' as const, choice, problems });
  const { previewRecord } = await ask(event, Preview, { input: inputFrom(choice) });
  if (previewRecord.__typename === 'Refused') {
    // What cannot be left out is asked no second time: the first step has no place to untick it.
    const isStuck = previewRecord.reasons.some(({ field }) => field === 'leaveOut');
    const again = isStuck ? { ...choice, leaveOut: [] } : choice;
    return fail(422, { stage: 'choose' as const, choice: again, problems: previewRecord.reasons });
  }
  return {
    stage: 'preview' as const,
    choice,
    preview: previewRecord,
    attempt: crypto.randomUUID(),
    isChanged,
    link,
    linkProblems,
  };
}

export const actions: Actions = {
  preview: async (event) => {
    const form = await event.request.formData();
    return await look(event, { choice: choiceFrom(form), link: form.has('token') ? linkFrom(form) : usualLink });
  },
  sign: async (event) => {
    const form = await event.request.formData();
    const [choice, link] = [choiceFrom(form), linkFrom(form)];
    // A box ticked after the last look would not be in what is signed: nobody signs what they have not seen.
    if (asOne(choice.leaveOut) !== form.get('seen')) return await look(event, { choice, link, isChanged: true });
    const input = { preview: String(form.get('token')), idempotencyKey: String(form.get('attempt')) };
    const { signRecord } = await ask(event, Sign, { input: { ...input, ...linkInput(link, form) } });
    if (signRecord.__typename === 'Refused') {
      const { reasons: problems } = signRecord;
      if (problems.some(isAboutLink)) return await look(event, { choice, link, linkProblems: problems });
      return fail(409, { stage: 'choose' as const, choice, problems });
    }
    const hasPassphrase = Boolean(form.get('passphrase'));
    return { stage: 'signed' as const, signed: signRecord, receiver: choice.receiver, link, hasPassphrase };
  },
  stop: async (event) => {
    const grant = String((await event.request.formData()).get('grant'));
    const { withdrawGrant } = await ask(event, StopLink, { input: { grant } });
    if (withdrawGrant.__typename === 'Refused')
      return fail(409, { stage: 'stopped' as const, all: null, problems: withdrawGrant.reasons });
    return { stage: 'stopped' as const, all: null, problems: [] };
  },
  stopAll: async (event) => {
    const { stopAllLinks } = await ask(event, StopAllLinks, {});
    if (stopAllLinks.__typename === 'Refused')
      return fail(409, { stage: 'stopped' as const, all: null, problems: stopAllLinks.reasons });
    return { stage: 'stopped' as const, all: stopAllLinks.stopped, problems: [] };
  },
  change: async (event) => ({ stage: 'choose' as const, choice: choiceFrom(await event.request.formData()), problems: [] }),
};
