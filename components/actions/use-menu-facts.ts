/** What the menu says beside its items: read when it opens, at most once a minute (the CRM's door remembers). */
import { useSignal, type ReadonlySignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { FeedState } from '../../lib/feed/crm-following.ts';
import type { Tasks } from '../../lib/tasks/crm.ts';
import { useDesk } from '../desk/model.ts';
import { failureOf, failureText } from '../desk/crm-failure.ts';

export interface MenuFacts {
  /** undefined: being read; null: there is no feed. */
  feed: ReadonlySignal<FeedState | null | undefined>;
  tasks: ReadonlySignal<Tasks | null | undefined>;
  /** Why the CRM cannot be asked now; '' when it can. */
  trouble: ReadonlySignal<string>;
  toggleFeed(): Promise<void>;
}

export function useMenuFacts(conversationId: string, contactId: string | null, isOpen: boolean): MenuFacts {
  const desk = useDesk();
  const feed = useSignal<FeedState | null | undefined>(undefined);
  const tasks = useSignal<Tasks | null | undefined>(undefined);
  const trouble = useSignal('');
  const open = useRef(isOpen);
  open.current = isOpen;
  useEffect(() => {
    const { crm } = desk;
    if (!isOpen || !crm) return;
    trouble.value = '';
    const failed = (error: unknown): void =>
      void (trouble.value = failureText(failureOf(error), desk.t.value));
    crm.ask('feed-state', { conversationId, contactId }).then((now) => (feed.value = now), failed);
    if (contactId === null) tasks.value = null;
    else crm.ask('contact-tasks', { contactId }).then((now) => (tasks.value = now), failed);
  }, [isOpen, contactId]);
  return {
    feed,
    tasks,
    trouble,
    async toggleFeed() {
      const now = feed.peek();
      if (!now || !desk.crm) return;
      // Shown at once, and set right by what the CRM says then.
      feed.value = { ...now, isFollowed: !now.isFollowed };
      try {
        feed.value = await desk.crm.ask('feed-follow', { ...now, isFollowed: !now.isFollowed });
      } catch (error) {
        feed.value = now;
        const text = failureText(failureOf(error), desk.t.value);
        trouble.value = text;
        // The menu was closed meanwhile.
        if (!open.current) desk.toast.value = { text, tone: 'error', detail: '' };
      }
    },
  };
}
