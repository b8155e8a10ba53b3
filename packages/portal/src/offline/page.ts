// The page somebody takes along: shows everything in the file and checks it, with no network and no server.
// First of all, since what follows needs it while it is read.
import './buffer.ts';
import './page.css';
import { checkLookFile } from '@skillweave/core/looks';
import { instantOf } from '@skillweave/core/terms';
import { takenAlong as t } from '#lib/words/en/leaving.ts';
import { showBadges } from './badges.ts';
import { day, facts, list, make } from './elements.ts';
import { looksIn, piecesIn, type About, type Look, type Message, type Permission, type Piece } from './pieces.ts';

const pieces = piecesIn(document);
const of = <Kind extends Piece['kind']>(kind: Kind) =>
  pieces.filter((piece): piece is Extract<Piece, { kind: Kind }> => piece.kind === kind);

function permissions(into: HTMLElement, all: readonly Permission[]): void {
  into.append(make('h2', {}, t.permissions));
  if (all.length === 0) into.append(make('p', {}, t.noPermissions));
  for (const one of all) {
    const opened = [...one.credentials, ...one.issuers, ...one.skills].map(({ name }) => name).join(', ');
    into.append(
      make(
        'article',
        {},
        make('h3', {}, t.permission(one.receiverName, one.purpose)),
        one.receiverKind === 'link' && make('p', {}, t.byLink),
        one.note !== null && make('p', {}, one.note),
        facts(
          [t.permissionAsked, day(one.requestedAt)],
          [t.permissionGiven, day(one.givenAt)],
          [t.permissionDeclined, day(one.declinedAt)],
          [t.permissionStopped, day(one.withdrawnAt)],
          [t.permissionUntil, day(one.until)],
          [t.opens, one.scope === 'all' ? t.opensAll : opened],
          [t.opensWithin, one.receiverKind === 'link' ? null : within(one.parts)],
        ),
      ),
    );
  }
}

const within = (parts: readonly string[] | null): string =>
  parts === null ? t.withinAll : parts.map((part) => t.withinParts[part] ?? part).join(', ');

function looks(into: HTMLElement, text: string | null): void {
  into.append(make('h2', {}, t.looks));
  if (text === null) {
    into.append(make('p', {}, t.noLooks));
    return;
  }
  const read = JSON.parse(text) as { readonly entries: readonly Look[] } | readonly Look[];
  const report = checkLookFile(text);
  // Lines alone are of a log that could not be signed.
  const isSigned = !isLines(read);
  const entries = isSigned ? read.entries : read;
  const isWhole = report.kind === 'read' && report.faults.length === 0;
  const said = isSigned ? (isWhole ? t.looksWhole(entries.length) : t.looksBroken) : t.looksUnsigned;
  into.append(make('p', { class: isWhole ? 'good' : 'bad', id: 'log' }, said));
  into.append(list(...entries.map((entry) => make('span', {}, lineOf(entry)))));
}

const isLines = (read: object): read is readonly Look[] => Array.isArray(read);

function lineOf({ at, outcome, words }: Look): string {
  const { viewerName, organizationName, purpose, what, about } = words;
  const parts = [`${at.slice(0, 16).replace('T', ' ')}`, t.look(viewerName, organizationName), what, about, purpose];
  return [...parts, outcome === 'refused' ? t.refused : null].filter((part) => part !== null).join(' · ');
}

function messages(into: HTMLElement, all: readonly Message[]): void {
  if (all.length === 0) return;
  into.append(make('h2', {}, t.messages));
  for (const { createdAt, text, answer } of all)
    into.append(make('article', {}, make('p', {}, `${day(createdAt)} · ${text}`), make('p', {}, answer ?? t.noAnswer)));
}

async function show(about: About): Promise<void> {
  document.title = t.title(about.name);
  const main = make(
    'main',
    {},
    make('h1', {}, t.title(about.name)),
    make('p', {}, t.lead(about.from, about.madeAt.slice(0, 10))),
  );
  const [badges, given, seen, told] = [0, 1, 2, 3].map(() => make('section', {}));
  if (!badges || !given || !seen || !told) return;
  main.append(badges, given, seen, told);
  document.body.append(main);
  permissions(given, of('permission'));
  looks(seen, looksIn(document));
  messages(told, of('message'));
  await showBadges(badges, of('credential'), instantOf(Date.now()));
  document.body.dataset['done'] = 'yes';
}

const [about] = of('about');
if (about) void show(about);
