import type { ChatSummary } from '../chat/summary.ts';
import { resolveLanguage } from '../i18n/language.ts';
import { workerTranslator } from '../i18n/worker.ts';
import type { Settings } from '../storage/settings.ts';
import type { Clock } from '../clock.ts';
import { badgeOf, type Badge } from '../light/badge.ts';

export interface ToolbarOptions {
  clock: Clock;
  show: (badge: Omit<Badge, 'nextAt'>) => void;
  uiLanguage: () => string;
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

  /** @param serverNow ms, server clock */
  update(chats: readonly ChatSummary[], settings: Settings, serverNow: () => number): void {
    this.#cancel();
    const now = serverNow();
    const t = workerTranslator(resolveLanguage(settings.language, this.#ports.uiLanguage()));
    const { nextAt, ...badge } = badgeOf(chats, settings.trafficLight, now, t, settings.trafficLight.palette);
    const key = JSON.stringify(badge);
    if (key !== this.#shown) this.#ports.show(badge);
    this.#shown = key;
    if (nextAt !== null)
      this.#cancel = this.#ports.clock.after(nextAt - now + 1, () => this.update(chats, settings, serverNow));
  }
}
