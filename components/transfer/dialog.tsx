import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { TransferTarget } from '../../lib/bridge/view.ts';
import type { ChatSummary } from '../../lib/chat/summary.ts';
import { TRANSFER_WORDS } from '../../lib/transfer/words.ts';
import { safeName } from '../../lib/shown/format.ts';
import { headOf } from '../../lib/text/names.ts';
import { Button } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { chatName } from '../../lib/shown/chat-name.ts';
import { useDesk } from '../desk/model.ts';
import { useUnsaid, Warnings } from '../desk/left-behind.tsx';
import { TargetList, type Loaded } from './target-list.tsx';

type To = 'plan' | 'operator';

/** «Перевести чат»: where to, what would be left behind, and one press that names both. */
export function TransferDialog({
  chatId,
  onClose,
}: {
  chatId: string;
  onClose: () => void;
}): JSX.Element | null {
  const chat = useDesk(TRANSFER_WORDS).view.value?.chats[chatId];
  return chat ? <Choice chat={chat} onClose={onClose} /> : null;
}

function Choice({ chat, onClose }: { chat: ChatSummary; onClose: () => void }): JSX.Element {
  const desk = useDesk(TRANSFER_WORDS);
  const { t, view } = desk;
  const to = useSignal<To>('plan');
  const chosen = useSignal<TransferTarget | null>(null);
  const loaded = useSignal<Loaded>({ state: 'loading' });
  const busy = useSignal(false);
  const error = useSignal('');
  const confirm = useRef<HTMLButtonElement>(null);
  const toOperators = view.value?.settings.transfer.toOperators ?? false;
  const name = chatName(chat, t.value);
  const target = chosen.value;

  const load = async (): Promise<void> => {
    const asked = to.peek();
    loaded.value = { state: 'loading' };
    const result = await desk.call({ type: 'transfer.targets', to: asked });
    if (asked !== to.peek()) return;
    loaded.value = result.ok
      ? { state: 'read', targets: result.value }
      : { state: 'failed', sentence: desk.sentence(result) };
    // Who has gone meanwhile is nobody to transfer to.
    if (result.ok && !result.value.some(({ id }) => id === chosen.peek()?.id)) chosen.value = null;
  };
  useEffect(() => {
    chosen.value = null;
    error.value = '';
    void load();
  }, [to.value]);

  const pressed = useRef(false);
  /** Closed while it was under way: what became of it is told elsewhere. */
  const gone = useRef(false);
  useEffect(() => () => void (gone.current = true), []);
  const transfer = async (): Promise<void> => {
    if (!target || pressed.current) return;
    pressed.current = true;
    busy.value = true;
    error.value = '';
    const result = await desk.call({
      type: 'transfer.order',
      conversationId: chat.id,
      to: to.value,
      targetId: target.id,
    });
    pressed.current = false;
    busy.value = false;
    if (result.ok) {
      desk.toast.value = {
        text: t.value('transfer.done', { target: safeName(target.name) }),
        tone: 'plain',
        detail: '',
        notice: 'transferred',
      };
    } else {
      const stays = desk.view.value?.chats[chat.id]?.status !== 'completed';
      if (stays && !gone.current) {
        error.value = desk.sentence(result);
        void load();
        return;
      }
      desk.toast.value = { text: desk.sentence(result), tone: 'error', detail: result.detail ?? '' };
    }
    onClose();
    const { status } = desk.view.value?.chats[chat.id] ?? {};
    if (desk.selection.value?.id === chat.id && (result.ok || status === 'completed')) desk.select(null);
  };

  const isAnyShown = loaded.value.state === 'read' && loaded.value.targets.length > 0;
  const over = chat.status === 'completed' && !busy.value;
  return (
    <Dialog
      title={t.value('transfer.title')}
      closeLabel={t.value('desk.close')}
      onClose={onClose}
      actions={
        <>
          <Button class="button outline large" onClick={onClose}>
            {t.value('transfer.cancel')}
          </Button>
          <Button
            class="button primary large"
            buttonRef={confirm}
            busy={busy.value}
            disabled={!target || over}
            onClick={() => void transfer()}
          >
            {t.value('transfer.confirm')}
          </Button>
        </>
      }
    >
      {toOperators && <Switch value={to.value} onValue={(next) => (to.value = next)} />}
      <TargetList
        key={to.value}
        loaded={loaded.value}
        kind={to.value}
        chosen={target}
        onChoose={(next) => (chosen.value = next)}
        onConfirm={() => confirm.current?.focus()}
        onAgain={() => void load()}
      />
      {isAnyShown && (
        <p class="dialog-note small">
          {t.value(to.value === 'plan' ? 'transfer.plansNote' : 'transfer.operatorsNote')}
        </p>
      )}
      <div role="status" class="transfer-question">
        {target && (
          <p>
            {t.value(to.value === 'plan' ? 'transfer.question' : 'transfer.questionOperator', {
              name,
              target: safeName(target.name),
            })}
          </p>
        )}
      </div>
      <LeftBehind chat={chat} />
      {(error.value || over) && (
        <p class="dialog-error on-red" role="alert">
          {error.value || t.value('error.chat-over')}
        </p>
      )}
    </Dialog>
  );
}

/** What the operator wrote and nobody will get. */
function LeftBehind({ chat }: { chat: ChatSummary }): JSX.Element | null {
  const { t } = useDesk(TRANSFER_WORDS);
  const { draft, tray, queued, unsaved } = useUnsaid(chat);
  return (
    <Warnings
      words={[
        draft !== '' && t.value('transfer.draft', { text: shorten(draft) }),
        tray > 0 && t.value('transfer.files', { count: tray }),
        queued && t.value('chat.endQueued'),
        ...unsaved,
      ]}
    />
  );
}

const SHOWN_DRAFT = 60;
const shorten = (text: string): string =>
  text.length > SHOWN_DRAFT ? `${headOf(text, SHOWN_DRAFT).trimEnd()}…` : text;

/** «На схему | Оператору», as the radios that they are. */
function Switch({ value, onValue }: { value: To; onValue: (to: To) => void }): JSX.Element {
  const { t } = useDesk(TRANSFER_WORDS);
  const group = useId();
  return (
    <div class="segments" role="radiogroup" aria-label={t.value('transfer.where')}>
      {(['plan', 'operator'] as const).map((to) => (
        <label key={to}>
          <input
            type="radio"
            name={group}
            class="visually-hidden"
            checked={value === to}
            onChange={() => onValue(to)}
          />
          <span>{t.value(to === 'plan' ? 'transfer.toPlan' : 'transfer.toOperator')}</span>
        </label>
      ))}
    </div>
  );
}
