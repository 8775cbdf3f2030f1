import { chatName } from '../../lib/shown/chat-name.ts';
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { ChatSummary } from '../../lib/chat/summary.ts';
import { CARD_WORDS } from '../../lib/card/words.ts';
import { Icon } from '../ui/icons.tsx';
import { closable } from '../desk/closable.ts';
import { DeskProvider, useDesk } from '../desk/model.ts';
import { YesNo } from '../desk/yes-no.tsx';
import type { CardModel } from './card-model.ts';
import { Problem } from './problem.tsx';

const STAGES = ['new', 'in-progress', 'completed'] as const;

/** Новый → В обработке → Завершен. The second may be set by hand; nothing leaves the last. */
export function StageBar({ chat, card }: { chat: ChatSummary; card: CardModel }): JSX.Element {
  const desk = useDesk(CARD_WORDS);
  const { t } = desk;
  const at = STAGES.findIndex((stage) => stage === chat.status);
  const ask = (): void => {
    desk.dialog.value = closable(desk, (close) => (
      <DeskProvider value={desk}>
        <StageDialog name={chatName(chat, t.peek())} card={card} onClose={close} />
      </DeskProvider>
    ));
  };
  return (
    <ol class="stages" aria-label={t.value('card.stages')}>
      {STAGES.map((stage, i) => {
        const words = (
          <>
            {i < at && <Icon name="check" size={14} />}
            {t.value(`status.${stage}`)}
          </>
        );
        return (
          <li
            key={stage}
            class={i < at ? 'past' : i === at ? 'now' : ''}
            aria-current={i === at ? 'step' : undefined}
          >
            {stage === 'in-progress' && chat.status === 'new' ? (
              <button type="button" onClick={ask}>
                {words}
              </button>
            ) : (
              <span>{words}</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function StageDialog({
  name,
  card,
  onClose,
}: {
  name: string;
  card: CardModel;
  onClose: () => void;
}): JSX.Element {
  const { t } = useDesk(CARD_WORDS);
  const busy = useSignal(false);
  const failure = card.failure.value;
  const confirm = async (): Promise<void> => {
    busy.value = true;
    const done = await card.takeUp();
    busy.value = false;
    if (!done) return;
    onClose();
    // The stage that was pressed is no button any more.
    setTimeout(() => document.querySelector<HTMLElement>('.card-tabs [aria-selected=true]')?.focus());
  };
  return (
    <YesNo
      title={t.value('card.stageQuestion')}
      kind="primary"
      busy={busy.value}
      onClose={onClose}
      onYes={() => void confirm()}
    >
      <p>{t.value('card.stageText', { name })}</p>
      {failure && <Problem failure={failure} />}
    </YesNo>
  );
}
