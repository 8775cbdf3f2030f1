import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { MAX_TEXT, splitText } from '../../lib/chat/split-text.ts';
import type { ChatSummary } from '../../lib/chat/summary.ts';
import { Button } from '../ui/controls.tsx';
import { useDesk } from './model.ts';

/** Typing is stored by the worker this soon after a pause, and at once when the field or the page is left. */
const DRAFT_AFTER_MS = 150;
const COUNT_FROM = 3500;

/** Where the operator writes. Enter sends, Shift+Enter and Ctrl+Enter make a new line, composing characters never sends. */
export function Composer({ chat }: { chat: ChatSummary }): JSX.Element {
  const desk = useDesk();
  const { t } = desk;
  const field = useRef<HTMLTextAreaElement>(null);
  const text = useSignal('');
  const error = useSignal('');
  const draft = useDraft(chat.id, field, text);

  const send = async (): Promise<void> => {
    const sent = field.current?.value ?? '';
    if (sent.trim() === '') return;
    draft.cancel();
    const result = await desk.call({
      type: 'send',
      conversationId: chat.id,
      localId: desk.newId(),
      text: sent,
    });
    error.value = desk.sentence(result);
    const now = field.current?.value ?? '';
    // What was typed while the message was being stored stays.
    if (result.ok && now.startsWith(sent)) draft.set(now.slice(sent.length).trimStart());
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229 || event.shiftKey || event.altKey)
      return;
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) document.execCommand('insertText', false, '\n');
    else void send();
  };

  const length = text.value.length;
  const parts = length > MAX_TEXT ? splitText(text.value).length : 1;
  return (
    <footer class="composer">
      <textarea
        ref={field}
        rows={2}
        value={text.value}
        aria-label={t.value('chat.text')}
        placeholder={t.value('chat.text')}
        title={t.value('chat.enterHint')}
        onInput={(event) => draft.typed(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {error.value && (
        <p class="field-error" role="alert">
          {error.value}
        </p>
      )}
      <div class="composer-row">
        <span class="hint">
          {length >= COUNT_FROM ? (
            <span class="num" role="status">
              {t.value('chat.counter', { count: length, max: MAX_TEXT })}
              {parts > 1 && ` · ${t.value('chat.split', { count: parts })}`}
            </span>
          ) : (
            t.value('chat.enterHint')
          )}
        </span>
        <Button kind="primary" icon="send" disabled={text.value.trim() === ''} onClick={() => void send()}>
          {t.value('chat.send')}
        </Button>
      </div>
    </footer>
  );
}

/** The draft of one chat: kept by the worker, shared with other tabs, never carried to another chat. */
function useDraft(
  id: string,
  field: { current: HTMLTextAreaElement | null },
  text: { value: string; peek(): string },
) {
  const desk = useDesk();
  const timer = useRef(0);
  const dirty = useRef(false);
  const lastRemote = useRef<string | null>(null);

  const show = (value: string): void => {
    text.value = value;
    desk.typed.value = { ...desk.typed.peek(), [id]: value };
  };
  const store = (): void => {
    clearTimeout(timer.current);
    if (!dirty.current) return;
    dirty.current = false;
    lastRemote.current = text.peek();
    void desk.call({ type: 'draft', conversationId: id, text: text.peek() });
  };

  const conversation = desk.conversation.value;
  const remote = conversation?.id === id ? conversation.draft : null;
  useLayoutEffect(() => {
    if (remote === null || remote === lastRemote.current || dirty.current) return;
    lastRemote.current = remote;
    show(remote);
  }, [remote]);

  useEffect(() => {
    const leave = (): void => {
      if (document.visibilityState === 'hidden') store();
    };
    document.addEventListener('visibilitychange', leave);
    addEventListener('pagehide', store);
    field.current?.focus({ preventScroll: true });
    return () => {
      document.removeEventListener('visibilitychange', leave);
      removeEventListener('pagehide', store);
      store();
    };
  }, []);

  return {
    typed(value: string): void {
      show(value);
      dirty.current = true;
      clearTimeout(timer.current);
      timer.current = window.setTimeout(store, DRAFT_AFTER_MS);
    },
    /** The worker already knows, or will with the next change. */
    set(value: string): void {
      show(value);
      lastRemote.current = value;
      dirty.current = value !== '';
      store();
    },
    /** The text is on its way: what is pending must not come back as a draft. */
    cancel(): void {
      clearTimeout(timer.current);
      dirty.current = false;
    },
  };
}
