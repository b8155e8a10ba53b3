// Elements made from words alone: nothing that stands in a badge can become part of the page but as text.

type Content = string | Node | null | false;

/** An element with these children; text stays text. */
export function make(tag: string, attributes: Readonly<Record<string, string>>, ...content: Content[]): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...content.filter((each): each is string | Node => each !== null && each !== false && each !== ''));
  return element;
}

/** Names and values, leaving out what has no value. */
export function facts(...rows: readonly (readonly [string, string | null])[]): HTMLElement {
  const shown = rows.flatMap(([name, value]) => (value === null ? [] : [make('dt', {}, name), make('dd', {}, value)]));
  return make('dl', {}, ...shown);
}

export const list = (...items: Content[]): HTMLElement => make('ul', {}, ...items.map((item) => make('li', {}, item)));

/** Something to open, closed at first. */
export const folded = (title: string, ...content: Content[]): HTMLElement =>
  make('details', {}, make('summary', {}, title), ...content);

export const day = (at: string | null): string | null => (at === null ? null : at.slice(0, 10));
