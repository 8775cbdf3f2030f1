import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { countFrom, maxText } from '../../../lib/chat/channel-limits.ts';
import { splitText } from '../../../lib/chat/split-text.ts';
import { blanksOf } from '../../../lib/templates/placeholders.ts';
import type { ChatSummary } from '../../../lib/chat/summary.ts';
import { isSendable } from '../../../lib/chat/files.ts';
import { Blanks, selectBlank } from './blanks.tsx';
import { composerHandle } from './composer-handle.ts';
import { fieldKeys } from './field-keys.ts';
import { AttachButton } from '../../files/attach-button.tsx';
import { useTray } from '../../files/use-tray.ts';
import { filesIn } from '../../files/use-drop.ts';
import { EmojiButton } from '../../emoji/button.tsx';
import { ActButton, useAct } from '../act.tsx';
import { useDesk, useView } from '../model.ts';
import { lateView, withPart } from '../late-view.tsx';
import { SendButton } from './send-button.tsx';
import { useDraft } from './use-draft.ts';
import { useGrowing } from './use-growing.ts';
import { useSubmit } from './use-submit.ts';
import { useTemplates } from '../../templates/door.ts';

const Tray = lateView(() => import('../../files/tray.tsx').then((part) => part.Tray));

/** Where the operator writes; which key sends is his choice (`send-key.ts`). */
export function Composer({ chat }: { chat: ChatSummary }): JSX.Element {
  const desk = useDesk();
  const { t } = desk;
  const field = useRef<HTMLTextAreaElement>(null);
  const text = useSignal('');
  const error = useSignal('');
  const draft = useDraft(chat.id, field, text);

  useGrowing(field, text);
  const files = useTray(chat.id);
  const sendable = files.filter(isSendable).map((f) => f.id);
  const sendNow = useSubmit(chat.id, field, draft, error, sendable);
  const templates = useTemplates();
  const submit = (): void => {
    const blanks = blanksOf(field.current?.value ?? '');
    if (blanks.length === 0) sendNow();
    else
      withPart(desk, import('../more-part.tsx'), ({ blanksDialog }) => {
        desk.dialog.value = blanksDialog(desk, blanks, sendNow);
      });
  };

  useEffect(() => {
    const handle = composerHandle(chat.id, field.current!);
    desk.composer.value = handle;
    return () => {
      if (desk.composer.peek() === handle) desk.composer.value = null;
    };
  }, []);

  const sendWith = useView((view) => view?.settings.composer.sendWith ?? 'enter');
  const hint = t.value(sendWith === 'enter' ? 'chat.enterHint' : 'chat.ctrlEnterHint');
  const onKeyDown = fieldKeys(desk, field, templates, submit);

  /** What has words too (a table, a page) is pasted as words. */
  const onPaste = (event: ClipboardEvent): void => {
    const pasted = filesIn(event.clipboardData);
    if (pasted.length === 0 || event.clipboardData?.types.includes('text/plain')) return;
    event.preventDefault();
    void desk.tray.add(chat.id, pasted);
  };

  const prepared = useAct({
    id: 'templates',
    label: t.value('template.open'),
    run: templates.toggle,
  });
  const Panel = templates.Panel.value;
  const length = text.value.length;
  const max = maxText(chat.provider);
  const parts = length > max ? splitText(text.value, max).length : 1;
  return (
    <footer class="composer">
      {files.length > 0 && <Tray files={files} />}
      <textarea
        class="input"
        ref={field}
        rows={2}
        value={text.value}
        aria-label={t.value('chat.text')}
        placeholder={t.value('chat.text')}
        title={hint}
        onInput={(event) => {
          draft.typed(event.currentTarget.value);
          templates.typed(event.currentTarget);
        }}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      {error.value && (
        <p class="field-error" role="alert">
          {error.value}
        </p>
      )}
      <Blanks text={text.value} onGo={(blank) => selectBlank(field.current!, blank)} />
      <p class="hint">
        {length >= countFrom(max) ? (
          <span class="num" role="status">
            {t.value('chat.counter', { count: length, max })}
            {parts > 1 && ` · ${t.value('chat.split', { count: parts })}`}
          </span>
        ) : (
          hint
        )}
      </p>
      <div class="composer-row across apart">
        <div class="composer-tools across">
          <EmojiButton />
          <AttachButton chatId={chat.id} />
          <ActButton
            act={prepared}
            inWords
            class="button quiet text-tool"
            aria-expanded={templates.open.value !== null}
          />
        </div>
        <SendButton disabled={text.value.trim() === '' && sendable.length === 0} onSend={submit} />
      </div>
      {Panel && templates.open.value && <Panel chat={chat} menu={templates} />}
    </footer>
  );
}
