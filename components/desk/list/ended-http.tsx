import type { JSX } from 'preact';
import { ENDED_WORDS } from '../../../lib/i18n/ended.ts';
import { useDesk } from '../model.ts';

/** The settings forbid the server that somebody was signed in to. */
export function EndedHttp(): JSX.Element {
  const { t } = useDesk(ENDED_WORDS);
  return <>{t.value('ended.http')}</>;
}
