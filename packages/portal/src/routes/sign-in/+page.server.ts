// Signing in: as one of the demo's invented people, with an account of one's own, or by making one.
import { fail, redirect } from '@sveltejs/kit';
import { homeOf, type Seat } from '#lib/navigation.ts';
import { actingAs, keepActing } from '#lib/server/acting.ts';
import { ask, graphql, knock } from '#lib/server/api.ts';
import { backTo } from '#lib/server/back-to.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const DemoPeople = graphql(`
  query DemoPeople {
    demoPeople {
      name
      email
      role
      organization
      about
    }
  }
`);

export const load: PageServerLoad = async (event) => {
  const { locals, url, cookies } = event;
  const to = backTo(url.searchParams.get('to'), '');
  if (locals.viewer) {
    // Fresh from signing in, people sit down in the seat they hold; a learner holds none and looks as themselves.
    const held = url.searchParams.has('in') ? actingAs(locals.viewer.memberships[0]?.key ?? '') : null;
    if (held) keepActing(cookies, held, url.protocol === 'https:');
    const seat = held ? (held.key.split('/')[1]?.toUpperCase() as Seat) : locals.viewer.role;
    throw redirect(303, to || homeOf(seat));
  }
  return { to, people: (await ask(event, DemoPeople)).demoPeople };
};

export const actions: Actions = {
  demo: async (event) => {
    const form = await event.request.formData();
    const answer = await door(event, '/demo/sign-in', { email: text(form, 'email') });
    if (!answer.ok) return problems('demo', [{ text: event.locals.words.signIn.notDemo }]);
    return enter(event, form);
  },
  enter: async (event) => {
    const form = await event.request.formData();
    const t = event.locals.words.signIn;
    const [email, password] = [text(form, 'email'), text(form, 'password')];
    const faults = email.includes('@') ? [] : [{ text: t.emailFault, field: 'email' }];
    if (faults.length > 0) return problems('enter', faults, { email });
    const answer = await door(event, '/api/auth/sign-in/email', { email, password });
    if (!answer.ok) return problems('enter', [{ text: saidNo(event, answer, t.wrong), field: 'password' }], { email });
    return enter(event, form);
  },
  register: async (event) => {
    const form = await event.request.formData();
    const t = event.locals.words;
    const [name, email, password] = [text(form, 'newName'), text(form, 'newEmail'), text(form, 'newPassword')];
    const kept = { newName: name, newEmail: email };
    const faults = [
      ...(name ? [] : [{ text: t.forms.required(t.signIn.name.toLowerCase()), field: 'newName' }]),
      ...(/^\S+@\S+$/.test(email) ? [] : [{ text: t.signIn.emailFault, field: 'newEmail' }]),
      ...(password.length >= 10 ? [] : [{ text: t.signIn.passwordFault, field: 'newPassword' }]),
    ];
    if (faults.length > 0) return problems('register', faults, kept);
    const answer = await door(event, '/api/auth/sign-up/email', { name, email, password });
    if (!answer.ok) {
      const said = answer.status === 422 ? t.signIn.taken : saidNo(event, answer, t.signIn.noRegister);
      return problems('register', [{ text: said, field: 'newEmail' }], kept);
    }
    return enter(event, form);
  },
};

function door(event: RequestEvent, path: `/${string}`, body: Record<string, string>): Promise<Response> {
  // Signing in starts afresh: whatever seat this browser last sat in belongs to somebody else.
  keepActing(event.cookies, null, false);
  event.locals.acting = null;
  return knock(event, path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
}

function saidNo(event: RequestEvent, answer: Response, otherwise: string): string {
  return answer.status === 429 ? event.locals.words.errors.tooMany : otherwise;
}

// By way of this page once more: the new session is only read with the next request.
function enter(event: RequestEvent, form: FormData): never {
  const to = backTo(form.get('to') ?? event.url.searchParams.get('to'), '');
  throw redirect(303, `/sign-in?in${to ? `&to=${encodeURIComponent(to)}` : ''}`);
}

type Problem = { text: string; field?: string };
function problems(form: 'demo' | 'enter' | 'register', faults: Problem[], kept: Record<string, string> = {}) {
  return fail(400, { form, problems: faults, kept });
}

function text(form: FormData, name: string): string {
  return String(form.get(name) ?? '').trim();
}
