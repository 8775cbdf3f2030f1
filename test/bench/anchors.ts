/**
 * The rival's desk (cc-workspaces 8c6c0cd8) is not everywhere at hand, so its figures stand here as they were measured once (24 November
 * 2026), with figures of the same sitting that this bench measures again. The ratio of those is how much slower or faster this machine is now; the
 * rival's figures are multiplied by it. The SDK is no such figure: it runs beside the desk's own code, in the same process.
 */
export const THERE = {
  /** First paint of a blank page, ms. */
  blankPaint: 92,
  /** JSON.parse of a chat frame, µs. */
  parse: 1.5,
  /** 10,000 rows in one relaxed transaction of IndexedDB, ms. */
  rows: 1001,
};

/** Milliseconds on that machine, unless said otherwise. */
export const RIVAL = {
  allScriptKb: 1473,
  /** What 6.5 MB of script cost a page at each load. */
  bootstrap: 379,
  coldOpen: 3725,
  chatOpened: 1063,
  arrives: 79.6,
  perMessageOpen: 90.4,
  perMessageOther: 49.3,
  burst200: 146,
  burst1000: 326,
  burst200Spread: 26.5,
  burst1000Spread: 34.5,
  idle: 61.9,
  key: 12,
  heapMb: 52,
  emojiFirst: 473,
  emojiAgain: 49,
  /** Fuse over 2,000 templates, titles and text. */
  templateKey: 74,
  lastClosed: 31.5,
} as const;
