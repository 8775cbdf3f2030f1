import * as z from 'zod/mini';

/** How this operator arranges the desk; kept for all tabs. */
export const uiState = z.object({
  size: z.enum(['panel', 'wide', 'full']),
  /** Launcher's distance from the top, px, by kind of page. */
  launcherTop: z.partialRecord(z.enum(['freedom', 'classic']), z.number()),
  /** Newest first. */
  recentEmoji: z.optional(z.array(z.string().check(z.maxLength(40))).check(z.maxLength(40))),
  /** 0: as drawn; 1–5: from light to dark. */
  skinTone: z.optional(z.number().check(z.int(), z.minimum(0), z.maximum(5))),
});
