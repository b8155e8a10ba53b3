// One live region for the whole portal: what changed, said once, to people who cannot see it change.
let said = $state('');

export function announce(text: string) {
  said = '';
  // A region that is given the same text twice stays silent; an empty moment between makes it speak.
  requestAnimationFrame(() => (said = text));
}

export function announced(): string {
  return said;
}
