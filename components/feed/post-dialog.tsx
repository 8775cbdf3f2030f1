import { ACTIONS_WORDS } from '../../lib/actions/words.ts';
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { useDesk } from '../desk/model.ts';
import type { ActionDialogProps } from '../actions/dialog-types.ts';
import { ActionSheet, useAction } from '../actions/action-sheet.tsx';
import { useTyped } from '../actions/use-typed.ts';

/** «Написать в ленту»: of the chat's record, or of the contact where the chat has none. */
export function PostDialog({ chatId, onClose }: ActionDialogProps): JSX.Element {
  const desk = useDesk(ACTIONS_WORDS);
  const { t } = desk;
  const field = useId();
  // The id is kept with the text: a post whose answer was lost with the page is not made twice.
  const typed = useTyped(chatId, 'post', () => ({ id: crypto.randomUUID() as string, text: '' }));
  const { id, text } = typed.fields.value;
  const missing = useSignal(false);
  const action = useAction();
  const post = async (): Promise<void> => {
    missing.value = text.trim() === '';
    if (missing.value) return;
    const contactId = desk.view.peek()?.contacts[chatId]?.contactId ?? null;
    const args = { conversationId: chatId, contactId, id, text };
    if (!(await action.ask(() => desk.crm?.ask('feed-post', args)))) return;
    typed.forget();
    desk.toast.value = { text: t.value('post.done'), tone: 'plain', detail: '' };
    onClose();
  };
  return (
    <ActionSheet
      title={t.value('actions.post')}
      error={action.error.value}
      onClose={onClose}
      save={{ label: t.value('post.save'), busy: action.busy.value, run: post }}
      onCancel={typed.forget}
    >
      <div class="field">
        <label class="field-label" for={field}>
          {t.value('post.text')}
        </label>
        <textarea
          id={field}
          rows={4}
          data-autofocus
          value={text}
          aria-invalid={missing.value ? true : undefined}
          aria-describedby={missing.value ? `${field}-note` : undefined}
          onInput={(event) => typed.type({ text: event.currentTarget.value })}
        />
        {missing.value && (
          <p class="field-error" id={`${field}-note`} role="alert">
            {t.value('post.needed')}
          </p>
        )}
      </div>
    </ActionSheet>
  );
}
