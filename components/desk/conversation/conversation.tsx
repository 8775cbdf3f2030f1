import type { JSX } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { ChatSummary } from '../../../lib/chat/summary.ts';
import { isCutName } from '../../../lib/shown/format.ts';
import { IconButton } from '../../ui/controls.tsx';
import { Menu } from '../../ui/menu.tsx';
import { useStory } from '../../history/door.tsx';
import { InviteBand, WaitBand } from './bands.tsx';
import { ChatSearchBar } from './chat-search.tsx';
import { Composer } from '../composer/composer.tsx';
import { DropZone } from '../../files/drop-zone.tsx';
import { useDrop } from '../../files/use-drop.ts';
import { MessageList } from './message-list.tsx';
import { messengerName } from '../../../lib/shown/messenger.ts';
import { chatName } from '../../../lib/shown/chat-name.ts';
import { ActButton, useAct } from '../act.tsx';
import { useDesk } from '../model.ts';
import { lateView, withPart } from '../late-view.tsx';
import { useProcessing } from '../../after-work/use-processing.ts';
import { useChatSearch } from './use-chat-search.ts';
import { useOlder } from './use-older.ts';
import { useWait } from '../use-wait.ts';

const Processing = lateView(() => import('../more-part.tsx').then((part) => part.Processing));
const Over = lateView(() => import('./over.tsx').then((part) => part.Over));
const WindowLine = lateView(() => import('./window-line.tsx').then((part) => part.WindowLine));

/** One chat in full: who, how long he waits, what was said, and where to answer. */
export function Conversation({ chat }: { chat: ChatSummary }): JSX.Element {
  const desk = useDesk();
  const { t } = desk;
  const wait = useWait(chat);
  const section = useRef<HTMLElement>(null);
  const transfer = useAct({
    id: 'transfer',
    icon: 'transfer',
    label: t.value('chat.transfer'),
    isOff: !isActive(chat),
    run: () =>
      withPart(desk, import('../../transfer/part.tsx'), ({ transferDialog }) => {
        desk.dialog.value = transferDialog(desk, chat.id);
      }),
  });
  const openCard = (event: MouseEvent): void => desk.openCard(chat, 'info', event);
  const name = chatName(chat, t.value);
  const active = isActive(chat);
  const { isWorked } = useProcessing(chat);
  const light = wait.light.value;
  const drop = useDrop(active, (files) => void desk.tray.add(chat.id, files));
  const older = useOlder(chat.id);
  const search = useChatSearch(chat.id);
  const find = useAct({
    id: 'search-chat',
    icon: 'search',
    label: t.value('search.label'),
    run() {
      search.isOpen.value = true;
      section.current?.querySelector<HTMLElement>('.chat-search input')?.focus({ preventScroll: true });
    },
  });
  const story = useStory(chat);
  // What is said changes nothing of where one answers.
  const composer = useMemo(
    () => <Composer key={chat.id} chat={chat} />,
    [chat.id, chat.queue, chat.provider],
  );
  // A composer takes the focus itself; without one the keyboard goes on reading. A question over the sheet keeps it.
  useLayoutEffect(() => {
    if (!active && !desk.dialog.peek())
      section.current?.querySelector<HTMLElement>('[role=log]')?.focus({ preventScroll: true });
  }, [active]);
  return (
    <section
      ref={section}
      class="conversation"
      data-light={light ?? undefined}
      data-chat-status={chat.status}
      aria-label={name}
      onDragOver={drop.onDragOver}
      onDrop={drop.onDrop}
    >
      <header class="conversation-head across">
        {!desk.card.value && (
          <IconButton icon="back" label={t.value('desk.back')} onClick={() => desk.select(null)} />
        )}
        <div class="who">
          <button type="button" class="name" title={name} onClick={openCard} onAuxClick={openCard}>
            {name}
          </button>
          <span class="meta">
            {isCutName(name) && `${t.value('chat.cut')} · `}
            {chat.provider !== '' && (
              <span class="messenger">{messengerName(chat.provider, t.value)} · </span>
            )}
            <span class={`status ${chat.status}`}>{t.value(`status.${chat.status}`)}</span>
            {chat.gateway !== '' && <span class="gateway"> · {chat.gateway}</span>}
          </span>
        </div>
        <ActButton
          act={find}
          aria-expanded={search.isOpen.value}
          onClick={() => (search.isOpen.value ? search.close() : find.run())}
        />
        <span class={active ? 'roomy' : undefined}>
          <IconButton
            icon="history"
            label={t.value('story.title')}
            aria-expanded={story.panel.value !== null}
            buttonRef={story.button}
            onClick={story.toggle}
          />
        </span>
        {desk.people.value?.actions(chat)}
        {active && (
          <>
            <span class="roomy">
              <ActButton act={transfer} />
            </span>
            <EndButton chat={chat} />
            <span class="cramped">
              <Menu
                icon="more"
                label={t.value('desk.more')}
                items={[
                  { key: transfer.id, icon: 'transfer', label: transfer.label, onChoose: transfer.run },
                  { key: 'story', label: t.value('story.title'), icon: 'history', onChoose: story.toggle },
                ]}
              />
            </span>
          </>
        )}
      </header>
      {desk.people.value?.band(chat)}
      {story.panel.value}
      {search.isOpen.value && <ChatSearchBar search={search} older={older} />}
      {chat.status === 'invited' && !chat.withdrawn && <InviteBand chat={chat} />}
      {active &&
        (wait.isWaiting.value ? <WaitBand chat={chat} /> : <p class="quiet-line small num">{wait.text}</p>)}
      {active && chat.replyUntil !== null && <WindowLine until={chat.replyUntil} provider={chat.provider} />}
      <div class="messages-place down">
        <MessageList chat={chat} older={older} search={search} />
        {drop.isOver.value && <DropZone name={name} />}
      </div>
      {active ? (
        composer
      ) : isWorked.value ? (
        <Processing key={chat.processing?.attemptId} chat={chat} />
      ) : (
        <Over chat={chat} />
      )}
    </section>
  );
}

/** Words where there is room for them, the sign with its name elsewhere. */
function EndButton({ chat }: { chat: ChatSummary }): JSX.Element {
  const desk = useDesk();
  const end = useAct({
    id: 'end',
    icon: 'end',
    label: desk.t.value('chat.end'),
    run: () =>
      withPart(desk, import('../more-part.tsx'), ({ endDialog }) => {
        desk.dialog.value = endDialog(desk, chat.id);
      }),
  });
  return <ActButton act={end} inWords={desk.size.value !== 'panel'} />;
}

const isActive = ({ status }: ChatSummary): boolean => status === 'new' || status === 'in-progress';
