// Where contexts come from: a closed shelf, and the loader that libraries ask in its place.

/** Gives the context at an address, frozen all the way down, or null when it is not one we know. Nothing is ever fetched. */
export type Shelf = (url: string) => object | null;

/** Contexts come from the shelf; any other address is refused. */
export function loaderOf(shelf: Shelf) {
  return async (url: string) => {
    const document = shelf(url);
    if (document === null) throw new Error('Not on the shelf.');
    return { contextUrl: null, documentUrl: url, document };
  };
}
