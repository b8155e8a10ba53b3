// The status lists of these instances (Bitstring Status List 1.0): kept in memory, signed each time they are asked for.
import { randomInt } from 'node:crypto';
import { fewestEntries, issueStatusList, withBit } from '@skillweave/core/sign';
import type { Instant } from '@skillweave/core/terms';
import type { Instance } from './instances.ts';

export const listPurposes = ['revocation', 'suspension'] as const;
export type ListPurpose = (typeof listPurposes)[number];

type List = {
  readonly id: string;
  readonly purpose: ListPurpose;
  readonly by: Instance;
  /** By the id of the credential. */
  readonly places: Map<string, number>;
  readonly taken: Set<number>;
  bits: Uint8Array;
};

// A list more than half full makes free places hard to find by chance; no conformance run comes near it.
const mostPlaces = fewestEntries / 2;

export interface Lists {
  /** The entry for a credential in the list for this purpose, always the same one; null when the list is full. */
  entryFor(instance: Instance, credentialId: string, purpose: ListPurpose): object | null;
  /** Sets or takes back a mark. False when that credential has no place in such a list. */
  mark(instance: Instance, place: { credentialId: string; purpose: ListPurpose }, status: boolean): boolean;
  /** The list by the last part of its address, signed now; null when there is none. */
  signed(name: string, now: Instant): Promise<string | null>;
  /** The name of one of our lists by its whole address; null for any other address. */
  nameOf(url: string): string | null;
}

/** Lists at `${publicUrl}/vc-api/status/…`, two for each instance that asks for them. */
export function makeLists(publicUrl: string): Lists {
  const root = `${publicUrl}/vc-api/status/`;
  const lists = new Map<string, List>();
  const nameFor = ({ id }: Instance, purpose: ListPurpose) => `${id}-${purpose}`;

  return {
    entryFor: (instance, credentialId, purpose) => {
      const name = nameFor(instance, purpose);
      const list = lists.get(name) ?? emptyList(root + name, instance, purpose);
      lists.set(name, list);
      const index = placeIn(list, credentialId);
      if (index === null) return null;
      return {
        id: `${list.id}#${index}`,
        type: 'BitstringStatusListEntry',
        statusPurpose: purpose,
        statusListIndex: String(index),
        statusListCredential: list.id,
      };
    },
    mark: (instance, { credentialId, purpose }, status) => {
      const list = lists.get(nameFor(instance, purpose));
      const index = list?.places.get(credentialId);
      if (list === undefined || index === undefined) return false;
      list.bits = withBit(list.bits, index, status);
      return true;
    },
    signed: async (name, now) => {
      const list = lists.get(name);
      if (list === undefined) return null;
      const { id, purpose, by, bits } = list;
      return await issueStatusList({ id, issuer: by.signer.controller, purpose, bits, validFrom: now }, by.signer);
    },
    nameOf: (url) => (url.startsWith(root) && lists.has(url.slice(root.length)) ? url.slice(root.length) : null),
  };
}

function emptyList(id: string, by: Instance, purpose: ListPurpose): List {
  return { id, purpose, by, places: new Map(), taken: new Set(), bits: new Uint8Array(fewestEntries / 8) };
}

// By chance, so that nobody can tell from the place when something was issued (section 6.1).
function placeIn({ places, taken }: List, credentialId: string): number | null {
  const known = places.get(credentialId);
  if (known !== undefined) return known;
  if (taken.size >= mostPlaces) return null;
  let index = randomInt(fewestEntries);
  while (taken.has(index)) index = randomInt(fewestEntries);
  taken.add(index);
  places.set(credentialId, index);
  return index;
}
