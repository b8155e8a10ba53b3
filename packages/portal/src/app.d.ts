// What a request carries through the portal, and what a failed one says.
import type { Acting } from '#lib/server/acting.ts';
import type { Viewer } from '#lib/server/viewer.ts';
import type { Language, Theme } from '#lib/preferences.ts';
import type { Words } from '#lib/words/catalogue.ts';

declare global {
  namespace App {
    interface Error {
      status: number;
      message: string;
      incident?: string;
    }
    interface Locals {
      viewer: Viewer | null;
      acting: Acting | null;
      theme: Theme;
      language: Language;
      words: Words;
    }
    interface PageData {
      viewer: Viewer | null;
      theme: Theme;
      language: Language;
      /** The moment the page was made, so that "3 minutes ago" reads the same on both sides. */
      now: string;
    }
  }
}
