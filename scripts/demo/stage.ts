// Both servers and the browser in one language, and what an operator does first: sign in, open the desk, be ready.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { translator, type Key, type Language, type Translate } from '../../lib/i18n/index.ts';
import { click, fill, find, until, value, waitDesk } from '../../test/e2e/support/page.ts';
import { setStage, type Stage, type StageOptions } from '../../test/e2e/support/stage.ts';
import type { Culture } from '../../test/standins/creatio/index.ts';

export interface DemoStage extends Stage {
  language: Language;
  /** The extension's own texts: names of controls. */
  t: Translate<Key>;
}

/** Two shows at a time may leave each other little of the machine. */
const PATIENCE_MS = 20_000;

const openStages = new Set<() => Promise<void>>();

const CULTURES: Record<Language, Culture> = { ru: 'ru-RU', uk: 'uk-UA', en: 'en-US' };

export async function setDemoStage(language: Language, browser: StageOptions['browser'] = {}) {
  const userDataDir = await mkdtemp(join(tmpdir(), 'webitel-desk-demo-'));
  const forget = () => rm(userDataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  const stage = await setStage({
    signedIn: false,
    creatio: { culture: CULTURES[language] },
    settings: { language },
    browser: { lang: language, userDataDir, ...browser },
  }).catch(async (error: unknown) => {
    await forget();
    throw error;
  });
  const close = async (): Promise<void> => {
    if (!openStages.delete(close)) return;
    await stage.close();
    await forget();
  };
  openStages.add(close);
  onInterrupt();
  return { ...stage, language, t: translator(language), close } satisfies DemoStage;
}

/** Ctrl+C leaves nothing behind. By itself the browser's driver would end this process before its profiles are gone. */
function onInterrupt(): void {
  process.removeAllListeners('SIGINT');
  process.once('SIGINT', () => {
    void Promise.all([...openStages].map((close) => close())).finally(() =>
      process.exit(process.exitCode ?? 130),
    );
  });
}

/** Signs in on the options page. */
export async function signIn({ desk, t, webitel }: DemoStage): Promise<void> {
  const page = await desk.extensionPage('options.html');
  // The page may be there before the worker has taken up the settings: without an address it would only complain.
  await until(
    async () => (await value(await find(page, 'textbox', t('setting.webitel.origin')))) === webitel.origin,
    { what: 'the address of Webitel on the options page', timeout: PATIENCE_MS },
  );
  await fill(page, 'textbox', t('options.login'), 'operator');
  await fill(page, 'textbox', t('options.password'), 'secret');
  await click(page, 'button', t('options.signIn'));
  await find(page, 'button', t('options.signOut'), { timeout: PATIENCE_MS });
  await page.close();
}

/** Presses the launcher; the desk has shown its list when this is over. */
export async function openDesk({ t }: DemoStage, page: Page): Promise<void> {
  await click(page, 'button', t('launcher.name'));
  await find(page, 'tab', t('tab.active'));
}

/** Chooses «Готов» in the menu of the open desk. */
export async function getReady({ t, webitel }: DemoStage, page: Page): Promise<void> {
  await click(page, 'button', t('agent.menu'));
  await click(page, 'menuitemradio', t('agent.online'));
  await webitel.agent().waitForStatus('online');
  await waitDesk(page, '.agent-button [data-status="online"]');
}
