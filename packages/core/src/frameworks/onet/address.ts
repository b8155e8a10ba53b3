// The addresses of what O*NET describes: made from its codes, as its tables name nothing else.

/** The database, whatever its release. */
export const onetAddress = 'https://www.onetcenter.org/database.html';

/** An occupation (`15-1252.00`), an element of the content model (`2.A.1.a`) or a work activity (`4.A.1.a.1.I01.D01`): their codes never meet. */
export const addressOf = (code: string): string => `urn:sg:onet:${encodeURIComponent(code)}`;

export const taskAddress = (id: string): string => `urn:sg:onet:task:${encodeURIComponent(id)}`;

/** A commodity of the UNSPSC, under which O*NET sorts technologies. */
export const commodityAddress = (code: string): string => `urn:sg:onet:commodity:${encodeURIComponent(code)}`;

/** A technology has no code in O*NET: its name is what the publisher's own tables know it by. */
export const technologyAddress = (name: string): string => `urn:sg:onet:technology:${encodeURIComponent(name)}`;

/** Whether a text is the code of an O*NET-SOC occupation. */
export const isOccupationCode = (text: string): boolean => /^\d{2}-\d{4}\.\d{2}$/.test(text);

/** The page O*NET OnLine keeps for an occupation. */
export const pageOf = (code: string): string => `https://www.onetonline.org/link/summary/${encodeURIComponent(code)}`;
