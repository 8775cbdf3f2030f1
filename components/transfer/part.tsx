/** «Перевести чат» as a module of its own: few chats are transferred, every page would pay. */
import type { JSX } from 'preact';
import { closable } from '../desk/closable.ts';
import type { Slots } from '../desk/model-types.ts';
import '../ui/dialog-parts.css';
import './dialog.css';
import { TransferDialog } from './dialog.tsx';

export function transferDialog(desk: Slots, chatId: string): JSX.Element {
  return closable(desk, (close) => <TransferDialog chatId={chatId} onClose={close} />);
}
