import { sendKey } from '../../../lib/composer/rules.ts';
import type { WorkerState } from '../model-types.ts';
import type { TemplatesMenu } from '../../templates/menu-types.ts';
import { tabToBlank } from './blanks.tsx';
import { insertText } from './composer-handle.ts';

/** What keys do in a field that messages are written in: the list of templates has them first, then the blanks, then sending. */
export function fieldKeys(
  { view }: WorkerState,
  field: { current: HTMLTextAreaElement | null },
  templates: TemplatesMenu,
  send: () => void,
): (event: KeyboardEvent) => void {
  return (event) => {
    if (templates.open.value?.slash) templates.keys.current?.(event);
    if (event.defaultPrevented || tabToBlank(event, field.current!)) return;
    const act = sendKey(event, view.value?.settings.composer.sendWith ?? 'enter');
    if (!act) return;
    event.preventDefault();
    if (act === 'send') send();
    else insertText(field.current!, '\n');
  };
}
