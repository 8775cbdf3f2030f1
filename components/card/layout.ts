/** How much room a card has. */
export type Layout = 'wide' | 'medium' | 'narrow';
