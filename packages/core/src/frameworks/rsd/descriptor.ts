// One rich skill descriptor, whatever it was written in, as an item and what it stands to.
import type { Gathered, GatheredFramework, GatheredItem, Place } from '../gathered.ts';
import { remark } from '../reading/remark.ts';
import { wordsFrom } from '../words.ts';
import { addressIn } from './alignment.ts';
import { mostSpecific, occupationAddress } from './occupations.ts';

/** What is aligned to: an address, if the sender has one, and what it is called there. */
export type Alignment = { readonly id: string; readonly name: string };

/** A descriptor (Open Skills Network, RichSkillDescriptor) as its sender wrote it, sorted but not yet mended. */
export type Descriptor = {
  readonly uri: string;
  readonly sameAs: readonly string[];
  readonly name: string;
  readonly statement: string;
  readonly status: string;
  readonly keywords: readonly string[];
  readonly alignments: readonly Alignment[];
  /** Codes of the Standard Occupational Classification or of O*NET, ancestors among them. */
  readonly occupations: readonly string[];
  readonly collections: readonly string[];
  readonly changedAt?: string | undefined;
  readonly facts: Readonly<Record<string, string>>;
  readonly place: Place;
};

const states = new Map<string, GatheredItem['state']>([
  ['', 'published'],
  ['published', 'published'],
  ['unarchived', 'published'],
  ['draft', 'draft'],
  ['archived', 'deprecated'],
  ['deleted', 'deprecated'],
]);

// Numbers of a machine among the words for people: `WGUSID: 10070`, `10344.1`.
const isMachineWord = (word: string) => /^([A-Z][A-Za-z]*ID:\s*)?[\d.-]+$/.test(word);

/** The item of a descriptor and its relations, each repair remarked on. Without name and statement only the remark. */
export function* piecesOf(descriptor: Descriptor, { uri: framework, language = 'und' }: GatheredFramework): Iterable<Gathered> {
  const { uri, name, statement, status, place } = descriptor;
  const words = wordsFrom(language, name, statement);
  if (words === undefined) return yield remark('dropped', 'no-words', 'A skill without name and statement was left out.', place);
  if (name === '')
    yield remark('repaired', 'no-name', 'This skill has no name. The start of its statement stands in for it.', place);
  const state = states.get(status.toLowerCase());
  if (state === undefined)
    yield remark(
      'repaired',
      'unknown-status',
      `“${status.slice(0, 60)}” is a status we do not know; it was taken as a draft.`,
      place,
    );
  const keywords = [...new Set(descriptor.keywords.map((word) => word.trim()).filter((word) => word !== ''))];
  const otherNames = keywords.filter((word) => !isMachineWord(word));
  const machineWords = keywords.filter(isMachineWord);
  const { pieces, unaddressed } = alignmentsOf(descriptor);
  const occupations = mostSpecific(descriptor.occupations);
  yield {
    is: 'item',
    uri,
    ...(descriptor.sameAs.length > 0 && { sameAs: descriptor.sameAs }),
    framework,
    kind: 'skill',
    words: [{ ...words, ...(otherNames.length > 0 && { otherNames }) }],
    state: state ?? 'draft',
    ...(descriptor.changedAt !== undefined && { changedAt: descriptor.changedAt }),
    facts: {
      ...descriptor.facts,
      ...(machineWords.length > 0 && { keywords: JSON.stringify(machineWords) }),
      ...(unaddressed.length > 0 && { alignments: JSON.stringify(unaddressed) }),
    },
    place,
  };
  yield* pieces;
  for (const code of occupations)
    yield {
      is: 'relation',
      type: 'asks',
      necessity: 'optional',
      isSaidBySkill: true,
      from: occupationAddress(code),
      to: uri,
      place,
    };
  for (const to of descriptor.collections) yield { is: 'relation', type: 'collectedIn', from: uri, to, place };
}

// The source says that they are aligned and not how: between competencies that is a related match, for a curator to decide on.
function alignmentsOf({ uri, alignments, place }: Descriptor) {
  const pieces: Gathered[] = [];
  const unaddressed: Alignment[] = [];
  const seen = new Set<string>();
  for (const { id, name } of alignments) {
    const found = addressIn(id);
    if (found === undefined) {
      unaddressed.push({ id, name });
      const text = `“${(name || id).slice(0, 100)}” is aligned to and has no address. It was kept as a note.`;
      pieces.push(remark('repaired', 'alignment-without-address', text, place));
      continue;
    }
    if (seen.has(found)) continue;
    seen.add(found);
    if (found !== id.trim()) {
      const text = `${id.trim().slice(0, 200)} names the same skill as ${found}; that one address was used.`;
      pieces.push(remark('repaired', 'alignment-moved', text, place));
    }
    pieces.push({
      is: 'relation',
      type: 'mapping',
      predicate: 'relatedMatch',
      from: uri,
      to: found,
      justification: 'aligned by the publisher of the skill',
      ...(name !== '' && { toName: name }),
      ...(found !== id.trim() && { facts: { id: id.trim() } }),
      place,
    });
  }
  return { pieces, unaddressed };
}
