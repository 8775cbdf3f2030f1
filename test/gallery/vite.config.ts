// The gallery: the product's own components, served as they stand in the sources. It is no part of any build.
import { defineConfig } from 'vite';
import { lateText } from '../../scripts/lib/late-text.ts';

const jsx = { runtime: 'automatic', importSource: 'preact' } as const;

export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../../node_modules/.vite-gallery',
  plugins: [lateText],
  oxc: { jsx },
  // The search for packages reads the sources by itself, and would look for React's.
  optimizeDeps: {
    rolldownOptions: { transform: { jsx } },
    // Read as a text, where it lies (`late-text.ts`).
    exclude: ['libphonenumber-js/min/metadata'],
  },
  server: { fs: { allow: ['../..'] } },
  logLevel: 'warn',
});
