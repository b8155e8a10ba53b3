// What somebody says of their own skills, into a take-along file and out of one.
import { readStatedSkills, type PackedFile } from '@skillweave/core/take-along';
import type { Asking } from '../access/asking.ts';
import { isRefusal } from '../access/refusal.ts';
import { id, list, statement, text } from '../graph/statement.ts';
import { mostSelfAssertions, mySelfAssertions } from '../read/self-assertions.ts';
import { ownWords, rowOf } from '../write/self-assertions.ts';
import { ownerOf } from './read-own.ts';

const byUri = statement('self-assertion/skills', { uris: list(text) }, { id, uri: text });

/** As anybody reads it: the skill by its address and name, and its owner's words. Null when they say nothing of themselves. */
export async function statedSkills(asking: Asking) {
  const said = await mySelfAssertions(asking);
  return said.length === 0
    ? null
    : said.map(({ competency: { uri, name }, note, link, statedAt, changedAt }) => ({
        uri,
        name,
        note,
        link,
        statedAt,
        changedAt,
      }));
}

export type SaidElsewhere = {
  /** New here, ready to be written. */
  readonly rows: readonly ReturnType<typeof rowOf>[];
  readonly notTaken: readonly { readonly name: string; readonly because: string }[];
  /** Files some of which could not be taken: they are kept as they are. */
  readonly leftOver: readonly PackedFile[];
};

/** What of it can be said here, too: of skills that the library here knows. What its owner says here already stays. */
export async function saidElsewhere(
  asking: Asking,
  files: readonly PackedFile[],
  textOf: (file: PackedFile) => Promise<string>,
): Promise<SaidElsewhere> {
  const viewerId = ownerOf(asking);
  const rows: ReturnType<typeof rowOf>[] = [];
  const notTaken: { name: string; because: string }[] = [];
  const leftOver: PackedFile[] = [];
  const mine = files.filter(({ kind }) => kind === 'selfAsserted');
  const before = mine.length === 0 ? [] : await mySelfAssertions(asking);
  const here = new Set(before.map((each) => each.id));
  for (const file of mine) {
    const said = readStatedSkills(await textOf(file));
    const known = await asking.graph.read(byUri, { uris: [...new Set((said ?? []).map(({ uri }) => uri))] });
    const not = (name: string, because: string) => void notTaken.push({ name, because });
    const soFar = notTaken.length;
    if (said === null) not(file.title, 'This cannot be read.');
    for (const { uri, name, note, link, statedAt, changedAt } of said ?? []) {
      const skill = known.find((each) => each.uri === uri);
      const words = ownWords({ note, link });
      const earliest = (at: Asking['now']) => (at < asking.now ? at : asking.now);
      if (!skill) not(name, 'This skill is not in the library here.');
      else if (isRefusal(words)) not(name, words.reasons[0]?.text ?? '');
      else {
        const row = rowOf(viewerId, skill, words, { statedAt: earliest(statedAt), changedAt: earliest(changedAt) });
        if (here.has(row.id)) continue;
        if (here.size >= mostSelfAssertions) {
          not(name, `You can state ${mostSelfAssertions} skills at most.`);
          continue;
        }
        here.add(row.id);
        rows.push(row);
      }
    }
    if (notTaken.length > soFar) leftOver.push(file);
  }
  return { rows, notTaken, leftOver };
}
