/** «Перевести чат» as a module of its own: few chats are transferred, every page would pay. */
import type { JSX } from 'preact';
import { TRANSFER_TEXTS } from '../../../lib/i18n/transfer.ts';
import { addTexts } from '../../../lib/i18n/late.ts';
import type { DeskModel } from '../model.ts';
import './transfer-dialog.css';
import { TransferDialog } from './transfer-dialog.tsx';

addTexts(TRANSFER_TEXTS);

export function transferDialog(desk: DeskModel, chatId: string): JSX.Element {
  return <TransferDialog chatId={chatId} onClose={() => (desk.dialog.value = null)} />;
}
