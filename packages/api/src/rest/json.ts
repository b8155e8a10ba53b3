// JSON on its way in: one content type, and not so deep that walking it could hurt.
import type { FastifyInstance } from 'fastify';

/** Takes `application/json` and nothing else in this scope; a body deeper than `depth` is refused before it is parsed. */
export function jsonOnly(app: FastifyInstance, { depth }: { depth: number }): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (depthOf(String(body)) > depth) {
      done(Object.assign(new Error('The JSON is nested too deeply.'), { statusCode: 400, code: 'TOO_DEEP' }));
      return;
    }
    parse(request, String(body), done);
  });
}

/** How deep brackets stand inside one another, strings aside. */
export function depthOf(json: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let at = 0; at < json.length; at++) {
    const letter = json[at];
    if (quoted) {
      if (letter === '\\') at++;
      else if (letter === '"') quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === '{' || letter === '[') deepest = Math.max(deepest, ++depth);
    else if (letter === '}' || letter === ']') depth--;
  }
  return deepest;
}
