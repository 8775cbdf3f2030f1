/**
 * What the mutants are tried with: the tests of the rules, and those of the worker's services against a stand-in server. Whole shifts and
 * the matrix of faults would notice more, and take hours for each mutant. `TESTS='test/unit/worker/line.test.ts,…'` tries with these alone.
 */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: process.env.TESTS?.split(',') ?? [
      'test/unit/chat/**/*.test.ts',
      'test/unit/card/worker.test.ts',
      'test/unit/worker/{chat-store,kept-texts,honest-sending,line,desk,faults,guesses,files}.test.ts',
    ],
    environment: 'node',
    // A mutant that nothing comes of is dead when a test of a tenth of a second has waited twenty times as long.
    env: { UNTIL_MS: '2000' },
    testTimeout: 4000,
    hookTimeout: 8000,
  },
});
