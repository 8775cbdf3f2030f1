/** How often a property is tried: hundreds of times with every run of the tests, tens of thousands with `FULL=1`. */
export const runs = (often = 300): { numRuns: number } => ({
  numRuns: process.env.FULL === '1' ? 20_000 : often,
});
