import { describe, expect, it } from 'vitest';
import { translator } from '../../../lib/i18n/index.ts';
import { LAUNCHER_WORDS, launcherTranslator, type LauncherKey } from '../../../lib/i18n/launcher.ts';

const KEYS = Object.keys(LAUNCHER_WORDS) as LauncherKey[];

describe.each(['ru', 'uk', 'en'] as const)('texts of the launcher in %s', (language) => {
  it.each(KEYS)('%s reads as in the desk', (key) => {
    const launcher = launcherTranslator(language);
    const desk = translator(language);
    for (const count of [0, 1, 2, 5, 21, 1.5]) expect(launcher(key, { count })).toBe(desk(key, { count }));
  });
});
