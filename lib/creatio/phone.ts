/** How Creatio keeps a number beside it as people typed it: its digits alone, backwards (reference creatio.md §5.1). */
export const backwards = (digits: string): string => [...digits].toReversed().join('');
