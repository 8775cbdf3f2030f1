import type { SendWith } from '../storage/settings.ts';

type Key = Pick<
  KeyboardEvent,
  'key' | 'keyCode' | 'isComposing' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'
>;

/**
 * What a key does in the composer. `null` leaves it to the field, where Enter and Shift+Enter make a new line by themselves.
 * While characters are being composed (isComposing, or 229 where the browser says it so) Enter belongs to the input method.
 */
export function sendKey(event: Key, sendWith: SendWith): 'send' | 'newline' | null {
  if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return null;
  if (event.shiftKey || event.altKey) return null;
  const withCtrl = event.ctrlKey || event.metaKey;
  if (sendWith === 'enter') return withCtrl ? 'newline' : 'send';
  return withCtrl ? 'send' : null;
}
