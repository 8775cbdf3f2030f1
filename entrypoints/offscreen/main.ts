/** The page out of sight: plays what the worker asks for, and makes one request on a connection of its own. */
import { browser } from '../../lib/browser.ts';
import { NOTICE_KINDS, type NoticeKind } from '../../lib/notify/setting.ts';
import type { PlayMessage } from '../../lib/notify/worker-alerts.ts';
import type { OnceMessage, OnceReply } from '../../lib/worker/once.ts';

const IDLE_MS = 25_000;
/** A sound is not cut off for a request's sake, nor the request kept waiting for long. */
const SOUND_MS = 3_000;

const { dataset } = document.documentElement;
let closing = 0;
let playing: Promise<unknown> = Promise.resolve();
/** This page's pool of connections is not fresh any more. */
let used = false;
let requests = 0;

browser.runtime.onMessage.addListener((raw: unknown, sender: { id?: string; tab?: unknown }) => {
  const message = raw as Partial<PlayMessage> | Partial<OnceMessage> | null;
  // A CRM page has no say here: only the worker speaks without a tab.
  if (sender.tab || sender.id !== browser.runtime.id) return undefined;
  if (message?.type === 'request-once') return requestOnce(message as OnceMessage);
  if (message?.type !== 'play-sound') return undefined;
  const sound = NOTICE_KINDS.find((kind) => kind === message.sound);
  if (!sound) return undefined;
  play(sound, Number(message.volume) || 0);
  return Promise.resolve();
});

function play(sound: NoticeKind, volume: number): void {
  const audio = new Audio(browser.runtime.getURL(`/sounds/${sound}.wav`));
  audio.volume = Math.min(Math.max(volume, 0), 100) / 100;
  const ended = new Promise((resolve) => {
    audio.onended = audio.onerror = resolve;
    window.setTimeout(resolve, SOUND_MS);
  });
  playing = Promise.all([playing, ended]);
  void audio.play().catch(() => {});
  dataset.played = [dataset.played, sound].filter(Boolean).join(' ');
  closeLater();
}

async function requestOnce({ url, init }: OnceMessage): Promise<OnceReply> {
  if (used) {
    await playing;
    return { kind: 'used' };
  }
  used = true;
  const frame = document.createElement('iframe');
  const inside = await openFrame(frame).catch(() => null);
  // Nothing has left: another page may do better.
  if (!inside) return { kind: 'used' };
  requests++;
  try {
    // There are no cookies in such a frame; asking for them keeps to a pool that the worker's own requests never use.
    const answer = await inside.fetch(url, { ...init, credentials: 'include', redirect: 'manual' });
    // The token goes to the address it was meant for and no further.
    if (answer.type === 'opaqueredirect') return { kind: 'redirected' };
    return { kind: 'answer', status: answer.status, body: await answer.text() };
  } catch {
    return { kind: 'failed' };
  } finally {
    frame.remove();
    requests--;
    closeLater();
  }
}

/** A frame without credentials: the browser gives it connections that nobody else uses. */
function openFrame(frame: HTMLIFrameElement): Promise<Window & typeof globalThis> {
  return new Promise((resolve, reject) => {
    frame.setAttribute('credentialless', '');
    (frame as { credentialless?: boolean }).credentialless = true;
    frame.onload = () => resolve(frame.contentWindow as Window & typeof globalThis);
    frame.onerror = reject;
    frame.src = browser.runtime.getURL('/blank.html' as never);
    document.body.append(frame);
  });
}

function closeLater(): void {
  clearTimeout(closing);
  closing = window.setTimeout(() => {
    if (requests === 0) window.close();
    else closeLater();
  }, IDLE_MS);
}
