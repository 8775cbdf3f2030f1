import type { ComponentChildren, JSX } from 'preact';
import { CARD_WORDS } from '../../lib/card/words.ts';
import { Icon } from '../ui/icons.tsx';
import { useDesk } from '../desk/model.ts';
import { failureText, type Failure } from '../desk/crm-failure.ts';

/** Why the CRM did not do it. A session that is over is told once: by the desk's own notice while that stands. */
export function Problem({
  failure,
  children,
}: {
  failure: Failure;
  children?: ComponentChildren;
}): JSX.Element | null {
  const { t, view } = useDesk(CARD_WORDS);
  const isSession = failure.kind === 'session';
  if (isSession && view.value?.crmSessionLostAt != null) return null;
  return (
    <div class="card-problem" role="alert" data-notice={isSession ? 'crm-session' : undefined}>
      <Icon name={isSession ? 'lock' : 'alert'} size={16} />
      <p>
        {failureText(failure, t.value)} {children}
      </p>
    </div>
  );
}
