// A show is one operator's day in one language: servers, browser, CRM page. Scenes are played in it one after another.
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page, Viewport } from 'puppeteer';
import type { Language } from '../../lib/i18n/language.ts';
import { click, waitDesk, waitDeskGone } from '../../test/e2e/support/page.ts';
import { ROOT } from '../demo/build.ts';
import { getReady, openDesk, setDemoStage, signIn, type DemoStage } from '../demo/stage.ts';
import { layOutDay, type Day } from './day.ts';
import { hangPhoto } from './photo.ts';

export const ALBUM = join(ROOT, '.output/tour');
export const SCREEN: Viewport = { width: 1440, height: 900 };

/** A text in every language that the scene is played in. */
export type Words = Partial<Record<Language, string>>;

export interface Scene {
  /** Two digits. */
  number: string;
  /** One caption for each picture, in the order they are taken. Their languages are those the scene is played in. */
  captions: readonly Words[];
  /** Page of the extension without which there is nothing to show. */
  needs?: string;
  play(show: Show, take: Take): Promise<void>;
}

/** Takes the next picture of the scene. */
export type Take = (page: Page) => Promise<void>;

export interface Picture {
  /** Two digits, and a letter from the second picture of a scene on. */
  name: string;
  file: string;
  language: Language;
  caption: string;
  /** In CSS pixels. */
  width: number;
  height: number;
}

export interface Show extends DemoStage {
  day: Day;
  /** The CRM page with the desk. */
  page: Page;
}

/** Signs in, opens the CRM page and becomes ready; the desk is closed again. */
export async function openShow(language: Language): Promise<Show> {
  const stage = await setDemoStage(language, { headless: true, viewport: SCREEN });
  try {
    hangPhoto(stage.creatio);
    const day = layOutDay(stage.webitel);
    await signIn(stage);
    const page = await openCrm(stage, stage.creatio.freedomUrl());
    await openDesk(stage, page);
    await getReady(stage, page);
    await waitDesk(page, 'li[data-light="red"]');
    day.endEarlier();
    await waitDeskGone(page, 'li[data-light]:nth-of-type(8)');
    await click(page, 'button', stage.t('launcher.name'));
    return { ...stage, day, page };
  } catch (error) {
    await stage.close();
    throw error;
  }
}

/** A page that stands still for its pictures. */
export async function openCrm({ desk }: DemoStage, url: string): Promise<Page> {
  const page = await desk.openPage(url);
  await standStill(page);
  return page;
}

export const standStill = (page: Page, ...more: { name: string; value: string }[]): Promise<void> =>
  page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }, ...more]);

/** How the pictures of a scene get their names and captions. */
export function photographer(scene: Scene, language: Language, album: Picture[]): Take {
  let taken = 0;
  return async (page) => {
    const name = `${scene.number}${taken === 0 ? '' : String.fromCharCode(97 + taken)}`;
    const caption = scene.captions[taken]?.[language] ?? '';
    taken += 1;
    const file = `${name}-${language}.png`;
    await mkdir(dirname(join(ALBUM, file)), { recursive: true });
    await page.screenshot({ path: join(ALBUM, file) as `${string}.png` });
    const { width, height } = page.viewport() ?? SCREEN;
    album.push({ name, file, language, caption, width, height });
  };
}
