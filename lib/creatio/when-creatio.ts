import { detectPage, type CreatioPage } from './page.ts';

const LOOK_EVERY_MS = 250;
/** The shell loads hundreds of files before it draws: patience, then rest. */
const LOOK_FOR_MS = 120_000;

/** Calls back once, as soon as the page shows that it is Creatio's. Looks from time to time instead of observing every change. */
export function whenCreatio(found: (page: CreatioPage) => void): void {
  const startedAt = Date.now();
  const look = (): void => {
    const page = detectPage(document, location.href);
    if (page) found(page);
    else if (Date.now() - startedAt < LOOK_FOR_MS) setTimeout(look, LOOK_EVERY_MS);
  };
  look();
}
