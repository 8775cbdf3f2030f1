import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Key } from '../../lib/i18n/index.ts';
import { Icon, type IconName } from '../ui/icons.tsx';
import { ProductMark } from '../ui/product-mark.tsx';
import { usePage } from './model.ts';

const SECTIONS: { id: string; label: Key; icon: IconName }[] = [
  { id: 'connection', label: 'options.navConnection', icon: 'plug' },
  { id: 'creatio', label: 'options.creatio', icon: 'lock' },
  { id: 'crm', label: 'crm.title', icon: 'search' },
  { id: 'light', label: 'options.light', icon: 'light' },
  { id: 'transfer', label: 'options.transfer', icon: 'transfer' },
  { id: 'invitations', label: 'options.invitations', icon: 'check' },
  { id: 'notifications', label: 'options.notifications', icon: 'bell' },
  { id: 'language', label: 'options.language', icon: 'globe' },
  { id: 'composer', label: 'options.composer', icon: 'chat' },
  { id: 'privacy', label: 'privacy.title', icon: 'lock' },
  { id: 'move', label: 'move.title', icon: 'transfer' },
  { id: 'report', label: 'report.title', icon: 'file' },
  { id: 'keys', label: 'keys.title', icon: 'keyboard' },
];

export function Nav(): JSX.Element {
  const { t, platform } = usePage();
  const [current, setCurrent] = useState(() => location.hash.slice(1) || SECTIONS[0]!.id);
  return (
    <div class="side">
      <header class="brand small across">
        <ProductMark size={32} />
        <p>
          <strong>{t.value('options.brand')}</strong>
          {t.value('options.version', { version: platform.version })}
        </p>
      </header>
      <nav aria-label={t.value('options.nav')}>
        {SECTIONS.map(({ id, label, icon }) => (
          <a
            key={id}
            href={`#${id}`}
            aria-current={id === current || undefined}
            onClick={() => setCurrent(id)}
          >
            <Icon name={icon} />
            {t.value(label)}
          </a>
        ))}
      </nav>
    </div>
  );
}
