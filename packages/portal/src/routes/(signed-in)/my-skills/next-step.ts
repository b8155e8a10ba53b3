// The one thing worth doing next: what waits first, then what ends, then what could be shown.
import type { Words } from '#lib/words/catalogue.ts';

type Situation = {
  waiting: { name: string } | null;
  skills: readonly { state: string; until: string | null; competency: { id: string; name: string } }[];
};
type Step = { text: string; action: string; href: string };

export function nextStep({ waiting, skills }: Situation, said: Words['mySkills']['next']): Step {
  if (waiting) return { text: said.inbox(waiting.name), action: said.inboxAction, href: '/inbox' };
  const [soonest] = skills
    .filter(({ state }) => state === 'EXPIRING')
    .sort((a, b) => ((a.until ?? '9') < (b.until ?? '9') ? -1 : 1));
  if (soonest) {
    const { id, name } = soonest.competency;
    return { text: said.expiring(name), action: said.expiringAction, href: `#skill-${id}` };
  }
  if (skills.some(({ state }) => state === 'HELD')) return { text: said.share, action: said.shareAction, href: '/record' };
  return { text: said.first, action: said.firstAction, href: '/inbox' };
}
