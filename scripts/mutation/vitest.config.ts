/** What the mutants are tried with: the pure tests of the rules, which need no browser. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['test/unit/chat/**/*.test.ts'], environment: 'node', testTimeout: 60_000 },
});
