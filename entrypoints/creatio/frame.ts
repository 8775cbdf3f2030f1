/** The desk's frame: its place in the page, and the channel to the desk in it. */
import { browser } from 'wxt/browser';
import type { Language } from '../../lib/i18n/language.ts';
import type { FrameSize, FromFrame, Hello, Stand, ToFrame } from '../../lib/bridge/frame.ts';

export interface Frame {
  /** There is one, shown or not. */
  load(): void;
  /** After every change of how it stands. */
  tell(): void;
  show(conversationId: string | null): void;
  focus(): void;
  remove(): void;
}

export interface FrameOptions {
  root: HTMLElement;
  secret: string;
  resumes: boolean;
  stand: () => Omit<Stand, 'chosen'>;
  title: () => string;
  /** That of the desk, as far as it is known here: its texts come with the page. */
  language: () => Language;
  onSize: (size: FrameSize) => void;
  onClose: (aside?: boolean) => void;
}

/** A frame that was let in answers its greeting at once. */
const ANSWER_MS = 1_000;
const CREDENTIALLESS = 'credentialless';

export function createFrame(options: FrameOptions): Frame {
  const { root, secret, stand, title, language, onSize, onClose } = options;
  let { resumes } = options;
  let element: HTMLIFrameElement | null = null;
  let channel: MessagePort | null = null;
  let unanswered = 0;
  let chosen: string | null = null;
  /** Asked for before the desk could hear it. */
  let wanted: string | null = null;

  const say = (message: ToFrame): void => channel?.postMessage(message);
  const stands = (): Stand => ({ ...stand(), chosen });
  const greet = (): void => {
    channel?.close();
    const { port1, port2 } = new MessageChannel();
    channel = port1;
    port1.onmessage = ({ data }: MessageEvent<FromFrame>) => {
      clearTimeout(unanswered);
      if (data.type === 'here') return;
      if (data.type === 'close') return onClose(data.aside);
      chosen = data.wish.chosen;
      onSize(data.wish.size);
    };
    const hello: Hello = { secret, origin: location.origin, stand: stands(), resumes };
    resumes = false;
    // Nobody but the extension's own page gets it, whatever the frame may have been led to.
    element!.contentWindow?.postMessage(hello, `chrome-extension://${browser.runtime.id}`, [port2]);
    clearTimeout(unanswered);
    unanswered = window.setTimeout(isolate, ANSWER_MS);
    if (wanted !== null) say({ type: 'show', conversationId: wanted });
    wanted = null;
  };
  const address = (): string => `${browser.runtime.getURL('/desk.html')}#${language()}`;
  /** A page with an embedder policy (COEP) lets in no frame of an address that changes, unless it comes without credentials. */
  const isolate = (): void => {
    if (!element || element.hasAttribute(CREDENTIALLESS)) return;
    element.setAttribute(CREDENTIALLESS, '');
    element.src = address();
  };
  const load = (): void => {
    if (element) return;
    element = document.createElement('iframe');
    element.className = 'frame';
    element.title = title();
    // «*»: its address is not the origin that it turns out to have (`use_dynamic_url`).
    element.allow = 'autoplay *; clipboard-read *; clipboard-write *; fullscreen *';
    element.toggleAttribute(CREDENTIALLESS, crossOriginIsolated);
    // Every time: an element that was taken out and put back loads anew.
    element.addEventListener('load', greet);
    element.src = address();
    root.append(element);
  };
  return {
    load,
    tell() {
      if (element && element.title !== title()) element.title = title();
      say({ type: 'stand', stand: stands() });
    },
    show(conversationId) {
      load();
      if (channel) say({ type: 'show', conversationId });
      else wanted = conversationId;
    },
    focus: () => element?.focus(),
    remove() {
      clearTimeout(unanswered);
      channel?.close();
      element?.remove();
      channel = element = null;
    },
  };
}
