/** Plays what the worker asks for; nobody sees this page. It closes itself when nothing was asked for a while. */
import { browser } from '../../lib/browser.ts';
import { NOTICE_KINDS } from '../../lib/chat/notify-rules.ts';
import type { PlayMessage } from '../../lib/desk/alerts.ts';

const IDLE_MS = 25_000;

const { dataset } = document.documentElement;
let closing = 0;

browser.runtime.onMessage.addListener((raw: unknown, sender: { id?: string; tab?: unknown }) => {
  const message = raw as Partial<PlayMessage> | null;
  // A CRM page has no say here: only the worker speaks without a tab.
  if (message?.type !== 'play-sound' || sender.tab || sender.id !== browser.runtime.id) return undefined;
  const sound = NOTICE_KINDS.find((kind) => kind === message.sound);
  if (!sound) return undefined;
  const audio = new Audio(browser.runtime.getURL(`/sounds/${sound}.wav`));
  audio.volume = Math.min(Math.max(Number(message.volume) || 0, 0), 100) / 100;
  void audio.play().catch(() => {});
  dataset.played = [dataset.played, sound].filter(Boolean).join(' ');
  clearTimeout(closing);
  closing = window.setTimeout(() => window.close(), IDLE_MS);
  return Promise.resolve();
});
