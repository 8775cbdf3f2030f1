import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useId, useMemo } from 'preact/hooks';
import { Button } from '../../ui/controls.tsx';
import { useDesk } from '../model.ts';
import type { ActionDialogProps } from './actions-part.tsx';
import { ActionSheet, useAction } from './action-sheet.tsx';

/** «Написать в ленту»: of the chat's record, or of the contact where the chat has none. */
export function PostDialog({ chatId, onClose }: ActionDialogProps): JSX.Element {
  const desk = useDesk();
  const { t } = desk;
  const field = useId();
  const id = useMemo(() => crypto.randomUUID(), []);
  const text = useSignal('');
  const missing = useSignal(false);
  const action = useAction();
  const post = async (): Promise<void> => {
    missing.value = text.value.trim() === '';
    if (missing.value) return;
    const contactId = desk.view.peek()?.contacts[chatId]?.contactId ?? null;
    const args = { conversationId: chatId, contactId, id, text: text.value };
    if (!(await action.ask(() => desk.crm?.ask('post-to-feed', args)))) return;
    desk.toast.value = { text: t.value('post.done'), tone: 'plain', detail: '' };
    onClose();
  };
  return (
    <ActionSheet
      title={t.value('actions.post')}
      error={action.error.value}
      onClose={onClose}
      actions={
        <>
          <Button class="button outline large" onClick={onClose}>
            {t.value('actions.cancel')}
          </Button>
          <Button class="button primary large" busy={action.busy.value} onClick={() => void post()}>
            {t.value('post.save')}
          </Button>
        </>
      }
    >
      <div class="field">
        <label class="field-label" for={field}>
          {t.value('post.text')}
        </label>
        <textarea
          id={field}
          rows={4}
          data-autofocus
          value={text.value}
          aria-invalid={missing.value ? true : undefined}
          onInput={(event) => (text.value = event.currentTarget.value)}
        />
        {missing.value && <p class="field-error">{t.value('post.needed')}</p>}
      </div>
    </ActionSheet>
  );
}
