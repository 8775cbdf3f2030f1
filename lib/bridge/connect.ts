import { browser } from 'wxt/browser';
import { DeskClient } from './client.ts';
import { portName, type ViewKind } from './view.ts';

/** A view's line to the worker, over the browser's own ports. */
export function connectDesk(kind: ViewKind, secret?: string): DeskClient {
  return new DeskClient({
    connect: () => browser.runtime.connect({ name: portName(kind, secret) }),
    after(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    isAlive: () => browser.runtime?.id !== undefined,
    newId: () => crypto.randomUUID(),
  });
}
