// What the page is given: one piece of JSON for each thing, written by the API into the file itself.

export type Note = { readonly answer: 'pending' | 'accepted' | 'declined' | 'removed' };
export type Evidence = {
  readonly name: string | null;
  readonly narrative: string | null;
  readonly about: string | null;
  readonly uri: string | null;
};
export type About = { readonly kind: 'about'; readonly name: string; readonly from: string; readonly madeAt: string };
export type Badge = {
  readonly kind: 'credential';
  readonly name: string;
  readonly issuer: string;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly awardedAt: string | null;
  readonly result: string | null;
  readonly note: Note;
  readonly checkedAt: string;
  readonly verdict: 'valid' | 'valid-untrusted' | 'undetermined' | 'invalid';
  readonly evidence: readonly Evidence[];
  /** Exactly as issued. */
  readonly document: string;
  /** What others would be shown of it, when its holder alone may have the document. */
  readonly shown: string | null;
};
export type Named = { readonly name: string };
export type Permission = {
  readonly kind: 'permission';
  readonly receiverName: string;
  readonly receiverKind: 'person' | 'organisation' | 'link';
  readonly purpose: string;
  readonly note: string | null;
  readonly scope: 'all' | 'chosen' | 'rule';
  /** What it opens within each badge, `outline` first; null for everything. */
  readonly parts: readonly string[] | null;
  readonly requestedAt: string | null;
  readonly givenAt: string | null;
  readonly declinedAt: string | null;
  readonly withdrawnAt: string | null;
  readonly until: string;
  readonly credentials: readonly Named[];
  readonly issuers: readonly Named[];
  readonly skills: readonly Named[];
};
export type Message = {
  readonly kind: 'message';
  readonly text: string;
  readonly answer: string | null;
  readonly createdAt: string;
};
export type Piece = About | Badge | Permission | Message;

/** One line of the look log, as docs/look-log.md has it. */
export type Look = {
  readonly place: number;
  readonly at: string;
  readonly outcome: string;
  readonly words: {
    readonly viewerName: string;
    readonly organizationName: string | null;
    readonly purpose: string | null;
    readonly what: string;
    readonly about: string | null;
  };
};

/** Everything in the page, in the order it was written. */
export function piecesIn(page: Document): Piece[] {
  return [...page.querySelectorAll('script[data-kind="piece"]')].map((script) => JSON.parse(script.textContent) as Piece);
}

/** The text of the look log; null when there is none. */
export const looksIn = (page: Document): string | null => page.querySelector('script[data-kind="looks"]')?.textContent ?? null;
