// A small page to try questions on, for the demo and for development: our own, with nothing from outside.
import type { FastifyInstance } from 'fastify';

const script = `const ask = document.forms[0], out = document.querySelector('output');
ask.addEventListener('submit', async (event) => {
  event.preventDefault();
  out.textContent = 'Asking …';
  const headers = { 'content-type': 'application/json' };
  if (ask.acting.value) headers['skillweave-acting-as'] = ask.acting.value;
  if (ask.purpose.value) headers['skillweave-purpose'] = ask.purpose.value;
  try {
    const variables = ask.variables.value.trim() ? JSON.parse(ask.variables.value) : undefined;
    const response = await fetch('/graphql', { method: 'POST', headers, body: JSON.stringify({ query: ask.query.value, variables }) });
    out.textContent = JSON.stringify(await response.json(), null, 2);
  } catch (error) {
    out.textContent = String(error);
  }
});
ask.query.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) ask.requestSubmit();
});
`;
const style = `body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; color-scheme: light dark }
textarea, input, select { font: 0.95rem/1.5 ui-monospace, monospace; width: 100%; box-sizing: border-box }
form { display: grid; gap: 0.75rem } output { display: block; white-space: pre-wrap; font: 0.95rem/1.5 ui-monospace, monospace; margin-top: 1rem }`;
const page = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Ask Skillweave</title>
<link rel="stylesheet" href="/graphql/page.css"></head><body>
<h1>Ask Skillweave</h1>
<p>Sign in on the portal first to ask as somebody. Ctrl + Enter runs the question.</p>
<form>
<label>Question <textarea name="query" rows="14" spellcheck="false">{
  viewer { name role memberships { key } }
}</textarea></label>
<label>Variables (JSON) <textarea name="variables" rows="3" spellcheck="false"></textarea></label>
<label>Acting as <input name="acting" placeholder="lakeside-college/advisor"></label>
<label>Purpose <select name="purpose"><option></option><option>advising</option><option>hiring</option><option>admission</option><option>verification</option><option>research</option></select></label>
<button>Ask</button>
</form>
<output aria-live="polite"></output>
<script src="/graphql/page.js"></script>
</body></html>
`;

/** In the open, a page; otherwise nothing is there for a GET. */
export function explorer(app: FastifyInstance, open: boolean): void {
  if (!open) {
    app.get('/graphql', async (_request, reply) =>
      reply.code(404).send({ code: 'NOT_HERE', text: 'Questions come here by POST.' }),
    );
    return;
  }
  const policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";
  app.get('/graphql', async (_request, reply) =>
    reply.header('content-security-policy', policy).type('text/html; charset=utf-8').send(page),
  );
  app.get('/graphql/page.js', async (_request, reply) => reply.type('text/javascript; charset=utf-8').send(script));
  app.get('/graphql/page.css', async (_request, reply) => reply.type('text/css; charset=utf-8').send(style));
}
