/** Between the worker and its socket: what goes out and what comes in, as objects, to be changed, held back or invented. */
import type { RawSocket } from '../../../lib/webitel/socket-types.ts';
import type { Network } from './worker.ts';

export interface Frame {
  seq?: number;
  action?: string;
  seq_reply?: number;
  event?: string;
  data?: Record<string, unknown>;
}

export interface Tap {
  /** null: it never arrives. */
  out: (frame: Frame) => Frame | null;
  in: (frame: Frame) => Frame | null;
}

/** For the sockets that are opened from now on. @returns tells the worker something on the last of them */
export function tapInto(network: Network, tap: Partial<Tap>): (frame: Frame) => void {
  const { open } = network;
  let last: RawSocket | null = null;
  network.open = (url) => {
    const made = open(url);
    const { raw } = made;
    const send = raw.send.bind(raw);
    raw.send = (data) => {
      const frame = JSON.parse(data) as Frame;
      const sent = tap.out ? tap.out(frame) : frame;
      if (sent) send(JSON.stringify(sent));
    };
    let listener: RawSocket['onmessage'] = null;
    Object.defineProperty(raw, 'onmessage', {
      get: () => (event: { data: unknown }) => {
        const frame = JSON.parse(String(event.data)) as Frame;
        const heard = tap.in ? tap.in(frame) : frame;
        if (heard) listener?.({ data: JSON.stringify(heard) });
      },
      set(given: RawSocket['onmessage']) {
        listener = given;
      },
    });
    last = raw;
    return made;
  };
  return (frame) => last?.onmessage?.({ data: JSON.stringify(frame) });
}
