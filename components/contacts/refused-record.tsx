import { PEOPLE_WORDS } from '../../lib/contacts/words.ts';
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { safeName } from '../../lib/shown/format.ts';
import { timeWithSeconds } from '../../lib/shown/dates.ts';
import { Button } from '../ui/controls.tsx';
import { useDesk } from '../desk/model.ts';
import { Notice } from '../desk/notice.tsx';

/** The CRM has refused the chat's record: in whose words, and that it will be tried again. */
export function RefusedRecord({ chatId }: { chatId: string }): JSX.Element | null {
  const desk = useDesk(PEOPLE_WORDS);
  const { t, view, language } = desk;
  const busy = useSignal(false);
  const refusal = view.value?.refusedRecords[chatId];
  if (!refusal) return null;
  const retry = async (): Promise<void> => {
    busy.value = true;
    await desk.act({ type: 'record.retry', conversationId: chatId });
    busy.value = false;
  };
  return (
    <Notice
      kind="crm-refused"
      tone="amber"
      icon="alert"
      strong={t.value('record.refused', { time: timeWithSeconds(refusal.at, language.value) })}
      action={
        <Button busy={busy.value} onClick={() => void retry()}>
          {t.value('record.retry')}
        </Button>
      }
    >
      {sentence(safeName(refusal.reason)) || t.value('record.noReason')} {t.value('record.again')}
    </Notice>
  );
}

/** The CRM's words, ended as a sentence. */
const sentence = (words: string): string => (words === '' || /[.!?…]$/.test(words) ? words : `${words}.`);
