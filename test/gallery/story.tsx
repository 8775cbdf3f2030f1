/** One view in one state, mounted as the product mounts it; only the worker is played. `data-shown` says that it stands. */
/// <reference types="vite/client" />
import '../../components/theme.css';
import { signal } from '@preact/signals';
import { render } from 'preact';
import type { DeskClient } from '../../lib/bridge/client.ts';
import { translator, type Language, type Key } from '../../lib/i18n/index.ts';
import { loadTexts } from '../../lib/i18n/load.ts';
import type { PagePlatform } from '../../lib/pages/platform.ts';
import { DEFAULT_SETTINGS } from '../../lib/storage/settings.ts';
import type { Step } from './scenes.ts';
import { sceneOf, STORIES, type Story } from './stories.tsx';
import { CRM } from './views.ts';
import { playWorker } from './worker.ts';

const asked = new URLSearchParams(location.search);
const theme = asked.get('theme') === 'dark' ? 'dark' : 'light';
const language = (asked.get('lang') ?? 'ru') as Language;
const app = document.querySelector<HTMLElement>('#app')!;

/** The sheets that the product's own page names. */
const ENTRIES = import.meta.glob<string>('../../entrypoints/*/main.tsx', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const SHEETS = import.meta.glob('../../components/**/*.css');

async function dress(kind: 'desk' | 'options' | 'popup' | 'welcome'): Promise<void> {
  const source = ENTRIES[`../../entrypoints/${kind}/main.tsx`]!;
  for (const [, path] of source.matchAll(/'(\.\.\/\.\.\/components\/[^']+\.css)'/g)) await SHEETS[path!]!();
}

async function desk(client: DeskClient, { chosen, isByHand = false }: Story): Promise<void> {
  await dress('desk');
  const { mount } = await import('../../components/desk/mount.tsx');
  const stand = signal({
    isOpen: true,
    isInFront: true,
    isNarrow: innerWidth < 400,
    culture: null,
    chosen: chosen ?? null,
  });
  if (isByHand) Object.defineProperty(navigator, 'userActivation', { value: { isActive: true } });
  mount({ element: app, client, origin: isByHand ? null : CRM, stand, onWish: () => {}, onClose: () => {} });
}

const platform = (client: DeskClient): PagePlatform => ({
  client,
  version: '0.0.0',
  uiLanguage: language,
  readSettings: () => Promise.resolve(DEFAULT_SETTINGS),
  writeSettings: () => Promise.resolve(),
  requestAccess: () => Promise.resolve(true),
  hasAccess: () => Promise.resolve(true),
  dropAccess: () => Promise.resolve(),
  onAccessChange: () => {},
  closeTab: () => Promise.resolve(),
  addressInFront: () => Promise.resolve(null),
  browserKey: () => Promise.resolve('Ctrl+.'),
  openBrowserKeys: () => Promise.resolve(),
});

async function page(client: DeskClient, kind: 'options' | 'popup' | 'welcome'): Promise<void> {
  await dress(kind);
  const { createPageModel } = await import('../../components/options/model.ts');
  const { startPage } = await import('../../components/options/start-page.tsx');
  const model = createPageModel(platform(client));
  if (kind === 'options') {
    startPage(model, 'options.title', (await import('../../components/options/options.tsx')).Options);
  } else if (kind === 'welcome') {
    startPage(model, 'welcome.title', (await import('../../components/welcome/welcome.tsx')).Welcome);
  } else {
    const { Popup } = await import('../../components/popup/popup.tsx');
    const { popupDesk } = await import('../../components/popup/popup-desk.ts');
    const form = popupDesk(client);
    startPage(model, 'desk.write', () => <Popup desk={form} contactInFront={() => Promise.resolve(null)} />);
  }
}

async function controls(place: 'controls' | 'pieces'): Promise<void> {
  await import('../../components/desk/desk-styles.ts');
  await import('./controls.css');
  const Shown =
    place === 'controls' ? (await import('./controls.tsx')).Controls : (await import('./pieces.tsx')).Pieces;
  render(<Shown language={language} />, app);
}

const nameOf = (button: HTMLElement): string => button.ariaLabel ?? button.textContent.trim();

/** Resolves when something fits the selector, or a button has the name. */
function appears(what: string | { button: Key }): Promise<HTMLElement> {
  const found = (): HTMLElement | null | undefined => {
    if (typeof what === 'string') return document.querySelector<HTMLElement>(what);
    const name = translator(language)(what.button);
    return [...document.querySelectorAll('button')].find((button) => nameOf(button).startsWith(name));
  };
  return new Promise((resolve) => {
    const look = (): boolean => {
      const element = found();
      if (element) resolve(element);
      return Boolean(element);
    };
    if (look()) return;
    const watch = new MutationObserver(() => look() && watch.disconnect());
    watch.observe(document.documentElement, { subtree: true, childList: true, attributes: true });
  });
}

async function take(step: Step): Promise<void> {
  if (typeof step === 'string' && step.startsWith('?')) await appears(step.slice(1));
  else if (typeof step === 'string' || 'button' in step) (await appears(step)).click();
  else {
    const field = (await appears(step.into)) as HTMLInputElement;
    field.value = step.type;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
}

const told = (client: DeskClient): Promise<void> =>
  new Promise((resolve) => {
    const stop = client.subscribe(() => {
      if (!client.view) return;
      stop();
      resolve();
    });
  });

async function show(story: Story): Promise<void> {
  const scene = sceneOf(story);
  const { view } = scene;
  const client = playWorker({
    ...scene,
    view: {
      ...view,
      ui: { ...view.ui, size: story.size ?? 'panel' },
      settings: { ...view.settings, language, theme },
    },
  });
  document.body.className = `${story.place}-page`;
  Object.assign(document.documentElement.dataset, { theme, palette: 'default' });
  await Promise.all([loadTexts(language), told(client)]);
  if (story.place === 'controls' || story.place === 'pieces') await controls(story.place);
  else if (story.place === 'desk') await desk(client, story);
  else await page(client, story.place);
  for (const step of story.press ?? []) await take(step);
  await document.fonts.ready;
  document.documentElement.dataset.shown = story.name;
}

const story = STORIES.find(({ name }) => name === asked.get('story')) ?? STORIES[0]!;
void show(story);
