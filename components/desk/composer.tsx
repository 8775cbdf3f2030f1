import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { MAX_TEXT, splitText } from '../../lib/chat/split-text.ts';
import type { ChatSummary } from '../../lib/chat/summary.ts';
import { Button } from '../ui/controls.tsx';
import { composerHandle } from './composer-handle.ts';
import { useDesk } from './model.ts';
import { useDraft } from './use-draft.ts';
import { useSubmit } from './use-submit.ts';

const COUNT_FROM = 3500;

/** Where the operator writes. Enter sends, Shift+Enter and Ctrl+Enter make a new line, composing characters never sends. */
export function Composer({ chat }: { chat: ChatSummary }): JSX.Element {
  const desk = useDesk();
  const { t } = desk;
  const field = useRef<HTMLTextAreaElement>(null);
  const text = useSignal('');
  const error = useSignal('');
  const draft = useDraft(chat.id, field, text);

  const submit = useSubmit(chat.id, field, draft, error);

  useEffect(() => {
    const handle = composerHandle(chat.id, field.current!);
    desk.composer.value = handle;
    return () => {
      if (desk.composer.peek() === handle) desk.composer.value = null;
    };
  }, []);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229 || event.shiftKey || event.altKey)
      return;
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) document.execCommand('insertText', false, '\n');
    else submit();
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
      <p class="hint">
        {length >= COUNT_FROM ? (
          <span class="num" role="status">
            {t.value('chat.counter', { count: length, max: MAX_TEXT })}
            {parts > 1 && ` · ${t.value('chat.split', { count: parts })}`}
          </span>
        ) : (
          t.value('chat.enterHint')
        )}
      </p>
      <div class="composer-row">
        <div class="composer-tools" />
        <Button kind="primary" icon="send" disabled={text.value.trim() === ''} onClick={submit}>
          {t.value('chat.send')}
        </Button>
      </div>
    </footer>
  );
}
