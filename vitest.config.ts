import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { lateText } from './scripts/lib/late-text.ts';

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [await WxtVitest(), lateText],
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx}', 'test/standins/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
          // Every core: a unit test waits for nothing.
          maxWorkers: '100%',
          // No file leaves anything behind that another one meets, in whatever order they come: half the time was spent on starting workers.
          isolate: false,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/e2e/support/build.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // A machine under load may starve a browser once.
          retry: process.env.CI ? 1 : 0,
          maxWorkers: 2,
        },
      },
    ],
  },
});
