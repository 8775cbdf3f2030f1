import type { HubPort } from './connection.ts';

/** Keeps what a view says while the worker is still waking up, for the listener that comes later. */
export function holdMessages(port: HubPort): HubPort {
  const early: unknown[] = [];
  let deliver = (message: unknown): void => void early.push(message);
  port.onMessage.addListener((message) => deliver(message));
  return {
    name: port.name,
    ...(port.sender ? { sender: port.sender } : {}),
    postMessage: (message) => port.postMessage(message),
    disconnect: () => port.disconnect(),
    onDisconnect: port.onDisconnect,
    onMessage: {
      addListener(listener) {
        deliver = listener;
        for (const message of early.splice(0)) listener(message);
      },
    },
  };
}
