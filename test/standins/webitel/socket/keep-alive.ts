import type { WebSocket } from 'ws';
import type { Timers } from '../model/timers.ts';

const PING_EVERY_MS = 54_000;
const READ_DEADLINE_MS = 60_000;

/** Protocol pings; a socket that answers none is dropped. Only pongs extend the deadline (protocol §1.4). */
export function keepAlive(socket: WebSocket, timers: Timers, onPing: () => void): void {
  const drop = () => socket.terminate();
  let endDeadline = timers.after(READ_DEADLINE_MS, drop);
  const pings = setInterval(() => {
    socket.ping();
    onPing();
  }, PING_EVERY_MS);
  pings.unref();
  socket.on('pong', () => {
    endDeadline();
    endDeadline = timers.after(READ_DEADLINE_MS, drop);
  });
  socket.on('close', () => {
    endDeadline();
    clearInterval(pings);
  });
}
