export type Language = 'ru' | 'uk' | 'en';

/** Chosen in the settings, else the language of the page or browser; Russian, which the guide is written in, if nobody says. */
export function resolveLanguage(
  setting: Language | 'auto',
  ...hints: (string | null | undefined)[]
): Language {
  if (setting !== 'auto') return setting;
  for (const hint of hints) {
    const code = hint?.slice(0, 2).toLowerCase();
    if (code === 'ru' || code === 'uk' || code === 'en') return code;
  }
  return hints.some(Boolean) ? 'en' : 'ru';
}
