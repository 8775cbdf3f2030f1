import type { ComponentChildren, JSX } from 'preact';
import { Icon, type IconName } from '../ui/icons.tsx';

interface NoticeProps {
  kind: string;
  tone: 'amber' | 'red';
  icon: IconName;
  strong: string;
  children?: ComponentChildren;
  action?: ComponentChildren;
}

export function Notice({ kind, tone, icon, strong, children, action }: NoticeProps): JSX.Element {
  return (
    <div class={`notice ${tone}`} role={tone === 'red' ? 'alert' : 'status'} data-notice={kind}>
      <Icon name={icon} />
      <p>
        <strong>{strong}</strong> {children}
      </p>
      {action}
    </div>
  );
}
