// The gallery: the product's own components, served as they stand in the sources. It is no part of any build.
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../../node_modules/.vite-gallery',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  server: { fs: { allow: ['../..'] } },
  logLevel: 'warn',
});
