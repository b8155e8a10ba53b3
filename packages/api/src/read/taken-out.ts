// A framework, or one item of it, as the bytes of a format.
import { writeParts } from '../writing/aside.ts';
import { writeHere, type Written } from '../writing/write.ts';
import { piecesOf, type OneItem } from './one-item.ts';
import { frameworkParts, frameworksByIds, type AskingOrOperating } from './whole-framework.ts';
import { frameworkFrom } from './whole-rows.ts';

/** What has no date of change is given the day the framework changed here last, so that the same graph is the same text. */
export async function frameworkAs(format: string, asking: AskingOrOperating, frameworkId: string): Promise<Written | null> {
  const [row = null] = await frameworksByIds(asking, [frameworkId]);
  if (row === null) return null;
  const wish = { format, at: row.changedAt ?? asking.now };
  return await writeParts(frameworkFrom(row), frameworkParts(asking, row), wish);
}

/** One item with what it says of others, in a framework of one. */
export async function itemAs(format: string, asking: AskingOrOperating, one: OneItem): Promise<Written> {
  return writeHere(await piecesOf(asking, one), { format, at: one.row.changedAt ?? asking.now });
}
