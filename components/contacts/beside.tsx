import { useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import type { ChatSummary } from '../../lib/chat/summary.ts';
import { PEOPLE_WORDS } from '../../lib/contacts/words.ts';
import { safeName } from '../../lib/shown/format.ts';
import { CutMark } from '../desk/cut-mark.tsx';
import { useDesk } from '../desk/model.ts';
import { peopleModel } from './people-model.ts';
import { isHere } from '../../lib/contacts/here.ts';
import { isSameName } from '../../lib/text/same-name.ts';

/** In a list: the CRM's name beside the messenger's where they differ, and in words that this client is on the CRM's screen. */
export function Beside({ chat }: { chat: ChatSummary }): JSX.Element {
  const desk = useDesk(PEOPLE_WORDS);
  const { t } = desk;
  const model = peopleModel(desk);
  const name = useComputed(() => model.links.value[chat.id]?.name ?? '');
  const here = useComputed(() => isHere(model.links.value[chat.id], model.place.value));
  const shown = safeName(name.value);
  return (
    <span class="beside">
      {shown !== '' && !isSameName(shown, chat.name) && (
        <>
          <span class="crm-name cut small">{shown}</span>
          <CutMark of={[shown]} />
        </>
      )}
      {here.value && (
        <span class="here" title={t.value('people.hereHint')}>
          {t.value('people.here')}
        </span>
      )}
    </span>
  );
}
