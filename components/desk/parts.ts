import type * as Emoji from '../emoji/picker.ts';
import type * as Desk from './mount.tsx';

/** Modules that are loaded when they are first needed, by the name of their file. */
export interface Parts {
  desk: typeof Desk;
  emoji: typeof Emoji;
}

/** Rejects when the extension was updated or removed under the page. */
export type LoadPart = <P extends keyof Parts>(part: P) => Promise<Parts[P]>;
