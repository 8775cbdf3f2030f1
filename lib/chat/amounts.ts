/** How much of what comes from outside is kept. */
import { headOf } from '../text/names.ts';

export { headOf };

/** Longer than anybody writes or reads: what is beyond is not kept, and «…» says so. */
export const MOST_TEXT = 100_000;
export const MOST_NAME = 500;
export const MOST_VARIABLES = 200;
export const MOST_VALUE = 10_000;

/** A whole letter may be that long at the cut, units. */
const NEAR_CUT = 256;

/** Whether `cut` has left something out of it. */
export const isCut = (text: string, most = MOST_TEXT): boolean =>
  text.length > most - NEAR_CUT && text.at(-1) === '…';

export const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${headOf(text, most - 1)}…`;
