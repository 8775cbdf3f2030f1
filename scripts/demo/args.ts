// The words after `npm run demo --`.
import { parseArgs } from 'node:util';
import type { Language } from '../../lib/i18n/language.ts';

export interface DemoArgs {
  /** The scripted tour, even where there is a display. */
  tour: boolean;
  /** The demo to play with, even without a display. */
  live: boolean;
  language: Language;
  /** What the tour is played in. */
  languages: readonly Language[];
  /** Numbers of scenes; none means all of them. */
  only: string[];
}

const LANGUAGES: readonly Language[] = ['ru', 'uk', 'en'];

export const USAGE = `npm run demo                     the demo, or the tour where there is no display
npm run demo -- --lang uk        the demo in Ukrainian (ru, uk, en)
npm run demo -- --tour           the tour: screenshots with captions in .output/tour
npm run demo -- --only 03,06     just these scenes of the tour; with --lang in one language
npm run demo -- --live           the demo without a window, to be used through its addresses`;

/** @throws with a sentence about the word that makes no sense */
export function readArgs(words: string[]): DemoArgs {
  const { values } = parseArgs({
    args: words,
    options: {
      tour: { type: 'boolean', default: false },
      live: { type: 'boolean', default: false },
      lang: { type: 'string' },
      only: { type: 'string', default: '' },
    },
  });
  const language = (values.lang ?? 'ru') as Language;
  if (!LANGUAGES.includes(language)) {
    throw new Error(`--lang: there is no language «${values.lang}». Use ru, uk or en.`);
  }
  const only = values.only.split(',').flatMap((word) => (word.trim() ? [word.trim().padStart(2, '0')] : []));
  const languages = values.lang === undefined ? LANGUAGES : [language];
  return { tour: values.tour || only.length > 0, live: values.live, language, languages, only };
}

/** Whether a window would be seen. */
export function hasDisplay(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean {
  return platform === 'darwin' || platform === 'win32' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}
