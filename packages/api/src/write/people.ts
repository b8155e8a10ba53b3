// People who come by themselves.
import type { Operating } from '../access/asking.ts';
import { id, instant, statement, text } from '../graph/statement.ts';
import { newId } from './new-id.ts';

const register = statement('person/register', { personId: id, name: text, identifierId: id, email: text, now: instant }, { id });

/** Makes the person behind a new account; their e-mail address stands there unproven. Answers the person's id. */
export async function registerPerson(
  { graph, now }: Operating,
  given: { readonly name: string; readonly email: string },
): Promise<string> {
  const personId = newId();
  await graph.write((transaction) => transaction.run(register, { ...given, personId, identifierId: newId(), now }));
  return personId;
}
