// Working through cards without a mouse. The keys act only while the cursor is on a card, so that no letter surprises anybody elsewhere.

type Deciding = { press: (card: HTMLElement, key: string) => void };

/** Handles one key on a list of `article` cards: j and k move, n goes to the reason, Escape comes back, the rest decides. */
export function queueKey(event: KeyboardEvent, { press }: Deciding): void {
  const list = event.currentTarget;
  const target = event.target;
  if (!(list instanceof HTMLElement) || !(target instanceof HTMLElement)) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const card = target.closest('article');
  if (!card) return;
  if (event.key === 'Escape' && target !== card) {
    card.focus();
    return;
  }
  if (target !== card) return;
  const cards = [...list.querySelectorAll('article')];
  const at = cards.indexOf(card);
  if (event.key === 'j') go(cards[at + 1]);
  else if (event.key === 'k') go(cards[at - 1]);
  else if (event.key === 'n') card.querySelector('textarea')?.focus();
  else return press(card, event.key);
  event.preventDefault();
}

export function go(card: HTMLElement | undefined): void {
  card?.focus();
  card?.scrollIntoView({ block: 'nearest' });
}
