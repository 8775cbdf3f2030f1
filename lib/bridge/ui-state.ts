import * as z from 'zod/mini';
import { sized, whole } from '../shape.ts';

const size = z.enum(['panel', 'wide', 'full']);
/** Launcher's distance from the top, px, by kind of page. */
const launcherTop = z.strictObject({ freedom: z.optional(z.number()), classic: z.optional(z.number()) });
const others = {
  /** Newest first. */
  recentEmoji: z.optional(z.array(z.string().check(sized(40))).check(sized(40))),
  /** 0: as drawn; 1–5: from light to dark. */
  skinTone: z.optional(whole(0, 5)),
};

/** How this operator arranges the desk; kept for all tabs. */
export const uiState = z.object({ size, launcherTop, ...others });

/** What of it has changed. */
export const uiPatch = z.object({ size: z.optional(size), launcherTop: z.optional(launcherTop), ...others });
