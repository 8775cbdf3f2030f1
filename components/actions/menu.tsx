import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ChatSummary } from '../../lib/chat/summary.ts';
import { ACTIONS_WORDS } from '../../lib/actions/words.ts';
import { PEOPLE_WORDS } from '../../lib/contacts/words.ts';
import { safeName } from '../../lib/shown/format.ts';
import { when } from '../../lib/shown/dates.ts';
import { Icon, type IconName } from '../ui/icons.tsx';
import { useMenu } from '../ui/use-menu.ts';
import { useDesk } from '../desk/model.ts';
import { actInCrm } from './act-in-crm.ts';
import type { ActionDialog } from './dialog-types.ts';
import { ActionsTrigger } from './trigger.tsx';
import { useMenuFacts } from './use-menu-facts.ts';

interface ActionsMenuProps {
  chat: ChatSummary;
  opened: boolean;
  onDialog: (name: ActionDialog) => void;
}

interface Item {
  key: string;
  icon: IconName;
  label: string;
  /** Said beside it: what it will do, or why it cannot. */
  note?: string;
  isOff?: boolean;
  isChecked?: boolean;
  run: () => void;
}

/** «Действия»: what is done in the CRM from this chat, as buttons that arrows walk like a menu. What cannot be done now says why. */
export function ActionsMenu({ chat, opened, onDialog }: ActionsMenuProps): JSX.Element {
  const desk = useDesk(ACTIONS_WORDS, PEOPLE_WORDS);
  const { t } = desk;
  const menu = useMenu();
  const wasOpened = useRef(opened);
  useEffect(() => {
    if (!wasOpened.current) return;
    wasOpened.current = false;
    menu.trigger.current?.focus({ preventScroll: true });
    menu.trigger.current?.click();
  }, []);
  const link = desk.view.value?.contacts[chat.id];
  const contactId = link?.contactId ?? null;
  const facts = useMenuFacts(chat.id, contactId, menu.isOpen);
  const trouble = facts.trouble.value;
  const feed = facts.feed.value;
  const tasks = facts.tasks.value;
  // Nothing is being read when the CRM cannot be asked.
  const checking = trouble ? '' : t.value('actions.checking');
  const noContact = contactId === null ? t.value('actions.noContact') : '';
  const inCrm = (action: 'email' | 'call') => (): void => void actInCrm(desk, contactId!, action);

  const ofContact = (item: Item): Item => (noContact ? { ...item, note: noContact, isOff: true } : item);
  const items: Item[] = [
    {
      key: 'case',
      icon: 'plus',
      label: t.value('actions.createCase'),
      note: link?.case
        ? t.value('actions.caseThere', { number: safeName(link.case.number) })
        : contactId === null
          ? t.value('actions.caseAlone')
          : undefined,
      run: () => onDialog('case'),
    },
    { key: 'consult', icon: 'search', label: t.value('actions.consult'), run: () => onDialog('consult') },
    {
      key: 'follow',
      icon: 'bell',
      label: t.value('actions.follow'),
      note:
        feed === undefined
          ? checking
          : t.value(
              feed === null
                ? 'actions.noFeed'
                : feed.entity === 'Contact'
                  ? 'actions.followContact'
                  : 'actions.followRecord',
            ),
      isOff: !feed,
      isChecked: feed?.isFollowed ?? false,
      run: () => void facts.toggleFeed(),
    },
    ofContact({
      key: 'tasks',
      icon: 'clock',
      label: t.value('actions.tasks'),
      note: !tasks
        ? checking
        : tasks.count === 0
          ? t.value('actions.noTasks')
          : t.value('actions.taskCount', {
              count: tasks.count,
              when: when(tasks.tasks[0]!.due, desk.language.value),
            }),
      run: () => onDialog('tasks'),
    }),
    ofContact({ key: 'task', icon: 'check', label: t.value('actions.newTask'), run: () => onDialog('task') }),
    {
      key: 'post',
      icon: 'edit',
      label: t.value('actions.post'),
      isOff: feed === null,
      run: () => onDialog('post'),
    },
    ofContact({
      key: 'email',
      icon: 'send',
      label: t.value('actions.email'),
      note: t.value('actions.emailHint'),
      run: inCrm('email'),
    }),
    ofContact({
      key: 'call',
      icon: 'phone',
      label: t.value('actions.call'),
      note: t.value('actions.callHint'),
      run: inCrm('call'),
    }),
    {
      key: 'identify',
      icon: 'person',
      label: t.value(contactId === null ? 'people.identify' : 'people.change'),
      run: () => onDialog(link && link.choices.length > 1 ? 'contact' : 'identify'),
    },
  ];
  const choose = (item: Item): void => {
    if (item.isOff || trouble) return;
    // A toggle is seen to change; everything else leads away.
    if (item.isChecked === undefined) menu.close();
    item.run();
  };
  return (
    <div class="menu actions-menu" ref={menu.wrapper} {...menu.wrapperProps}>
      <ActionsTrigger buttonRef={menu.trigger} {...menu.triggerProps} aria-haspopup={undefined} />
      {menu.isOpen && (
        <div
          class="menu-items"
          ref={menu.list}
          role="group"
          aria-label={t.value('actions.menu')}
          {...menu.menuProps}
        >
          {trouble && (
            <p class="menu-trouble on-amber small" role="status">
              {trouble}
            </p>
          )}
          {items.map((item) => (
            <button
              key={item.key}
              type="button"
              data-item
              aria-pressed={item.isChecked}
              aria-disabled={item.isOff || trouble ? true : undefined}
              tabIndex={-1}
              onClick={() => choose(item)}
            >
              <Icon name={item.isChecked ? 'check' : item.icon} size={16} />
              <span class="menu-text down">
                <span>{item.label}</span>
                {item.note && <span class="menu-note small">{item.note}</span>}
              </span>
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
