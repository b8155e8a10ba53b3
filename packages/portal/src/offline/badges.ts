// The badges of the page, each with what a check made just now says.
import type { Instant } from '@skillweave/core/terms';
import { takenAlong as t } from '#lib/words/en/leaving.ts';
import { checkBadge, type Checked } from './check.ts';
import { day, facts, folded, list, make } from './elements.ts';
import type { Badge, Evidence } from './pieces.ts';

/** The section with all of them; resolves when each is checked. */
export async function showBadges(into: HTMLElement, badges: readonly Badge[], now: Instant): Promise<void> {
  const sum = make('p', { role: 'status', id: 'sum' }, t.checking);
  into.append(make('h2', {}, t.badges), badges.length === 0 ? make('p', {}, t.noBadges) : sum);
  const cards = badges.map((badge) => ({ badge, card: cardOf(badge) }));
  into.append(...cards.map(({ card }) => card));
  const counts = { good: 0, bad: 0, wrong: 0, unsure: 0 };
  for (const { badge, card } of cards) {
    const checked = await checkBadge(badge, now);
    counts[checked.state] += 1;
    card.querySelector('.verdict')?.replaceWith(...verdictOf(badge, checked));
  }
  sum.textContent = t.counted(counts.good, counts.bad, counts.wrong, counts.unsure);
}

function cardOf({ name, issuer, awardedAt, validFrom, validUntil, result, note, evidence, document, shown }: Badge): HTMLElement {
  return make(
    'article',
    {},
    make('h3', {}, name),
    make('p', { class: 'verdict' }, t.checking),
    facts(
      [t.from, issuer],
      [t.earned, day(awardedAt ?? validFrom)],
      [t.until, day(validUntil)],
      [t.result, result],
      [t.answer, t.answers[note.answer]],
    ),
    evidence.length > 0 && make('h4', {}, t.evidence),
    evidence.length > 0 && list(...evidence.map(wordsOf)),
    shown !== null && make('p', {}, t.forYouAlone),
    folded(t.document, make('pre', { tabindex: '0' }, document)),
  );
}

const wordsOf = ({ name, narrative, about, uri }: Evidence): string =>
  [name, narrative, about, uri].filter((each) => each !== null && each !== '').join(' · ');

function verdictOf({ verdict, checkedAt }: Badge, { state, report }: Checked): HTMLElement[] {
  const said = report === null ? t.oldBrowser : t.verdicts[state];
  const findings = (report?.findings ?? []).map(({ outcome, text }) => `${t.marks[outcome]}: ${text}`);
  return [
    make('p', { class: `verdict ${state}`, 'data-verdict': state }, said),
    make('p', {}, `${t.notAsked} ${t.saved[verdict]} (${day(checkedAt)}).`),
    folded(t.findings, list(...findings)),
  ];
}
