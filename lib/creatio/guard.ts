/**
 * Keeps what happens inside the desk from Creatio's listeners: Ctrl+Enter there saves the CRM record, a mouse press closes its
 * half-filled pop-ups, and any script of the page may listen to keys. Registered at document_start, so it is the first capture
 * listener on `window`; events whose path touches the desk stop there, for both worlds.
 *
 * The desk needs them all the same. Each is given on as a copy of the same type that does not leave the shadow root; the copy's
 * preventDefault becomes the original's. Default actions (typing, focus, scrolling) belong to the original and are untouched.
 * Clicks are not copied: a synthetic click would act twice. They reach the desk as they are and stop at its host.
 */
export const HOST_TAG = 'webitel-desk';

/** Where the content script leaves its closed root for this one; both live in the same isolated world. */
export const ROOT_KEY = '__webitelDeskRoot';

const KEYBOARD = [
  'keydown',
  'keypress',
  'keyup',
  'beforeinput',
  'input',
  'compositionstart',
  'compositionupdate',
  'compositionend',
];
const FOCUSED = [...KEYBOARD, 'paste', 'copy', 'cut', 'focusin', 'focusout', 'focus', 'blur'];
const POINTED = [
  'pointerdown',
  'pointerup',
  'pointercancel',
  'mousedown',
  'mouseup',
  'dragenter',
  'dragover',
  'dragleave',
  'drop',
];
/** Passive, or the browser would ask this script before every scroll of the page; the desk needs no copies. */
const SCROLLED = ['wheel', 'touchstart', 'touchmove', 'touchend'];
const STOPPED_AT_HOST = [
  'click',
  'dblclick',
  'auxclick',
  'contextmenu',
  'mouseover',
  'mouseout',
  'change',
  'submit',
  'select',
];

type Globals = Window & { [ROOT_KEY]?: ShadowRoot | null };

export function guard(window: Globals): void {
  const capture = (event: Event): void => {
    if (!event.isTrusted) return;
    const host = hostIn(event);
    if (!host) return;
    event.stopImmediatePropagation();
    const root = window[ROOT_KEY];
    const target = root && targetOf(event, root);
    if (!target) return;
    const copy = copyOf(event);
    if (!target.dispatchEvent(copy)) event.preventDefault();
  };
  for (const type of [...FOCUSED, ...POINTED])
    window.addEventListener(type, capture, { capture: true, passive: false });
  for (const type of SCROLLED) window.addEventListener(type, stop, { capture: true, passive: true });
}

/** Keeps the remaining events inside: to be called once for the desk's root. */
export function stopAtHost(root: ShadowRoot): void {
  for (const type of STOPPED_AT_HOST) root.addEventListener(type, (event) => event.stopPropagation());
}

function stop(event: Event): void {
  if (hostIn(event)) event.stopImmediatePropagation();
}

function hostIn(event: Event): Element | null {
  for (const node of event.composedPath()) {
    if (node instanceof Element && node.localName === HOST_TAG) return node;
  }
  return null;
}

/** Inside a closed root the path hides the target: it is under the pointer, or it has the focus. */
function targetOf(event: Event, root: ShadowRoot): Element | null {
  const pointed = event instanceof MouseEvent ? root.elementFromPoint(event.clientX, event.clientY) : null;
  if (pointed && root.contains(pointed)) return pointed;
  return root.activeElement;
}

function copyOf(event: Event): Event {
  const init: Record<string, unknown> = { bubbles: event.bubbles, cancelable: event.cancelable };
  for (const key of COPIED) if (key in event) init[key] = event[key as keyof Event];
  const Type = event.constructor as new (type: string, init: object) => Event;
  return new Type(event.type, init);
}

/** What the constructors of these events take. Not the rest: `offsetX` alone would have the page laid out at every press. */
const COPIED = (
  'view detail which key code keyCode charCode location repeat isComposing ctrlKey shiftKey altKey metaKey ' +
  'data inputType dataTransfer clipboardData relatedTarget screenX screenY clientX clientY button buttons ' +
  'pointerId pointerType isPrimary width height pressure'
).split(' ');
