import type { ChatSummary } from '../chat/summary.ts';
import type { WorkerTranslate } from '../i18n/worker.ts';
import type { Settings } from '../storage/settings.ts';
import type { Clock } from '../clock.ts';
import { badgeOf, type Badge } from '../light/badge.ts';

export interface ToolbarOptions {
  clock: Clock;
  show: (badge: Omit<Badge, 'nextAt'>) => void;
  t: () => WorkerTranslate;
  chats: () => readonly ChatSummary[];
  light: () => Settings['trafficLight'];
  /** ms */
  serverNow: () => number;
}

/**
 * Keeps the toolbar's badge true: told of every change, and by itself when a light turns. It needs no alarm of its own: after the
 * worker's death the heartbeat comes first.
 */
export class Toolbar {
  readonly #ports: ToolbarOptions;
  #cancel: () => void = () => {};
  #shown = '';

  constructor(ports: ToolbarOptions) {
    this.#ports = ports;
  }

  update(): void {
    this.#cancel();
    const { chats, clock, light, serverNow, show, t } = this.#ports;
    const now = serverNow();
    const rules = light();
    const { nextAt, ...badge } = badgeOf(chats(), rules, now, t(), rules.palette);
    const key = JSON.stringify(badge);
    if (key !== this.#shown) show(badge);
    this.#shown = key;
    if (nextAt !== null) this.#cancel = clock.after(nextAt - now + 1, () => this.update());
  }
}
