import type { JSX } from 'preact';
import { Icon } from '../ui/icons.tsx';
import { LightPill } from '../ui/light-pill.tsx';

/** Where the button is on a CRM page. */
export function LauncherPicture(): JSX.Element {
  return (
    <div class="picture" aria-hidden="true">
      <div class="picture-top" />
      <div class="picture-nav">
        <i />
        <i />
        <i />
        <i />
      </div>
      <div class="picture-page">
        <i />
        <i />
      </div>
      <div class="picture-launcher popover">
        <Icon name="chat" size={22} />
        <LightPill light="green" text="1" />
      </div>
    </div>
  );
}
