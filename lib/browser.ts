/** The browser's API: every Chromium since 130 answers by promises itself. */
export { browser } from 'wxt/browser';
