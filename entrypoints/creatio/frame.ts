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

interface Place {
  element: HTMLIFrameElement;
  /** Since its last greeting. */
  channel: MessagePort | null;
  hasAnswered: boolean;
}

/** A frame that was let in answers its greeting at once, where the machine is not busy. */
const ANSWER_MS = 1_000;
const CREDENTIALLESS = 'credentialless';

export function createFrame(options: FrameOptions): Frame {
  const { root, secret, stand, title, language, onSize, onClose } = options;
  let { resumes } = options;
  let current: Place | null = null;
  /** Stands beside the first until one of the two has answered. */
  let spare: Place | null = null;
  let unanswered = 0;
  let chosen: string | null = null;
  /** Asked for before the desk could hear it. */
  let wanted: string | null = null;

  const say = (message: ToFrame): void => current?.channel?.postMessage(message);
  const stands = (): Stand => ({ ...stand(), chosen });
  const discard = (place: Place | null): void => {
    place?.channel?.close();
    place?.element.remove();
  };
  const takes = (place: Place): void => {
    clearTimeout(unanswered);
    place.hasAnswered = true;
    resumes = false;
    const { activeElement } = root.getRootNode() as ShadowRoot;
    const hasFocus = activeElement !== null && activeElement === current?.element;
    if (place === spare) {
      discard(current);
      place.element.hidden = false;
    } else discard(spare);
    [current, spare] = [place, null];
    // Focused while its process was not there yet: now that it is, the browser is told where keys go.
    if (hasFocus) {
      place.element.blur();
      place.element.focus();
    }
    say({ type: 'stand', stand: stands() });
    if (wanted !== null) say({ type: 'show', conversationId: wanted });
    wanted = null;
  };
  const greet = (place: Place): void => {
    place.channel?.close();
    const { port1, port2 } = new MessageChannel();
    place.channel = port1;
    place.hasAnswered = false;
    port1.onmessage = ({ data }: MessageEvent<FromFrame>) => {
      if (!place.hasAnswered) takes(place);
      if (data.type === 'here') return;
      if (data.type === 'close') return onClose(data.aside);
      chosen = data.wish.chosen;
      onSize(data.wish.size);
    };
    const hello: Hello = { secret, origin: location.origin, stand: stands(), resumes };
    // Nobody but the extension's own page gets it, whatever the frame may have been led to.
    place.element.contentWindow?.postMessage(hello, `chrome-extension://${browser.runtime.id}`, [port2]);
    clearTimeout(unanswered);
    if (!spare) unanswered = window.setTimeout(addSpare, ANSWER_MS);
  };
  const create = (isCredentialless: boolean): Place => {
    const element = document.createElement('iframe');
    const place: Place = { element, channel: null, hasAnswered: false };
    element.className = 'frame';
    element.title = title();
    // «*»: its address is not the origin that it turns out to have (`use_dynamic_url`).
    element.allow = 'autoplay *; clipboard-read *; clipboard-write *; fullscreen *';
    element.toggleAttribute(CREDENTIALLESS, isCredentialless);
    // Every time: an element that was taken out and put back loads anew.
    element.addEventListener('load', () => greet(place));
    element.src = `${browser.runtime.getURL('/desk.html')}#${language()}`;
    return place;
  };
  /**
   * A page with an embedder policy (COEP) lets in no frame of an address that changes, unless it comes without credentials; and tells
   * nobody. A machine that is only slow looks the same, so the first frame stays: words may have been typed in it.
   */
  function addSpare(): void {
    if (!current || current.element.hasAttribute(CREDENTIALLESS)) return;
    spare = create(true);
    spare.element.hidden = true;
    root.append(spare.element);
  }
  const load = (): void => {
    if (current) return;
    current = create(crossOriginIsolated);
    root.append(current.element);
  };
  return {
    load,
    tell() {
      if (current && current.element.title !== title()) current.element.title = title();
      say({ type: 'stand', stand: stands() });
    },
    show(conversationId) {
      load();
      if (current?.hasAnswered) say({ type: 'show', conversationId });
      else wanted = conversationId;
    },
    focus: () => current?.element.focus(),
    remove() {
      clearTimeout(unanswered);
      for (const place of [current, spare]) discard(place);
      current = spare = null;
    },
  };
}
