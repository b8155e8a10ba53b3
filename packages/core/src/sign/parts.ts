// The parts of a badge that its holder may leave out: their plain names, where each stands, and a copy without some of them.
import { isObject, listOf, readStrictJson, type JsonObject } from '../credential/strict-json.ts';
import { alwaysShown, isBaseProof, partAt } from '../verify/selective.ts';
import { deriveForReceiver } from './document.ts';

// A name stands for every place where the data model keeps such a thing: who leaves out the picture means all of its places.
const placesOf = {
  evidence: ['/evidence'],
  description: ['/description'],
  picture: ['/image', '/credentialSubject/image', '/credentialSubject/achievement/image'],
  dates: [
    '/awardedDate',
    '/credentialSubject/activityStartDate',
    '/credentialSubject/activityEndDate',
    '/credentialSubject/term',
  ],
  result: ['/credentialSubject/result', '/credentialSubject/achievement/resultDescription'],
  skills: ['/credentialSubject/achievement/alignment'],
  tags: [
    '/credentialSubject/achievement/tag',
    '/credentialSubject/achievement/fieldOfStudy',
    '/credentialSubject/achievement/specialization',
  ],
  kind: ['/credentialSubject/achievement/achievementType'],
  credits: ['/credentialSubject/creditsEarned', '/credentialSubject/achievement/creditsAvailable'],
  endorsements: [
    '/endorsement',
    '/endorsementJwt',
    '/credentialSubject/achievement/endorsement',
    '/credentialSubject/achievement/endorsementJwt',
  ],
} as const satisfies Record<string, readonly string[]>;

/** `others`: whatever else an issuer wrote that has no name here and need not be shown. */
export type PartName = keyof typeof placesOf | 'others';
export const partNames = [...Object.keys(placesOf), 'others'] as readonly PartName[];

/** One part that a document has: its name, which is also the key of its words, and its places as JSON pointers (RFC 6901). */
export type Part = { readonly name: PartName; readonly pointers: readonly string[] };

const named = new Map<string, PartName>(
  partNames.flatMap((name) => (name === 'others' ? [] : placesOf[name].map((pointer) => [pointer, name] as const))),
);

/** The parts this document has beyond what must always be shown, in the order of `partNames`. It may not be allowed to miss them. */
export function partsOf(document: JsonObject): Part[] {
  const found = Map.groupBy(
    branches(document).filter((pointer) => !alwaysShown.includes(pointer)),
    (pointer) => named.get(pointer) ?? 'others',
  );
  return partNames.flatMap((name) => {
    const pointers = found.get(name);
    return pointers === undefined ? [] : [{ name, pointers }];
  });
}

/** The names of the parts that its issuer's proof lets a holder leave out wholly; none for a record signed as one piece. */
export async function partsToLeaveOut(text: string): Promise<PartName[]> {
  const document = baseIn(text);
  if (document === null) return [];
  // Asked of the proof itself: what is still there when nothing is chosen, its issuer wants everybody to see.
  const least: unknown = JSON.parse(await deriveForReceiver(text, []));
  return partsOf(document)
    .filter(({ pointers }) => pointers.every((pointer) => partAt(least, pointer) === undefined))
    .map(({ name }) => name);
}

/** A copy for a receiver: everything that is there but these parts. Throws a TypeError as `deriveForReceiver` does. */
export async function withoutParts(text: string, leftOut: readonly PartName[]): Promise<string> {
  const document = baseIn(text);
  if (document === null) return await deriveForReceiver(text, []);
  const out = new Set(partsOf(document).flatMap(({ name, pointers }) => (leftOut.includes(name) ? pointers : [])));
  return await deriveForReceiver(
    text,
    branches(document).filter((pointer) => !out.has(pointer)),
  );
}

function baseIn(text: string): JsonObject | null {
  const read = readStrictJson(text);
  if (read.kind === 'refused' || !isObject(read.value)) return null;
  return listOf(read.value['proof']).filter(isObject).some(isBaseProof) ? read.value : null;
}

const opened: readonly string[] = ['/credentialSubject', '/credentialSubject/achievement'];

/**
 * Every place a holder chooses by: what stands at the top, in the subject and in the achievement. All together they are the whole
 * document. A list of subjects or achievements is one place: it is shown as it is.
 */
function branches(value: unknown, under = ''): string[] {
  return Object.entries(isObject(value) ? value : {}).flatMap(([key, inner]) => {
    const pointer = `${under}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (under === '' && (key === '@context' || key === 'proof')) return [];
    return opened.includes(pointer) && isObject(inner) ? branches(inner, pointer) : [pointer];
  });
}
