/** Contacts of the chats, and the record on the CRM's screen, as signals: one for each desk. */
import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import type { ContactLink } from '../../lib/contacts/rules.ts';
import type { PageRecord } from '../../lib/creatio/page-record.ts';
import type { Asking, WorkerState } from '../desk/model-types.ts';

export interface PeopleModel {
  links: ReadonlySignal<Record<string, ContactLink>>;
  /** null: nobody's record is on screen. */
  place: ReadonlySignal<PageRecord | null>;
}

const models = new WeakMap<object, PeopleModel>();

export function peopleModel({ view, crm }: WorkerState & Asking): PeopleModel {
  const have = models.get(view);
  if (have) return have;
  const place = signal<PageRecord | null>(null);
  const links = computed(() => view.value?.contacts ?? NONE);
  const model = { links, place };
  models.set(view, model);
  // The page's address is watched from the first contact on: before that nothing could light up.
  let watched = false;
  const start = links.subscribe((now) => {
    if (watched || Object.keys(now).length === 0) return;
    watched = true;
    const shown = crm?.place();
    if (shown) effect(() => void (place.value = shown.value));
    queueMicrotask(() => start());
  });
  return model;
}

const NONE: Record<string, ContactLink> = {};
