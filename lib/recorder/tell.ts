/** What breaks in a view, for the report. A desk loads this when something does. */
import type { Call } from '../bridge/protocol.ts';
import { faultOf } from './fault.ts';

export type Tell = (where: string, error: unknown) => void;

/** Each fault once: what breaks at every drawing must not push out the other notes. */
const told = new WeakMap<Call, Set<string>>();

/** @param where a word of ours */
export function tellFault(call: Call, where: string, error: unknown): void {
  const known = told.get(call) ?? new Set();
  const what = `${where}: ${faultOf(error)}`;
  if (known.has(what)) return;
  told.set(call, known.add(what));
  void call({ type: 'fault.tell', what });
}

/** What nobody caught in this page. */
export function watchFaults(tell: Tell): void {
  addEventListener('error', (event) => tell('page', event.error));
  addEventListener('unhandledrejection', (event) => tell('page', event.reason));
}
