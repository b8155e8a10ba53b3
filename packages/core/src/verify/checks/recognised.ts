// Whether somebody we rely on knows this issuer. A good signature proves who signed, not that they are who they seem.
import type { CredentialFacts } from '../../credential/facts.ts';
import type { Finding, World } from '../check.ts';
import { finding } from '../codes.ts';

export async function checkRecognised(facts: CredentialFacts, isBound: boolean, world: World): Promise<Finding> {
  if (!isBound) return finding('recognised.unproven');
  if (facts.issuer.id === facts.subject.id) return finding('recognised.self');
  const answer = await world.recognise(facts.issuer.id);
  return answer.kind === 'recognised' ? finding('recognised.good', { name: answer.name }) : finding('recognised.unknown');
}
