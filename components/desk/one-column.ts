import type { Place } from './model-types.ts';

/** As `desk.css` has it. */
const ONE_COLUMN_PX = 640;

/** The lists and a conversation stand in the same place: in the panel, and where an enlarged desk has no room for both. */
export const isOneColumn = ({ size }: Pick<Place, 'size'>): boolean =>
  size.peek() === 'panel' || innerWidth <= ONE_COLUMN_PX;
