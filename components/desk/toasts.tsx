import { useSignalEffect } from '@preact/signals';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { IconButton } from '../ui/controls.tsx';
import { Icon } from '../ui/icons.tsx';
import { useDesk } from './model.ts';
import { lateView } from './late-view.tsx';

const Cause = lateView(() => import('./more-part.tsx').then((part) => part.ToldCause));

const TOAST_MS = 5000;

/** A short word on what happened. Failures stay until they are read; what went well leaves by itself. */
export function Toasts(): JSX.Element {
  const desk = useDesk();
  const { toast, t } = desk;
  const timer = useRef(0);
  useSignalEffect(() => {
    clearTimeout(timer.current);
    if (toast.value?.tone === 'plain')
      timer.current = window.setTimeout(() => (toast.value = null), TOAST_MS);
  });
  const shown = toast.value;
  return (
    <div class="toasts">
      {shown && (
        <div
          class={`toast ${shown.tone}`}
          role={shown.tone === 'error' ? 'alert' : 'status'}
          data-notice={shown.notice}
        >
          <Icon name={shown.tone === 'error' ? 'alert' : 'check'} />
          <div>
            <p>{shown.text}</p>
            {shown.detail && <Cause detail={shown.detail} />}
          </div>
          <IconButton icon="close" label={t.value('notice.dismiss')} onClick={() => (toast.value = null)} />
        </div>
      )}
    </div>
  );
}
