/**
 * The browser's API in the worker, alike on every Chromium since 130 (the polyfill steps aside where `browser` is native). Content
 * scripts take the native one from `wxt/browser`: every CRM page would pay for the polyfill, and they only open a port.
 */
export { default as browser } from 'webextension-polyfill';
