import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Icon } from '../ui/icons.tsx';
import { ProductMark } from '../ui/product-mark.tsx';
import { usePage } from './model.ts';
import { SECTIONS } from './section-list.ts';

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
        {SECTIONS.map(({ id, title, short, icon }) => (
          <a
            key={id}
            href={`#${id}`}
            aria-current={id === current || undefined}
            onClick={() => setCurrent(id)}
          >
            <Icon name={icon} />
            {t.value(short ?? title)}
          </a>
        ))}
      </nav>
    </div>
  );
}
