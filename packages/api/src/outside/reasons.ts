// Why something outside could not be had: a code for the log, a sentence for people. Neither names the address.

export const reasons = {
  unreadable: 'This is not an address we can read.',
  notHttps: 'We ask only addresses that begin with https.',
  port: 'We ask only at the usual port of https.',
  credentials: 'The address holds a user name or a password.',
  notPublic: 'The address does not lead to a public place.',
  unknownHost: 'There is nobody by this name.',
  moved: 'They sent us on to another address, where we do not follow.',
  refused: 'They did not give us the document.',
  webPage: 'They sent a web page instead of the document.',
  empty: 'They sent nothing.',
  tooLarge: 'They sent more than any such document needs.',
  packing: 'They sent it packed in a way we cannot read.',
  broken: 'The connection failed.',
  tooSlow: 'They took too long.',
  busy: 'We are asking too many others at this moment.',
  resting: 'They failed several times in a row, so we leave them alone for a minute.',
  noCopy: 'We keep no copy of it, and do not ask now.',
  stopped: 'We stopped asking before they had answered.',
} as const;

export type Reason = keyof typeof reasons;

/** What came of asking: the document, unpacked, or why there is none. */
export type Reached =
  { readonly kind: 'read'; readonly bytes: Uint8Array } | { readonly kind: 'failed'; readonly reason: Reason };

export const failed = (reason: Reason): Reached => ({ kind: 'failed', reason });
