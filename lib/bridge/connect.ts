import { browser } from 'wxt/browser';
import { DeskClient } from './client.ts';
import { PORT_NAME } from './view.ts';

/** A view's line to the worker, over the browser's own ports. */
export function connectDesk(): DeskClient {
  return new DeskClient({
    connect: () => browser.runtime.connect({ name: PORT_NAME }),
    after(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    newId: () => crypto.randomUUID(),
  });
}
