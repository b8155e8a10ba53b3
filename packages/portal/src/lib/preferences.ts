// The choices a visitor makes about how the portal looks and speaks, kept in cookies of their own.
export const themes = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof themes)[number];

export const languages = ['en'] as const;
export type Language = (typeof languages)[number];

export function themeFrom(text: string | undefined): Theme {
  return themes.find((theme) => theme === text) ?? 'system';
}

/** The first language we speak, by the visitor's own choice or by what their browser asks for. */
export function languageFrom(chosen: string | undefined, accepted: string | null): Language {
  const asked = [chosen ?? '', ...(accepted ?? '').split(',')].map((part) => part.trim().slice(0, 2).toLowerCase());
  return asked.flatMap((code) => languages.filter((language) => language === code))[0] ?? 'en';
}
