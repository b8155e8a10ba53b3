// What every page knows: who is looking, how they like it, and what time it was when the page was made.
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals, url }) => {
  // Read so that this runs again on each step through the portal, and "3 minutes ago" stays true.
  void url.pathname;
  return { viewer: locals.viewer, theme: locals.theme, language: locals.language, now: new Date().toISOString() };
};
