/** Messages from the worker to views, counted where they leave. */
import type { DeskBrowser } from '../../e2e/support/browser.ts';

type Counting = typeof globalThis & {
  __posted?: number;
  chrome: {
    runtime: {
      onConnect: { addListener(listener: (port: { postMessage(message: unknown): void }) => void): void };
    };
  };
};

/** From now on, for ports that open later. @returns how many so far */
export async function countPosts(desk: DeskBrowser): Promise<() => Promise<number>> {
  const worker = await desk.worker();
  await worker.evaluate(() => {
    const scope = globalThis as unknown as Counting;
    scope.__posted = 0;
    scope.chrome.runtime.onConnect.addListener((port) => {
      const post = port.postMessage.bind(port);
      port.postMessage = (message) => {
        scope.__posted!++;
        post(message);
      };
    });
  });
  return () => worker.evaluate(() => (globalThis as unknown as Counting).__posted!);
}
