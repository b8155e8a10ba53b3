// Finds the one address of what a descriptor is aligned to: publishers of skills move, and their ids stay.

// Emsi became Lightcast. The id of a skill is in every address it ever had.
const lightcast =
  /^(?:https?:\/\/)?(?:www\.)?(?:skills\.emsidata\.com|skills\.lightcast\.io|lightcast\.io\/open-skills)\/skills\/([A-Z\d]{12,})\b/i;

/** The address as it stands today, or nothing when what stands there is no address. */
export function addressIn(id: string): string | undefined {
  const text = id.trim();
  const moved = lightcast.exec(text)?.[1];
  if (moved !== undefined) return `https://lightcast.io/open-skills/skills/${moved.toUpperCase()}`;
  return /^(?:https?:\/\/|urn:)[^\s]+$/i.test(text) ? text : undefined;
}
