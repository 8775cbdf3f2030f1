/**
 * What the rival's source asks of libraries that are on no public registry in the version it is locked to, and what the newest published
 * one does not have. `build.ts` hands this file to the rival's build. Each does the least that the name promises, never more work.
 */
import { inject, nextTick, onMounted, onUnmounted, watch } from 'vue';
import { useChatScroll as published } from '@published-chat-scroll';

export const ConnectionQualityLevels = { Low: 'low', Medium: 'medium', High: 'high' };
export const DefaultWorkspaceTabSettings = {
  GeneralInfo: 'general_info',
  ClientInfo: 'client_info',
  KnowledgeBase: 'knowledge_base',
  TaskProcessing: 'task_processing',
  Flows: 'flows',
  Screenshots: 'screenshots',
};
export const getConnectionQuality = () => ConnectionQualityLevels.High;
export const useEventBus = () => inject('$eventBus');

const nothing = { render: () => null };
export const WtCallMediaMetric = nothing;
export const WtSingleSelect = nothing;
export const WtSendMessagePopup = nothing;

/** The published one, asked in the new way: told when a chat is opened, and when its end is in sight. */
export function useChatScroll({ chatContainer, messages, chatId, onBeforeStart, onSeen }) {
  const scroll = published(chatContainer, messages);
  const start = async () => {
    await nextTick();
    onBeforeStart?.({ scrollToBottom: scroll.scrollToBottom });
    onSeen?.();
  };
  onMounted(start);
  watch(chatId, start);
  watch(
    () => messages.value?.length,
    () => !scroll.showScrollToBottomBtn.value && onSeen?.(),
    { flush: 'post' },
  );
  return scroll;
}

/** Tells of each new height of what is in a box until it has been the same for so long. */
export function useObserveHeightUntilStable(box, changed, stableMs) {
  let observer;
  let timer;
  const stopObserve = () => {
    observer?.disconnect();
    clearTimeout(timer);
  };
  const startObserve = () => {
    stopObserve();
    const content = box.value?.firstElementChild;
    if (!content) return;
    observer = new ResizeObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(stopObserve, stableMs);
      changed();
    });
    observer.observe(content);
  };
  onUnmounted(stopObserve);
  return { startObserve, stopObserve };
}
