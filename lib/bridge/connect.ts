import { browser } from 'wxt/browser';
import type { DeskClientOptions } from './client-options.ts';
import { portName, type ViewKind } from './view.ts';

/** Of a page's line to the worker, over the browser's own ports. */
export const lineOf = (kind: ViewKind, secret?: string): DeskClientOptions => ({
  connect: () => browser.runtime.connect({ name: portName(kind, secret) }),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  isAlive: () => browser.runtime?.id !== undefined,
  newId: () => crypto.randomUUID(),
});
