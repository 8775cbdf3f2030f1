/** Sounds and notifications of the browser. A permission that is missing, or an API, means silence and no error. */
import { browser } from '../browser.ts';
import type { NoticeKind } from './setting.ts';
import type { AlertsApi } from './worker.ts';
import { openOffscreen } from '../worker/offscreen.ts';

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

async function playSound(sound: NoticeKind, volume: number): Promise<void> {
  await openOffscreen();
  await browser.runtime.sendMessage({ type: 'play-sound', sound, volume } satisfies PlayMessage);
}
