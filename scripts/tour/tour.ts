// Plays the program, two shows at a time, and binds the pictures into an album.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '../../lib/i18n/language.ts';
import { hasPage } from '../demo/build.ts';
import { writeAlbum } from './album.ts';
import { PROGRAM } from './program.ts';
import { ALBUM, openShow, photographer, SCREEN, type Picture, type Scene, type Show } from './show.ts';

const AT_A_TIME = 2;

interface Outcome {
  pictures: Picture[];
  skipped: string[];
  failed: string[];
}

/** @param only numbers of scenes; all of them when empty */
export async function playTour(only: readonly string[], languages: readonly Language[]): Promise<Outcome> {
  const outcome: Outcome = { pictures: [], skipped: [], failed: [] };
  if (only.length === 0) await rm(ALBUM, { recursive: true, force: true });
  const shows = languages
    .flatMap((language) =>
      PROGRAM.map((scenes) => ({
        language,
        scenes: scenes.filter((scene) => isWanted(scene, language, only)),
      })),
    )
    .filter(({ scenes }) => scenes.length > 0);

  await Promise.all(
    Array.from({ length: AT_A_TIME }, async () => {
      for (let next = shows.shift(); next; next = shows.shift()) {
        await playShow(next.language, next.scenes, outcome);
      }
    }),
  );
  outcome.pictures.sort((a, b) => a.name.localeCompare(b.name));
  await writeAlbum(join(ALBUM, 'index.html'), outcome.pictures);
  return outcome;
}

function isWanted({ number, captions }: Scene, language: Language, only: readonly string[]): boolean {
  return captions[0]?.[language] !== undefined && (only.length === 0 || only.includes(number));
}

async function playShow(language: Language, scenes: readonly Scene[], outcome: Outcome): Promise<void> {
  let show: Show | undefined;
  try {
    show = await openShow(language);
    for (const scene of scenes) await playScene(show, scene, outcome);
  } catch (error) {
    for (const { number } of scenes) outcome.failed.push(`${number} ${language}: ${words(error)}`);
  } finally {
    await show?.close();
  }
}

async function playScene(show: Show, scene: Scene, outcome: Outcome): Promise<void> {
  const title = `${scene.number} ${show.language}`;
  if (scene.needs && !hasPage(scene.needs)) {
    outcome.skipped.push(`${title}: there is no ${scene.needs}`);
    return;
  }
  const start = performance.now();
  try {
    await scene.play(show, photographer(scene, show.language, outcome.pictures));
    console.log(`✓ scene ${title} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  } catch (error) {
    console.log(`✗ scene ${title}: ${words(error)}`);
    outcome.failed.push(`${title}: ${words(error)}`);
    await show.page.setViewport(SCREEN);
    await show.page.reload();
  }
}

function words(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause ? `${error.message} (${words(error.cause)})` : error.message;
}
