/** Sounds and notifications of the browser. A permission that is missing, or an API, means silence and no error. */
import { browser } from '../browser.ts';
import type { NoticeKind } from '../chat/notify-rules.ts';
import type { AlertsApi } from './notifier.ts';

/** What the polyfill's types do not know. */
declare const chrome: {
  offscreen?: {
    createDocument(options: { url: string; reasons: string[]; justification: string }): Promise<void>;
  };
  runtime: { getContexts?(filter: { contextTypes: string[] }): Promise<unknown[]> };
};

/** To the page that plays, from the worker alone. */
export interface PlayMessage {
  type: 'play-sound';
  sound: NoticeKind;
  volume: number;
}

export function browserAlerts(): AlertsApi {
  return {
    play: (sound, volume) => void playSound(sound, volume).catch(noop),
    show(id, { title, body, buttons }) {
      const options = {
        type: 'basic' as const,
        iconUrl: browser.runtime.getURL('/icon/128.png'),
        title,
        message: body,
        // The sound is ours, or switched off.
        silent: true,
        ...(buttons.length > 0 ? { buttons: buttons.map((name) => ({ title: name })) } : {}),
      };
      void browser.notifications?.create(id, options).catch(noop);
    },
    clear: (id) => void browser.notifications?.clear(id).catch(noop),
  };
}

const noop = (): void => {};

/** One at a time: a second document must not be asked for while the first is made. */
let opening: Promise<void> = Promise.resolve();

async function playSound(sound: NoticeKind, volume: number): Promise<void> {
  const opened = opening.then(openPlayer, openPlayer);
  opening = opened;
  await opened;
  await browser.runtime.sendMessage({ type: 'play-sound', sound, volume } satisfies PlayMessage);
}

/** A worker has no loudspeaker: a page out of sight plays for it, and closes itself. */
async function openPlayer(): Promise<void> {
  const open = await chrome.runtime.getContexts?.({ contextTypes: ['OFFSCREEN_DOCUMENT'] });
  if (open && open.length > 0) return;
  await chrome.offscreen?.createDocument({
    url: 'offscreen.html',
    reasons: ['AUDIO_PLAYBACK'],
    justification: 'Plays the sound of a new chat or message.',
  });
}
