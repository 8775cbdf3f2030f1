/** The worker's state as signals. */
import { computed, signal } from '@preact/signals';
import type { DeskClient } from '../../lib/bridge/client.ts';
import { DEFAULT_LIGHT_RULES, usableRules } from '../../lib/chat/traffic-light.ts';
import { linksHere } from '../../lib/contacts/here.ts';
import type { WorkerState } from './model-types.ts';

/**
 * @param origin of the CRM under this desk, whose contacts are shown
 * @param ends what is to be done when the desk goes
 */
export function workerState(
  client: DeskClient,
  origin: string | undefined,
  ends: (() => void)[],
): WorkerState {
  const here = linksHere(origin);
  const view = signal(here(client.view));
  const conversation = signal(client.conversation);
  const orphaned = signal(client.orphaned);
  ends.push(
    client.subscribe(() => {
      view.value = here(client.view);
      conversation.value = client.conversation;
      orphaned.value = client.orphaned;
    }),
  );
  const rules = computed(() => view.value?.settings.trafficLight ?? DEFAULT_LIGHT_RULES);
  return { view, conversation, orphaned, rules: computed(() => usableRules(rules.value)) };
}
