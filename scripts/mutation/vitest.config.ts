/**
 * What the mutants are tried with: the tests of the rules, and those of the worker's services against a stand-in server. Whole shifts and
 * the matrix of faults would notice more, and take hours for each mutant.
 */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'test/unit/chat/**/*.test.ts',
      'test/unit/card/worker.test.ts',
      'test/unit/worker/{chat-store,honest-sending,line,desk,faults,guesses,files}.test.ts',
    ],
    environment: 'node',
    testTimeout: 60_000,
  },
});
