// A framework, or one item of it, as the text of a format.
import type { FrameworkExporter } from '@skillweave/core/frameworks';
import { piecesOf, type OneItem } from './one-item.ts';
import { wholeFramework, type AskingOrOperating } from './whole-framework.ts';

export type TakenOut = {
  readonly text: string;
  /** How many things the format could not hold. */
  readonly notHeld: number;
};

/** What has no date of change is given the day the framework changed here last, so that the same graph is the same text. */
export async function frameworkAs(
  exporter: FrameworkExporter,
  asking: AskingOrOperating,
  frameworkId: string,
): Promise<TakenOut | null> {
  const whole = await wholeFramework(asking, frameworkId);
  if (whole === null) return null;
  const { text, losses } = exporter.write(whole.pieces, whole.changedAt ?? asking.now);
  return { text, notHeld: losses.length };
}

/** One item with what it says of others, in a framework of one. */
export async function itemAs(exporter: FrameworkExporter, asking: AskingOrOperating, one: OneItem): Promise<TakenOut> {
  const { text, losses } = exporter.write(await piecesOf(asking, one), one.row.changedAt ?? asking.now);
  return { text, notHeld: losses.length };
}
