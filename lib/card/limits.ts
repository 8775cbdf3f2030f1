/** How much of a list is read at once. Where there is that much, the view says that there may be more. */

/** Of a record's files and links, the newest. */
export const MOST_FILES = 100;
/** Values of a look-up, by name. */
export const MOST_VALUES = 500;
/** A contact's closed cases, the newest; and of one page of open ones. */
export const MOST_CASES = 50;
/** His open ones. */
export const MOST_OPEN_CASES = 500;
