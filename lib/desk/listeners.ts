import type { Hub } from '../bridge/hub.ts';
import type { Services } from './services.ts';

/** Who looks at what has changed. Some are not there yet while the desk is being put together. */
export const listenersOf = (
  s: Services,
  hub: Hub | undefined,
  note: () => void,
): Record<string, () => void> => ({
  views: () => hub?.publish(),
  notes: note,
  toolbar: () =>
    s.toolbar.update(Object.values(s.store.summaries), s.preferences.settings, () => s.link.serverNow()),
  notifier: () => s.notifier?.update(),
  autoAccept: () => s.autoAccept?.update(),
  contacts: () => s.contacts?.update(),
  records: () => s.records?.update(),
  outgoing: () => s.outgoing?.tieAnswers(),
  ends: () => s.ends?.update(),
});

/** Those who are told of a change stand behind a catch each: a fault of one reaches neither the others nor what made the change. */
export function tellEach(
  listeners: Readonly<Record<string, () => void>>,
  fault: (error: unknown, where: string) => void,
): void {
  for (const [where, tell] of Object.entries(listeners)) {
    try {
      tell();
    } catch (error) {
      fault(error, where);
    }
  }
}
