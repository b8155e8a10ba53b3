// Whether the store answers.
import type { Operating } from '../access/asking.ts';
import { int, statement } from '../graph/statement.ts';

const alive = statement('health/alive', {}, { one: int });

export async function storeAnswers({ graph }: Operating): Promise<boolean> {
  try {
    return (await graph.read(alive, {})).length === 1;
  } catch {
    return false;
  }
}
