import { useComputed } from '@preact/signals';
import type { TrayFile } from '../../lib/chat/files.ts';
import { useDesk } from '../desk/model.ts';

const NONE: TrayFile[] = [];

/** What was chosen and not sent yet, in this chat. */
export function useTray(chatId: string): TrayFile[] {
  const { conversation } = useDesk();
  return useComputed(() => (conversation.value?.id === chatId && conversation.value.files) || NONE).value;
}
