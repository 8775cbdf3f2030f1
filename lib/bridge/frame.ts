/**
 * A CRM page's content script and the desk's frame that it has put there speak over a channel of their own: the page hears nothing of
 * it, and nothing of what customers wrote goes over it.
 *
 *   frame loaded ─▸ content script: `Hello` with one end of the channel, to the extension's own origin alone
 *   content script ─▸ frame: `Stand` whenever it changes, `show`
 *   frame ─▸ content script: `here` at once, `Wish` whenever it changes, `close`
 */

export interface Hello {
  /** Registered with the worker by this tab's content script. */
  secret: string;
  /** Origin of the CRM. */
  origin: string;
  stand: Stand;
  /** The desk stood here under the extension as it was before it was updated or switched off. */
  resumes: boolean;
}

/** How the frame stands in the page. */
export interface Stand {
  isOpen: boolean;
  /** The browser's window is the one that the operator works in. */
  isInFront: boolean;
  /** The window is too narrow for anything beside the desk. */
  isNarrow: boolean;
  /** The page's language, e.g. `uk-UA`. */
  culture: string | null;
  /** The chat that was open here before the frame came anew. */
  chosen: string | null;
}

export type ToFrame = { type: 'stand'; stand: Stand } | { type: 'show'; conversationId: string | null };

/** card: over the working area; picture: all of the window, with the desk where it was. */
export type FrameSize = 'panel' | 'wide' | 'full' | 'card' | 'picture';

export interface Wish {
  size: FrameSize;
  chosen: string | null;
}

/** here: it has been greeted, whatever it will show. */
export type FromFrame =
  | { type: 'here' }
  | { type: 'wish'; wish: Wish }
  /** `aside`: makes room for the page, where the operator is at work; the keyboard stays there. */
  | { type: 'close'; aside?: boolean };

/** At and below this width of the window there is nothing beside the desk, px. */
export const NARROW_PX = 480;

/** null: somebody else's message. */
export function readHello(data: unknown): Hello | null {
  const hello = data as Partial<Hello> | null;
  const isHello = typeof hello?.secret === 'string' && typeof hello.origin === 'string' && hello.stand;
  return isHello ? (hello as Hello) : null;
}
