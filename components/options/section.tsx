import type { ComponentType, JSX } from 'preact';
import { useErrorBoundary } from 'preact/hooks';
import type { Key } from '../../lib/i18n/index.ts';
import { usePage } from './model.ts';

interface SectionProps {
  id: string;
  title: Key;
  of: ComponentType;
}

/** One that cannot be drawn says so; the others, and saving them, are there as ever. */
export function Section({ id, title, of: Body }: SectionProps): JSX.Element {
  const { t, fault } = usePage();
  const [isBroken] = useErrorBoundary((error: unknown) => fault('page', error));
  return (
    <section class="card" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t.value(title)}</h2>
      {isBroken ? <p role="alert">{t.value('desk.broken')}</p> : <Body />}
    </section>
  );
}
