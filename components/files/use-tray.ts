import type { TrayFile } from '../../lib/chat/files.ts';
import { useDesk } from '../desk/model.ts';

const NONE: TrayFile[] = [];

/** What was chosen and not sent yet, in this chat. */
export function useTray(chatId: string): TrayFile[] {
  const conversation = useDesk().conversation.value;
  return (conversation?.id === chatId && conversation.files) || NONE;
}
