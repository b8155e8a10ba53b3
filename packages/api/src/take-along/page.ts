// index.html of a take-along file: everything in plain words, and the check of every badge, in one file that asks no network.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JsonObject } from '@skillweave/core/credential';
import { allowsLeavingOut, withoutParts } from '@skillweave/core/sign';
import type { Asking } from '../access/asking.ts';
import { Fault } from '../errors.ts';
import { noteOf, permissionFacts, type OwnFile } from './files.ts';
import { ownCredentials, ownMessages, ownPerson, ownPermissions } from './read-own.ts';

/** Where the portal's build puts the page's script and its looks. */
const built = join(import.meta.dirname, '../../../portal/build/offline');

/** @throws Fault when the portal is not built: a page that cannot check is not given out. */
export async function pageFile(asking: Asking, from: string, looks: OwnFile | null): Promise<OwnFile> {
  if (!existsSync(join(built, 'page.js'))) throw new Fault('takeAlong.noPage', 'the portal is not built; npm start builds it');
  const [script, style] = await Promise.all([
    readFile(join(built, 'page.js'), 'utf8'),
    readFile(join(built, 'page.css'), 'utf8'),
  ]);
  return { name: 'index.html', kind: 'page', title: 'The page to read', text: pageText(asking, { from, looks, script, style }) };
}

type Parts = { readonly from: string; readonly looks: OwnFile | null; readonly script: string; readonly style: string };

async function* pageText(asking: Asking, { from, looks, script, style }: Parts): AsyncGenerator<string> {
  // A closing tag in a string would end the script in the middle.
  const code = script.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  // The page may run its own script and nothing else, and may ask nobody for anything. The script makes its checkers of shapes out of
  // schemas of its own (Ajv), which takes `unsafe-eval`; nothing that stands in a badge comes near it.
  const policy = `default-src 'none'; script-src 'sha256-${digestOf(code)}' 'unsafe-eval'; style-src 'sha256-${digestOf(style)}'; base-uri 'none'; form-action 'none'`;
  const { name, did, identifiers } = await ownPerson(asking);
  yield `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Skillweave</title>
<style>${style}</style>
</head>
<body>
<noscript>This page needs its own script, which is inside it, to show and check your badges. It asks no network.</noscript>
`;
  yield* piece({ kind: 'about', name, did, identifiers, from, madeAt: asking.now });
  for await (const { card, document, evidence, ...answered } of ownCredentials(asking)) {
    const { verdict, issuer, issuerName, validFrom, validUntil, awardedAt, checkedAt, result } = card;
    const facts = { name: card.name, issuer: issuerName ?? issuer.name, validFrom, validUntil, awardedAt, result };
    const note = noteOf({ card, ...answered });
    yield* piece({ kind: 'credential', ...facts, note, checkedAt, verdict, evidence, document, shown: await shownTo(document) });
  }
  for await (const permission of ownPermissions(asking)) yield* piece({ kind: 'permission', ...permissionFacts(permission) });
  for await (const { text, answer, createdAt, receipt } of ownMessages(asking))
    yield* piece({ kind: 'message', text, answer, createdAt, receipt });
  if (looks !== null) {
    yield '<script type="application/json" data-kind="looks">';
    for await (const part of looks.text) yield inScript(part);
    yield '</script>\n';
  }
  yield `<script>${code}</script>\n</body>\n</html>\n`;
}

// A copy that its holder alone may have proves nothing by itself: what is checked is what others would be shown of it.
async function shownTo(document: string): Promise<string | null> {
  try {
    return allowsLeavingOut(JSON.parse(document) as JsonObject) ? await withoutParts(document, []) : null;
  } catch {
    // A token, or a copy nothing can be derived from: checked as it stands, which says what is wrong.
    return null;
  }
}

function* piece(content: object): Generator<string> {
  yield `<script type="application/json" data-kind="piece">${inScript(JSON.stringify(content))}</script>\n`;
}

// In JSON these letters stand inside strings only, where they may be written so.
const inScript = (json: string): string => json.replaceAll('<', String.raw`\u003c`).replaceAll('>', String.raw`\u003e`);

const digestOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('base64');
