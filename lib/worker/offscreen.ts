/** The page out of sight: it plays sounds, which a worker cannot, and makes requests on connections of its own. */
import { browser } from '../browser.ts';

/** What the polyfill's types do not know. */
declare const chrome: {
  offscreen?: {
    createDocument(options: { url: string; reasons: string[]; justification: string }): Promise<void>;
    closeDocument(): Promise<void>;
  };
  runtime: { getContexts?(filter: { contextTypes: string[] }): Promise<unknown[]> };
};

/** One at a time: a second document must not be asked for while the first is made. */
let last: Promise<void> = Promise.resolve();

/** Resolves when there is one and it listens. */
export function openOffscreen(): Promise<void> {
  return (last = last.then(open, open));
}

/** Whatever it was doing ends. Never rejects. */
export function closeOffscreen(): Promise<void> {
  return (last = last.then(close, close));
}

const close = async (): Promise<void> => {
  await chrome.offscreen?.closeDocument().catch(() => {});
};

async function open(): Promise<void> {
  const there = await chrome.runtime.getContexts?.({ contextTypes: ['OFFSCREEN_DOCUMENT'] });
  if (there && there.length > 0) return;
  if (!chrome.offscreen) throw new Error(`no offscreen page in ${browser.runtime.id}`);
  await chrome.offscreen.createDocument({
    url: 'offscreen.html',
    // Sound alone would have the browser close it in the middle of a request.
    reasons: ['AUDIO_PLAYBACK', 'IFRAME_SCRIPTING'],
    justification:
      'Plays the sound of a new chat or message, and sends a message on a connection of its own.',
  });
}
