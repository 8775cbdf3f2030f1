import { ACTIONS_WORDS } from '../../lib/actions/words.ts';
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { Button } from '../ui/controls.tsx';
import { useDesk } from '../desk/model.ts';
import type { ActionDialogProps } from '../actions/dialog-types.ts';
import { ActionSheet, useAction } from '../actions/action-sheet.tsx';
import { ContactRadios } from './contact-radios.tsx';

/** «Выберите контакт»: several match, and only the operator can tell which. */
export function ContactDialog({ chatId, onClose, onOther }: ActionDialogProps): JSX.Element {
  const desk = useDesk(ACTIONS_WORDS);
  const { t } = desk;
  const link = desk.view.value?.contacts[chatId];
  const choices = link?.choices ?? [];
  const chosen = useSignal(link?.contactId ?? null);
  const action = useAction();
  const choose = async (): Promise<void> => {
    const contactId = chosen.value;
    if (!contactId) return;
    if (await action.call({ type: 'contact.choose', conversationId: chatId, contactId })) onClose();
  };
  return (
    <ActionSheet
      title={t.value('choose.title')}
      error={action.error.value}
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onClick={() => onOther('identify')}>
            {t.value('choose.other')}
          </Button>
          <span class="grow" />
          <Button
            class="button primary large"
            busy={action.busy.value}
            disabled={!chosen.value}
            onClick={() => void choose()}
          >
            {t.value('choose.confirm')}
          </Button>
        </>
      }
    >
      <ContactRadios
        label={t.value('choose.title')}
        contacts={choices}
        isFirst
        chosen={chosen.value}
        onChoose={(id) => (chosen.value = id)}
      />
    </ActionSheet>
  );
}
