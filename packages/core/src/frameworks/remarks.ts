// Remarks as they are told: grouped by what they are about, all counted, the first places kept.
import type { Place, Remark } from './gathered.ts';

export type RemarkGroup = {
  readonly weight: Remark['weight'];
  readonly code: string;
  /** The words of the first of its kind. */
  readonly text: string;
  readonly count: number;
  readonly places: readonly { readonly place: Place; readonly text: string }[];
};

export type RemarkBook = { note(remark: Omit<Remark, 'is'>): void; groups(): RemarkGroup[] };

type Open = Omit<RemarkGroup, 'count' | 'places'> & { count: number; places: { place: Place; text: string }[] };

// A reader that makes up codes from what a file holds must not make the book grow without end.
const mostGroups = 200;

/** A book that keeps the first `places` of each kind of remark. */
export function remarkBook(places: number): RemarkBook {
  const groups = new Map<string, Open>();
  return {
    note: ({ weight, code, text, place }) => {
      const key = `${weight} ${code}`;
      let group = groups.get(key);
      if (!group) {
        if (groups.size >= mostGroups) return;
        group = { weight, code, text, count: 0, places: [] };
        groups.set(key, group);
      }
      group.count += 1;
      if (group.places.length < places) group.places.push({ place, text });
    },
    groups: () => [...groups.values()],
  };
}
