/** Calls of this page to its CRM, told to the worker as they go out. */

/** @param tell resolves when they are counted, or never will be @returns counts one more */
export function callTeller(tell: (calls: number) => Promise<unknown>): () => void {
  let untold = 0;
  let telling = false;
  const tellAll = async (): Promise<void> => {
    telling = true;
    while (untold > 0) {
      const calls = untold;
      untold = 0;
      await tell(calls);
    }
    telling = false;
  };
  return () => {
    untold++;
    if (!telling) void tellAll();
  };
}
