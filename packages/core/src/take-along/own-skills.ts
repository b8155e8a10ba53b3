// The file of what somebody says of their own skills: read strictly, as it comes from wherever its owner was before.
import { isObject, readStrictJson } from '../credential/strict-json.ts';
import { readInstant, type Instant } from '../terms/index.ts';

/** One statement: the skill by what standards know it by, and its owner's words. */
export type StatedSkill = {
  readonly uri: string;
  readonly name: string;
  readonly note: string | null;
  readonly link: string | null;
  readonly statedAt: Instant;
  readonly changedAt: Instant;
};

const longest = 2_000;
const most = 1_000;

/** Every statement in it; null when any of it is not one, as then nothing of the file can be relied on. */
export function readStatedSkills(text: string): StatedSkill[] | null {
  const read = readStrictJson(text);
  if (read.kind === 'refused' || !Array.isArray(read.value) || read.value.length > most) return null;
  const skills = read.value.map(statedSkill);
  return skills.includes(null) ? null : (skills as StatedSkill[]);
}

function statedSkill(value: unknown): StatedSkill | null {
  if (!isObject(value)) return null;
  const { uri, name, note, link } = value;
  const [statedAt, changedAt] = [value['statedAt'], value['changedAt']].map((at) =>
    typeof at === 'string' ? readInstant(at) : null,
  );
  if (!isWords(uri) || !isWords(name) || !statedAt || !changedAt) return null;
  if ((note !== null && !isWords(note)) || (link !== null && !isWords(link))) return null;
  return { uri, name, note, link, statedAt, changedAt };
}

const isWords = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= longest && value.isWellFormed();
