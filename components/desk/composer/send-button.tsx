import type { JSX } from 'preact';
import type { SendWith } from '../../../lib/storage/settings.ts';
import { Icon } from '../../ui/icons.tsx';
import { ChoiceList } from '../../ui/choice-menu.tsx';
import { useMenu } from '../../ui/use-menu.ts';
import { useDesk, useView } from '../model.ts';

const KEYS: Record<SendWith, string> = { enter: 'Enter', 'ctrl-enter': 'Ctrl+Enter' };

/** «Отправить», and at its side the key that does the same, which can be changed there. */
export function SendButton({ disabled, onSend }: { disabled: boolean; onSend: () => void }): JSX.Element {
  const { t } = useDesk();
  return (
    <div class="send-split">
      <button type="button" class="button primary" disabled={disabled} onClick={onSend}>
        <Icon name="send" size={16} />
        {t.value('chat.send')}
      </button>
      <SendWithMenu />
    </div>
  );
}

function SendWithMenu(): JSX.Element {
  const desk = useDesk();
  const { t } = desk;
  const sendWith = useView((view) => view?.settings.composer.sendWith ?? 'enter');
  const isLocked = useView((view) => view?.lockedSettings.includes('composer.sendWith') ?? false);
  const menu = useMenu(!isLocked);
  return (
    <div class="send-with" ref={menu.wrapper} {...menu.wrapperProps}>
      <button
        type="button"
        class="button primary"
        ref={menu.trigger}
        aria-label={`${t.value('chat.sendWith')}: ${KEYS[sendWith]}`}
        title={t.value(isLocked ? 'options.locked' : 'chat.sendWith')}
        {...menu.triggerProps}
        disabled={isLocked}
      >
        <span class="key">{KEYS[sendWith]}</span>
        <Icon name="chevron" size={16} />
      </button>
      <ChoiceList<SendWith>
        menu={menu}
        className="send-keys"
        label={t.value('chat.sendWith')}
        value={sendWith}
        choices={[
          { value: 'enter', label: t.value('chat.enterSends') },
          { value: 'ctrl-enter', label: t.value('chat.ctrlEnterSends') },
        ]}
        onChoose={(chosen) => {
          desk.composer.value?.focus();
          if (chosen !== sendWith) void desk.act({ type: 'ui.sendWith', sendWith: chosen });
        }}
      />
    </div>
  );
}
