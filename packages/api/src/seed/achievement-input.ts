// What a badge says about the thing achieved: written from the town's library, the same for everyone who earned it.
import type { AchievementInput } from '@skillweave/core/sign';
import { achievementUri } from './offers.ts';
import type { TownAchievement, TownOrganisation, Town } from './town.ts';

type Library = { readonly town: Town };

/** Something to earn, and who offers it. */
export type Offer = { readonly organisation: TownOrganisation; readonly achievement: TownAchievement };

export function achievementInput(library: Library, { organisation, achievement }: Offer, hasResult: boolean): AchievementInput {
  const { slug, name, about, criteria, type, shows } = achievement;
  return {
    id: achievementUri(organisation.url, slug),
    name,
    description: about,
    criteria: { narrative: criteria },
    type,
    alignments: shows.map((code) => alignmentTo(library, code)),
    ...(hasResult ? { resultDescriptions: [{ id: resultId(library, slug), name: 'Result', resultType: 'Result' }] } : {}),
  };
}

export function alignmentTo({ town }: Library, code: string) {
  for (const framework of town.frameworks) {
    const found = framework.areas.flatMap((area) => area.competencies).find((competency) => competency.code === code);
    if (found)
      return {
        targetName: found.name,
        targetUrl: `${framework.uri}/${code}`,
        targetFramework: framework.name,
        targetCode: code,
        targetType: 'ext:Competency',
      };
  }
  return missing('competency', code);
}

export const resultId = (library: Library, achievement: string): string => {
  const { organisation } = offerOf(library, achievement);
  return `${achievementUri(organisation.url, achievement)}/result`;
};

export function offerOf({ town }: Library, achievement: string): Offer {
  for (const organisation of town.organisations) {
    const found = town.achievements[organisation.slug]?.find(({ slug }) => slug === achievement);
    if (found) return { organisation, achievement: found };
  }
  return missing('achievement', achievement);
}

export function missing(what: string, slug: string | undefined): never {
  throw new TypeError(`graph/seed names a ${what} that is not there: ${slug}`);
}
