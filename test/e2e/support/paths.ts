import { resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../../..');

/** What `npm run build` makes: the shipped extension. */
export const SHIPPED_BUILD = resolve(ROOT, '.output/chrome-mv3');

/** What `npm run build:test` makes: the shipped code, granted this machine's addresses at install. */
export const TEST_BUILD = resolve(ROOT, '.output/chrome-mv3-test');

/** Where screenshots with a relative name go. */
export const SHOTS = resolve(ROOT, '.output/shots');
